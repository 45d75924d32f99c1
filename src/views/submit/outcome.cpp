#include "views/submit/outcome.h"
#include "store/query_lists.h"
#include "views/links.h"
#include <fmt/core.h>

namespace submit {

static Doing another(const char* label) { return {{.label = label, .kind = Button::Kind::quiet}, submit_event(SubmitAnother{})}; }

static Outcome done(const SentSpec& sent) {
    const auto& made = sent.end->end.made;
    if (sent.what == SpecAsk::validate) return {.title = "The service would take it", .words = "It was checked and not submitted.", .warnings = sent.end->end.warnings, .actions = {another("Close")}};
    Outcome out{.title = made.empty() ? "Submitted" : "Submitted as " + made, .words = "It is in " + sent.pool.value + " now.", .warnings = sent.end->end.warnings};
    if (made.empty()) out.words += " The answer of the service could not be read: its name is not known.";
    else out.href = workflow_href({made}), out.href_words = "Open " + made;
    out.actions.push_back(another("Submit another"));
    return out;
}

static std::string refused_title(const SentSpec& sent) {
    const auto kind = sent.end->end.failure ? sent.end->end.failure->kind : Failure::Kind::refused;
    if (kind == Failure::Kind::denied) return "Your roles do not allow this in " + sent.pool.value;
    if (kind == Failure::Kind::signed_out) return "You are signed out: it was not sent on";
    return sent.what == SpecAsk::validate ? "The service would refuse it" : "The service refused it";
}

static Outcome refused(const SentSpec& sent) {
    Outcome out{.tone = Tone::failed, .icon = Icon::circle_x, .title = refused_title(sent), .alert = true};
    const auto said = sent.end->end.failure ? sent.end->end.failure->detail : std::string();
    out.refusal = read_refusal(said);
    if (const auto line = line_named(said)) out.actions.push_back({{.label = fmt::format("Go to line {}", line), .icon = Icon::arrow_right, .size = Button::Size::compact}, submit_event(ShowPlace{{line, 1, 0}})});
    if (const auto& row = sent.end->end.made; !row.empty()) out.href = workflow_href({row}), out.href_words = "It stands among the workflows as " + row;
    out.actions.push_back(another("Close"));
    return out;
}

// A second one must not come of it: what may be there is looked for, never sent for again.
static Outcome unknown(const SentSpec& sent) {
    Outcome out{.tone = Tone::warning, .icon = Icon::triangle_alert, .title = sent.what == SpecAsk::validate ? "The service did not answer" : "Whether it was submitted is not known", .alert = true};
    out.words = sent.end->end.failure ? sent.end->end.failure->detail + ". " : "";
    if (sent.what == SpecAsk::validate) return out.words += "Nothing was submitted.", out.actions.push_back(another("Close")), out;
    out.words += "It was not sent again. If the service took it, it stands among your newest workflows.";
    const auto q = (sent.workflow.empty() ? std::string() : quoted_term("name", sent.workflow) + " ") + "user:me";
    out.href = format_route(Route{.view = "workflows", .item = {}, .params = {}}.with("q", q));
    out.href_words = sent.workflow.empty() ? "Look among my workflows" : "Look for " + sent.workflow + " among my workflows";
    out.actions.push_back(another("Close"));
    return out;
}

std::optional<Outcome> outcome_of(const Model& m) {
    const auto& sent = m.submit->sent;
    if (!sent || !sent->end) return std::nullopt;
    switch (sent->end->end.kind) {
        case WriteEnd::Kind::done: return done(*sent);
        case WriteEnd::Kind::refused: return refused(*sent);
        case WriteEnd::Kind::unknown: return unknown(*sent);
    }
    return std::nullopt;
}

}  // namespace submit
