#include "views/compare/page.h"
#include "base/words.h"
#include "store/home.h"
#include "store/name_list.h"
#include "views/compare/lines.h"
#include <algorithm>
#include <fmt/core.h>

namespace compare {

Route route_for(const std::vector<std::string>& resources) {
    auto names = resources;
    if (names.size() > kMost) names.resize(kMost);
    return Route{.view = "compare", .item = {}, .params = {}}.with("r", print_names(names));
}

static std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '|' ? std::string("\\|") : c == '\n' ? std::string(" ") : std::string(1, c);
    return out;
}

static std::string markdown_of(const Compared& t) {
    std::string head = "| |", under = "|---|", out;
    for (const auto& h : t.heads) head += " " + escaped(h.title) + (h.mark.empty() ? "" : " (" + h.mark + ")") + " |", under += "---|";
    for (const auto& line : t.lines) {
        out += line.section ? "| **" + escaped(line.title) + "** |" : "| " + escaped(line.title) + (line.differs ? " ≠" : "") + " |";
        if (line.section) for (std::size_t i = 0; i < t.heads.size(); ++i) out += " |";
        for (const auto& cell : line.cells) out += " " + escaped(cell_words(cell)) + " |";
        out += "\n";
    }
    return head + "\n" + under + "\n" + out;
}

// Equal lines go, and with them the sections that they leave empty.
static void keep_differences(std::vector<Compared::Line>& lines) {
    std::erase_if(lines, [](const Compared::Line& l) { return !l.section && !l.differs; });
    std::vector<Compared::Line> kept;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!lines[i].section || (i + 1 < lines.size() && !lines[i + 1].section)) kept.push_back(lines[i]);
    lines = std::move(kept);
}

static Prompt nothing_chosen(bool pools) {
    return {{.icon = Icon::git_compare, .tone = Tone::quiet, .heading = "Nothing to compare yet",
             .words = pools ? "Add up to six pools." : "Add up to six resources here, or tick them in the list and press Compare.",
             .actions = {{.label = pools ? "See pools" : "See resources", .icon = pools ? Icon::layers : Icon::server}}},
            {Follow{pools ? "#/pools" : "#/resources"}}};
}

static std::vector<std::string> others(const Model& m, bool pools, const std::vector<std::string>& names) {
    std::vector<std::string> out;
    const auto add = [&](std::string name) { if (out.size() < 60 && std::find(names.begin(), names.end(), name) == names.end()) out.push_back(std::move(name)); };
    if (pools)
        for (const auto& set : m.pools.value->node_sets) for (const auto& p : set.pools) add(p.name.value);
    else
        for (const auto i : m.fleet.value->by_name()) { add(std::string(m.fleet.value->key(i))); if (out.size() >= 60) break; }
    return out;
}

static void add_links(Page& page, const Model& m, bool pools, const std::vector<std::string>& names) {
    const char* key = pools ? "p" : "r";
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto rest = names;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
        page.without.push_back(m.route.with(key, print_names(rest)));
    }
    if (names.size() >= kMost) return;
    for (auto& name : others(m, pools, names)) {
        auto more = names;
        more.push_back(name);
        page.to_add.push_back({.label = std::move(name)});
        page.adding.push_back(m.route.with(key, print_names(more)));
    }
    if (pools || m.fleet.value->resources().size() <= names.size() + page.to_add.size()) return;
    page.to_add.push_back({.label = "Choose in the list of resources…", .icon = Icon::server, .separator_before = true});
    page.adding.push_back(Route{.view = "resources", .item = {}, .params = {}}.with("pick", print_names(names)));
}

static void fill(Page& page, const Model& m, bool pools, const std::vector<std::string>& names) {
    auto sheet = pools ? of_pools(*m.pools.value, names) : of_resources(*m.fleet.value, names, NodeTasks(m.home->running.value));
    mark_differences(sheet.lines);
    if (page.only_differences) keep_differences(sheet.lines);
    page.table = {.name = page.title, .corner = fmt::format("{} of {} slots used", names.size(), kMost), .heads = std::move(sheet.heads), .lines = std::move(sheet.lines)};
    if (names.size() > 1 && sheet.best >= 0) {
        page.table.best = sheet.best;
        page.table.heads[static_cast<std::size_t>(sheet.best)].mark = "Best fit";
        page.rule = pools ? kPoolRule : kNodeRule;
    }
    page.markdown = markdown_of(page.table);
    if (!page.marks) for (auto& line : page.table.lines) line.differs = false;
    add_links(page, m, pools, names);
}

Page present(const Model& m) {
    const bool pools = m.route.param("r").empty() && !m.route.param("p").empty();
    const auto state = pools ? asked(m.pools) : asked(m.fleet);
    Page page{.state = state_of(state, pools ? "Pools" : "Resources", m), .title = pools ? "Compare pools" : "Compare resources"};
    page.only_differences = m.route.param("only") == "differences";
    page.toggled = m.route.with("only", page.only_differences ? "" : "differences");
    page.marks = m.route.param("marks") != "off";
    page.marks_toggled = m.route.with("marks", page.marks ? "off" : "");
    page.add = pools ? "Add pool" : "Add resource";
    const auto names = read_names(m.route.param(pools ? "p" : "r"), kMost);
    const bool ready = page.state.kind == PageState::Kind::ready;
    if (names.empty()) page.nothing = nothing_chosen(pools);
    if (ready && names.empty()) add_links(page, m, pools, names);
    else if (ready) fill(page, m, pools, names);
    return page;
}

}  // namespace compare
