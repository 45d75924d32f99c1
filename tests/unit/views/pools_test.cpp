#include "doctest/doctest.h"
#include "unit/views/made_up.h"
#include "views/pools/page.h"

using namespace made_up;
using pools::present;

struct Quota { std::int64_t limit, used, free, usage, capacity, total_free; };

static Pool pool(std::string name, Quota q, PoolStatus status = PoolStatus::online) {
    return {.name = {std::move(name)}, .description = "Described", .status = status, .guarantee = Gpus{q.limit},
            .platforms = {{.name = {"x86-h100"}}}, .usage = {Gpus{q.limit}, Gpus{q.used}, Gpus{q.free}, Gpus{q.usage}, Gpus{q.capacity}, Gpus{q.total_free}}};
}

static pools::Page show(PoolQuota quota, std::string_view hash = "#/pools") {
    auto m = at(hash);
    arrive(m.pools, std::move(quota));
    arrive(m.profile, Profile{.user = {"alice"}, .default_pool = PoolName{"prod-gpu"}});
    return present(m);
}

static PoolQuota example() {
    return {.node_sets = {{{pool("prod-gpu", {160, 132, 28, 170, 224, 34}), pool("dev-gpu", {64, 72, -8, 72, 224, 34}, PoolStatus::maintenance)}},
                          {{pool("batch", {0, 0, 0, 0, 0, 0}, PoolStatus::offline)}}},
            .sum = {Gpus{224}, Gpus{204}, Gpus{20}, Gpus{242}, Gpus{224}, Gpus{34}}};
}

TEST_CASE("quota is what NORMAL and HIGH use of their limit") {
    const auto page = show(example());
    REQUIRE(page.rows.size() == 3);
    const auto& prod = page.rows[0];
    CHECK(prod.tag == "Default");
    CHECK(page.rows[1].tag.empty());
    CHECK(prod.quota_used == "132");
    CHECK(prod.quota_limit == "/ 160");
    CHECK(prod.quota_note == "83%");
    CHECK(prod.quota_free == "28");
    CHECK(prod.quota_bar.parts[0].share == doctest::Approx(132.0 / 160));
}

TEST_CASE("capacity in use counts everyone on the nodes; LOW is what the pool uses beyond its quota") {
    const auto prod = show(example()).rows[0];
    CHECK(prod.in_use == "190");
    CHECK(prod.capacity == "/ 224");
    CHECK(prod.capacity_note == "38 LOW");
    CHECK(prod.capacity_free == "34");
    CHECK(prod.capacity_bar.limit == doctest::Approx(160.0 / 224));
    CHECK(prod.capacity_bar.said == "190 of 224 GPUs in use: 132 NORMAL and HIGH, 38 LOW, 20 by others");
    CHECK(prod.capacity_bar.parts[1].hatched);
}

TEST_CASE("a pool over its quota says by how much") {
    const auto dev = show(example()).rows[1];
    CHECK(dev.quota_free == "-8 (over)");
    CHECK(dev.quota_free_tone == Tone::warning);
    CHECK(dev.quota_note == "113%");
    CHECK(dev.quota_bar.parts[0].share == 1.0);
    CHECK(dev.status.word == "Maintenance");
}

TEST_CASE("a pool without GPUs or quota says so") {
    const auto batch = show(example()).rows[2];
    CHECK_FALSE(batch.has_quota);
    CHECK_FALSE(batch.has_capacity);
    CHECK(batch.status.word == "Offline");
}

TEST_CASE("a full quota and a quota that nobody set read as such") {
    auto quota = example();
    quota.node_sets[0].pools[0].usage.quota_free = Gpus{0};
    quota.node_sets[0].pools[1].guarantee.reset();
    const auto page = show(quota);
    CHECK(page.rows[0].quota_free == "Full");
    CHECK(page.rows[1].quota_note == "all capacity");
}

TEST_CASE("pools that share nodes are marked, and the totals are the service's own") {
    const auto page = show(example());
    CHECK(page.rows[0].shares_with == std::vector<std::string>{"dev-gpu"});
    CHECK(page.rows[2].shares_with.empty());
    CHECK_FALSE(page.sharing_note.empty());
    CHECK(page.footer_left == "3 pools, 1 offline, 1 in maintenance");
    CHECK(page.footer_right == "Totals  quota 204/224 GPUs   capacity 190/224 in use, 34 free");
}

TEST_CASE("pools stand as the service lists them until a column is chosen") {
    const auto first = [](std::string_view hash) { return show(example(), hash).rows[0].name; };
    CHECK(first("#/pools") == "prod-gpu");
    CHECK(first("#/pools?sort=name") == "batch");
    CHECK(first("#/pools?sort=quota_free") == "dev-gpu");
    CHECK(first("#/pools?sort=quota_free&desc=1") == "prod-gpu");
    CHECK(first("#/pools?sort=status") == "batch");
    CHECK(first("#/pools?sort=nonsense") == "prod-gpu");
    CHECK(format_route(pools::sorted_by(parse_route("#/pools"), "quota_free")) == "#/pools?sort=quota_free&desc=1");
    CHECK(format_route(pools::sorted_by(parse_route("#/pools?sort=name"), "name")) == "#/pools?sort=name&desc=1");
}

TEST_CASE("numbers that cannot be are shown and stay in their bars") {
    const auto page = show({.node_sets = {{{pool("odd", {-5, 9, -14, 3, 2, 40})}}}, .sum = {}});
    const auto& odd = page.rows[0];
    CHECK(odd.quota_used == "9");
    CHECK(odd.quota_limit == "/ -5");
    CHECK(odd.in_use == "-38");
    double sum = 0;
    for (const auto& part : odd.capacity_bar.parts) sum += part.share;
    CHECK(sum <= 1.0);
}

TEST_CASE("a status word of a newer service is shown as itself") {
    auto p = pool("p", {1, 0, 1, 0, 1, 1}, PoolStatus::unknown);
    p.status_word = "DRAINING";
    CHECK(show({.node_sets = {{{p}}}, .sum = {}}).rows[0].status.word == "DRAINING");
}

TEST_CASE("pools before, without and after a failed answer") {
    auto m = at("#/pools");
    CHECK(present(m).state.kind == PageState::Kind::loading);
    fail(m.pools, broken("GET /api/pool_quota"));
    CHECK(present(m).state.failed->notice.heading == "Pools did not load");
    arrive(m.pools, PoolQuota{});
    CHECK(present(m).nothing->notice.heading == "No pools");
    arrive(m.pools, example());
    fail(m.pools, broken("GET /api/pool_quota"));
    CHECK(present(m).state.banner);
    CHECK(present(m).rows.size() == 3);
}
