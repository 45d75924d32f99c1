#include "views/compare/page.h"
#include "base/words.h"
#include "domain/waiting.h"
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

static void add_links(Page& page, const Model& m) {
    for (std::size_t i = 0; i < page.names.size(); ++i) {
        auto rest = page.names;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
        page.without.push_back(with_names(m, page.pools, rest));
    }
    if (page.names.size() >= kMost) return;
    page.add = {.key = "compare.add", .label = page.pools ? "Add pool" : "Add resource", .hint = page.pools ? "Add a pool" : "Add a resource", .value = std::string(m.route.param("find")), .icon = Icon::plus, .width = 240,
                .search = true, .clearable = true};
    if (!page.pools) page.choose = Route{.view = "resources", .item = {}, .params = {}}.with("pick", print_names(page.names));
}

static void fill(Page& page, const Model& m) {
    const auto& names = page.names;
    auto sheet = page.pools ? of_pools(*m.pools.value, PoolNodes(m.fleet.value ? *m.fleet.value : Fleet()), names) : of_resources(*m.fleet.value, names, NodeTasks(m.home->running.value));
    mark_differences(sheet);
    if (page.only_differences) keep_differences(sheet.lines);
    page.table = {.name = page.title, .corner = fmt::format("{} of {} slots used", names.size(), kMost), .heads = std::move(sheet.heads), .lines = std::move(sheet.lines)};
    if (names.size() > 1 && sheet.best >= 0) {
        page.table.best = sheet.best;
        page.table.heads[static_cast<std::size_t>(sheet.best)].mark = "Best fit";
        page.rule = page.pools ? kPoolRule : kNodeRule;
    }
    page.markdown = markdown_of(page.table);
    if (!page.marks) for (auto& line : page.table.lines) line.differs = false;
}

// Names of pools are taken for pools, wherever they stand.
static bool names_pools(const Model& m, const std::vector<std::string>& names) {
    if (!m.fleet.value || !m.pools.value) return false;
    return std::any_of(names.begin(), names.end(), [&](const auto& n) { return find_pool(*m.pools.value, n) != nullptr; }) &&
           std::none_of(names.begin(), names.end(), [&](const auto& n) { return m.fleet.value->find_key(n).has_value(); });
}

static void read_address(Page& page, const Model& m) {
    static constexpr std::size_t kRead = 1000;
    const auto said = m.route.param("r").empty() ? m.route.param("p") : m.route.param("r");
    page.names = read_names(said, kRead);
    page.pools = m.route.param("r").empty() ? !said.empty() : names_pools(m, page.names);
    if (page.names.size() <= kMost) return;
    page.dropped = fmt::format("Only the first six of {} are compared; left out:", page.names.size());
    for (std::size_t i = kMost; i < page.names.size() && i < 2 * kMost; ++i) page.dropped += (i > kMost ? ", " : " ") + page.names[i];
    if (page.names.size() > 2 * kMost) page.dropped += fmt::format(" and {} more", page.names.size() - 2 * kMost);
    page.names.resize(kMost);
}

Page present(const Model& m) {
    Page page;
    read_address(page, m);
    page.state = state_of(page.pools ? asked(m.pools) : asked(m.fleet), page.pools ? "Pools" : "Resources", m);
    page.title = page.pools ? "Compare pools" : "Compare resources";
    page.only_differences = m.route.param("only") == "differences";
    page.toggled = m.route.with("only", page.only_differences ? "" : "differences");
    page.marks = m.route.param("marks") != "off";
    page.marks_toggled = m.route.with("marks", page.marks ? "off" : "");
    const bool ready = page.state.kind == PageState::Kind::ready;
    if (page.names.empty()) page.nothing = nothing_chosen(page.pools);
    if (ready && !page.names.empty()) fill(page, m);
    if (ready) add_links(page, m);
    return page;
}

}  // namespace compare
