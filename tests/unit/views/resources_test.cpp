#include "doctest/doctest.h"
#include "unit/views/made_up.h"
#include "views/resources/page.h"

using namespace made_up;
using namespace resources;

static Fleet example() {
    return fleet({
        {.name = "resource-h100-10", .pools = {"prod-gpu", "dev-gpu"}, .gpus_used = 6, .sharing = Sharing::shared},
        {.name = "resource-h100-9", .pools = {"prod-gpu"}, .gpus_used = 8},
        {.name = "resource-arm-1", .pools = {"batch-arm"}, .platform = "arm-cpu", .gpus = 0},
        {.name = "resource-h100-42", .pools = {"dev-gpu"}, .taint = "node.kubernetes.io/unreachable"},
    });
}

struct Shown {
    Model m;
    std::shared_ptr<const Fleet> fleet;
    Choice choice;
    Page page;
};

static Shown show(std::string_view hash, Fleet fleet = example()) {
    Shown s{at(hash), {}, {}, {}};
    arrive(s.m.fleet, std::move(fleet));
    s.fleet = s.m.fleet.value;
    s.choice = choose(*s.fleet, sort_fleet(*s.fleet, sorting_of(s.m.route)), parse_query(s.m.route.param("q")));
    s.page = present(s.m, *s.fleet, summarise(*s.fleet), s.choice);
    return s;
}

static std::string names(const Shown& s) {
    std::string out;
    for (const auto i : s.choice.rows) out += s.fleet->resources()[i].name.value.substr(9) + " ";
    return out;
}

TEST_CASE("the worst health comes first, then names in natural order") {
    CHECK(names(show("#/resources")) == "h100-42 arm-1 h100-9 h100-10 ");
}

TEST_CASE("every column sorts, both ways, and equals stay in the order of names") {
    CHECK(names(show("#/resources?sort=name")) == "arm-1 h100-9 h100-10 h100-42 ");
    CHECK(names(show("#/resources?sort=name&desc=1")) == "h100-42 h100-10 h100-9 arm-1 ");
    CHECK(names(show("#/resources?sort=health&desc=1")) == "arm-1 h100-9 h100-10 h100-42 ");
    CHECK(names(show("#/resources?sort=gpu_free&desc=1")) == "h100-42 h100-10 arm-1 h100-9 ");
    CHECK(names(show("#/resources?sort=gpu_free")) == "arm-1 h100-9 h100-10 h100-42 ");
    CHECK(names(show("#/resources?sort=gpu&desc=1")) == "h100-9 h100-10 arm-1 h100-42 ");
    CHECK(names(show("#/resources?sort=pools")) == "arm-1 h100-42 h100-9 h100-10 ");
    CHECK(names(show("#/resources?sort=platform")) == "arm-1 h100-9 h100-10 h100-42 ");
    CHECK(names(show("#/resources?sort=type&desc=1")) == "h100-10 arm-1 h100-9 h100-42 ");
    CHECK(names(show("#/resources?sort=nonsense")) == names(show("#/resources")));
    for (const auto& column : columns())
        if (column.sortable) CHECK_MESSAGE(sorting_of(parse_route("#/resources?sort=" + column.key)).key == column.key, column.key);
}

TEST_CASE("pressing a header again turns its order round; numbers start with the most") {
    auto r = parse_route("#/resources?q=h100");
    r = sorted_by(r, "gpu_free");
    CHECK(format_route(r) == "#/resources?q=h100&sort=gpu_free&desc=1");
    r = sorted_by(r, "gpu_free");
    CHECK(format_route(r) == "#/resources?q=h100&sort=gpu_free");
    r = sorted_by(r, "health");
    CHECK(format_route(r) == "#/resources?q=h100");
    CHECK(format_route(sorted_by(r, "health")) == "#/resources?q=h100&desc=1");
}

TEST_CASE("the totals are those of what is shown, and the tiles those of the fleet") {
    const auto s = show("#/resources?q=pool:prod");
    CHECK(s.page.footer_left == "2 of 4 resources");
    CHECK(s.page.footer_right == "Totals  14/16 GPUs   64/192 cores   256 GiB/1.0 TiB");
    REQUIRE(s.page.stats.size() == 4);
    CHECK(s.page.stats[1].value == "14");
    CHECK(s.page.stats[1].total == "/ 24 GPUs");
    CHECK(s.page.stats[1].note == "10 free");
    CHECK(s.page.brief_stats[1].label == "GPUs");
    CHECK(s.page.brief_stats[1].total == "/ 24");
    CHECK(s.page.stats[1].share == "58%");
    CHECK(s.page.stats[3].note == "1.5 TiB free");
}

TEST_CASE("where numbers are what is free, they are sorted, summed and told as what is free") {
    CHECK(names(show("#/resources?show=free&sort=gpu&desc=1")) == "h100-42 h100-10 arm-1 h100-9 ");
    CHECK(names(show("#/resources?show=free&sort=gpu")) == "arm-1 h100-9 h100-10 h100-42 ");
    const auto s = show("#/resources?show=free&q=pool:prod");
    CHECK(s.page.footer_right == "Totals free  2/16 GPUs   128/192 cores   768 GiB/1.0 TiB");
    CHECK(s.page.stats[1].label == "Free GPUs");
    CHECK(s.page.stats[1].value == "10");
    CHECK(s.page.stats[1].note == "14 used");
    CHECK(s.page.stats[1].share == "42%");
    CHECK(s.page.stats[1].bar.said == "10 of 24 GPUs free");
    CHECK(s.page.brief_stats[2].label == "Free cores");
    for (const auto& c : columns(true)) CHECK(c.key != "gpu_free");
    CHECK(show("#/resources?show=free&sort=gpu_free&desc=1").page.sorting.key == "gpu");
    CHECK(names(show("#/resources?show=free&sort=gpu_free&desc=1")) == "h100-42 h100-10 arm-1 h100-9 ");
}

static TaskCounts counted(const Fleet& fleet, std::vector<const char*> nodes, std::size_t unread = 0) {
    auto tasks = std::make_shared<TaskSlice>();
    for (const auto* node : nodes) {
        auto& t = tasks->tasks.emplace_back();
        t.node = ResourceName{node};
    }
    tasks->unread.count = unread;
    return counts_of(NodeTasks(tasks), fleet);
}

TEST_CASE("what runs on each node is counted, sorted by and summed") {
    auto s = show("#/resources?sort=tasks&desc=1");
    const auto tasks = counted(*s.fleet, {"resource-h100-9", "resource-arm-1", "resource-arm-1", "gone"});
    CHECK(s.page.footer_right.find("task") == std::string::npos);  // not known
    s.choice = choose(*s.fleet, sort_fleet(*s.fleet, sorting_of(s.m.route), tasks.on), parse_query(""));
    CHECK(names(s) == "arm-1 h100-9 h100-10 h100-42 ");
    CHECK(present(s.m, *s.fleet, summarise(*s.fleet), s.choice, tasks).footer_right.ends_with("   3 tasks"));
    CHECK(present(s.m, *s.fleet, summarise(*s.fleet), s.choice, counted(*s.fleet, {"resource-arm-1"}, 1)).footer_right.ends_with("   1+ tasks"));
    CHECK(row(*s.fleet, 2, false, tasks).tasks == "2");
    CHECK(row(*s.fleet, 0, false, tasks).tasks == "0");
}

TEST_CASE("a name that two backends have is told with its backend, and leads to that one") {
    const auto f = fleet({{.name = "n", .backend = "east"}, {.name = "n", .backend = "west"}, {.name = "other"}});
    CHECK(row(f, 0).name == "n (east)");
    CHECK(row(f, 1).name == "n (west)");
    CHECK(row(f, 0).href == "#/resources/n?backend=east");
    CHECK(row(f, 2).name == "other");
    CHECK(row(f, 2).href == "#/resources/other");
}

TEST_CASE("a node that two pools share is one row and counts once") {
    const auto s = show("#/resources", fleet({{.name = "n", .pools = {"a", "b", "c"}, .gpus_used = 2}}));
    CHECK(s.page.footer_left == "1 resource");
    CHECK(s.page.stats[1].total == "/ 8 GPUs");
}

TEST_CASE("the health tile leads to the resources of that health and keeps the order") {
    const auto s = show("#/resources?sort=name&q=arm&sel=x");
    const auto& legend = s.page.stats[0].legend;
    REQUIRE(legend.size() == 3);
    CHECK(legend[0].badge.word == "Healthy");
    CHECK(legend[0].count == "3");
    CHECK(legend[2].href == "#/resources?sort=name&q=health:unhealthy");
    CHECK(s.page.stats[0].note == "4 resources");
}

TEST_CASE("a node without GPUs shows dashes, one that is over-committed shows it") {
    const auto f = fleet({{.name = "cpu", .gpus = 0}, {.name = "over", .gpus = 8, .gpus_used = 10}, {.name = "full", .gpus = 8, .gpus_used = 8}});
    CHECK(row(f, 0).gpu.none);
    CHECK_FALSE(row(f, 0).cpu.none);
    CHECK(row(f, 1).gpu_free == "-2");
    CHECK(row(f, 1).gpu_free_tone == Tone::warning);
    CHECK(row(f, 1).gpu.bar.parts[0].share == 1.0);
    CHECK(row(f, 2).gpu_free == "0");
    CHECK(row(f, 2).gpu_free_tone == Tone::faint);
}

TEST_CASE("a row says its name, link, pools and ratio; trouble comes with its reason") {
    const auto f = example();
    const auto r = row(f, 0);
    CHECK(r.href == "#/resources/resource-h100-10");
    CHECK(r.pools == std::vector<std::string>{"prod-gpu", "dev-gpu"});
    CHECK(r.gpu.used == "6");
    CHECK(r.gpu.total == "8");
    CHECK(r.gpu.bar.said == "6 of 8 GPUs used");
    CHECK(r.type == "Shared");
    CHECK(r.health.note.empty());
    CHECK(row(f, 3).health.note == "Taint node.kubernetes.io/unreachable (NoExecute)");
}

TEST_CASE("a name with any letters in it leads to its own page") {
    const auto f = fleet({{.name = "a/b %41 \"🦖\""}});
    CHECK(parse_route(row(f, 0).href).item == "a/b %41 \"🦖\"");
}

TEST_CASE("when nothing matches, only terms that bring rows back are offered to be dropped") {
    const auto s = show("#/resources?q=h100 health:degraded gpu>=2");
    REQUIRE(s.page.nothing);
    CHECK(s.page.nothing->notice.heading == "No resources match");
    CHECK(s.page.nothing->notice.words == "h100 health:degraded gpu>=2");
    REQUIRE(s.page.nothing->notice.actions.size() == 2);
    CHECK(s.page.nothing->notice.actions[0].label == "Drop health");
    CHECK(std::get<Go>(s.page.nothing->does[0]).route.param("q") == "h100 gpu>=2");
    CHECK(std::get<Go>(s.page.nothing->does[1]).route.param("q").empty());
}

TEST_CASE("an empty fleet says why and what next, and keeps quiet about filters") {
    const auto s = show("#/resources?q=x", Fleet{});
    REQUIRE(s.page.nothing);
    CHECK(s.page.nothing->notice.heading == "No resources");
    CHECK(s.page.nothing->does.size() == s.page.nothing->notice.actions.size());
}

TEST_CASE("menus hold the names of the fleet, tick what is asked, and write the filter's text") {
    const auto s = show("#/resources?q=pool:prod-gpu gpu>=2");
    REQUIRE(s.page.menus.size() == 5);  // of one backend none is to be chosen
    const auto& pool = s.page.menus[0];
    REQUIRE(pool.items.size() == 3);
    CHECK(pool.items[2].label == "prod-gpu");
    CHECK(pool.items[2].checked);
    CHECK_FALSE(pool.items[0].checked);
    CHECK(pool.writes[0] == "pool:prod-gpu,batch-arm gpu>=2");
    CHECK(pool.writes[2] == "gpu>=2");
    const auto& gpus = s.page.menus[2];
    REQUIRE(gpus.items.size() == 4);
    CHECK(gpus.items[1].checked);
    CHECK(gpus.writes[1] == "pool:prod-gpu");
    CHECK(gpus.writes[3] == "pool:prod-gpu gpu>=8");
}

TEST_CASE("of several backends one may be chosen, and health may be unknown") {
    const auto s = show("#/resources", fleet({{.name = "a", .backend = "east"}, {.name = "b", .backend = "west"}}));
    REQUIRE(s.page.menus.size() == 6);
    CHECK(s.page.menus[5].button.label == "Backend");
    CHECK(s.page.menus[5].writes[1] == "backend:west");
    CHECK(s.page.menus[3].writes[2] == "health:unknown");
}

TEST_CASE("an unknown key is told under the field") {
    const auto faults = show("#/resources?q=colour:red").page.faults;
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().words.find("colour") != std::string::npos);
    CHECK(show("#/resources?q=pool:prod").page.faults.empty());
}

TEST_CASE("numbers as large as 10^18 are shown and do not wrap") {
    Resource r = resource({.name = "huge"});
    r.total.gpu = {1'000'000'000'000'000'000};
    r.total.memory = {std::numeric_limits<std::int64_t>::max()};
    r.used.memory = r.total.memory;
    auto copy = r;
    copy.name = {"huge-2"};
    const auto s = show("#/resources", fleet_of({r, copy}));
    CHECK(row(*s.fleet, 0).gpu_free == "1,000,000,000,000,000,000");
    CHECK(s.page.stats[1].total == "/ 2,000,000,000,000,000,000 GPUs");
    CHECK(s.page.stats[3].share == "100%");
}

TEST_CASE("health:missing lists the nodes that are no longer told of, as far as the rest of the filter fits") {
    const auto gone = [](const char* name, const char* pool, int hours) { return MissingNode{{name}, {"k8s"}, {pool}, {"h100"}, Gpus{8}, made_up::kNoon - std::chrono::hours(hours)}; };
    const auto show = [&](const char* hash) {
        auto m = made_up::at(hash);
        m.missing = std::make_shared<const std::vector<MissingNode>>(std::vector{gone("old", "prod", 30), gone("new", "prod", 2), gone("other", "dev", 1)});
        made_up::arrive(m.fleet, made_up::fleet({{.name = "here", .pools = {"prod"}}}));
        return resources::present(m, *m.fleet.value, resources::summarise(*m.fleet.value), resources::choose(*m.fleet.value, m.fleet.value->by_name(), parse_query(m.route.param("q"))));
    };
    const auto page = show("#/resources?q=health:missing pool:prod");
    REQUIRE(page.missing_rows.size() == 2);
    CHECK(page.missing_rows[0].name == "new");
    CHECK(page.missing_rows[0].seen == "2h ago");
    CHECK(page.missing_rows[1].href == "#/resources/old?backend=k8s");
    CHECK(page.faults.empty());
    CHECK_FALSE(page.nothing);
    CHECK(show("#/resources?q=-health:missing").missing_rows.empty());
    const auto all = show("#/resources");
    CHECK(all.stats[0].legend.back().badge.word == "Missing");
    CHECK(all.stats[0].legend.back().count == "3");
    CHECK(all.missing_rows.empty());
    CHECK(all.missing.starts_with("3 nodes seen before"));
    CHECK(all.missing_href == "#/resources?q=health:missing");
    CHECK(show("#/resources?q=health:missing,healthy").missing_rows.size() == 3);
}
