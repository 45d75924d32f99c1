#include "store/shells.h"
#include "store/update.h"
#include <doctest/doctest.h>

namespace {

using State = ShellSession::State;

struct World {
    Model m{Instant{Millis{1'780'000'000'000}}};
    std::vector<Effect> last;
    template <class A>
    void does(A a) { last = update(m, shells_event(std::move(a))); }
    const ShellsState& shells() const { return *m.shells; }
    const ShellSession& session(int id) const {
        REQUIRE(shells().session(id) != nullptr);
        return *shells().session(id);
    }
    template <class E>
    const E* wish(std::size_t i = 0) const {
        if (i >= last.size() || !std::holds_alternative<ShellsWish>(last[i])) return nullptr;
        return std::get_if<E>(&std::get<ShellsWish>(last[i]).what->it);
    }
};

Answer<Ticket> ticket(std::string key = "EXEC-1") { return {std::make_shared<const Ticket>(Ticket{"ws://osmo.example.com", std::move(key), {"a=1"}}), {}}; }
Answer<Ticket> refusal(int status, std::string words) { return {nullptr, Failure{.kind = Failure::Kind::refused, .status = status, .request = "POST /x", .detail = std::move(words)}}; }

}  // namespace

TEST_CASE("a shell is asked for once, joined with its ticket, and open when it speaks") {
    World w;
    w.does(OpenShell{{"w-1"}, "train", "/bin/bash"});
    REQUIRE(w.last.size() == 1);
    REQUIRE(w.wish<AskTicket>());
    const int id = w.wish<AskTicket>()->request;
    CHECK(w.session(id).state == State::asking);

    w.does(TicketArrived{id, ticket()});
    REQUIRE(w.wish<JoinShell>());
    CHECK(w.wish<JoinShell>()->terminal == w.session(id).key());
    CHECK(w.session(id).state == State::joining);

    w.does(TicketArrived{id, ticket("EXEC-2")});  // a key is used once
    CHECK(w.last.empty());

    w.does(ShellJoined{w.session(id).key()});
    CHECK(w.session(id).state == State::open);
    w.does(ShellEcho{w.session(id).key(), Millis(38)});
    CHECK(w.session(id).echo == Millis(38));
}

TEST_CASE("a refusal is kept with the session, and the same may be asked again") {
    World w;
    w.does(OpenShell{{"w-1"}, "train", "bash"});
    w.does(TicketArrived{1, refusal(410, "Workflow w-1 is not running!")});
    CHECK(w.session(1).state == State::refused);
    CHECK(w.session(1).failure->detail == "Workflow w-1 is not running!");
    w.does(AgainShell{1});
    REQUIRE(w.wish<AskTicket>());
    CHECK(w.wish<AskTicket>()->request == 1);
    CHECK(w.session(1).state == State::asking);
    CHECK_FALSE(w.session(1).failure);
    w.does(AgainShell{1});  // it is on its way
    CHECK(w.last.empty());
}

TEST_CASE("a session that was closed while it was asked for is never joined") {
    World w;
    w.does(OpenShell{{"w-1"}, "train", "bash"});
    w.does(CloseShell{1});
    REQUIRE(w.wish<EndShell>());
    w.does(TicketArrived{1, ticket()});
    CHECK(w.last.empty());
    CHECK(w.shells().sessions.empty());
}

TEST_CASE("how a session ended is kept, and later news of it changes nothing") {
    World w;
    w.does(OpenShell{{"w-1"}, "train", "bash"});
    w.does(TicketArrived{1, ticket()});
    w.does(ShellClosed{"shell/1", 1000, "", true, false, Millis(60'100)});
    CHECK(w.session(1).state == State::ended);
    CHECK(w.session(1).held == Millis(60'100));
    CHECK_FALSE(w.session(1).spoke);
    w.does(ShellClosed{"shell/1", 1006, "", false, false, Millis(0)});
    CHECK(w.session(1).code == 1000);
    w.does(ShellJoined{"shell/1"});
    CHECK(w.session(1).state == State::ended);
}

TEST_CASE("several shells stand side by side, each with a screen of its own") {
    World w;
    w.does(OpenShell{{"w-1"}, "train", "bash"});
    w.does(OpenShell{{"w-1"}, "train", "bash"});
    w.does(OpenShell{{"w-2"}, "eval", "sh"});
    CHECK(w.shells().sessions.size() == 3);
    CHECK(w.session(1).key() != w.session(2).key());
    w.does(CloseShell{2});
    CHECK(w.shells().sessions.size() == 2);
}

TEST_CASE("one command in every task of a group is one question and a session for each answer") {
    World w;
    w.does(RunOnce{{"w-1"}, "", "workers", "nvidia-smi"});
    REQUIRE(w.last.size() == 1);
    REQUIRE(w.wish<AskTickets>());
    const int run = w.wish<AskTickets>()->request;
    w.does(TicketsArrived{run, {std::make_shared<const std::vector<TaskTicket>>(std::vector<TaskTicket>{{"a", {"ws://x", "1", {}}}, {"b", {"ws://x", "2", {}}}}), {}}});
    REQUIRE(w.last.size() == 2);
    CHECK(w.wish<JoinShell>(0)->ticket.key == "1");
    CHECK(w.wish<JoinShell>(1)->ticket.key == "2");
    REQUIRE(w.shells().runs.size() == 1);
    CHECK(w.shells().runs[0].sessions.size() == 2);
    w.does(TicketsArrived{run, {std::make_shared<const std::vector<TaskTicket>>(std::vector<TaskTicket>{{"a", {}}}), {}}});
    CHECK(w.shells().sessions.size() == 2);
    w.does(CloseRun{run});
    CHECK(w.last.size() == 2);
    CHECK(w.shells().sessions.empty());
}

TEST_CASE("a task's web page opens in a tab when the router answers, and is known to have closed") {
    World w;
    w.does(OpenWeb{{"w-1"}, "train", 8888});
    REQUIRE(w.wish<AskWeb>());
    CHECK(w.wish<AskWeb>()->port == 8888);
    w.does(WebArrived{1, {std::make_shared<const Ticket>(Ticket{"wss://osmo.example.com", "WEBSERVER-Ab", {}}), {}}});
    REQUIRE(w.last.size() == 1);
    REQUIRE(std::holds_alternative<OpenPlace>(w.last[0]));
    CHECK(std::get<OpenPlace>(w.last[0]).href == "https://webserver-ab.osmo.example.com/");
    w.does(AliveArrived{1, {nullptr, Failure{}}});  // nobody knows
    CHECK(w.shells().doors[0].state == WebDoor::State::open);
    w.does(AliveArrived{1, {std::make_shared<const bool>(false), {}}});
    CHECK(w.shells().doors[0].state == WebDoor::State::closed);
}

TEST_CASE("the router is asked now and then whether an open page still stands") {
    World w;
    const Need needs[] = {shells_doors};
    CHECK(fetch_due(w.m, needs).empty());
    w.does(OpenWeb{{"w-1"}, "train", 8888});
    w.does(WebArrived{1, ticket("WEBSERVER-1")});
    CHECK(fetch_due(w.m, needs).empty());  // it has just been opened
    (void)update(w.m, Tick{w.m.now + Seconds(31)});
    w.last = fetch_due(w.m, needs);
    REQUIRE(w.wish<AskAlive>());
    CHECK(w.wish<AskAlive>()->key == "WEBSERVER-1");
    (void)update(w.m, Tick{w.m.now + Seconds(31)});
    CHECK(fetch_due(w.m, needs).empty());  // the answer is on its way
}

TEST_CASE("nothing is asked for a command or a task without a name") {
    World w;
    w.does(OpenShell{{"w-1"}, "", "bash"});
    w.does(OpenShell{{"w-1"}, "train", ""});
    w.does(RunOnce{{"w-1"}, "", "", "ls"});
    CHECK(w.last.empty());
    CHECK(w.shells().sessions.empty());
}
