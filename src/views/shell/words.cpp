#include "base/words.h"
#include "views/shell/page.h"
#include <fmt/format.h>

namespace shell {
namespace {

using State = ShellSession::State;
constexpr Millis kRouterPatience{55'000};  // it waits a minute for the task to join

Prompt prompt(Icon icon, Tone tone, std::string heading, std::string words) {
    return {.notice = {.icon = icon, .tone = tone, .heading = std::move(heading), .words = std::move(words)}, .does = {}};
}

void offer(Prompt& p, Button button, Action action) {
    p.notice.actions.push_back(std::move(button));
    p.does.push_back(std::move(action));
}

void offer_again(Prompt& p, const ShellSession& s, const char* label) {
    offer(p, {.label = label, .icon = Icon::refresh_cw, .kind = Button::Kind::primary}, shells_event(AgainShell{s.id}));
}

std::string logs_of(const ShellSession& s) { return format_route(Route{.view = "workflows", .item = s.workflow.value, .params = {{"task", s.task}}, .part = "logs"}); }

void offer_logs(Prompt& p, const ShellSession& s) { offer(p, {.label = "Open its log", .icon = Icon::list}, Follow{logs_of(s)}); }

// The service's own sentence stands first: it names the workflow and the task.
Prompt refused(const ShellSession& s) {
    const Failure& f = *s.failure;
    auto of = [&](const char* heading, std::string words) {
        Prompt p = prompt(Icon::circle_alert, Tone::failed, heading, std::move(words));
        p.notice.code = f.detail;
        return p;
    };
    if (f.status == 410) {
        Prompt p = of("The workflow has finished", "Its containers are gone, and a shell needs one. What it wrote is in its log.");
        return offer_logs(p, s), p;
    }
    if (f.status == 425) {
        Prompt p = of("Not running yet", "A shell opens once the task runs. Try again then.");
        return offer_again(p, s, "Try again"), p;
    }
    if (f.status == 404) {
        Prompt p = of("The task is not running", "It ended, or there is none of this name. What it wrote is in its log.");
        offer_logs(p, s);
        return offer_again(p, s, "Try again"), p;
    }
    if (f.status == 422) return of("No way into this task", "The service has no router, or no backend, that leads to it. An administrator sets them up.");
    if (f.kind == Failure::Kind::denied) return of("Your roles do not allow shells here", "Somebody who may change roles can let you in.");
    Prompt p = of("No shell", reason_words(f));
    p.notice.code = request_words(f);
    return offer_again(p, s, "Try again"), p;
}

Prompt could_not_join(const ShellSession& s) {
    Prompt p = prompt(Icon::circle_alert, Tone::failed, "Could not join",
                      fmt::format("The router waited a minute, and {} did not answer. It may be busy, or its image may have no {}. Try again, or with another command.", s.task, s.command));
    offer_again(p, s, "Try again");
    return offer_logs(p, s), p;
}

Prompt ended(const ShellSession& s) {
    if (!s.reached) {
        Prompt p = prompt(Icon::wifi_off, Tone::failed, "No connection to the router", "The WebSocket did not open: a proxy in between may not let it through. The command line is another way.");
        if (!s.reason.empty()) p.notice.code = s.reason;
        return offer_again(p, s, "Try again"), p;
    }
    if (s.code == 1000 && !s.spoke && s.held >= kRouterPatience) return could_not_join(s);
    if (s.code == 1000 && !s.spoke) {
        Prompt p = prompt(Icon::circle_alert, Tone::warning, "Closed without a word", fmt::format("After {}. The image may have no {}.", duration_words(std::chrono::duration_cast<Seconds>(s.held)), s.command));
        return offer_again(p, s, "Try again"), p;
    }
    if (s.code == 1000) {
        Prompt p = prompt(Icon::square_terminal, Tone::quiet, "The session has ended", {});
        return offer_again(p, s, "Open another"), p;
    }
    Prompt p = prompt(Icon::wifi_off, Tone::warning, "The connection broke off", "Connecting again opens a new shell: what ran in this one may have ended with it.");
    if (!s.reason.empty()) p.notice.code = fmt::format("{} ({})", s.reason, s.code);
    return offer_again(p, s, "Connect again"), p;
}

Badge mark(const char* word, Tone tone, Icon icon) { return {.word = word, .tone = tone, .icon = icon}; }

}  // namespace

Standing standing(const ShellSession& s) {
    switch (s.state) {
        case State::asking: return {mark("Asking for a shell", Tone::starting, Icon::circle_dashed), {}, true};
        case State::joining: return {mark("Joining", Tone::starting, Icon::circle_dashed), {}, true};
        case State::open: return {mark("Connected", Tone::running, Icon::square_terminal), {}, true};
        case State::refused: return {mark("Refused", Tone::failed, Icon::circle_x), refused(s), false};
        case State::ended: break;
    }
    const bool well = s.code == 1000 && s.spoke;
    return {mark(well ? "Ended" : s.spoke ? "Broken off" : "Not joined", well ? Tone::quiet : Tone::failed, well ? Icon::circle_check : Icon::circle_x), ended(s), s.spoke};
}

}  // namespace shell
