#include "made_up.h"
#include "views/resources/cells.h"
#include "views/resources/export.h"
#include "views/resources/groups.h"
#include "views/resources/order.h"
#include "views/resources/page.h"
#include "views/resources/rows.h"
#include "views/resources/tools.h"
#include <doctest/doctest.h>
#include <numeric>

using namespace resources;

static Fleet some() {
    return made_up::fleet({{.name = "h-1", .pools = {"prod", "dev"}, .gpus_used = 2, .sharing = Sharing::shared}, {.name = "h-2", .pools = {"prod"}}, {.name = "a-1", .pools = {"dev"}, .platform = "x86-a100", .gpus = 4},
                           {.name = "c-1", .pools = {"cpu"}, .platform = "arm64", .gpus = 0}, {.name = "bad", .pools = {"prod"}, .gpus_used = 8, .taint = "node.kubernetes.io/unreachable"}});
}

static std::vector<std::uint32_t> all(const Fleet& fleet) { return {fleet.by_name().begin(), fleet.by_name().end()}; }

static std::string text(const Fleet& fleet, const Grouped& g) {
    std::string out;
    for (const auto& group : g.groups) {
        out += group.title + (group.closed ? " (closed)" : "") + " " + group_note(group) + ":";
        for (std::size_t i = 0; !group.closed && i < group.count; ++i) out += " " + fleet.resources()[g.rows[group.first + i]].name.value;
        out += "\n";
    }
    return out;
}

TEST_CASE("rows in groups, with subtotals; a shared node is in the group of each of its pools") {
    const auto fleet = some();
    const auto g = group(fleet, all(fleet), GroupBy::pool);
    CHECK(text(fleet, g) == "cpu 1 resource: c-1\ndev 2 resources, 10 of 12 GPUs free: a-1 h-1\nprod 3 resources, 14 of 24 GPUs free: bad h-1 h-2\n");
    CHECK(g.repeats);
    CHECK_FALSE(group(fleet, all(fleet), GroupBy::platform).repeats);
}

TEST_CASE("groups by health are worst first, by GPU model as their names say") {
    const auto fleet = some();
    CHECK(group(fleet, all(fleet), GroupBy::health).groups.front().title == "Unhealthy");
    const auto g = group(fleet, all(fleet), GroupBy::model);
    CHECK(text(fleet, g) == "A100 1 resource, 4 of 4 GPUs free: a-1\nH100 3 resources, 14 of 24 GPUs free: bad h-1 h-2\nNo GPU 1 resource: c-1\n");
}

TEST_CASE("the model is the longest that a name holds, and no processor") {
    CHECK(gpu_model({.pools = {"x"}, .platforms = {"ovx-l40s"}}) == "L40S");
    CHECK(gpu_model({.pools = {"dgx-h100"}, .platforms = {"x86"}}) == "H100");
    CHECK(gpu_model({.pools = {}, .platforms = {"gb200-nvl"}}) == "GB200");
    CHECK(gpu_model({.pools = {"prod"}, .platforms = {"arm64", "amd64"}}).empty());
}

TEST_CASE("a closed group keeps its sums and shows no rows") {
    const auto fleet = some();
    const std::vector<std::string> closed = {"prod"};
    const auto g = group(fleet, all(fleet), GroupBy::pool, closed);
    CHECK(g.rows.size() == 3);
    CHECK(text(fleet, g).ends_with("prod (closed) 3 resources, 14 of 24 GPUs free:\n"));
}

TEST_CASE("headings and rows in one list, and closing in the address") {
    const auto fleet = some();
    const std::vector<std::string> closed = {"prod"};
    const auto lines = lines_of(group(fleet, all(fleet), GroupBy::pool, closed));
    REQUIRE(lines.size() == 6);
    CHECK(lines[0].heading);
    CHECK(fleet.resources()[lines[1].at].name.value == "c-1");
    CHECK(lines[5].heading);
    auto route = toggled_group(parse_route("#/resources?by=pool"), "a,b");
    CHECK(closed_groups(parse_route(format_route(route))) == std::vector<std::string>{"a,b"});
    CHECK(toggled_group(route, "a,b") == parse_route("#/resources?by=pool"));
}

TEST_CASE("ticks: one, a range over headings, all, none; and what they are done to") {
    const auto fleet = some();
    const auto rows = all(fleet);
    const auto grouped = group(fleet, rows, GroupBy::pool);
    const auto lines = lines_of(grouped);
    const RowList list(fleet, grouped, lines);
    CHECK(list.key(0) == "group cpu");
    CHECK(list.key(3) == "a-1 in dev");
    CHECK(list.find("h-1 in prod") == std::optional<std::size_t>(7));
    CHECK_FALSE(list.find("h-1"));
    using Kind = Picked::Kind;
    auto keys = after({}, {.kind = Kind::one, .from = 4, .to = 4, .on = true}, list);
    CHECK(keys == Keys{"h-1"});
    keys = after(keys, {.kind = Kind::range, .from = 1, .to = 3, .on = true}, list);
    CHECK(keys == Keys{"a-1", "c-1", "h-1"});
    CHECK(after(keys, {.kind = Kind::one, .from = 7, .to = 7, .on = false}, list) == Keys{"a-1", "c-1"});
    CHECK(after({}, {.kind = Kind::all}, list).size() == 5);
    CHECK(after(keys, {.kind = Kind::none}, list).empty());
    CHECK(picked_rows(fleet, keys, rows).size() == 3);
    CHECK(tools(parse_route("#/resources"), 5, 3, {}).deeds_button.label == "3 selected");
}

TEST_CASE("a heading says what its group adds up to, under the columns") {
    const auto fleet = some();
    const auto grouped = group(fleet, all(fleet), GroupBy::pool);
    const auto heading = heading_of(grouped.groups[2], false);
    CHECK(heading.title == "prod");
    CHECK(heading.note == "3 resources, 14 of 24 GPUs free");
    CHECK(heading.subtotals.size() == columns().size());
    CHECK(heading.subtotals[6].words == "10/24");
    const auto free = heading_of(grouped.groups[2], true);
    CHECK(free.subtotals.size() == columns(true).size());
    CHECK(free.subtotals[5].words == "14/24");
    const TaskCounts tasks{.on = {2, 0, 5, 0, 1}, .whole = true};
    CHECK(heading_of(group(fleet, all(fleet), GroupBy::pool, {}, tasks.on).groups[2], false, tasks).subtotals[9].words == "3");
}

TEST_CASE("names and YAML of rows, each node once, odd names quoted") {
    const auto fleet = made_up::fleet({{.name = "b-2"}, {.name = "no"}, {.name = "lab/l40s \"x\""}});
    CHECK(names_text(fleet, all(fleet)) == "b-2\nlab/l40s \"x\"\nno\n");
    CHECK(excluded_yaml(fleet, all(fleet)) == "nodesExcluded:\n- b-2\n- \"lab/l40s \\\"x\\\"\"\n- \"no\"\n");
}

TEST_CASE("rows as CSV: quoted where needed, and never a formula") {
    const auto fleet = made_up::fleet({{.name = "=cmd|' /C calc'", .pools = {"a", "b"}, .gpus_used = 3}, {.name = "say \"hi\", you"}});
    const auto out = csv(fleet, all(fleet));
    CHECK(out.find("\r\n\"'=cmd|' /C calc'\",kubernetes-prod,a b,x86-h100,reserved,healthy,\"") != std::string::npos);
    CHECK(out.find(",8,3,5,96,32,549755813888,137438953472,") != std::string::npos);
    CHECK(out.find("\r\n\"say \"\"hi\"\", you\",") != std::string::npos);
}

TEST_CASE("rows as JSON") {
    const auto fleet = made_up::fleet({{.name = "a\tb", .pools = {"p"}}});
    const auto out = json(fleet, all(fleet));
    CHECK(out.starts_with("[\n{\"name\":\"a\\u0009b\",\"backend\":\"kubernetes-prod\",\"pools\":[\"p\"],\"platforms\":[\"x86-h100\"],"));
    CHECK(out.find("\"total\":{\"gpus\":8,\"cores\":96,") != std::string::npos);
    CHECK(json(fleet, {}) == "[\n]\n");
}

TEST_CASE("a cell is said in words and coloured by what is asked") {
    const auto fleet = some();
    const auto h1 = *fleet.find_key("h-1"), c1 = *fleet.find_key("c-1"), bad = *fleet.find_key("bad");
    CHECK(cell_words(fleet, h1) == "h-1, 6 of 8 GPUs free, Healthy, prod, dev");
    CHECK(cell_words(fleet, c1) == "c-1, no GPU, Healthy, cpu");
    const auto rows = all(fleet);
    const auto map = map_of(fleet, rows, nullptr, ColourBy::free);
    CHECK(map.groups.size() == 1);
    CHECK(shade(fleet, map, bad, ColourBy::free).strength == 0);
    CHECK(shade(fleet, map, h1, ColourBy::free).tone == Tone::running);
    CHECK(shade(fleet, map, c1, ColourBy::free).tone == map.legend.at(2).second.parts.at(0).tone);
    CHECK(shade(fleet, map, c1, ColourBy::free).strength == 1);  // as the legend has it
    CHECK(shade(fleet, map, bad, ColourBy::health).tone == Tone::failed);
    CHECK(shade(fleet, map, h1, ColourBy::pool).series != shade(fleet, map, c1, ColourBy::pool).series);
}

TEST_CASE("a map coloured by pool says which colour is whose") {
    const auto fleet = some();
    const auto rows = all(fleet);
    const auto map = map_of(fleet, rows, nullptr, ColourBy::pool);
    REQUIRE(map.legend.size() == 3);
    CHECK(map.legend[1].first == "dev");
    CHECK(map.legend[2].first == "prod");
    CHECK(map.legend[2].second.parts[0].series == shade(fleet, map, *fleet.find_key("h-2"), ColourBy::pool).series);
    CHECK(map.notes == std::vector<std::string>{"A shared resource has the colour of its first pool"});
    CHECK(map_of(fleet, rows, nullptr, ColourBy::free).notes.empty());
}

TEST_CASE("the tools say how free GPUs are cut up, and do to all rows what is asked") {
    const auto fleet = some();
    const auto rows = all(fleet);
    const auto line = tools(parse_route("#/resources?look=map&by=pool&closed=a"), rows.size(), 0, choose(fleet, rows, {}).free);
    CHECK(line.map);
    CHECK(line.fragments == "18 GPUs free = 1×8, 1×6, 1×4; an 8-GPU task fits once");
    CHECK(line.group.button.label == "Group: Pool");
    CHECK(line.group.goes[0].param("closed").empty());
    CHECK(line.deeds[0].why_disabled.empty());
    CHECK(format_route(std::get<Go>(deed(Deed::compare, fleet, rows)).route) == "#/compare?r=a-1,bad,c-1,h-1,h-2");
    CHECK(std::get<SaveFile>(deed(Deed::csv, fleet, rows)).what == "5 rows exported");
    CHECK_FALSE(tools(parse_route("#/resources"), 7, 0, {}).deeds[0].why_disabled.empty());
}
