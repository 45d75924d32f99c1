#include "store/update.h"
#include "views/shell/commands.h"
#include "views/shell/page.h"
#include <doctest/doctest.h>

namespace {

using State = ShellSession::State;

ShellSession ended(int code, bool reached, bool spoke, Millis held) {
    return {.id = 1, .workflow = {"w-1"}, .task = "train", .command = "/bin/bash", .state = State::ended, .code = code, .reached = reached, .spoke = spoke, .held = held};
}
std::string words_of(const ShellSession& s) { return shell::standing(s).trouble->notice.heading; }
std::string refusal(int status, Failure::Kind kind = Failure::Kind::refused) {
    ShellSession s{.id = 1, .workflow = {"w-1"}, .task = "train", .state = State::refused};
    s.failure = Failure{.kind = kind, .status = status, .request = "POST /api/workflow/w-1/exec/task/train", .detail = "The service's words"};
    const auto standing = shell::standing(s);
    CHECK_FALSE(standing.has_screen);
    if (kind == Failure::Kind::refused) CHECK(standing.trouble->notice.code == "The service's words");
    return standing.trouble->notice.heading;
}

Model at(std::string_view hash) {
    Model m(Instant{Millis{1'780'000'000'000}});
    (void)update(m, Go{parse_route(hash)});
    return m;
}

Run run_of(Status status) {
    Run run;
    run.head.id = {"w-1"};
    run.rsync = true;
    run.groups.push_back({.name = "workers", .tasks = {{.name = "train", .attempts = {{.status = {status, {}}, .node = ResourceName{"node-1"}}}},
                                                         {.name = "helper", .attempts = {{.status = {Status::running, {}}}}}}});
    return run;
}

}  // namespace

TEST_CASE("a silent minute and a close without a reason are a task that could not be joined") {
    CHECK(words_of(ended(1000, true, false, Millis(60'050))) == "Could not join");
    CHECK(words_of(ended(1000, true, false, Millis(2'000))) == "Closed without a word");
    CHECK(words_of(ended(1000, true, true, Millis(60'050))) == "The session has ended");
    CHECK(words_of(ended(1006, true, true, Millis(9'000))) == "The connection broke off");
    CHECK(words_of(ended(1006, false, false, Millis(0))) == "No connection to the router");
    CHECK(words_of(ended(1011, true, true, Millis(9'000))) == "The connection broke off");
}

TEST_CASE("each refusal has its own words, and the service's stand beside them") {
    CHECK(refusal(410) == "The workflow has finished");
    CHECK(refusal(425) == "Not running yet");
    CHECK(refusal(404) == "The task is not running");
    CHECK(refusal(422) == "No way into this task");
    CHECK(refusal(403, Failure::Kind::denied) == "Your roles do not allow shells here");
    CHECK(refusal(0, Failure::Kind::unreachable) == "No shell");
}

TEST_CASE("every trouble has a way out or says who has one") {
    for (const auto& s : {ended(1000, true, false, Millis(60'050)), ended(1006, true, true, Millis(9)), ended(1006, false, false, Millis(0))}) {
        const auto trouble = *shell::standing(s).trouble;
        REQUIRE_FALSE(trouble.notice.actions.empty());
        CHECK(trouble.does.size() == trouble.notice.actions.size());
    }
}

TEST_CASE("the newest shell of a task is shown, unless the address asks for another") {
    Model m = at("#/workflows/w-1/shell?task=train");
    CHECK(shell::present(m, {}).inviting);
    for (int i = 0; i < 2; ++i) (void)update(m, shells_event(OpenShell{{"w-1"}, "train", "bash"}));
    (void)update(m, shells_event(OpenShell{{"w-2"}, "eval", "bash"}));
    const auto page = shell::present(m, {});
    CHECK(page.session == 2);
    CHECK(page.selected == 1);
    REQUIRE(page.tabs.size() == 3);
    CHECK(page.tabs[2].label == "w-2/eval");
    CHECK(page.tabs[2].href == "#/workflows/w-2/shell?task=eval&shell=3");
    m.route = m.route.with("shell", "1");
    CHECK(shell::present(m, {}).session == 1);
    m.route = m.route.with("shell", "new");
    CHECK(shell::present(m, {}).inviting);
    m.route = m.route.with("shell", "77");  // of a visit long ago
    CHECK(shell::present(m, {}).session == 2);
}

TEST_CASE("a task that does not run says so before anybody asks") {
    Model m = at("#/workflows/w-1/shell?task=train");
    const Run running = run_of(Status::running), over = run_of(Status::completed), soon = run_of(Status::initializing);
    CHECK(shell::present(m, {&running}).not_now.empty());
    CHECK(shell::present(m, {&running}).group_size == 2);
    CHECK(shell::present(m, {&over}).not_now == "train has ended: there is no container to open a shell in");
    CHECK(shell::present(m, {&soon}).not_now == "train does not run yet");
    m.route = m.route.with("task", "nope");
    CHECK(shell::present(m, {&running}).not_now == "w-1 has no task of this name");
    m.route = m.route.with("task", "");
    CHECK(shell::present(m, {&running}).choices.size() == 2);
}

TEST_CASE("with an access token there are no sockets: the command line is offered instead") {
    Model m = at("#/workflows/w-1/shell?task=train");
    const auto page = shell::present(m, {.run = nullptr, .sockets = false});
    REQUIRE(page.instead);
    CHECK(page.instead->notice.code == "osmo workflow exec w-1 train --entry /bin/bash");
}

TEST_CASE("commands are quoted where a shell would read them otherwise") {
    CHECK(shell::exec_command("w-1", "train", "bash -c 'ls'") == R"(osmo workflow exec w-1 train --entry 'bash -c '\''ls'\''')");
    CHECK(shell::exec_group_command("w-1", "a b", "ls") == "osmo workflow exec w-1 --group 'a b' --entry ls");
    CHECK(shell::port_forward_command("w-1", "train", "8080", true) == "osmo workflow port-forward w-1 train --port 8080:8080 --udp");
    CHECK(shell::shell_quoted("") == "''");
    CHECK(shell::shell_quoted("$HOME;rm") == "'$HOME;rm'");
}

TEST_CASE("a port is a number that a port can be") {
    CHECK(shell::port_of("8888") == 8888);
    for (const char* wrong : {"", "0", "65536", "80a", "-1", " 80"}) CHECK_FALSE(shell::port_of(wrong));
}

TEST_CASE("a command that says nothing has ended, and was not refused") {
    Model m = at("#/workflows/w-1/shell?task=train");
    (void)update(m, shells_event(RunOnce{{"w-1"}, "train", "", "true"}));
    (void)update(m, shells_event(TicketArrived{2, {std::make_shared<const Ticket>(Ticket{"ws://x", "k", {}}), {}}}));
    (void)update(m, shells_event(ShellClosed{"shell/2", 1000, "", true, false, Millis(300)}));
    const auto page = shell::present(m, {});
    REQUIRE(page.runs.size() == 1);
    CHECK(page.runs[0].outputs[0].state.word == "Ended without output");
    CHECK(page.runs[0].outputs[0].trouble.empty());
    CHECK(page.tabs.empty());
}
