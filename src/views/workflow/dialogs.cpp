#include "views/workflow/dialogs.h"
#include "base/words.h"
#include "domain/allowed.h"
#include "views/workflow/words.h"
#include <algorithm>
#include <fmt/core.h>

namespace workflow {

static constexpr std::size_t kMostGroups = 12;

static std::string tasks(std::size_t n, std::string_view kind) { return plural(static_cast<std::int64_t>(n), std::string(kind) + " task"); }

static std::string cancel_effect(const Run& run, Instant now) {
    const auto p = progress(run);
    const auto waiting = p.all - p.done - p.running - p.failed - p.not_run;
    std::string out;
    if (run.head.started) out = "It has run for " + lasting_words(std::chrono::duration_cast<Seconds>(now - *run.head.started)) + ". ";
    if (p.running > 0) out += tasks(p.running, "running") + (p.running == 1 ? " stops now" : " stop now") + (waiting > 0 ? " and " : ". ");
    if (waiting > 0) out += tasks(waiting, "waiting") + " will not start. ";
    return out + "Outputs that are already uploaded are kept.";
}

static void add_cancel(Asking& out, const Run& run, const Model& m) {
    const auto& d = m.run->dialog;
    out.title = "Cancel " + run.head.id.value + "?";
    out.effect = is_final(run.head.status.status) ? "It has ended by now: there is nothing left to cancel." : cancel_effect(run, m.now);
    out.reason_label = "Reason, shown with its tasks";
    out.reason = d.reason, out.force = d.force, out.can_force = true;
    out.keep = {.label = is_final(run.head.status.status) ? "Close" : "Keep running"};
    out.send = {.label = "Cancel workflow", .icon = Icon::ban, .kind = Button::Kind::danger_solid, .id = "send"};
    out.write = CancelRun{run.head.id, d.reason, d.force};
    if (const auto why = why_no_cancel(run.head); !why.empty() && !d.force) out.send.why_disabled = why, out.write.reset();
}

static void add_restart(Asking& out, const Run& run, const Model&) {
    out.title = "Restart " + run.head.id.value + "?";
    std::size_t again = 0, kept = 0;
    for (const auto& g : run.groups) {
        if (g.status.status == Status::completed) { ++kept; continue; }
        if (++again <= kMostGroups) out.groups.push_back(g.name);
    }
    const auto n = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    out.effect = fmt::format("A new workflow is made in {}. {} again", run.head.pool ? run.head.pool->value : "its pool", again == 1 ? "1 group runs" : plural(n(again), "group") + " run");
    out.effect += kept == 0 ? "." : fmt::format("; the outputs of {} are used as they are.", kept == 1 ? "1 group that completed" : plural(n(kept), "group") + " that completed");
    out.groups_note = "Runs again";
    if (again > kMostGroups) out.groups_note += fmt::format(", the first {} of {}", kMostGroups, count_words(n(again)));
    if (run.head.priority == Priority::low) out.effect += " The service checks a restart as if it were NORMAL: what is larger than the pool's quota is refused.";
    out.keep = {.label = "Leave as it is"};
    out.send = {.label = "Restart workflow", .icon = Icon::rotate_cw, .kind = Button::Kind::primary, .id = "send"};
    if (run.head.pool) out.write = RestartRun{run.head.id, *run.head.pool};
    if (const auto why = why_no_restart(run.head); !why.empty()) out.send.why_disabled = why, out.write.reset();
}

static void add_resubmit(Asking& out, const Run& run, const Model& m) {
    const auto& change = m.run->dialog.change;
    const auto write = resubmission(run.head.id, run.head.pool.value_or(PoolName{}), run.head.priority_word, change);
    out.title = "Resubmit " + run.head.id.value + "?";
    out.effect = fmt::format("A new workflow is made from its specification{} in {} at priority {}. This one stays as it is.", change.without.empty() ? ", as it is," : "", write.pool.value, write.priority.empty() ? "of its own" : write.priority);
    out.resubmit = resubmit_form(m, {&run.head}, change);
    out.keep = {.label = "Leave as it is"};
    out.send = {.label = "Resubmit workflow", .icon = Icon::copy_plus, .kind = Button::Kind::primary, .id = "send"};
    if (!write.pool.value.empty()) out.write = write;
}

// What is being done, and what was, in the words of the dialog that asks.
struct Verb { WriteKind kind; std::string_view going, done, again; };
static Verb verb_of(RunDialog::Kind kind) {
    switch (kind) {
        case RunDialog::Kind::cancel: return {WriteKind::cancel, "Canceling…", "canceled", "Cancel again"};
        case RunDialog::Kind::resubmit: return {WriteKind::resubmit, "Resubmitting…", "resubmitted", "Resubmit again"};
        default: return {WriteKind::restart, "Restarting…", "restarted", "Restart again"};
    }
}

static const SentWrite* sent_from(const Asking& asking, const Run& run, const Model& m) {
    const auto* sent = last_sent(m, run.head.id);
    return sent && kind_of(sent->write) == verb_of(asking.kind).kind ? sent : nullptr;
}

static void add_outcome(Asking& out, const Run& run, const Model& m) {
    const auto* sent = sent_from(out, run, m);
    if (!sent) return;
    const auto verb = verb_of(out.kind);
    if (!sent->end) {
        out.send.label = verb.going;
        out.send.why_disabled = "The service is being asked", out.write.reset();
        return;
    }
    out.outcome_detail = sent->end->failure ? sent->end->failure->detail : "";
    if (sent->end->kind == WriteEnd::Kind::refused) {
        out.outcome = fmt::format("It was not {}", verb.done);
        if (sent->end->failure && sent->end->failure->kind == Failure::Kind::denied) out.send.why_disabled = "Your roles do not allow this", out.write.reset();
    } else if (sent->end->kind == WriteEnd::Kind::unknown) {
        out.outcome = fmt::format("Whether it was {} is not known", verb.done);
        out.outcome_detail += verb.kind == WriteKind::cancel ? ". It was not sent again. This page looks every few seconds: if its status does not change within a minute, it was not." : ". It was not sent again. A new run of this name would stand under History.";
        out.outcome_tone = Tone::warning;
        out.send.label = verb.again;
    }
}

std::optional<Asking> asking_of(const Run& run, const Model& m) {
    const auto kind = m.run->dialog.kind;
    if (kind == RunDialog::Kind::none) return std::nullopt;
    Asking out{.kind = kind};
    if (kind == RunDialog::Kind::cancel) add_cancel(out, run, m);
    else if (kind == RunDialog::Kind::resubmit) add_resubmit(out, run, m);
    else add_restart(out, run, m);
    add_outcome(out, run, m);
    return out;
}

}  // namespace workflow
