#include "store/shells.h"
#include "ui/harness.h"
#include "ui/surface.h"
#include <doctest/doctest.h>

namespace {

constexpr const char* kTicket = R"({"router_address":"ws://osmo.example.com","key":"EXEC-1","cookie":"_osmo_router_affinity=r2; Path=/"})";
constexpr const char* kExec = "/api/workflow/w-1/exec/task/train?entry_command=";

struct Sitting : Harness {
    explicit Sitting(std::string hash = "#/workflows/w-1/shell?task=train") : Harness(std::move(hash)) {
        answer();
        console.transport.answer("/api/workflow/w-1/exec/", kTicket);
        start();
    }
    void news(ShellNews n) {
        console.app.shell_news(std::move(n));
        rest();
    }
    void open() {
        click("button", "Open shell");
        news({.kind = ShellNews::Kind::joined, .key = "shell/1"});
    }
    const KeptTerminals& terminals() { return console.terminals; }
};

}  // namespace

TEST_CASE("opening a shell asks the service once and joins at the page's own host, then at the router's") {
    Sitting v;
    v.click("button", "Open shell");
    CHECK(v.asked_for(std::string(kExec) + "%2Fbin%2Fbash") == 1);
    REQUIRE(v.terminals().joined.size() == 1);
    const auto& joined = v.terminals().joined[0];
    CHECK(joined.key == "shell/1");
    CHECK(joined.addresses == std::vector<std::string>{"/api/router/exec/w-1/client/EXEC-1", "ws://osmo.example.com/api/router/exec/w-1/client/EXEC-1"});
    CHECK(joined.cookies == std::vector<std::string>{"_osmo_router_affinity=r2; Path=/"});
    CHECK(v.find("group", "Shell in train of w-1"));
    CHECK(v.says("Joining"));
    v.news({.kind = ShellNews::Kind::joined, .key = "shell/1"});
    CHECK(v.says("Connected"));
    CHECK(v.focused() == v.find("group", "Shell in train of w-1"));
}

TEST_CASE("a question that fails is not asked again by itself") {
    Sitting v;
    v.console.transport.answer("/api/workflow/w-1/exec/", HttpAnswer{.status = 503, .body = R"({"message":"Away"})"});
    v.click("button", "Open shell");
    v.wait(Millis(20'000));
    CHECK(v.asked_for(kExec) == 1);
    CHECK(v.find("heading", "No shell"));
    v.console.transport.answer("/api/workflow/w-1/exec/", kTicket);
    v.click("button", "Try again");
    CHECK(v.asked_for(kExec) == 2);
    CHECK(v.terminals().joined.size() == 1);
}

TEST_CASE("a session lives on while one looks elsewhere, and its terminal is the same on return") {
    Sitting v;
    v.open();
    v.console.go("#/pools");
    v.rest();
    CHECK(v.terminals().ended.empty());
    v.console.go("#/workflows/w-1/shell?task=train");
    v.rest();
    CHECK(v.find("group", "Shell in train of w-1"));
    CHECK(v.terminals().joined.size() == 1);
}

TEST_CASE("a second shell has a tab of its own, and closing one leaves the other") {
    Sitting v;
    v.open();
    v.click("button", "New shell in train");
    v.click("radio", "/bin/sh");
    v.click("button", "Open shell");
    CHECK(v.asked_for(std::string(kExec) + "%2Fbin%2Fsh") == 1);
    CHECK(v.all(a11y::Role::tab).size() == 2);
    CHECK(v.all(a11y::Role::tab)[1]->selected);
    v.activate("button", "Close the shell in train");
    CHECK(v.all(a11y::Role::tab).size() == 1);
    CHECK(v.terminals().ended.size() == 1);
}

TEST_CASE("could not join is told with the way out") {
    Sitting v;
    v.click("button", "Open shell");
    v.news({.kind = ShellNews::Kind::closed, .key = "shell/1", .code = 1000, .reached = true, .spoke = false, .after = Millis(60'020)});
    CHECK(v.find("heading", "Could not join"));
    CHECK(v.find("button", "Open its log"));
    v.click("button", "Try again");
    CHECK(v.terminals().joined.size() == 2);
}

TEST_CASE("a lost connection keeps what was shown and offers to connect again") {
    Sitting v;
    v.open();
    v.news({.kind = ShellNews::Kind::closed, .key = "shell/1", .code = 1006, .reached = true, .spoke = true, .after = Millis(9'000)});
    CHECK(v.find("group", "Shell in train of w-1"));
    CHECK(v.says("The connection broke off"));
    v.click("button", "Connect again");
    CHECK(v.terminals().joined.size() == 2);
    CHECK(v.terminals().joined[1].key == "shell/1");
}

TEST_CASE("a terminal tells its size and is searched from the page") {
    Sitting v;
    v.open();
    v.in_surface({.key = "shell/1", .kind = SurfaceEvent::Kind::sized, .a = 33, .b = 104});
    CHECK(v.says("104 × 33"));
    v.click("button", "Find in the terminal");
    v.type("textbox", "Find in the terminal", "step");
    const auto& held = std::get<TerminalModel>(v.console.screen.surfaces().front().holds);
    CHECK(held.find == "step");
    v.in_surface({.key = "shell/1", .kind = SurfaceEvent::Kind::found, .a = 12, .b = 3});
    CHECK(v.says("3 of 12"));
}

TEST_CASE("a task's web page opens in a tab, and its address is kept while it stands") {
    Sitting v;
    v.console.transport.answer("/api/workflow/w-1/webserver/", R"({"router_address":"wss://osmo.example.com","key":"WEBSERVER-Ab","cookie":""})");
    v.type("textbox", "Port", "70000");
    CHECK(v.says("A number from 1 to 65535"));
    v.type("textbox", "Port", "8888");
    v.activate("button", "Open the task's page");
    CHECK(v.console.location.opened == std::vector<std::string>{"https://webserver-ab.osmo.example.com/"});
    CHECK(v.says("Open for half an hour after each use"));
}

TEST_CASE("the command line's words are filled in and copied with one press") {
    Sitting v;
    v.activate("button", "Copy port-forward command");
    CHECK(v.console.clipboard.text == "osmo workflow port-forward w-1 train --port 8080:8080");
    v.activate("button", "Copy shell command");
    CHECK(v.console.clipboard.text == "osmo workflow exec w-1 train --entry /bin/bash");
}

TEST_CASE("everything on the page of a shell can be reached and has a name") {
    Sitting v;
    v.open();
    v.type("textbox", "Command to run", "nvidia-smi");
    v.activate("button", "Run");
    CHECK(v.unsaid().empty());
    v.console.go("#/workflows/w-1/shell?task=train&shell=new");
    v.rest();
    CHECK(v.unsaid().empty());
}
