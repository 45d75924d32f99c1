#include "views/shell/page.h"
#include "base/words.h"
#include "store/login.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/shell/commands.h"
#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace shell {

std::optional<int> port_of(std::string_view text) {
    int port = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool good = end.ec == std::errc() && end.ptr == text.data() + text.size() && port > 0 && port < 65536;
    return good ? std::optional(port) : std::nullopt;
}

Route shell_route(const WorkflowId& id, std::string_view task) {
    Route r{.view = "workflows", .item = id.value, .params = {}, .part = "shell"};
    if (!task.empty()) r.params = {{"task", std::string(task)}};
    return r;
}

namespace {

using State = ShellSession::State;

std::string href_of(const ShellSession& s) { return format_route(shell_route(s.workflow, s.task).with("shell", std::to_string(s.id))); }

bool mine(const Page& p, const ShellSession& s) { return s.workflow.value == p.workflow && s.task == p.task; }

// The one the address asks for, else the newest of this task.
const ShellSession* shown(const Model& m, const Page& p) {
    const auto asked = m.route.param("shell");
    if (asked == "new") return nullptr;
    const ShellSession* newest = nullptr;
    for (const auto& s : m.shells->sessions) {
        if (s.run || !mine(p, s)) continue;
        if (std::to_string(s.id) == asked) return &s;
        newest = &s;
    }
    return newest;
}

void add_tabs(const Model& m, Page& p) {
    for (const auto& s : m.shells->sessions) {
        if (s.run) continue;
        if (s.id == p.session) p.selected = static_cast<int>(p.tabs.size());
        const Badge state = standing(s).state;
        p.tabs.push_back({s.id, s.workflow.value + "/" + s.task, href_of(s), fmt::format("Close the shell in {}", s.task), {.word = {}, .tone = state.tone, .icon = s.live() ? Icon::square_terminal : state.icon}});
    }
}

std::string size_words(const ShellSession& s) { return s.rows ? fmt::format("{} × {}", s.columns, s.rows) : std::string(); }

TerminalModel terminal_of(const Model& m, const ShellSession& s) {
    const auto& shells = *m.shells;
    TerminalModel t{.key = s.key(), .name = fmt::format("Shell in {} of {}", s.task, s.workflow.value), .waiting = "Loading the terminal…", .font = shells.font,
                    .read_only = s.state != State::open, .framed = false};
    if (!s.run && shells.finding) t.find = shells.find, t.find_step = shells.find_step;
    return t;
}

void add_session(const Model& m, Page& p) {
    const auto* s = shown(m, p);
    p.inviting = !s && !p.task.empty();
    if (!s) return;
    p.session = s->id;
    p.standing = standing(*s);
    p.terminal = terminal_of(m, *s);
    p.terminal.focus_now = s->state == State::open;
    if (s->echo) p.foot.push_back(fmt::format("{} ms", s->echo->count()));
    p.foot.push_back(s->command);
    if (auto size = size_words(*s); !size.empty()) p.foot.push_back(std::move(size));
    if (s->state == State::joining) p.foot.push_back("The router waits up to a minute for the task");
    const auto& shells = *m.shells;
    if (!shells.find.empty() && shells.found >= 0) p.find_words = shells.found == 0 ? "Not found" : fmt::format("{} of {}", shells.found_at, shells.found);
}

Output output_of(const Model& m, const ShellSession& s) {
    Standing st = standing(s);
    Output out{.session = s.id, .title = s.task, .state = st.state, .terminal = terminal_of(m, s)};
    out.terminal.name = fmt::format("Output of {} in {}", s.command, s.task);
    out.terminal.read_only = true;
    out.terminal.framed = true;
    const bool silent = s.state == State::ended && s.code == 1000 && !s.spoke && s.held < Millis(55'000);
    if (silent) out.state = {.word = "Ended without output", .tone = Tone::quiet, .icon = Icon::circle_check};
    else if (s.state == State::open) out.state.word = "Running";
    else if (st.trouble && !(s.code == 1000 && s.spoke)) out.trouble = st.trouble->notice.heading + (st.trouble->notice.words.empty() ? "" : ". " + st.trouble->notice.words), out.again = true;
    if (out.again && s.failure) out.trouble = s.failure->detail.empty() ? reason_words(*s.failure) : s.failure->detail;
    return out;
}

void add_runs(const Model& m, Page& p) {
    const auto& runs = m.shells->runs;
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        if (run->workflow.value != p.workflow) continue;
        RunCard card{.id = run->id, .title = run->command, .note = run->group.empty() ? "in " + run->task : "in every running task of " + run->group};
        if (run->asking) card.trouble = "Asking…";
        else if (run->failure) card.trouble = run->failure->detail.empty() ? reason_words(*run->failure) : run->failure->detail;
        else if (run->sessions.empty()) card.trouble = "No task of the group is running";
        for (const int id : run->sessions)
            if (const auto* s = m.shells->session(id)) card.outputs.push_back(output_of(m, *s));
        p.runs.push_back(std::move(card));
    }
}

DoorLine line_of(const WebDoor& d) {
    DoorLine line{.id = d.id, .port = std::to_string(d.port), .href = d.href};
    switch (d.state) {
        case WebDoor::State::asking: line.words = "Asking…", line.state = {.tone = Tone::starting, .icon = Icon::circle_dashed}; break;
        case WebDoor::State::open: line.words = "Open for half an hour after each use", line.state = {.tone = Tone::running, .icon = Icon::globe}, line.open = true; break;
        case WebDoor::State::closed: line.words = "Closed by the router", line.state = {.tone = Tone::quiet, .icon = Icon::circle_x}; break;
        case WebDoor::State::refused:
            line.words = d.failure ? d.failure->detail.empty() ? reason_words(*d.failure) : d.failure->detail : "The router has no address";
            line.state = {.tone = Tone::failed, .icon = Icon::circle_x};
    }
    return line;
}

void add_doors(const Model& m, Page& p) {
    for (const auto& d : m.shells->doors)
        if (d.workflow.value == p.workflow && d.task == p.task) p.doors.push_back(line_of(d));
    const auto& typed = m.shells->port;
    if (!typed.empty() && !port_of(typed)) p.port_error = "A number from 1 to 65535";
}

void add_handoffs(const Model& m, Page& p, const Circumstances& c) {
    if (p.task.empty()) return;
    const auto& command = m.shells->command;
    const auto port = port_of(m.shells->port) ? m.shells->port : p.doors.empty() ? std::string("8080") : p.doors.back().port;
    p.handoffs.push_back({"The same in a terminal", {}, exec_command(p.workflow, p.task, command), "shell command"});
    p.handoffs.push_back({"A TCP port on this machine", "A browser cannot listen on a port. With --udp it forwards UDP.", port_forward_command(p.workflow, p.task, port, false), "port-forward command"});
    const bool rsync = !c.run || c.run->rsync;
    p.handoffs.push_back({"Copy files into the task", rsync ? "A browser cannot read your folders by itself." : "This workflow was submitted without rsync: the service refuses.", rsync_command(true, p.workflow, p.task), "upload command"});
    p.handoffs.push_back({"Copy files out of it", {}, rsync_command(false, p.workflow, p.task), "download command"});
    if (c.run && !c.run->outputs.empty()) p.handoffs.push_back({"Download its outputs", "They lie in storage that only your credentials open.", download_command(c.run->outputs), "data command"});
}

void add_uses(Page& p, const Circumstances& c) {
    if (!c.requests) return;
    const auto at = c.requests->find(p.task);
    if (at == c.requests->end()) return;
    const Amounts& asks = at->second;
    std::string uses = asks.gpu.value ? plural(asks.gpu.value, "GPU") : "";
    if (const auto cores = cores_words(asks.cpu); asks.cpu.value) uses += (uses.empty() ? "" : ", ") + cores + (cores == "1" ? " core" : " cores");
    p.facts.push_back({.key = "Asks for", .value = std::move(uses)});
    if (asks.memory.value) p.facts.push_back({.key = "Memory", .value = bytes_words(asks.memory)});
}

void add_task(Page& p, const RunGroup& group, const RunTask& task, const Run& run, Instant now, const Circumstances& c) {
    const Attempt& last = task.last();
    p.group = group.name;
    for (const auto& t : group.tasks) p.group_size += t.last().status.status == Status::running;
    p.header.badge = badge_of(last.status);
    p.header.badge.pill = true;
    p.facts.push_back({.key = "Status", .value = badge_of(last.status).word});
    if (last.node) p.facts.push_back({.key = "Node", .value = last.node->value, .href = resource_href(last.node->value), .mono = true});
    if (run.head.pool) p.facts.push_back({.key = "Pool", .value = run.head.pool->value, .href = pool_href(run.head.pool->value)});
    if (!group.name.empty()) p.facts.push_back({.key = "Group", .value = group.name, .mono = true});
    if (task.attempts.size() > 1) p.facts.push_back({.key = "Try", .value = fmt::format("{} of {}", task.attempts.size(), task.attempts.size())});
    add_uses(p, c);
    if (!last.ip.empty()) p.facts.push_back({.key = "Address", .value = last.ip, .mono = true, .copy = true});
    if (const auto time = run_time(last, now)) p.facts.push_back({.key = is_final(last.status.status) ? "Ran for" : "Running for", .value = duration_words(*time)});
    if (last.status.status == Status::running) return;
    p.not_now = is_final(last.status.status) ? fmt::format("{} has ended: there is no container to open a shell in", p.task) : fmt::format("{} does not run yet", p.task);
}

void add_choices(Page& p, const Run& run) {
    for (const auto& group : run.groups)
        for (const auto& task : group.tasks)
            if (task.last().status.status == Status::running) p.choices.push_back({task.name, format_route(shell_route(run.head.id, task.name)), badge_of(task.last().status)});
}

void look_at_run(const Model& m, Page& p, const Circumstances& c) {
    const Run& run = *c.run;
    const auto at = find_task(run, p.task);
    if (at) add_task(p, run.groups[at->group], task_at(run, *at), run, m.now, c);
    else if (!p.task.empty()) p.not_now = fmt::format("{} has no task of this name", p.workflow);
    if (p.task.empty()) add_choices(p, run);
}

// Nothing to open a shell in, or no way to.
void say_why_not(const Model& m, Page& p, const Circumstances& c) {
    if (p.session) return;
    if (m.login->site.read_only()) {
        p.instead = Prompt{.notice = {.icon = Icon::square_terminal, .heading = "No shell here", .words = "This view only shows. Open the console to work in the task."}, .does = {}};
    } else if (!c.sockets) {
        Prompt prompt{.notice = {.icon = Icon::key_round, .heading = "Not with an access token", .words = "Sockets of a browser carry a session cookie and no token. Sign in on a page, or use the command line.",
                                 .code = exec_command(p.workflow, p.task, m.shells->command)}, .does = {}};
        prompt.notice.actions.push_back({.label = "Copy command", .icon = Icon::copy, .kind = Button::Kind::primary});
        prompt.does.push_back(CopyText{prompt.notice.code, "Command copied"});
        p.instead = std::move(prompt);
    } else if (p.task.empty()) {
        p.instead = Prompt{.notice = {.icon = Icon::square_terminal, .heading = p.choices.empty() ? "No task is running" : "In which task?", .words = p.choices.empty() && c.run ? "A shell opens in a task that runs." : ""}, .does = {}};
    }
}

}  // namespace

Page present(const Model& m, const Circumstances& c) {
    Page p;
    p.workflow = m.route.item;
    p.task = std::string(m.route.param("task"));
    p.here = format_route(shell_route({p.workflow}, p.task));
    p.header = {.title = p.task.empty() ? p.workflow : p.task, .mono = true};
    p.workflow_href = workflow_href({p.workflow});
    p.logs_href = format_route(Route{.view = "workflows", .item = p.workflow, .params = {{"task", p.task}}, .part = "logs"});
    if (c.run) look_at_run(m, p, c);
    add_session(m, p);
    add_tabs(m, p);
    add_runs(m, p);
    add_doors(m, p);
    add_handoffs(m, p, c);
    say_why_not(m, p, c);
    return p;
}

}  // namespace shell
