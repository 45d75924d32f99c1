#include "store/shells.h"
#include <algorithm>

namespace {

using Effects = std::vector<Effect>;
using Door = WebDoor::State;
using Seat = ShellSession::State;

template <class T>
T* find(std::vector<T>& all, int id) {
    const auto at = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
    return at == all.end() ? nullptr : &*at;
}

ShellSession* find(std::vector<ShellSession>& all, const std::string& key) {
    const auto at = std::find_if(all.begin(), all.end(), [&](const ShellSession& one) { return one.key() == key; });
    return at == all.end() ? nullptr : &*at;
}

ShellSession& seat(Model& m, ShellsState& s, const WorkflowId& workflow, std::string task, std::string command, int run = 0) {
    return s.sessions.emplace_back(ShellSession{.id = ++s.last, .workflow = workflow, .task = std::move(task), .command = std::move(command), .run = run, .asked = m.now});
}

Effects ask(const ShellSession& one) { return {shells_wish(AskTicket{one.id, one.workflow, one.task, one.command})}; }

Effects on(Model& m, ShellsState& s, OpenShell& a) {
    if (a.task.empty() || a.command.empty()) return {};
    return ask(seat(m, s, a.workflow, std::move(a.task), std::move(a.command)));
}

// Anew from the question on: keys open a door once.
Effects on(Model& m, ShellsState& s, AgainShell& a) {
    auto* one = find(s.sessions, a.id);
    if (!one || one->live()) return {};
    *one = {.id = one->id, .workflow = one->workflow, .task = one->task, .command = one->command, .run = one->run, .asked = m.now, .rows = one->rows, .columns = one->columns};
    return ask(*one);
}

Effects on(Model&, ShellsState& s, CloseShell& a) {
    const auto* one = find(s.sessions, a.id);
    if (!one) return {};
    Effects out{shells_wish(EndShell{one->key()})};
    std::erase_if(s.sessions, [&](const ShellSession& x) { return x.id == a.id; });
    for (auto& run : s.runs) std::erase(run.sessions, a.id);
    return out;
}

Effects on(Model&, ShellsState& s, ChooseShell& a) { return s.command = std::move(a.command), Effects{}; }
Effects on(Model&, ShellsState& s, TypeOnce& a) { return s.once = std::move(a.command), Effects{}; }
Effects on(Model&, ShellsState& s, ChooseInGroup& a) { return s.in_group = a.all, Effects{}; }
Effects on(Model&, ShellsState& s, TypePort& a) { return s.port = std::move(a.text), Effects{}; }
Effects on(Model&, ShellsState& s, ChooseFont& a) { return s.font = std::clamp(a.px, 9, 24), Effects{}; }

Effects on(Model&, ShellsState& s, FindInShell& a) {
    if (!a.open || a.text != s.find) s.found = s.found_at = -1;
    s.finding = a.open;
    s.find = std::move(a.text);
    return {};
}
Effects on(Model&, ShellsState& s, StepFind& a) { return s.find_step += a.by, Effects{}; }
Effects on(Model&, ShellsState& s, ShellFound& a) { return s.found = a.found, s.found_at = a.at, Effects{}; }

Effects on(Model& m, ShellsState& s, RunOnce& a) {
    if (a.command.empty() || (a.task.empty() && a.group.empty())) return {};
    const int id = ++s.last;
    CommandRun run{.id = id, .workflow = a.workflow, .task = std::move(a.task), .group = std::move(a.group), .command = std::move(a.command)};
    Effects out;
    if (run.group.empty()) {
        run.asking = false;
        const auto& one = seat(m, s, run.workflow, run.task, run.command, id);
        run.sessions.push_back(one.id);
        out = ask(one);
    } else {
        out = {shells_wish(AskTickets{id, run.workflow, run.group, run.command})};
    }
    s.runs.push_back(std::move(run));
    return out;
}

Effects on(Model&, ShellsState& s, CloseRun& a) {
    Effects out;
    for (const auto& one : s.sessions) if (one.run == a.id) out.push_back(shells_wish(EndShell{one.key()}));
    std::erase_if(s.sessions, [&](const ShellSession& one) { return one.run == a.id; });
    std::erase_if(s.runs, [&](const CommandRun& run) { return run.id == a.id; });
    return out;
}

Effects refuse(ShellSession& one, std::optional<Failure> failure) {
    one.state = Seat::refused;
    one.failure = std::move(failure);
    return {};
}

Effects join(ShellSession& one, const Ticket& ticket) {
    one.state = Seat::joining;
    return {shells_wish(JoinShell{one.key(), one.workflow, ticket})};
}

Effects on(Model&, ShellsState& s, TicketArrived& a) {
    auto* one = find(s.sessions, a.request);
    if (!one || one->state != Seat::asking) return {};  // closed meanwhile: the key is never used, and ends by itself
    return a.answer.value ? join(*one, *a.answer.value) : refuse(*one, std::move(a.answer.failure));
}

Effects on(Model& m, ShellsState& s, TicketsArrived& a) {
    auto* run = find(s.runs, a.request);
    if (!run || !run->asking) return {};
    run->asking = false;
    run->failure = std::move(a.answer.failure);
    Effects out;
    if (!a.answer.value) return out;
    for (const auto& [task, ticket] : *a.answer.value) {
        auto& one = seat(m, s, run->workflow, task, run->command, run->id);
        run->sessions.push_back(one.id);
        for (auto& effect : join(one, ticket)) out.push_back(std::move(effect));
    }
    return out;
}

Effects on(Model& m, ShellsState& s, ShellJoined& a) {
    auto* one = find(s.sessions, a.key);
    if (!one || one->state != Seat::joining) return {};
    one->state = Seat::open;
    one->spoke = one->reached = true;
    one->joined = m.now;
    return {};
}

Effects on(Model& m, ShellsState& s, ShellClosed& a) {
    auto* one = find(s.sessions, a.key);
    if (!one || !one->live()) return {};
    one->state = Seat::ended;
    one->ended = m.now;
    one->code = a.code;
    one->reason = std::move(a.reason);
    one->reached = a.reached, one->spoke = a.spoke, one->held = a.held;
    one->echo.reset();
    return {};
}

Effects on(Model&, ShellsState& s, ShellEcho& a) {
    if (auto* one = find(s.sessions, a.key)) one->echo = a.after;
    return {};
}

Effects on(Model&, ShellsState& s, ShellSized& a) {
    if (auto* one = find(s.sessions, a.id)) one->rows = a.rows, one->columns = a.columns;
    return {};
}

Effects on(Model& m, ShellsState& s, OpenWeb& a) {
    const int id = ++s.last;
    s.doors.push_back({.id = id, .workflow = a.workflow, .task = a.task, .port = a.port, .asked = m.now});
    s.port.clear();
    return {shells_wish(AskWeb{id, std::move(a.workflow), std::move(a.task), a.port})};
}

Effects on(Model&, ShellsState& s, CloseWeb& a) {
    std::erase_if(s.doors, [&](const WebDoor& door) { return door.id == a.id; });
    return {};
}

Effects on(Model& m, ShellsState& s, WebArrived& a) {
    auto* door = find(s.doors, a.request);
    if (!door || door->state != Door::asking) return {};
    door->failure = std::move(a.answer.failure);
    door->state = Door::refused;
    if (!a.answer.value) return {};
    door->key = a.answer.value->key;
    door->href = web_page_address(*a.answer.value);
    door->state = Door::open;
    door->looked = m.now;
    return {OpenPlace{door->href}};
}

Effects on(Model& m, ShellsState& s, AliveArrived& a) {
    s.looking = false;
    auto* door = find(s.doors, a.request);
    if (!door || door->state != Door::open) return {};
    door->looked = m.now;
    if (a.answer.value && !*a.answer.value) door->state = Door::closed;
    return {};
}

}  // namespace

const ShellSession* ShellsState::session(int id) const {
    const auto at = std::find_if(sessions.begin(), sessions.end(), [&](const ShellSession& one) { return one.id == id; });
    return at == sessions.end() ? nullptr : &*at;
}

std::vector<Effect> update_shells(Model& m, ShellsAction& action) {
    auto& s = m.shells.edit();
    ++s.revision;
    return std::visit([&](auto& a) { return on(m, s, a); }, action.it);
}
