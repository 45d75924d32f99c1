#include "views/resources/cells.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/pool_nodes.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>

namespace resources {

static constexpr std::array<ColourWord, 3> kWords = {{{ColourBy::free, "", "Free GPUs"}, {ColourBy::health, "health", "Health"}, {ColourBy::pool, "pool", "Pool"}}};

std::span<const ColourWord> colour_words() { return kWords; }

ColourBy colour_by(const Route& route) {
    for (const auto& word : kWords)
        if (word.key == route.param("colour")) return word.by;
    return ColourBy::free;
}

static std::vector<int> series_of(const Fleet& fleet) {
    const auto names = fleet.pool_names();
    std::vector<int> out;
    for (const auto& kind : fleet.kinds()) out.push_back(kind.pools.empty() ? -1 : pool_series(names, kind.pools.front()));
    return out;
}

CellShade shade(const Fleet& fleet, const Map& map, std::uint32_t row, ColourBy by) {
    const auto& r = fleet.resources()[row];
    if (by == ColourBy::health) return {.tone = badge_of(fleet.verdict(row).health).tone};
    if (by == ColourBy::pool) {
        return {.tone = Tone::unused, .series = map.series[fleet.kind(row)]};
    }
    if (r.total.gpu.value <= 0) return {.tone = Tone::unused};
    const auto free = std::clamp<std::int64_t>(r.free().gpu.value, 0, r.total.gpu.value);
    return {.tone = Tone::running, .strength = free == 0 ? 0 : 0.25f + 0.75f * static_cast<float>(free) / static_cast<float>(r.total.gpu.value)};
}

std::string cell_words(const Fleet& fleet, std::uint32_t row) {
    const auto& r = fleet.resources()[row];
    std::string out = fleet.told_apart(row) + ", ";
    out += r.total.gpu.value == 0 ? std::string("no GPU") : fmt::format("{} of {} free", r.free().gpu.value, plural(r.total.gpu.value, "GPU"));
    out += ", " + std::string(health_title(fleet.verdict(row).health));
    for (const auto& pool : fleet.kinds()[fleet.kind(row)].pools) out += ", " + pool;
    return out;
}

std::string group_note(const Group& g) {
    auto out = plural(static_cast<std::int64_t>(g.count), "resource");
    if (g.total.gpu.value > 0) out += fmt::format(", {} of {} free", count_words((g.total - g.used).gpu.value), plural(g.total.gpu.value, "GPU"));
    return out;
}

static std::pair<std::string, Bar> swatch(std::string words, Tone tone, double share = 1) {
    return {std::move(words), Bar{.parts = {{.share = share, .tone = tone}}, .width = 10, .height = 10}};
}

static constexpr std::size_t kMostPools = 16;

// The pools that give a cell its colour: the first of each node. More than there are colours share them.
static void add_pool_legend(Map& map, const Fleet& fleet, std::span<const std::uint32_t> rows) {
    std::vector<bool> seen(fleet.kinds().size());
    for (const auto row : rows) seen[fleet.kind(row)] = true;
    std::map<std::string, int> pools;
    bool none = false, shared = false;
    for (std::size_t k = 0; k < seen.size(); ++k) {
        const auto& in = fleet.kinds()[k].pools;
        if (!seen[k]) continue;
        if (in.empty()) none = true;
        else pools.emplace(in.front(), map.series[k]), shared = shared || in.size() > 1;
    }
    for (const auto& [name, series] : pools) {
        if (map.legend.size() == kMostPools) break;
        map.legend.push_back(swatch(name, Tone::unused));
        map.legend.back().second.parts.front().series = series;
    }
    if (none) map.legend.push_back(swatch("in no pool", Tone::unused));
    if (pools.size() > kMostPools) map.notes.push_back(plural(static_cast<std::int64_t>(pools.size() - kMostPools), "more pool"));
    if (pools.size() > kPoolColours) map.notes.push_back("Pools share colours: there are more of them");
    if (shared) map.notes.push_back("A shared resource has the colour of its first pool");
}

Map map_of(const Fleet& fleet, std::span<const std::uint32_t> rows, const Grouped* grouped, ColourBy by) {
    Map out{.series = series_of(fleet)};
    if (!grouped) {
        out.rows.assign(rows.begin(), rows.end());
        out.groups.push_back({.count = rows.size()});
    } else {
        out.rows = grouped->rows;
        for (const auto& g : grouped->groups) out.groups.push_back({g.title, group_note(g), g.first, g.closed ? 0 : g.count});
    }
    if (by == ColourBy::free) out.legend = {swatch("all free", Tone::running), swatch("none free", Tone::faint, 0), swatch("no GPU", Tone::unused)};
    if (by == ColourBy::health)
        for (auto h : {Health::healthy, Health::degraded, Health::unhealthy, Health::unknown, Health::unused}) out.legend.push_back(swatch(health_title(h), badge_of(h).tone));
    if (by == ColourBy::pool) add_pool_legend(out, fleet, rows);
    return out;
}

}  // namespace resources
