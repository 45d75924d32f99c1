#include "store/land.h"
#include "store/needs.h"
#include "store/run.h"

namespace {

constexpr Seconds kNever{std::chrono::hours(24)};

bool tab_open(const Model& m) { return shown_run(m) && m.route.part.empty() && m.route.param("tab") == "spec"; }

Standing standing(const Model& m, const Remote<SpecText>& text, const WorkflowId& of, const WorkflowId& wanted) {
    Standing out = of == wanted ? standing_of(text, kNever) : Standing{};
    out.can = tab_open(m) && !wanted.value.empty();
    return out;
}

WorkflowId own(const Model& m) { return shown_run(m) ? shown_run(m)->head.id : WorkflowId{}; }
WorkflowId other(const Model& m) { return {std::string(m.route.param("with"))}; }

Effect ask(Model& m, Remote<SpecText>& text, WorkflowId& of, const WorkflowId& wanted, SpecOf which) {
    start_anew(text, of, wanted.value);
    return run_wish(FetchSpecText{which, ask_anew(m, text), wanted});
}

constexpr Need::Kind kRendered{Need::Weight::extra, [](const Model& m) { return standing(m, m.run->spec.rendered, m.run->spec.rendered_for, own(m)); },
                               [](Model& m) { auto& s = m.run.edit().spec; return ask(m, s.rendered, s.rendered_for, own(m), SpecOf::rendered); }};
constexpr Need::Kind kAsWritten{Need::Weight::extra, [](const Model& m) { return standing(m, m.run->spec.as_written, m.run->spec.as_written_for, own(m)); },
                                [](Model& m) { auto& s = m.run.edit().spec; return ask(m, s.as_written, s.as_written_for, own(m), SpecOf::as_written); }};
constexpr Need::Kind kOther{Need::Weight::extra, [](const Model& m) { return standing(m, m.run->spec.other, m.run->spec.other_for, other(m)); },
                            [](Model& m) { auto& s = m.run.edit().spec; return ask(m, s.other, s.other_for, other(m), SpecOf::other); }};

Remote<SpecText>& text_of(RunSpec& s, SpecOf of) { return of == SpecOf::rendered ? s.rendered : of == SpecOf::as_written ? s.as_written : s.other; }

}  // namespace

constinit const Need run_needs::spec_text{kRendered}, run_needs::spec_template{kAsWritten}, run_needs::spec_other{kOther};

std::vector<Effect> on_spec(Model& m, SpecTextArrived& a) { return keep(m, text_of(m.run.edit().spec, a.of), a); }

std::vector<Effect> on_spec(Model& m, StandInSpec& a) {
    if (m.run->spec.line == a.line) return {};
    auto& s = m.run.edit().spec;
    s.line = a.line;
    return ++s.revision, std::vector<Effect>{};
}
