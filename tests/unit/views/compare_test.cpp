#include "made_up.h"
#include "store/name_list.h"
#include "views/compare/lines.h"
#include "views/compare/page.h"
#include <doctest/doctest.h>

using namespace compare;

static Model at(const char* hash) {
    auto m = made_up::at(hash);
    made_up::arrive(m.fleet, made_up::fleet({{.name = "n1", .pools = {"prod", "dev"}, .gpus_used = 6, .sharing = Sharing::shared}, {.name = "n2"}, {.name = "n3", .gpus_used = 8, .taint = "node.kubernetes.io/unreachable"},
                                             {.name = "a,b"}}));
    PoolQuota q;
    q.node_sets.push_back({{Pool{.name = {"prod"}, .status = PoolStatus::online, .usage = {.quota_limit = {64}, .quota_used = {60}, .quota_free = {4}, .total_usage = {70}, .total_capacity = {100}, .total_free = {30}}},
                            Pool{.name = {"dev"}, .status = PoolStatus::online, .usage = {.quota_limit = {16}, .quota_used = {8}, .quota_free = {8}, .total_usage = {8}, .total_capacity = {100}, .total_free = {30}}}}});
    made_up::arrive(m.pools, std::move(q));
    return m;
}

static const Compared::Line& line(const Page& page, std::string_view title) {
    for (const auto& l : page.table.lines) if (l.title == title) return l;
    FAIL("no line " << title);
    std::abort();
}

TEST_CASE("names in the address: six at most, each once, commas and all") {
    CHECK(read_names("a,b,a,,c,d,e,f,g", kMost) == std::vector<std::string>{"a", "b", "c", "d", "e", "f"});
    const std::vector<std::string> odd = {"a,b", "50%", "x/y"};
    CHECK(read_names(print_names(odd), kMost) == odd);
    CHECK(read_names(parse_route(format_route(route_for(odd))).param("r"), kMost) == odd);
}

TEST_CASE("resources side by side: differences are marked, the best fit is by its rule") {
    const auto page = present(at("#/compare?r=n1,n2,n3,gone"));
    REQUIRE(page.table.heads.size() == 4);
    CHECK(page.table.corner == "4 of 6 slots used");
    CHECK(line(page, "GPUs").cells[0].strong == "2");
    CHECK(line(page, "GPUs").cells[0].small == "6 / 8 GPUs");
    CHECK(line(page, "GPUs").cells[3].words == "—");
    CHECK(line(page, "Pools").cells[0].tags == std::vector<std::string>{"dev", "prod"});
    CHECK(page.table.best == 1);
    CHECK(page.table.heads[1].mark == "Best fit");
    CHECK(page.table.heads[3].badge.word == "Not in the fleet");
    CHECK(page.rule == kNodeRule);
    CHECK(format_route(page.without[1]) == "#/compare?r=n1,n3,gone");
    CHECK(page.add.label == "Add resource");
}

TEST_CASE("a name that nothing has is left out of the comparison") {
    const auto page = present(at("#/compare?r=n2,a%252Cb,gone"));
    CHECK(line(page, "GPUs").cells[2].words == "—");
    for (const auto& l : page.table.lines) CHECK_FALSE(l.differs);
    CHECK(page.markdown.find("≠") == std::string::npos);
    CHECK(line(present(at("#/compare?r=gone,n1,n2")), "GPUs").differs);
}

TEST_CASE("more than six: which are left out is said, and there is no room for another") {
    const auto page = present(at("#/compare?r=n1,n2,n3,d,e,f,g,h"));
    CHECK(page.table.heads.size() == 6);
    CHECK(page.dropped == "Only the first six of 8 are compared; left out: g, h");
    CHECK(page.add.label.empty());
    CHECK(present(at("#/compare?r=n1,n2")).dropped.empty());
}

TEST_CASE("pools are pools wherever they are named") {
    const auto page = present(at("#/compare?r=prod,dev"));
    CHECK(page.title == "Compare pools");
    CHECK(page.table.heads[0].badge.word == "Online");
    CHECK(format_route(page.without[1]) == "#/compare?p=prod");
    CHECK(present(at("#/compare?r=n1,dev")).title == "Compare resources");
}

TEST_CASE("a pool's capacity is that of its own nodes") {
    auto m = at("#/compare?p=prod,dev");
    const auto capacity = line(present(m), "Capacity");
    CHECK(capacity.cells[0].strong == "2");
    CHECK(capacity.cells[0].small == "6 / 8 GPUs");
    m.fleet.value = nullptr;
    const auto page = present(m);
    CHECK(line(page, "Capacity").cells[0].words == "free in its node set");
}

TEST_CASE("one more is found by typing, and added with the comma that ends its name") {
    const auto m = at("#/compare?r=n1");
    const auto page = present(m);
    const auto offered = suggested(m, page, "n");
    REQUIRE(offered.items.size() == 3);
    CHECK(offered.items[0].text == "n2");      // n1 is there already
    CHECK(offered.items[0].insert == "n2,");
    CHECK(offered.items[0].note == "8 of 8 GPUs free");
    CHECK(offered.items[1].text == "n3");
    CHECK(offered.items[2].text == "a,b");     // of a pool with such a letter, as in the lists
    CHECK(format_route(typed(m, page, "n2")) == "#/compare?r=n1&find=n2");
    CHECK(format_route(typed(m, page, "n2,")) == "#/compare?r=n1,n2");
    CHECK(format_route(typed(m, page, "nope,")).find("find=nope") != std::string::npos);
    CHECK(read_names(typed(m, page, "a,b,").param("r"), kMost) == std::vector<std::string>{"n1", "a,b"});
    const auto pools = at("#/compare?p=prod");
    CHECK(suggested(pools, present(pools), "d").items.at(0).text == "dev");
    CHECK(format_route(typed(pools, present(pools), "dev,")) == "#/compare?p=prod,dev");
    CHECK(format_route(*page.choose) == "#/resources?pick=n1");
}

TEST_CASE("where every GPU is taken nothing is the best fit") {
    auto m = made_up::at("#/compare?r=n1,n2");
    made_up::arrive(m.fleet, made_up::fleet({{.name = "n1", .gpus_used = 8}, {.name = "n2", .gpus_used = 8}}));
    made_up::arrive(m.pools, PoolQuota{});
    const auto page = present(m);
    CHECK(page.table.best == -1);
    CHECK(page.rule.empty());
}

TEST_CASE("only what differs is left, and no section without lines") {
    auto m = at("#/compare?r=n1,n2&only=differences");
    const auto page = present(m);
    CHECK(page.table.lines.size() == 4);
    CHECK(page.table.lines[0].title == "Availability");
    CHECK(line(page, "GPUs").differs);
    CHECK(page.table.lines[2].title == "Placement");
    CHECK(format_route(page.toggled) == "#/compare?r=n1,n2");
    CHECK_FALSE(line(present(at("#/compare?r=n1,n2")), "Backend").differs);
}

TEST_CASE("pools side by side") {
    const auto page = present(at("#/compare?p=prod,dev"));
    CHECK(page.title == "Compare pools");
    CHECK(line(page, "Quota").cells[1].strong == "8");
    CHECK(line(page, "Shares nodes with").cells[0].tags == std::vector<std::string>{"dev"});
    CHECK(page.table.best == 1);
}

TEST_CASE("the comparison as Markdown") {
    const auto text = present(at("#/compare?r=n1,n2&only=differences")).markdown;
    CHECK(text == "| | n1 | n2 (Best fit) |\n|---|---|---|\n| **Availability** | | |\n| GPUs ≠ | 2 free, 6 / 8 GPUs | 8 free, 0 / 8 GPUs |\n| **Placement** | | |\n| Pools ≠ | dev, prod | prod-gpu |\n");
}

TEST_CASE("nothing chosen leads to the list") {
    const auto page = present(at("#/compare"));
    REQUIRE(page.nothing);
    CHECK(std::get<Follow>(page.nothing->does[0]).href == "#/resources");
    CHECK(page.table.heads.empty());
}

TEST_CASE("running tasks are compared as far as they are told") {
    const auto f = made_up::fleet({{.name = "a"}, {.name = "b"}});
    auto tasks = std::make_shared<TaskSlice>();
    tasks->tasks = {{.workflow = {"w"}, .name = "t", .node = ResourceName{"a"}, .status = {Status::running, "RUNNING"}}};
    const auto words = [&](const NodeTasks& of) {
        std::string out;
        for (const auto& l : of_resources(f, {"a", "b", "gone"}, of).lines)
            if (l.title == "Running tasks") for (const auto& c : l.cells) out += cell_words(c) + " ";
        return out;
    };
    CHECK(words(NodeTasks(tasks)) == "1 0 — ");
    CHECK(words(NodeTasks()) == "Not known Not known — ");
}

TEST_CASE("differences are marked unless one does not want it; what is left of them is the same") {
    const auto marked = present(at("#/compare?r=n1,n2&only=differences"));
    const auto plain = present(at("#/compare?r=n1,n2&only=differences&marks=off"));
    CHECK(marked.marks);
    CHECK_FALSE(plain.marks);
    CHECK(plain.table.lines.size() == marked.table.lines.size());
    CHECK_FALSE(line(plain, "GPUs").differs);
    CHECK(format_route(plain.marks_toggled) == "#/compare?r=n1,n2&only=differences");
    CHECK(plain.markdown == marked.markdown);
}
