#include "store/run.h"
#include "store/update.h"
#include <doctest/doctest.h>

namespace {

constexpr Instant kStart{Millis(1'000'000)};
const Need kNeeds[] = {run_needs::detail, run_needs::requests, run_needs::history, run_needs::queue};

Model model_at(std::string_view hash) {
    Model m(kStart);
    (void)update(m, HashChanged{std::string(hash)});
    return m;
}

template <class T>
const T* find(const std::vector<Effect>& effects) {
    for (const auto& e : effects)
        if (const auto* wish = std::get_if<RunWish>(&e)) if (const auto* it = std::get_if<T>(&wish->what->it)) return it;
    return nullptr;
}

std::shared_ptr<Run> run(std::string id, Status status) {
    auto out = std::make_shared<Run>();
    out->head.id = {std::move(id)};
    out->head.pool = PoolName{"prod"};
    out->head.status = {status, std::string(word_of(status))};
    out->groups.push_back({.name = "g", .status = {status == Status::pending ? Status::scheduling : status, ""}, .tasks = {{"t", true, {Attempt{}}}}});
    out->tasks = 1;
    return out;
}

void tick(Model& m, Seconds by) { (void)update(m, Tick{m.now + by}); }

// A model on the page of `id`, with the detail there.
Model shown(std::string id, Status status) {
    auto m = model_at("#/workflows/" + id);
    const auto asked = fetch_due(m, kNeeds);
    REQUIRE(find<FetchRun>(asked));
    (void)update(m, run_event(RunArrived{find<FetchRun>(asked)->request, {run(id, status), {}}}));
    return m;
}

std::vector<Effect> send(Model& m, Write write) { return update(m, run_event(SendRunWrite{std::move(write)})); }

std::vector<Effect> answer(Model& m, std::optional<Failure> failure, std::string made = {}) {
    auto end = end_of_write(std::move(failure));
    end.made = std::move(made);
    return update(m, run_event(RunWritten{m.run->last_write, std::move(end)}));
}

Failure failure(Failure::Kind kind, std::string detail) { return {.kind = kind, .request = "POST /x", .detail = std::move(detail)}; }

}  // namespace

TEST_CASE("the workflow that the route names is asked for, another one anew") {
    auto m = shown("a-1", Status::running);
    REQUIRE(shown_run(m));
    CHECK(shown_run(m)->head.id.value == "a-1");
    (void)update(m, HashChanged{"#/workflows/a-2"});
    CHECK_FALSE(shown_run(m));
    const auto asked = fetch_due(m, kNeeds);
    REQUIRE(find<FetchRun>(asked));
    CHECK(find<FetchRun>(asked)->name == "a-2");
    CHECK_FALSE(m.run->detail.value);
}

TEST_CASE("what is asked beside it is asked for by its id, also when the route names its uuid") {
    auto m = model_at("#/workflows/7511bb9c2b5f4282b9b7e0cb6d1362b6");
    const auto first = fetch_due(m, kNeeds);
    CHECK_FALSE(find<FetchRunRequests>(first));
    (void)update(m, run_event(RunArrived{find<FetchRun>(first)->request, {run("a-1", Status::running), {}}}));
    const auto then = fetch_due(m, kNeeds);
    REQUIRE(find<FetchRunRequests>(then));
    CHECK(find<FetchRunRequests>(then)->id.value == "a-1");
    REQUIRE(find<FetchRunHistory>(then));
    CHECK(find<FetchRunHistory>(then)->spec == "a");
}

TEST_CASE("what is alive is asked for more often than the person chose, what is over hardly ever") {
    auto alive = shown("a-1", Status::running), waiting = shown("a-2", Status::pending), over = shown("a-3", Status::completed);
    for (auto* m : {&alive, &waiting, &over}) (void)fetch_due(*m, kNeeds);
    for (auto* m : {&alive, &waiting, &over}) tick(*m, Seconds(6));
    CHECK_FALSE(find<FetchRun>(fetch_due(alive, kNeeds)));
    CHECK(find<FetchRun>(fetch_due(waiting, kNeeds)));
    tick(alive, Seconds(5));
    CHECK(find<FetchRun>(fetch_due(alive, kNeeds)));
    tick(over, Seconds(200));
    CHECK_FALSE(find<FetchRun>(fetch_due(over, kNeeds)));
    tick(over, Seconds(200));
    CHECK(find<FetchRun>(fetch_due(over, kNeeds)));
}

TEST_CASE("nothing is asked for by itself when refreshing is off, also of what is alive") {
    auto m = shown("a-1", Status::running);
    (void)fetch_due(m, kNeeds);
    (void)update(m, ChooseInterval{Seconds(0)});
    tick(m, Seconds(3000));
    CHECK_FALSE(find<FetchRun>(fetch_due(m, kNeeds)));
}

TEST_CASE("the queue of its pool is asked for only while it waits there") {
    auto waiting = shown("a-1", Status::pending), running = shown("a-2", Status::running);
    const auto asked = fetch_due(waiting, kNeeds);
    REQUIRE(find<FetchRunQueue>(asked));
    CHECK(find<FetchRunQueue>(asked)->pool.value == "prod");
    CHECK_FALSE(find<FetchRunQueue>(fetch_due(running, kNeeds)));
}

TEST_CASE("a write is sent once, and not again while it is on its way") {
    auto m = shown("a-1", Status::running);
    const auto first = send(m, CancelRun{{"a-1"}, "too slow", false});
    REQUIRE(find<SendWrite>(first));
    CHECK(std::get<CancelRun>(find<SendWrite>(first)->write).reason == "too slow");
    CHECK(send(m, CancelRun{{"a-1"}, "", true}).empty());
    (void)answer(m, {});
    CHECK(find<SendWrite>(send(m, CancelRun{{"a-1"}, "", true})));
}

TEST_CASE("a write that was done closes its dialog, says so, and the page looks again") {
    auto m = shown("a-1", Status::running);
    (void)update(m, run_event(OpenRunDialog{RunDialog::Kind::cancel}));
    (void)send(m, CancelRun{{"a-1"}, "", false});
    CHECK(find<FetchRun>(answer(m, {})));
    CHECK(m.run->dialog.kind == RunDialog::Kind::none);
    REQUIRE(m.toasts.size() == 1);
    CHECK(m.toasts[0].title == "a-1 is being canceled");
    (void)update(m, run_event(RunArrived{m.run->detail.asked, {run("a-1", Status::running), {}}}));
    tick(m, Seconds(3));
    CHECK(find<FetchRun>(fetch_due(m, kNeeds)));  // soon something changes
}

TEST_CASE("a refusal stays in the dialog in the words of the service; elsewhere it is a toast") {
    auto m = shown("a-1", Status::running);
    (void)update(m, run_event(OpenRunDialog{RunDialog::Kind::cancel}));
    (void)send(m, CancelRun{{"a-1"}, "", false});
    CHECK(answer(m, failure(Failure::Kind::refused, "Workflow a-1 is already finished.")).empty());
    CHECK(m.run->dialog.kind == RunDialog::Kind::cancel);
    CHECK(m.toasts.empty());
    REQUIRE(last_sent(m, {"a-1"}));
    CHECK(last_sent(m, {"a-1"})->end->kind == WriteEnd::Kind::refused);
    (void)update(m, run_event(CloseRunDialog{}));
    (void)send(m, CancelRun{{"a-1"}, "", false});
    (void)update(m, HashChanged{"#/pools"});
    (void)answer(m, failure(Failure::Kind::refused, "No"));
    REQUIRE(m.toasts.size() == 1);
    CHECK(m.toasts[0].kind == Toast::Kind::failed);
    CHECK(m.toasts[0].detail == "No");
}

TEST_CASE("an answer that never came is not known, and is neither done nor refused") {
    for (const auto kind : {Failure::Kind::unreachable, Failure::Kind::timed_out, Failure::Kind::broken}) CHECK(end_of_write(failure(kind, "")).kind == WriteEnd::Kind::unknown);
    for (const auto kind : {Failure::Kind::refused, Failure::Kind::denied, Failure::Kind::missing, Failure::Kind::signed_out}) CHECK(end_of_write(failure(kind, "")).kind == WriteEnd::Kind::refused);
    CHECK(end_of_write(failure(Failure::Kind::garbled, "")).kind == WriteEnd::Kind::done);
    CHECK(end_of_write({}).kind == WriteEnd::Kind::done);
    auto m = shown("a-1", Status::running);
    (void)send(m, CancelRun{{"a-1"}, "", false});
    CHECK(find<FetchRun>(answer(m, failure(Failure::Kind::timed_out, "The service took too long to answer"))));
    REQUIRE(m.toasts.size() == 1);
    CHECK(m.toasts[0].title == "Whether a-1 was canceled is not known");
}

TEST_CASE("what the role does not allow is remembered for that action and that pool") {
    auto m = shown("a-1", Status::running);
    (void)send(m, CancelRun{{"a-1"}, "", false});
    (void)answer(m, failure(Failure::Kind::denied, "access denied"));
    CHECK(denied(m, WriteKind::cancel, PoolName{"prod"}));
    CHECK_FALSE(denied(m, WriteKind::restart, PoolName{"prod"}));
    CHECK_FALSE(denied(m, WriteKind::cancel, PoolName{"dev"}));
}

TEST_CASE("a restarted workflow is gone to, unless the person has gone elsewhere") {
    auto m = shown("a-1", Status::failed);
    (void)send(m, RestartRun{{"a-1"}, {"prod"}});
    (void)answer(m, {}, "a-2");
    CHECK(m.route.item == "a-2");
    CHECK(m.toasts.back().title == "Restarted as a-2");
    auto gone = shown("a-1", Status::failed);
    (void)send(gone, RestartRun{{"a-1"}, {"prod"}});
    (void)update(gone, HashChanged{"#/pools"});
    (void)answer(gone, {}, "a-2");
    CHECK(gone.route.view == "pools");
    CHECK(gone.toasts.back().title == "Restarted as a-2");
}

TEST_CASE("hiding is of this browser, and can be undone") {
    auto m = shown("a-1", Status::completed);
    const auto effects = update(m, run_event(HideRun{{"a-1"}, true}));
    REQUIRE(effects.size() == 1);
    CHECK(std::get<SaveSettings>(effects[0]).settings.hidden_workflows == std::vector<std::string>{"a-1"});
    (void)update(m, run_event(HideRun{{"a-1"}, false}));
    CHECK(m.settings.hidden_workflows.empty());
}

TEST_CASE("the name of a spec is an id without its number") {
    CHECK(spec_name({"train-7"}) == "train");
    CHECK(spec_name({"data-pipeline-001"}) == "data-pipeline");
    CHECK(spec_name({"odd"}) == "odd");
    CHECK(spec_name({"odd-"}) == "odd-");
    CHECK(spec_name({"-7"}) == "-7");
}
