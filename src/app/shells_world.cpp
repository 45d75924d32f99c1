#include "api/tickets.h"
#include "app/asking.h"
#include "app/world.h"
#include "store/shells.h"

namespace {

// Never sent twice, and never put off by a newer one: each makes a session of its own.
template <class Arrived, class T>
void post(World& world, std::string url, int request, Result<T> (*decode)(std::string_view)) {
    const HttpRequest http{.method = "POST", .url = std::move(url), .body = {}};
    world.requests.send({.http = http, .slot = {}, .piece = {}, .restart = {}, .done = [=, dispatch = world.dispatch](HttpAnswer a) {
        auto outcome = read_reply(reply_of(http, a), decode);
        auto value = outcome.value ? std::make_shared<const T>(std::move(*outcome.value)) : nullptr;
        dispatch(shells_event(Arrived{request, {std::move(value), std::move(outcome.failure)}}));
    }});
}

void carry(World& w, const AskTicket& e) { post<TicketArrived>(w, exec_task_url(e.workflow, e.task, e.command), e.request, decode_ticket); }
void carry(World& w, const AskTickets& e) { post<TicketsArrived>(w, exec_group_url(e.workflow, e.group, e.command), e.request, decode_task_tickets); }
void carry(World& w, const AskWeb& e) { post<WebArrived>(w, web_server_url(e.workflow, e.task, e.port), e.request, decode_ticket); }

void carry(World& w, const AskAlive& e) {
    ask<AliveArrived, ShellsAction>("web door " + std::to_string(e.request), web_server_alive_url(e.key), e.request, w.requests, w.dispatch, decode_alive);
}

// By the page's own host, whose session cookie goes along; if nobody listens there, by the address the service named.
void carry(World& w, const JoinShell& e) {
    const auto path = shell_socket_path(e.workflow, e.ticket.key);
    std::vector<std::string> addresses{path};
    if (const auto host = host_of(e.ticket.address); !host.empty() && host != host_of(w.platform.location.page())) addresses.push_back(e.ticket.address + path);
    w.platform.terminals.join(e.terminal, addresses, e.ticket.cookies);
}

void carry(World& w, const EndShell& e) { w.platform.terminals.end(e.terminal); }

}  // namespace

void carry_out(World& world, const ShellsEffect& effect) {
    std::visit([&](const auto& e) { carry(world, e); }, effect.it);
}

Action news_of_shell(ShellNews n) {
    switch (n.kind) {
        case ShellNews::Kind::joined: break;
        case ShellNews::Kind::echo: return shells_event(ShellEcho{std::move(n.key), n.after});
        case ShellNews::Kind::closed: return shells_event(ShellClosed{std::move(n.key), n.code, std::move(n.reason), n.reached, n.spoke, n.after});
    }
    return shells_event(ShellJoined{std::move(n.key)});
}
