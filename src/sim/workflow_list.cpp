#include "sim/workflow_list.h"

#include <algorithm>

#include "sim/encode_workflow.h"
#include "sim/json.h"
#include "sim/label_match.h"
#include "sim/scope.h"

namespace sim {
namespace {

constexpr std::int64_t kMostRows = 1000;

struct Selector {
    std::string key, pattern;
};

struct Filter {
    Scope scope;
    std::string name;
    std::vector<std::size_t> statuses, priorities;
    std::vector<std::string> tags, no_labels;
    std::vector<Selector> labels;
    std::string app;
    int app_version = 0;  // 0: any
    std::optional<Instant> after, before;
    std::int64_t offset = 0, limit = 20;
    bool newest_first = false;
};

const std::string* label_of(const Workflow& w, std::string_view key) {
    for (const auto& [k, v] : w.labels)
        if (k == key) return &v;
    return nullptr;
}

bool fits_labels(const Filter& f, const Workflow& w) {
    for (const auto& s : f.labels) {
        const auto* value = label_of(w, s.key);
        if (value == nullptr || !matches_label(s.pattern, *value)) return false;
    }
    return std::none_of(f.no_labels.begin(), f.no_labels.end(), [&](const auto& key) { return label_of(w, key) != nullptr; });
}

bool fits_status(const Filter& f, const Workflow& w) {
    if (f.statuses.empty()) return w.status != WorkflowStatus::failed_submission;
    return std::find(f.statuses.begin(), f.statuses.end(), static_cast<std::size_t>(w.status)) != f.statuses.end();
}

bool fits(const Filter& f, const Workflow& w) {
    if (!f.scope.admits(w) || !fits_status(f, w)) return false;
    if (!f.name.empty() && w.name.find(f.name) == std::string::npos) return false;
    if (f.after && w.submit < *f.after) return false;
    if (f.before && w.submit > *f.before) return false;
    if (!f.priorities.empty() &&
        std::find(f.priorities.begin(), f.priorities.end(), static_cast<std::size_t>(w.priority)) == f.priorities.end())
        return false;
    if (!f.app.empty() && (w.app.name != f.app || (f.app_version != 0 && w.app.version != f.app_version))) return false;
    return fits_labels(f, w);
}

// How many rows a workflow makes: one for every tag that was asked for and that it has.
int rows_of(const Filter& f, const Workflow& w) {
    if (f.tags.empty()) return 1;
    return static_cast<int>(std::count_if(w.tags.begin(), w.tags.end(), [&](const auto& tag) {
        return std::find(f.tags.begin(), f.tags.end(), tag) != f.tags.end();
    }));
}

std::optional<Reply> read_labels(Call& call, Filter& f) {
    for (const auto& text : call.query.list("label")) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            return domain_error(400, "USAGE", "Workflow label selectors must use key=value format.");
        f.labels.push_back({text.substr(0, equals), text.substr(equals + 1)});
    }
    f.no_labels = call.query.list("no_label");
    return std::nullopt;
}

void read_app(Call& call, Filter& f) {
    f.app = call.query.text("app").value_or("");
    const auto colon = f.app.rfind(':');
    if (colon == std::string::npos) return;
    f.app_version = std::atoi(f.app.c_str() + colon + 1);
    f.app.resize(colon);
}

std::optional<Reply> read_filter(Call& call, Filter& f) {
    constexpr std::string_view kOrders[] = {"ASC", "DESC"};
    f.name = call.query.text("name").value_or("");
    f.statuses = call.query.some_of("statuses", kWorkflowStatusWords);
    f.offset = call.query.integer("offset", 0);
    f.limit = call.query.integer("limit", 20);
    f.newest_first = call.query.one_of("order", kOrders).value_or(0) == 1;
    f.before = call.query.instant("submitted_before");
    f.after = call.query.instant("submitted_after");
    f.tags = call.query.list("tags");
    f.priorities = call.query.some_of("priority", kPriorityWords);
    read_app(call, f);
    if (auto refusal = read_scope(call, f.scope)) return refusal;
    if (auto refusal = read_labels(call, f)) return refusal;
    if (f.limit > kMostRows) return domain_error(400, "USER", "Limit must be less than 1000.");
    if (f.limit < -1) return domain_error(400, "DATABASE", "Error: LIMIT must not be negative\n");
    if (f.offset < 0) return domain_error(400, "DATABASE", "Error: OFFSET must not be negative\n");
    return std::nullopt;
}

}  // namespace

Reply list_workflows(Call& call) {
    Filter f;
    if (auto refusal = read_filter(call, f)) return *refusal;
    const auto& world = call.service.world();
    std::string body;
    Json j(body);
    j.open().key("workflows").list();
    std::int64_t to_skip = f.offset, room = f.limit;
    bool more = false;
    const auto count = world.workflows.size();
    for (std::size_t i = 0; i < count && !more; ++i) {
        const auto& w = world.workflows[f.newest_first ? count - 1 - i : i];
        if (!fits(f, w)) continue;
        for (int row = rows_of(f, w); row > 0 && !more; --row) {
            if (to_skip-- > 0) continue;
            if (room-- > 0) encode_workflow_row(j, world, w);
            else more = true;
        }
    }
    j.end().key("more_entries").boolean(more).close();
    return json_reply(std::move(body));
}

}  // namespace sim
