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
    return present(m, PoolNodes(Fleet()));
}

// All groups' rows, one after the other.
static std::vector<pools::Row> rows(const pools::Page& page) {
    std::vector<pools::Row> out;
    for (const auto& group : page.groups) out.insert(out.end(), group.rows.begin(), group.rows.end());
    return out;
}

static const pools::Row& row(const pools::Page& page, std::string_view name) {
    for (const auto& group : page.groups)
        for (const auto& r : group.rows) if (r.name == name) return r;
    FAIL("no such pool");
    return page.groups.front().rows.front();
}

static pools::Page show_model(const Model& m) { return present(m, PoolNodes(Fleet())); }

static PoolQuota example() {
    return {.node_sets = {{{pool("prod-gpu", {160, 132, 28, 170, 224, 34}), pool("dev-gpu", {64, 72, -8, 72, 224, 34}, PoolStatus::maintenance)}},
                          {{pool("batch", {0, 0, 0, 0, 0, 0}, PoolStatus::offline)}}},
            .sum = {Gpus{224}, Gpus{204}, Gpus{20}, Gpus{242}, Gpus{224}, Gpus{34}}};
}

static Fleet two_shared() {
    return fleet({{.name = "a", .pools = {"prod-gpu", "dev-gpu"}, .gpus_used = 6}, {.name = "b", .pools = {"prod-gpu"}}, {.name = "c", .pools = {"dev-gpu"}}, {.name = "d", .pools = {"batch"}, .gpus = 0}});
}

static Model with_nodes(std::string_view hash) {
    auto m = at(hash);
    arrive(m.pools, example());
    arrive(m.fleet, two_shared());
    arrive(m.running, TaskSums{.sums = {{.user = {"a"}, .pool = PoolName{"prod-gpu"}, .priority = Priority::high, .workflow = {}, .gpu = Gpus{4}, .cpu = Millicores{24000}, .memory = gib(64), .storage = {}},
                                        {.user = {"b"}, .pool = PoolName{"prod-gpu"}, .priority = Priority::low, .workflow = {}, .gpu = Gpus{2}, .cpu = Millicores{12000}, .memory = gib(32), .storage = {}}}, .unread = {}});
    return m;
}

TEST_CASE("quota is what NORMAL and HIGH use of their limit") {
    const auto page = show(example());
    REQUIRE(rows(page).size() == 3);
    const auto prod = row(page, "prod-gpu");
    CHECK(prod.tag == "Default");
    CHECK(row(page, "dev-gpu").tag.empty());
    CHECK(prod.quota_used == "132");
    CHECK(prod.quota_limit == "/ 160");
    CHECK(prod.quota_note == "83%");
    CHECK(prod.quota_free == "28");
    CHECK(prod.quota_bar.parts[0].share == doctest::Approx(132.0 / 160));
}

TEST_CASE("capacity in use counts everyone on the nodes; LOW is what the pool uses beyond its quota") {
    const auto prod = row(show(example()), "prod-gpu");
    CHECK(prod.in_use == "190");
    CHECK(prod.capacity == "/ 224");
    CHECK(prod.capacity_note == "38 LOW");
    CHECK(prod.capacity_free == "34");
    CHECK(prod.capacity_bar.limit == doctest::Approx(160.0 / 224));
    CHECK(prod.capacity_bar.said == "190 of 224 GPUs in use: 132 NORMAL and HIGH, 38 LOW, 20 by others");
    CHECK(prod.capacity_bar.parts[1].hatched);
}

TEST_CASE("a pool over its quota says by how much") {
    const auto dev = row(show(example()), "dev-gpu");
    CHECK(dev.quota_free == "-8 (over)");
    CHECK(dev.quota_free_tone == Tone::warning);
    CHECK(dev.quota_note == "113%");
    CHECK(dev.quota_bar.parts[0].share == 1.0);
    CHECK(dev.status.word == "Maintenance");
}

TEST_CASE("a pool without GPUs or quota says so") {
    const auto batch = row(show(example()), "batch");
    CHECK_FALSE(batch.has_quota);
    CHECK_FALSE(batch.has_capacity);
    CHECK(batch.status.word == "Offline");
}

TEST_CASE("on a phone a pool is one number of one quantity, with what it is of") {
    const auto page = show(example());
    CHECK(row(page, "prod-gpu").brief.starts_with("Quota free"));
    CHECK(row(page, "prod-gpu").brief_free + " " + row(page, "prod-gpu").brief_of == "28 of 160");
    CHECK(row(page, "dev-gpu").brief_free == "-8");
    CHECK(row(page, "batch").brief.starts_with("No GPUs"));
    CHECK(row(page, "batch").brief_free.empty());
}

TEST_CASE("a full quota and a quota that nobody set read as such") {
    auto quota = example();
    quota.node_sets[0].pools[0].usage.quota_free = Gpus{0};
    quota.node_sets[0].pools[1].guarantee.reset();
    const auto page = show(quota);
    CHECK(row(page, "prod-gpu").quota_free == "Full");
    CHECK(row(page, "dev-gpu").quota_note == "all capacity");
}

TEST_CASE("pools that share nodes are marked, and the totals are the service's own") {
    const auto page = show(example());
    CHECK(row(page, "prod-gpu").shares_with == std::vector<std::string>{"dev-gpu"});
    CHECK(row(page, "batch").shares_with.empty());
    CHECK_FALSE(page.sharing_note.empty());
    CHECK(page.footer_left == "3 pools, 1 offline, 1 in maintenance");
    CHECK(page.footer_right == "Totals  quota 204/224 GPUs   capacity 190/224 in use, 34 free");
}

TEST_CASE("the totals are of the pools that are shown, a shared node set once") {
    auto page = show(example(), "#/pools?q=gpu");
    CHECK(page.footer_left == "2 of 3 pools, 1 in maintenance");
    CHECK(page.footer_right == "Totals  quota 204/224 GPUs   capacity 190/224 in use, 34 free");
    page = show(example(), "#/pools?q=batch");
    CHECK(page.footer_left == "1 of 3 pools, 1 offline");
    CHECK(page.footer_right == "Totals  quota 0/0 GPUs   capacity 0/0 in use, 0 free");
    const auto m = with_nodes("#/pools?of=cpu&q=batch");
    CHECK(present(m, PoolNodes(*m.fleet.value)).footer_right == "Totals  quota 0/0 GPUs   capacity 32/96 cores in use, 64 free");
}

TEST_CASE("a pool is found by what its own nodes have free") {
    const auto m = with_nodes("#/pools?q=gpu>=12");   // prod-gpu has 10, dev-gpu 10, the set 34 by the service
    CHECK(present(m, PoolNodes(*m.fleet.value)).nothing);
    const auto some = with_nodes("#/pools?q=gpu>=10");
    CHECK(rows(present(some, PoolNodes(*some.fleet.value))).size() == 2);
}

TEST_CASE("outside workflows is what the nodes say, in the colours of the map; the service's sum would count some twice") {
    auto m = at("#/pools");
    auto quota = example();
    quota.node_sets[0].pools[0].usage.total_usage = Gpus{4}, quota.node_sets[0].pools[1].usage.total_usage = Gpus{0};
    arrive(m.pools, quota);
    auto outside = resource({.name = "a", .pools = {"prod-gpu", "dev-gpu"}, .gpus_used = 6});
    outside.outside.gpu = Gpus{1};
    arrive(m.fleet, fleet_of({outside, resource({.name = "b", .pools = {"a-pool"}}), resource({.name = "c", .pools = {"prod-gpu"}})}));
    const auto page = present(m, PoolNodes(*m.fleet.value));
    const auto& set = page.shared.at(0);
    CHECK(set.words == "6 of 16 GPUs in use, 10 free, on 2 nodes");
    REQUIRE(set.legend.size() == 4);
    CHECK(set.legend[0].label == "prod-gpu 4");
    CHECK(set.legend[2].label == "Outside workflows 1");
    CHECK(set.legend[3].label == "Not counted by pools 1");
    CHECK(set.bar.parts[0].series == 2);   // the third pool by name
    CHECK(set.bar.parts[1].series == 1);
    CHECK(page.cautions.size() == 1);
}

TEST_CASE("pools stand as the service lists them until a column is chosen") {
    auto online = example();
    for (auto& set : online.node_sets) for (auto& p : set.pools) p.status = PoolStatus::online;
    const auto first = [&](std::string_view hash) { return rows(show(online, hash))[0].name; };
    CHECK(first("#/pools") == "prod-gpu");
    CHECK(first("#/pools?sort=name") == "batch");
    CHECK(first("#/pools?sort=quota_free") == "dev-gpu");
    CHECK(first("#/pools?sort=quota_free&desc=1") == "prod-gpu");
    CHECK(first("#/pools?sort=nonsense") == "prod-gpu");
    CHECK(format_route(pools::sorted_by(parse_route("#/pools"), "quota_free")) == "#/pools?sort=quota_free&desc=1");
    CHECK(format_route(pools::sorted_by(parse_route("#/pools?sort=name"), "name")) == "#/pools?sort=name&desc=1");
}

TEST_CASE("numbers that cannot be are shown and stay in their bars") {
    const auto page = show({.node_sets = {{{pool("odd", {-5, 9, -14, 3, 2, 40})}}}, .sum = {}});
    const auto odd = rows(page)[0];
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
    CHECK(show({.node_sets = {{{p}}}, .sum = {}}).groups[0].rows[0].status.word == "DRAINING");
}

TEST_CASE("pools before, without and after a failed answer") {
    auto m = at("#/pools");
    CHECK(show_model(m).state.kind == PageState::Kind::loading);
    fail(m.pools, broken("GET /api/pool_quota"));
    CHECK(show_model(m).state.failed->notice.heading == "Pools did not load");
    arrive(m.pools, PoolQuota{});
    CHECK(show_model(m).nothing->notice.heading == "No pools");
    arrive(m.pools, example());
    fail(m.pools, broken("GET /api/pool_quota"));
    CHECK(show_model(m).state.banner);
    CHECK(rows(show_model(m)).size() == 3);
}

TEST_CASE("pools are grouped by status, what needs attention first") {
    const auto page = show(example());
    REQUIRE(page.groups.size() == 3);
    CHECK(page.groups[0].title == "Offline");
    CHECK(page.groups[1].title == "Maintenance");
    CHECK(page.groups[2].title == "Online");
    auto all = example();
    for (auto& set : all.node_sets) for (auto& p : set.pools) p.status = PoolStatus::online;
    REQUIRE(show(all).groups.size() == 1);
    CHECK(show(all).groups[0].title.empty());
}

TEST_CASE("pools that share nodes are drawn together, their capacity once") {
    const auto page = show(example());
    REQUIRE(page.shared.size() == 1);
    const auto& set = page.shared[0];
    CHECK(set.title == "prod-gpu, dev-gpu");
    CHECK(set.words == "190 of 224 GPUs in use, 34 free");
    REQUIRE(set.bar.parts.size() == 3);
    double sum = 0;
    for (const auto& part : set.bar.parts) sum += part.share;
    CHECK(sum <= doctest::Approx(1 + 52.0 / 224));  // 170 + 72 are told of 190: the bar itself ends at the whole
}

TEST_CASE("a shared node counts in each of its pools, and once in what is said of both") {
    const auto f = two_shared();
    const PoolNodes nodes(f);
    CHECK(nodes.of("prod-gpu").nodes == 2);
    CHECK(nodes.of("dev-gpu").total.gpu == Gpus{16});
    const auto quota = example();
    CHECK(nodes.of(quota.node_sets[0]).nodes == 3);
    CHECK(nodes.of(quota.node_sets[0]).total.gpu == Gpus{24});
    CHECK(nodes.shared("prod-gpu", "dev-gpu") == 1);
    CHECK(nodes.in_several().nodes == 1);
}

TEST_CASE("where the nodes and the service's sum disagree, both are said") {
    auto m = at("#/pools");
    arrive(m.pools, example());
    arrive(m.fleet, two_shared());
    const auto page = present(m, PoolNodes(*m.fleet.value));
    REQUIRE(page.cautions.size() == 1);
    CHECK(page.cautions[0] == "prod-gpu, dev-gpu: the nodes themselves have 18 GPUs free, the service's sum says 34. It may count GPUs outside workflows twice.");
    REQUIRE(page.matrix.size() == 2);
    CHECK(page.matrix[0].cells == std::vector<std::string>{"2", "1"});
    CHECK(page.matrix_note == "1 node (8 GPUs) belong to more than one pool. They count in each pool, and once in totals.");
}

TEST_CASE("capacity in cores is what the nodes say, each node once, and who asked for it") {
    const auto m = with_nodes("#/pools?of=cpu");
    const auto page = present(m, PoolNodes(*m.fleet.value));
    CHECK(page.quantity == Quantity::cpu);
    const auto prod = row(page, "prod-gpu");
    CHECK(prod.in_use == "96");
    CHECK(prod.capacity == "/ 288");
    CHECK(prod.capacity_note == "12 LOW");
    CHECK(prod.capacity_free == "192");
    CHECK(prod.capacity_bar.limit < 0);  // a quota is of GPUs
    REQUIRE(prod.capacity_bar.parts.size() == 3);
    CHECK(prod.capacity_bar.parts[0].tone == Tone::high);
    CHECK(prod.capacity_bar.parts[0].share == doctest::Approx(24.0 / 288));
    CHECK(prod.capacity_bar.parts[1].hatched);
    CHECK(prod.capacity_bar.parts[2].tone == Tone::unused);
    CHECK(prod.quota_used == "132");
    CHECK(prod.brief.starts_with("Cores free"));
    CHECK(prod.brief_free + " " + prod.brief_of == "192 of 288");
    CHECK(row(page, "batch").capacity == "/ 96");
    CHECK(page.footer_right == "Totals  quota 204/224 GPUs   capacity 128/384 cores in use, 256 free");
    CHECK(pools::columns(page.quantity)[4].title == "Capacity in use, cores");
}

TEST_CASE("capacity in memory, and before the nodes are known") {
    auto m = with_nodes("#/pools?of=memory&sort=capacity_free&desc=1");
    const auto page = present(m, PoolNodes(*m.fleet.value));
    CHECK(row(page, "prod-gpu").capacity == "/ 1.5 TiB");
    CHECK(row(page, "prod-gpu").capacity_free == "1.1 TiB");
    CHECK(format_route(page.quantity_routes[0]) == "#/pools?sort=capacity_free&desc=1");
    m.fleet.value = nullptr;
    const auto before = present(m, PoolNodes(Fleet()));
    CHECK_FALSE(row(before, "prod-gpu").has_capacity);
    CHECK(row(before, "prod-gpu").no_capacity == "Not known yet");
}
