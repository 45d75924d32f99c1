#include "doctest/doctest.h"
#include "store/bulk.h"
#include "store/model.h"
#include "store/run.h"
#include "store/update.h"
#include "unit/views/made_up.h"

using namespace made_up;

namespace {

Workflow run(std::string id, std::string_view word) {
    return {.id = {std::move(id)}, .user = {"alice"}, .pool = PoolName{"prod-gpu"}, .status = {status_of(word), std::string(word)}, .priority_word = "LOW", .submitted = kNoon};
}

Model ticked(std::vector<Workflow> rows) {
    auto m = at("#/workflows");
    std::set<std::string, std::less<>> ids;
    for (const auto& w : rows) ids.insert(w.id.value);
    arrive(m.workflows, WorkflowList{.filter = {}, .rows = std::move(rows)});
    (void)update(m, bulk_event(PickWorkflows{ids}));
    return m;
}

std::vector<SendBulkItem> sent(const std::vector<Effect>& effects) {
    std::vector<SendBulkItem> out;
    for (const auto& e : effects) out.push_back(std::get<SendBulkItem>(std::get<BulkWish>(e).what->it));
    return out;
}

WriteEnd refused(std::string why, Failure::Kind kind = Failure::Kind::refused) { return end_of_write(Failure{.kind = kind, .status = 400, .detail = std::move(why)}); }

}  // namespace

TEST_CASE("what can be done with all that is ticked follows the rules for each") {
    auto m = ticked({run("a", "RUNNING"), run("b", "FAILED"), run("c", "COMPLETED"), run("d", "FAILED_SUBMISSION")});
    CHECK(bulk_plan(m, BulkKind::cancel).able.size() == 1);
    CHECK(bulk_plan(m, BulkKind::restart).able.size() == 1);
    CHECK(bulk_plan(m, BulkKind::resubmit).able.size() == 4);
    CHECK(bulk_plan(m, BulkKind::tag).able.size() == 4);
    CHECK(bulk_plan(m, BulkKind::restart).unable[0].first == "a");
    (void)update(m, bulk_event(OpenBulk{BulkKind::cancel}));
    (void)update(m, bulk_event(ChangeBulk{"mistake", true}));
    CHECK(bulk_plan(m, BulkKind::cancel).able.size() == 4);  // by force
}

TEST_CASE("what is ticked and no longer in the list is not touched") {
    auto m = ticked({run("a", "RUNNING")});
    arrive(m.workflows, WorkflowList{});
    const auto plan = bulk_plan(m, BulkKind::cancel);
    CHECK(plan.able.empty());
    CHECK(plan.unable[0].second == "It is no longer in this list");
}

TEST_CASE("each is sent once, three at a time, and only those that can") {
    std::vector<Workflow> rows;
    for (int i = 0; i < 5; ++i) rows.push_back(run("w-" + std::to_string(i), "RUNNING"));
    rows.push_back(run("over", "COMPLETED"));
    auto m = ticked(rows);
    (void)update(m, bulk_event(OpenBulk{BulkKind::cancel}));
    (void)update(m, bulk_event(ChangeBulk{"wrong data", false}));
    auto first = sent(update(m, bulk_event(SendBulk{})));
    REQUIRE(first.size() == 3);
    CHECK(std::get<CancelRun>(first[0].write) == CancelRun{{"w-0"}, "wrong data", false});
    CHECK(update(m, bulk_event(SendBulk{})).empty());  // a second press
    auto next = sent(update(m, bulk_event(BulkWritten{first[0].batch, first[0].item, {}})));
    REQUIRE(next.size() == 1);
    CHECK(about(next[0].write).value == "w-3");
    (void)update(m, bulk_event(BulkWritten{first[1].batch, first[1].item, {}}));
    (void)update(m, bulk_event(BulkWritten{first[2].batch, first[2].item, {}}));
    CHECK(m.bulk->items.size() == 5);
}

TEST_CASE("what was done loses its tick; what was refused or is not known keeps it") {
    auto m = ticked({run("a", "RUNNING"), run("b", "RUNNING"), run("c", "RUNNING")});
    (void)update(m, bulk_event(OpenBulk{BulkKind::cancel}));
    const auto all = sent(update(m, bulk_event(SendBulk{})));
    (void)update(m, bulk_event(BulkWritten{all[0].batch, 0, {}}));
    (void)update(m, bulk_event(BulkWritten{all[0].batch, 1, refused("Workflow b is already finished.")}));
    CHECK(bulk_under_way(*m.bulk));
    (void)update(m, bulk_event(BulkWritten{all[0].batch, 2, end_of_write(Failure{.kind = Failure::Kind::unreachable})}));
    CHECK_FALSE(bulk_under_way(*m.bulk));
    CHECK(m.bulk->picked == std::set<std::string, std::less<>>{"b", "c"});
    CHECK(m.toasts.empty());  // the dialog tells
}

TEST_CASE("an answer to a batch that is over changes nothing, and who went on working is told the end") {
    auto m = ticked({run("a", "RUNNING")});
    (void)update(m, bulk_event(OpenBulk{BulkKind::cancel}));
    const auto all = sent(update(m, bulk_event(SendBulk{})));
    (void)update(m, bulk_event(CloseBulk{}));
    (void)update(m, bulk_event(OpenBulk{BulkKind::tag}));  // not while one is under way
    CHECK(m.bulk->asking == BulkKind::none);
    (void)update(m, bulk_event(BulkWritten{all[0].batch - 1, 0, {}}));
    CHECK(bulk_under_way(*m.bulk));
    (void)update(m, bulk_event(BulkWritten{all[0].batch, 0, {}}));
    REQUIRE(m.toasts.size() == 1);
    CHECK(m.toasts[0].title == "1 of 1 workflow canceled");
}

TEST_CASE("what a role does not allow is remembered for the pool") {
    auto m = ticked({run("a", "FAILED"), run("b", "FAILED")});
    (void)update(m, bulk_event(OpenBulk{BulkKind::restart}));
    const auto all = sent(update(m, bulk_event(SendBulk{})));
    (void)update(m, bulk_event(BulkWritten{all[0].batch, 0, refused("access denied", Failure::Kind::denied)}));
    CHECK(denied(m, WriteKind::restart, PoolName{"prod-gpu"}));
    CHECK(bulk_plan(m, BulkKind::restart).able.empty());
    CHECK(bulk_plan(m, BulkKind::resubmit).able.size() == 2);
}

TEST_CASE("a resubmission goes to the workflow's own pool at its own priority; tags are added and removed") {
    auto m = ticked({run("a", "COMPLETED")});
    (void)update(m, bulk_event(OpenBulk{BulkKind::resubmit}));
    CHECK(std::get<ResubmitRun>(sent(update(m, bulk_event(SendBulk{})))[0].write) == ResubmitRun{{"a"}, {"prod-gpu"}, "LOW"});
    m = ticked({run("a", "COMPLETED")});
    (void)update(m, bulk_event(OpenBulk{BulkKind::tag}));
    (void)update(m, bulk_event(ToggleBulkTag{"paper", false}));
    (void)update(m, bulk_event(ToggleBulkTag{"debug", false}));
    (void)update(m, bulk_event(ToggleBulkTag{"debug", true}));  // the other way round
    CHECK(std::get<TagRun>(sent(update(m, bulk_event(SendBulk{})))[0].write) == TagRun{{"a"}, {"paper"}, {"debug"}});
}

TEST_CASE("ticks are gone with the page") {
    auto m = ticked({run("a", "RUNNING")});
    (void)update(m, Go{parse_route("#/pools")});
    CHECK(m.bulk->picked.empty());
}

TEST_CASE("the same change goes to all that are resubmitted, and what is not chosen stays each one's own") {
    auto other = run("b", "FAILED");
    other.pool = PoolName{"dev"}, other.priority_word = "HIGH";
    auto m = ticked({run("a", "COMPLETED"), other});
    (void)update(m, bulk_event(OpenBulk{BulkKind::resubmit}));
    (void)update(m, bulk_event(ChangeResubmit{{.pool = {}, .priority = "NORMAL", .labels = {{"team", "sim"}, {"", "no key yet"}}, .without = "n-1"}}));
    const auto all = sent(update(m, bulk_event(SendBulk{})));
    REQUIRE(all.size() == 2);
    CHECK(std::get<ResubmitRun>(all[0].write) == ResubmitRun{{"a"}, {"prod-gpu"}, "NORMAL", {"team=sim"}, {"n-1"}});
    CHECK(std::get<ResubmitRun>(all[1].write) == ResubmitRun{{"b"}, {"dev"}, "NORMAL", {"team=sim"}, {"n-1"}});
    (void)update(m, bulk_event(BulkWritten{all[0].batch, 0, {.kind = WriteEnd::Kind::done, .failure = {}, .made = "a-2", .warnings = {}}}));
    (void)update(m, bulk_event(BulkWritten{all[0].batch, 1, refused("no")}));
    CHECK(m.bulk->picked == std::set<std::string, std::less<>>{"b"});
    (void)update(m, bulk_event(CloseBulk{}));
    (void)update(m, bulk_event(OpenBulk{BulkKind::resubmit}));
    CHECK(m.bulk->change == ResubmitChange{});   // the next one begins without it
}

TEST_CASE("what a role does not allow is asked of the pool that is chosen, not of the workflow's own") {
    auto m = ticked({run("a", "COMPLETED")});
    (void)update(m, bulk_event(OpenBulk{BulkKind::resubmit}));
    (void)update(m, bulk_event(ChangeResubmit{{.pool = "lab", .priority = {}, .labels = {}, .without = {}}}));
    const auto all = sent(update(m, bulk_event(SendBulk{})));
    (void)update(m, bulk_event(BulkWritten{all[0].batch, 0, refused("access denied", Failure::Kind::denied)}));
    CHECK(denied(m, WriteKind::resubmit, PoolName{"lab"}));
    CHECK_FALSE(denied(m, WriteKind::resubmit, PoolName{"prod-gpu"}));
}
