#include "store/submit_past.h"
#include "store/land.h"
#include "store/needs.h"
#include "store/submit.h"

namespace {

using Effects = std::vector<Effect>;

PastRuns& touched(Model& m) {
    auto& s = m.submit.edit();
    ++s.revision;
    return s.past;
}

Standing past_standing(const Model& m) {
    auto s = standing_of(m.submit->past.newest, Seconds(30));
    s.can = m.submit->past.open && (m.profile.value || m.profile.failure);
    return s;
}
Effect ask_past(Model& m) { return submit_wish(FetchPast{ask_anew(m, touched(m).newest), m.profile.value ? m.profile.value->user : UserName{}}); }

constexpr Need::Kind kPast{Need::Weight::extra, past_standing, ask_past};

}  // namespace

constinit const Need submit_needs::past{kPast};

Effects on_past(Model& m, OpenPast& a) {
    auto& p = touched(m);
    p.open = a.open, p.find.clear();
    return {};
}

Effects on_past(Model& m, ChangePast& a) {
    auto& p = touched(m);
    p.find = std::move(a.find), p.as_template = a.as_template;
    return {};
}

// The same run once more is asked for anew: what was typed since is put aside, as for any other.
Effects on_past(Model& m, TakePast& a) {
    auto& p = touched(m);
    p.open = false;
    auto& s = m.submit.edit();
    s.source_for.clear(), s.source_taken.clear();
    m.route = m.route.with("from", a.id.value).with("template", p.as_template ? "1" : "").with("tab", "");
    ++m.route_revision;
    return {SetHash{format_route(m.route), true}};
}

Effects on_past(Model& m, PastArrived& a) {
    auto& p = touched(m);
    if (land(m, p.newest, a.request, a.answer) && a.answer.value) p.newest.value = std::move(a.answer.value);
    return {};
}
