#include "doctest/doctest.h"
#include "store/home.h"
#include "unit/views/made_up.h"
#include "views/frame/bell.h"
#include "views/frame/frame.h"
#include "views/home/cards.h"
#include <cmath>

using namespace made_up;

namespace {

Workflow run(std::string id, std::string_view word, int minutes_ago = 10) {
    Workflow w{.id = {std::move(id)}, .user = {"alice"}, .pool = PoolName{"prod-gpu"}, .status = {status_of(word), std::string(word)}, .priority = Priority::normal, .submitted = kNoon - std::chrono::minutes(minutes_ago)};
    if (is_final(w.status.status)) w.ended = kNoon - std::chrono::minutes(minutes_ago / 2);
    return w;
}

Task task(std::string workflow, std::string node, int minutes_ago, std::int64_t gpus) {
    Task t{.workflow = {std::move(workflow)}, .name = "t", .user = {"alice"}, .node = ResourceName{std::move(node)}, .status = {Status::running, "RUNNING"}, .priority = Priority::low, .gpu = {gpus}};
    t.started = kNoon - std::chrono::minutes(minutes_ago);
    return t;
}

Pool pool(std::string name, std::int64_t limit, std::int64_t used, std::int64_t capacity, std::int64_t free) {
    Pool p{.name = {std::move(name)}, .status = PoolStatus::online};
    p.usage = {.quota_limit = {limit}, .quota_used = {used}, .quota_free = {limit - used}, .total_usage = {used}, .total_capacity = {capacity}, .total_free = {free}};
    return p;
}

void add_pools(Model& m, std::vector<Pool> pools) {
    PoolQuota q;
    for (auto& p : pools) q.sum.total_capacity += p.usage.total_capacity, q.node_sets.push_back({{std::move(p)}});
    arrive(m.pools, std::move(q));
}

const Kpi& tile(const std::vector<Kpi>& all, std::size_t i) { return all.at(i); }

std::string titles(const home::AttentionCard& card) {
    std::string out;
    for (const auto& item : card.items) out += item.title + ": " + item.words + " | ";
    return out;
}

}  // namespace

TEST_CASE("before an answer tiles wait, and a failure is one tile's own") {
    auto m = at("#/home");
    for (const auto& k : home::tiles(m)) CHECK(k.loading);
    fail(m.home.edit().active, broken("GET /api/workflow"));
    const auto all = home::tiles(m);
    CHECK_FALSE(tile(all, 0).failed.empty());
    CHECK(tile(all, 0).value.empty());  // never zero
    CHECK(tile(all, 2).loading);
}

TEST_CASE("what runs and waits is counted, with a plus where there is more than was told") {
    auto m = at("#/home");
    auto& h = m.home.edit();
    arrive(h.active, WorkflowSlice{.workflows = {run("a", "RUNNING"), run("b", "PENDING", 14), run("c", "PENDING", 2), run("d", "WAITING", 1)}});
    arrive(h.running, TaskSlice{.tasks = {task("a", "n1", 5, 1), task("a", "n1", 5, 1), task("a", "n2", 5, 1)}});
    auto all = home::tiles(m);
    CHECK(tile(all, 0).value == "1");
    CHECK(tile(all, 0).note == "3 tasks on 2 resources");
    CHECK(tile(all, 1).value == "3");
    CHECK(tile(all, 1).note == "Longest wait 14m 00s, median 2m 00s");
    arrive(h.active, WorkflowSlice{.workflows = {run("a", "RUNNING")}, .more = true});
    CHECK(tile(home::tiles(m), 0).value == "1+");
}

TEST_CASE("failures are those submitted within a day, beside what finished and the day before") {
    auto m = at("#/home");
    auto& h = m.home.edit();
    arrive(h.failed, WorkflowSlice{.workflows = {run("a", "FAILED"), run("b", "FAILED_EVICTED", 1000), run("c", "FAILED", 1500), run("d", "FAILED", 1600), run("e", "FAILED", 1700)}});
    auto k = tile(home::tiles(m), 2);
    CHECK(k.value == "2");
    CHECK(k.note == "1 fewer than the day before");
    CHECK(k.total.empty());
    CHECK(k.href == "#/workflows?q=status:failed%20submitted:24h");
    arrive(h.completed, WorkflowSlice{.workflows = std::vector<Workflow>(90, run("x", "COMPLETED"))});
    CHECK(tile(home::tiles(m), 2).total == "of 92 finished");
    arrive(h.failed, WorkflowSlice{.workflows = {run("a", "FAILED")}, .more = true});
    CHECK(tile(home::tiles(m), 2).value == "1+");
}

TEST_CASE("GPUs in use are those of running tasks, of the capacity where that is known") {
    auto m = at("#/home");
    arrive(m.running, TaskSums{.sums = {{.priority = Priority::normal, .gpu = {262}}, {.priority = Priority::low, .gpu = {78}}}});
    CHECK(tile(home::tiles(m), 3).value == "340");
    CHECK(tile(home::tiles(m), 3).total.empty());
    add_pools(m, {pool("a", 100, 0, 512, 172)});
    CHECK(tile(home::tiles(m), 3).total == "/ 512");
    CHECK(tile(home::tiles(m), 3).note == "66% asked for by tasks, 78 preemptable");
}

TEST_CASE("a trend is drawn only from what is known, with gaps") {
    auto m = at("#/home");
    auto& h = m.home.edit();
    arrive(m.running, TaskSums{});
    CHECK(tile(home::tiles(m), 3).trend.empty());
    arrive(h.running, TaskSlice{.tasks = {task("a", "n1", 600, 8)}});
    arrive(h.history, TaskHistory{.tasks = {}, .all_since = kNoon - std::chrono::hours(12), .asked_since = kNoon - std::chrono::hours(48)});
    const auto k = tile(home::tiles(m), 3);
    REQUIRE(k.trend.size() == 48);
    CHECK(std::isnan(k.trend.front()));
    CHECK(k.trend.back() == 8);
    CHECK(k.trend_said == "between 0 and 8 within 24 hours, now 8");
}

TEST_CASE("my workflows: what is not over first, then the newest, six of them") {
    auto m = at("#/home");
    arrive(m.profile, Profile{.user = {"alice"}});
    CHECK(home::mine_card(m).state.kind == PageState::Kind::loading);
    std::vector<Workflow> rows = {run("done-1", "COMPLETED", 1)};
    for (int i = 0; i < 3; ++i) rows.push_back(run("run-" + std::to_string(i), "RUNNING", 100 + i));
    for (int i = 2; i < 8; ++i) rows.push_back(run("done-" + std::to_string(i), "FAILED", 200 + i));
    arrive(m.home.edit().mine, WorkflowSlice{.workflows = rows});
    const auto card = home::mine_card(m);
    REQUIRE(card.rows.size() == 6);
    CHECK(card.rows[0].id == "run-0");
    CHECK(card.rows[3].id == "done-1");
    CHECK(card.note == "Active and recent");
    m.settings.hidden_workflows = {"run-0"};
    CHECK(home::mine_card(m).rows[0].id == "run-1");
    CHECK(home::mine_card(m).note == "Active and recent, 1 is hidden in this browser");
    arrive(m.home.edit().mine, WorkflowSlice{});
    CHECK(home::mine_card(m).none);
}

TEST_CASE("needs attention: failed, stuck, a full pool, a node that is ill, a token that ends; each with one action") {
    auto m = at("#/home");
    arrive(m.profile, Profile{.user = {"alice"}, .pools = {{"prod-gpu"}, {"dev-gpu"}}, .token = AccessToken{"laptop", kNoon + std::chrono::hours(30)}});
    add_pools(m, {pool("prod-gpu", 72, 72, 80, 8), pool("dev-gpu", 10, 2, 20, 18)});
    auto& h = m.home.edit();
    arrive(h.mine, WorkflowSlice{.workflows = {run("train-9", "FAILED_IMAGE_PULL", 60), run("old-1", "FAILED", 60 * 60), run("stop-1", "FAILED_CANCELED", 20), run("wait-1", "PENDING", 45), run("wait-2", "PENDING", 3)}});
    arrive(h.active, WorkflowSlice{.workflows = {run("wait-1", "PENDING", 45), run("x", "PENDING", 3)}});
    arrive(h.my_tasks, TasksSince{.slice = {.tasks = {task("a", "gpu-1", 5, 1), task("a", "gpu-2", 5, 1), task("a", "gpu-9", 5, 1)}}, .all_since = {}});
    arrive(m.fleet, fleet({{.name = "gpu-1"}, {.name = "gpu-2", .taint = "node.kubernetes.io/unreachable"}}));
    const auto card = home::attention_card(m);
    INFO(titles(card));
    REQUIRE(card.items.size() == 4);  // the others wait for their turn, and it is said
    CHECK(card.found == 6);
    CHECK(card.more == "Show all 6");
    CHECK(card.more_href == "#/home?attention=all");
    CHECK(card.items[0].title == "train-9");
    CHECK(card.items[0].words == "Image pull in prod-gpu");
    CHECK(card.items[0].button.label == "Diagnose");
    CHECK(card.items[1].title == "wait-1");
    CHECK(card.items[1].when == "waits 45m 00s");
    CHECK(card.items[2].title == "prod-gpu");
    CHECK(card.items[2].words == "Quota full: 72 of 72 GPUs, 2 waiting");
    CHECK(card.items[3].title == "gpu-2");
    for (const auto& item : card.items) CHECK_FALSE(item.leads_to.empty());
    m.route = parse_route("#/home?attention=all");
    REQUIRE(home::attention_card(m).items.size() == 6);
    CHECK(home::attention_card(m).items[4].title == "gpu-9");
    CHECK(home::attention_card(m).items[4].words == "No longer in the fleet; 1 task of yours");
    CHECK(home::attention_card(m).more == "Show less");
    m.settings.hidden_workflows = {"train-9"};
    CHECK(home::attention_card(m).found == 5);
    arrive(h.mine, WorkflowSlice{});
    arrive(h.active, WorkflowSlice{});
    arrive(h.my_tasks, TasksSince{});
    const auto rest = home::attention_card(m);
    REQUIRE(rest.items.size() == 1);
    CHECK(rest.items[0].words == "The access token you came with expires in 1d 6h");
}

TEST_CASE("what could not be looked at is said, and is not nothing") {
    auto m = at("#/home");
    CHECK(home::attention_card(m).looking);
    arrive(m.profile, Profile{.user = {"alice"}});
    fail(m.home.edit().mine, broken("GET /api/workflow"));
    fail(m.pools, broken("GET /api/pool_quota"));
    CHECK(home::attention_card(m).unknown == "Not looked at: your workflows and pools did not load");
    CHECK_FALSE(home::attention_card(m).looking);
}

TEST_CASE("the history by priority ends at what runs now, and says what is not in it") {
    auto m = at("#/home?window=1h");
    auto& h = m.home.edit();
    arrive(h.running, TaskSlice{.tasks = {task("a", "n1", 30, 8)}});
    auto ended = task("b", "n1", 50, 4);
    ended.status = {Status::completed, "COMPLETED"};
    ended.ended = kNoon - std::chrono::minutes(20);
    arrive(h.history, TaskHistory{.window = Window::hour, .tasks = {ended}, .all_since = kNoon - std::chrono::hours(25), .asked_since = kNoon - std::chrono::hours(25)});
    add_pools(m, {pool("a", 10, 0, 512, 0)});
    const auto card = home::usage_card(m);
    CHECK(card.state.kind == PageState::Kind::ready);
    REQUIRE(card.chart.series.size() == 3);
    CHECK(card.chart.series[2].values.back() == 8);
    CHECK(card.chart.series[2].values[35] == 12);
    CHECK(card.chart.limit == 512);
    CHECK(card.chart.moments.front() == "Sun 22 Nov, 11:00 UTC");
    CHECK(card.note == "From the times of tasks. Those that ran longer than 24h and have ended are not in it.");
    CHECK(card.window == 0);
    CHECK(format_route(card.routes[2]) == "#/home?window=7d");
    h.history.value = std::make_shared<const TaskHistory>(TaskHistory{.window = Window::hour, .tasks = {}, .all_since = kNoon - std::chrono::minutes(30)});
    CHECK(home::usage_card(m).note.starts_with("Before Sun 22 Nov, 11:30 UTC it is not known"));
    CHECK(std::isnan(home::usage_card(m).chart.series[0].values[0]));
    m.route = parse_route("#/home");
    CHECK(home::usage_card(m).state.kind == PageState::Kind::loading);  // of another window
}

TEST_CASE("headroom is of the pools the reader may use, the default one first, quota apart from capacity") {
    auto m = at("#/home");
    arrive(m.profile, Profile{.user = {"alice"}, .default_pool = PoolName{"small"}, .pools = {{"big"}, {"small"}, {"full"}}});
    add_pools(m, {pool("big", 160, 132, 224, 54), pool("small", 10, 2, 16, 9), pool("full", 8, 8, 12, 4), pool("other", 1, 0, 999, 999)});
    const auto card = home::headroom_card(m);
    REQUIRE(card.rows.size() == 3);
    CHECK(card.rows[0].name == "small");
    CHECK(card.rows[0].tag == "Default");
    CHECK(card.rows[1].quota == "28 quota");
    CHECK(card.rows[1].capacity == "54 capacity");
    CHECK(card.rows[2].quota == "Quota full");
    CHECK(home::subtitle(m) == "alice · default pool small · 8 GPUs of quota free");
}

TEST_CASE("the bell has the news and how they are told; the tab counts what nobody has looked at") {
    auto m = at("#/pools");
    CHECK(frame::bell_page(m).items[0].label == "No news");
    CHECK(frame::tab_title(m, "Pools") == "Pools · OSMO Console");
    auto& h = m.home.edit();
    h.news = {{.number = 2, .id = {"b-1"}, .now = {Status::failed_image_pull, "FAILED_IMAGE_PULL"}, .when = kNoon - std::chrono::minutes(3)}, {.number = 1, .id = {"a-1"}, .now = {Status::completed, "COMPLETED"}, .when = kNoon, .fresh = false}};
    const auto page = frame::bell_page(m);
    CHECK(page.count == "1");
    CHECK(page.items[0].label == "b-1: Failed, Image pull");
    CHECK(page.items[0].note == "3m ago");
    CHECK(page.items.size() == page.does.size());
    CHECK(page.items.back().why_disabled.empty());
    CHECK(frame::tab_title(m, "Pools") == "(1) Pools · OSMO Console");
    m.settings.tells = false;
    CHECK_FALSE(frame::bell_page(m).items.back().why_disabled.empty());
}

TEST_CASE("of what failed the latest comes first, and what was made good needs nobody") {
    auto m = at("#/home?attention=all");
    arrive(m.profile, Profile{.user = {"alice"}});
    auto late = run("late-1", "FAILED", 300), early = run("early-1", "FAILED", 100), bad = run("mend-1", "FAILED", 200), good = run("mend-2", "COMPLETED", 50);
    late.ended = kNoon - std::chrono::minutes(2), early.ended = kNoon - std::chrono::minutes(50), bad.ended = kNoon - std::chrono::minutes(90);
    arrive(m.home.edit().mine, WorkflowSlice{.workflows = {good, early, bad, late}});
    const auto card = home::attention_card(m);
    INFO(titles(card));
    REQUIRE(card.items.size() == 2);
    CHECK(card.items[0].title == "late-1");
    CHECK(card.items[0].words == "In prod-gpu");  // that it failed its mark says
    CHECK(card.items[1].title == "early-1");
    CHECK(card.more == "Show less");
    CHECK(card.more_href == "#/home");
}
