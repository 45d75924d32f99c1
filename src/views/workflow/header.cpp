#include "domain/allowed.h"
#include "store/login.h"
#include "store/run.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/workflow/page.h"
#include "views/workflow/why.h"
#include "views/workflow/words.h"

namespace workflow {

static std::string list_href(std::string_view key, std::string_view value) {
    return format_route(Route{.view = "workflows", .item = {}, .params = {}}.with("q", quoted_term(key, value)));
}

// Roles are the service's to know: what it refused once in this pool is not offered again.
static std::string why_not_yours(const Run& run, const Model& m, WriteKind kind) {
    if (!denied(m, kind, run.head.pool)) return "";
    return "The service said your roles do not allow this" + (run.head.pool ? " in " + run.head.pool->value : "");
}

static bool on_its_way(const Run& run, const Model& m) {
    const auto* sent = last_sent(m, run.head.id);
    return sent && !sent->end;
}

static Doing doing(Button button, std::string why_not, Action does) {
    Doing out{.button = std::move(button), .does = std::nullopt};
    if (why_not.empty()) out.does = std::move(does);
    else out.button.why_disabled = std::move(why_not);
    return out;
}

static std::string why_no(WriteKind kind, const Run& run, const Model& m) {
    auto why = kind == WriteKind::cancel ? why_no_cancel(run.head) : why_no_restart(run.head);
    if (why.empty()) why = why_not_yours(run, m, kind);
    return why.empty() && on_its_way(run, m) ? "The service has not answered the last request yet" : why;
}

static Doing cancel(const Run& run, const Model& m) {
    return doing({.label = "Cancel", .icon = Icon::ban, .kind = Button::Kind::danger}, why_no(WriteKind::cancel, run, m), run_event(OpenRunDialog{RunDialog::Kind::cancel}));
}

static Doing restart(const Run& run, const Model& m) {
    return doing({.label = "Restart", .icon = Icon::rotate_cw}, why_no(WriteKind::restart, run, m), run_event(OpenRunDialog{RunDialog::Kind::restart}));
}

static Doing resubmit(const Run& run, const Model& m) {
    auto why = run.head.pool ? why_not_yours(run, m, WriteKind::resubmit) : "The service does not tell its pool";
    if (why.empty() && on_its_way(run, m)) why = "The service has not answered the last request yet";
    return doing({.label = "Resubmit", .icon = Icon::copy_plus}, std::move(why), run_event(OpenRunDialog{RunDialog::Kind::resubmit}));
}

static Doing logs(const Run& run) {
    return doing({.label = "Logs", .icon = Icon::scroll_text}, "", Follow{format_route({.view = "workflows", .item = run.head.id.value, .params = {}, .part = "logs"})});
}

// The task one most likely wants to look into: the first that runs, leads before others.
static const RunTask* running_task(const Run& run) {
    for (const auto& g : run.groups)
        for (const auto& t : g.tasks) if (t.last().status.status == Status::running) return &t;
    return nullptr;
}

static std::optional<Doing> shell(const Run& run) {
    const auto* task = running_task(run);
    if (!task || run.head.status.status != Status::running) return std::nullopt;
    return doing({.label = "Shell", .icon = Icon::square_terminal}, "", Follow{shell_href(run.head.id, task->name)});
}

static MenuDoing in_menu(Doing from) {
    MenuDoing out{.item = {.label = from.button.label, .icon = from.button.icon, .danger = from.button.kind == Button::Kind::danger, .why_disabled = from.button.why_disabled}, .does = from.does};
    if (out.item.label == "Cancel" || out.item.label == "Restart" || out.item.label == "Resubmit") out.item.label += " …";
    return out;
}

static MenuDoing item(std::string label, Icon icon, Action does) { return {.item = {.label = std::move(label), .icon = icon}, .does = std::move(does)}; }

static void add_menu(Header& out, const Run& run, const Model& m, std::vector<Doing> rest) {
    const auto& id = run.head.id;
    for (auto& d : rest) out.menu.push_back(in_menu(std::move(d)));
    auto edit = submit_from(id);
    if (run.head.pool) edit = edit.with("pool", run.head.pool->value);
    if (run.head.priority != Priority::normal) edit = edit.with("priority", run.head.priority_word);
    if (!m.login->site.read_only()) out.menu.push_back(item("Edit and resubmit", Icon::pencil, Go{std::move(edit)}));
    out.menu.push_back(item("Copy link", Icon::link, CopyLink{}));
    out.menu.back().item.separator_before = true;
    if (!run.head.uuid.empty()) out.menu.push_back(item("Copy UUID", Icon::copy, CopyText{run.head.uuid, "UUID copied"}));
    out.menu.push_back(item("Copy as CLI command", Icon::square_terminal, CopyText{"osmo workflow query " + id.value, "Command copied"}));
    if (m.login->site.embed.on) return;
    const bool hidden = hides_workflow(m.settings, id.value);
    out.menu.push_back(item(hidden ? "Show in my lists again" : "Hide from my lists", hidden ? Icon::eye : Icon::eye_off, run_event(HideRun{id, !hidden})));
    out.menu.back().item.note = "this browser only";
    out.menu.back().item.separator_before = true;
}

static void add_actions(Header& out, const Run& run, const Model& m) {
    if (m.login->site.read_only()) {
        out.buttons = {logs(run)};
        return add_menu(out, run, m, {});
    }
    const bool alive = !is_final(run.head.status.status), failed = phase_of(run.head.status.status) == Phase::failed;
    if (alive) {
        out.buttons.push_back(logs(run));
        if (auto open = shell(run)) out.buttons.push_back(std::move(*open));
        out.buttons.push_back(resubmit(run, m));
        out.buttons.push_back(cancel(run, m));
        return add_menu(out, run, m, {restart(run, m)});
    }
    if (failed) {
        out.buttons = {logs(run), restart(run, m), resubmit(run, m)};
        return add_menu(out, run, m, {cancel(run, m)});
    }
    out.buttons = {logs(run), resubmit(run, m)};
    add_menu(out, run, m, {restart(run, m), cancel(run, m)});
}

// What was asked last, until the service tells what came of it.
static void add_note(Header& out, const Run& run, const Model& m) {
    const auto* sent = last_sent(m, run.head.id);
    if (!sent || kind_of(sent->write) != WriteKind::cancel || is_final(run.head.status.status)) return;
    if (!sent->end) out.note = "Asking the service to cancel it…";
    else if (sent->end->kind == WriteEnd::Kind::done) out.note = "Canceling: the service stops its tasks within seconds";
    else if (sent->end->kind == WriteEnd::Kind::unknown) out.note = "Whether the service will cancel it is not known: it did not answer. This page looks again every few seconds", out.note_tone = Tone::warning;
}

Badge run_badge(const StatusWord& status) {
    auto out = badge_of(status);
    if (status.status == Status::failed_canceled) out.word = "Canceled", out.note.clear(), out.icon = Icon::ban;
    if (status.status == Status::failed_submission) out.word = "Not accepted";
    return out;
}

Header header_of(const Run& run, const Model& m) {
    const auto& w = run.head;
    Header out{.id = w.id.value, .user = w.user.value, .user_href = list_href("user", w.user.value), .pool = w.pool ? w.pool->value : "",
               .pool_href = w.pool ? list_href("pool", w.pool->value) : "", .status = run_badge(w.status), .priority = priority_badge(w.priority, w.priority_word),
               .time = state_words(run, m.now), .progress = progress_words(run), .note = {}, .buttons = {}, .menu = {}};
    out.status.pill = true;
    add_actions(out, run, m);
    add_note(out, run, m);
    return out;
}

}  // namespace workflow
