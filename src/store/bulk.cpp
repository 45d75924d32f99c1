#include "store/bulk.h"
#include "store/model.h"

namespace {

using Effects = std::vector<Effect>;

Effects on(Model& m, PickWorkflows& a) {
    auto& s = m.bulk.edit();
    s.picked = std::move(a.ids);
    ++s.revision;
    return {};
}

Effects on(Model& m, CopyWorkflowsAs& a) {
    m.toasts.push_back({Toast::Kind::done, ++m.last_toast, a.cli ? "Command copied" : "Request copied as curl", {}, m.now});
    return {bulk_wish(WriteWorkflowsAs{std::move(a.filter), m.now, a.cli})};
}

}  // namespace

std::vector<Effect> update_bulk(Model& m, BulkAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
