#include "views/compare/lines.h"
#include "base/words.h"
#include "views/amounts.h"
#include "views/badges.h"
#include <algorithm>
#include <fmt/core.h>
#include <functional>
#include <set>

namespace compare {

using Cell = Compared::Cell;
using Line = Compared::Line;

std::string cell_words(const Cell& cell) {
    std::string out = cell.strong;
    const auto add = [&](const std::string& more, const char* between) { if (!more.empty()) out += (out.empty() ? "" : between) + more; };
    add(cell.words, " ");
    add(cell.small, ", ");
    for (const auto& tag : cell.tags) add(tag, ", ");
    return out.empty() ? "—" : out;
}

void mark_differences(Sheet& sheet) {
    for (auto& line : sheet.lines) {
        const Cell* first = nullptr;
        for (std::size_t i = 0; i < line.cells.size(); ++i) {
            if (!sheet.there[i]) continue;
            if (!first) first = &line.cells[i];
            else if (cell_words(line.cells[i]) != cell_words(*first)) line.differs = true;
        }
    }
}

static Cell unknown() { return {.words = "—", .quiet = true}; }

// One line: a cell for each thing, made by `make`; what is not there has a dash.
template <class T, class Make>
static Line line(std::string title, const std::vector<const T*>& things, Make make) {
    Line out{.title = std::move(title)};
    for (const auto* thing : things) out.cells.push_back(thing ? make(*thing) : unknown());
    return out;
}

static Line section(std::string title) { return {.title = std::move(title), .section = true}; }

static Cell amount(Quantity q, const Resource& r) {
    const auto m = measure(q, r.used, r.total);
    if (m.none) return {.words = "none", .quiet = true};
    return {.strong = m.free, .words = "free", .small = fmt::format("{} / {} {}", m.used, m.total, m.unit), .bar = m.bar};
}

static std::vector<std::string> unique(const Resource& r, const std::function<std::vector<std::string>(const Membership&)>& of) {
    std::set<std::string> seen;
    for (const auto& m : r.memberships)
        for (auto& word : of(m)) seen.insert(std::move(word));
    return {seen.begin(), seen.end()};
}

static Cell tags(std::vector<std::string> words) { return words.empty() ? Cell{.words = "none", .quiet = true} : Cell{.tags = std::move(words)}; }

// Allowed where every pool allows it; where they disagree that is said.
static Cell allowed(const Resource& r, bool PlatformRules::*rule) {
    std::size_t yes = 0, told = 0;
    for (const auto& m : r.memberships)
        if (m.rules) ++told, yes += (*m.rules).*rule;
    if (told == 0) return {.words = "Not told", .quiet = true};
    if (yes == told) return {.words = "Allowed", .icon = Icon::check};
    if (yes == 0) return {.words = "Not allowed", .icon = Icon::minus, .quiet = true};
    return {.words = fmt::format("In {} of {} pools", yes, told), .icon = Icon::check};
}

static Cell mounts(const Resource& r, std::vector<std::string> PlatformRules::*rule) {
    return tags(unique(r, [&](const Membership& m) { return m.rules ? (*m.rules).*rule : std::vector<std::string>(); }));
}

static void add_taints(std::vector<Line>& lines, const std::vector<const Resource*>& nodes) {
    lines.push_back(line("Taints", nodes, [](const Resource& r) {
        std::vector<std::string> words;
        for (const auto& t : r.taints) words.push_back(t.key);
        return tags(std::move(words));
    }));
}

// It has GPUs, and all are taken.
static bool full(const Resource& r) { return r.total.gpu > Gpus{0} && r.free().gpu <= Gpus{0}; }

// Of a thousand running tasks that are told, some may be missing: then what is there is a least number.
static Cell running(const NodeTasks& tasks, const Fleet& fleet, std::uint32_t node) {
    const auto n = tasks.on(fleet, node).size();
    if (!tasks.known() || (n == 0 && !tasks.whole())) return {.words = "Not known", .quiet = true};
    return {.strong = count_words(static_cast<std::int64_t>(n)) + (tasks.whole() ? "" : "+"), .quiet = n == 0};
}

Sheet of_resources(const Fleet& fleet, const std::vector<std::string>& keys, const NodeTasks& tasks) {
    Sheet out;
    std::vector<const Resource*> nodes;
    std::vector<std::optional<std::uint32_t>> at;
    for (const auto& key : keys) {
        at.push_back(fleet.find_key(key));
        out.there.push_back(at.back().has_value());
        nodes.push_back(at.back() ? &fleet.resources()[*at.back()] : nullptr);
        Compared::Head head{.title = key, .href = format_route({.view = "resources", .item = nodes.back() ? nodes.back()->name.value : key, .params = {}}), .badge = {.word = "Not in the fleet", .tone = Tone::unused, .shape = Badge::Shape::ring}};
        if (nodes.back()) head.badge = badge_of(fleet.verdict(*at.back()).health), head.note = type_title(nodes.back()->sharing, nodes.back()->sharing_word);
        out.heads.push_back(std::move(head));
    }
    auto& l = out.lines;
    l.push_back(section("Availability"));
    l.push_back(line("GPUs", nodes, [](const Resource& r) { return amount(Quantity::gpu, r); }));
    l.push_back(line("CPU", nodes, [](const Resource& r) { return amount(Quantity::cpu, r); }));
    l.push_back(line("Memory", nodes, [](const Resource& r) { return amount(Quantity::memory, r); }));
    l.push_back(line("Storage", nodes, [](const Resource& r) { return amount(Quantity::storage, r); }));
    Line runs{.title = "Running tasks"};
    for (const auto& i : at) runs.cells.push_back(i ? running(tasks, fleet, *i) : unknown());
    l.push_back(std::move(runs));
    l.push_back(section("Placement"));
    l.push_back(line("Pools", nodes, [](const Resource& r) { return tags(unique(r, [](const Membership& m) { return std::vector{m.pool.value}; })); }));
    l.push_back(line("Platform", nodes, [](const Resource& r) { return tags(unique(r, [](const Membership& m) { return std::vector{m.platform.value}; })); }));
    l.push_back(line("Backend", nodes, [](const Resource& r) { return Cell{.words = r.backend.value}; }));
    l.push_back(section("Health"));
    Line verdicts{.title = "Verdict"};
    for (const auto& i : at) verdicts.cells.push_back(i ? Cell{.words = fleet.verdict(*i).health == Health::healthy ? "Nothing against it" : fleet.verdict(*i).reason} : unknown());
    l.push_back(std::move(verdicts));
    add_taints(l, nodes);
    l.push_back(section("Configuration"));
    l.push_back(line("Host network", nodes, [](const Resource& r) { return allowed(r, &PlatformRules::host_network); }));
    l.push_back(line("Privileged mode", nodes, [](const Resource& r) { return allowed(r, &PlatformRules::privileged); }));
    l.push_back(line("Default mounts", nodes, [](const Resource& r) { return mounts(r, &PlatformRules::default_mounts); }));
    l.push_back(line("Allowed mounts", nodes, [](const Resource& r) { return mounts(r, &PlatformRules::allowed_mounts); }));
    const auto better = [&](std::size_t a, std::size_t b) {
        const auto key = [&](std::size_t i) { return std::tuple(fleet.verdict(*at[i]).health == Health::healthy, nodes[i]->free().gpu, nodes[i]->free().memory); };
        return key(a) > key(b);
    };
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i] && (out.best < 0 || better(i, static_cast<std::size_t>(out.best)))) out.best = static_cast<int>(i);
    if (out.best >= 0 && full(*nodes[static_cast<std::size_t>(out.best)])) out.best = -1;  // then none fits
    return out;
}

static Cell share(Gpus used, Gpus whole, Gpus free, const char* word) {
    Cell c{.strong = count_words(free.value), .words = word, .small = fmt::format("{} / {} GPUs", count_words(used.value), count_words(whole.value))};
    const auto part = share_of(used.value, whole.value);
    c.bar.parts = {{.share = std::clamp(part, 0.0, 1.0), .tone = part > 1 ? Tone::warning : Tone::accent}};
    c.bar.said = c.small;
    return c;
}

// Of the pool's own nodes; of all that share them where these are not known.
static Cell capacity(const Pool& p, const PoolNodes& nodes) {
    const auto sum = nodes.of(p.name.value);
    if (sum.nodes > 0) return share(sum.used.gpu, sum.total.gpu, nodes.free().most(p), "free");
    return share(p.usage.total_capacity - p.usage.total_free, p.usage.total_capacity, p.usage.total_free, "free in its node set");
}

static Cell limit(const std::optional<Gpus>& n) { return n ? Cell{.strong = count_words(n->value)} : Cell{.words = "no limit set", .quiet = true}; }

Sheet of_pools(const PoolQuota& quota, const PoolNodes& nodes, const std::vector<std::string>& names) {
    Sheet out;
    std::vector<const Pool*> pools;
    Line shares{.title = "Shares nodes with"};
    for (const auto& name : names) {
        const Pool* found = nullptr;
        std::vector<std::string> others;
        for (const auto& set : quota.node_sets)
            for (const auto& pool : set.pools) {
                if (pool.name.value != name) continue;
                found = &pool;
                for (const auto& other : set.pools) if (&other != &pool) others.push_back(other.name.value);
            }
        pools.push_back(found);
        out.there.push_back(found != nullptr);
        shares.cells.push_back(found ? tags(std::move(others)) : unknown());
        out.heads.push_back({.title = name, .href = format_route({.view = "pools", .item = name, .params = {}}),
                             .badge = found ? badge_of(*found) : Badge{.word = "No such pool", .tone = Tone::unused, .shape = Badge::Shape::ring}});
    }
    auto& l = out.lines;
    l.push_back(section("Availability"));
    l.push_back(line("Quota", pools, [](const Pool& p) { return share(p.usage.quota_used, p.usage.quota_limit, p.usage.quota_free, "quota free"); }));
    l.push_back(line("Capacity", pools, [&](const Pool& p) { return capacity(p, nodes); }));
    l.push_back(line("In use by the pool", pools, [](const Pool& p) { return Cell{.strong = count_words(p.usage.total_usage.value), .words = "GPUs"}; }));
    l.push_back(section("Limits"));
    l.push_back(line("Guarantee", pools, [](const Pool& p) { return limit(p.guarantee); }));
    l.push_back(line("Maximum", pools, [](const Pool& p) { return limit(p.maximum); }));
    l.push_back(section("Placement"));
    l.push_back(line("Platforms", pools, [](const Pool& p) {
        std::vector<std::string> words;
        for (const auto& platform : p.platforms) words.push_back(platform.name.value);
        return tags(std::move(words));
    }));
    l.push_back(line("Default platform", pools, [](const Pool& p) { return Cell{.words = p.default_platform.value}; }));
    l.push_back(line("Backend", pools, [](const Pool& p) { return Cell{.words = p.backend.value}; }));
    l.push_back(std::move(shares));
    const auto key = [&](std::size_t i) { return std::tuple(pools[i]->status == PoolStatus::online && !pools[i]->maintenance, pools[i]->usage.quota_free, nodes.free().most(*pools[i])); };
    for (std::size_t i = 0; i < pools.size(); ++i)
        if (pools[i] && (out.best < 0 || key(i) > key(static_cast<std::size_t>(out.best)))) out.best = static_cast<int>(i);
    if (out.best >= 0 && nodes.free().most(*pools[static_cast<std::size_t>(out.best)]) <= Gpus{0}) out.best = -1;
    return out;
}

}  // namespace compare
