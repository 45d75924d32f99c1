#include "views/submit/ways.h"
#include "base/words.h"
#include "domain/spec_room.h"
#include <algorithm>
#include <fmt/core.h>

namespace submit {

static constexpr std::int64_t kGi = std::int64_t{1} << 30;
static constexpr std::size_t kMostWays = 3;

namespace {

struct Dimension { std::string_view key; std::int64_t unit; std::int64_t (*of)(const Amounts&); };
constexpr Dimension kDimensions[] = {{"memory", kGi, [](const Amounts& a) { return a.memory.value; }}, {"cpu", 1000, [](const Amounts& a) { return a.cpu.value; }},
                                     {"storage", kGi, [](const Amounts& a) { return a.storage.value; }}};

struct Lower { std::int64_t value = 0, more = 0; };   // in whole units

}  // namespace

static bool holds(const Amounts& have, const Amounts& need, const Dimension& but) {
    if (have.gpu < need.gpu) return false;
    return std::all_of(std::begin(kDimensions), std::end(kDimensions), [&](const Dimension& d) { return &d == &but || d.of(have) >= d.of(need); });
}

// What the nodes that lack nothing else have free of this; in whole units, the most first.
static std::vector<std::int64_t> short_of(const capacity::Input& in, const Pool& pool, const SpecTask& t, const Dimension& d) {
    std::vector<std::int64_t> out;
    const auto& platform = t.platform.empty() ? pool.default_platform.value : t.platform;
    for (std::size_t i = 0; i < in.supply.nodes.size(); ++i) {
        const auto& node = in.supply.nodes[i];
        if (in.supply.health[i] == Health::unhealthy || std::find(t.excluded.begin(), t.excluded.end(), node.name.value) != t.excluded.end()) continue;
        for (const auto& m : node.memberships) {
            if (m.pool != pool.name || (!platform.empty() && m.platform.value != platform)) continue;
            const auto free = d.of(m.available);
            if (free < d.of(t.each) && free >= d.unit && holds(m.available, t.each, d)) out.push_back(free / d.unit);
        }
    }
    std::sort(out.rbegin(), out.rend());
    return out;
}

// Not below half of what was asked for: a task that asks for 64Gi will not do with 2.
static Lower best_of(const std::vector<std::int64_t>& values, std::int64_t asked) {
    Lower best;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] * 2 >= asked && (i + 1 == values.size() || values[i + 1] != values[i])) best = {values[i], static_cast<std::int64_t>(i) + 1};
    return best;
}

static const Pool* pool_in(const capacity::Input& in, const PoolName& name) {
    for (const auto& p : in.supply.pools) if (p.pool->name == name) return p.pool;
    return nullptr;
}

std::vector<Way> ways_of(const CheckedSpec& check, const capacity::Input& in, const PoolName& name) {
    std::vector<std::pair<std::int64_t, Way>> found;
    const auto* pool = pool_in(in, name);
    std::vector<std::string> seen;
    for (const auto& g : check.outline.groups)
        for (const auto& t : g.tasks) {
            if (!pool || std::find(seen.begin(), seen.end(), t.resource) != seen.end() || seen.size() == 8) continue;
            seen.push_back(t.resource);
            for (const auto& amount : check.outline.amounts) {
                const auto d = std::find_if(std::begin(kDimensions), std::end(kDimensions), [&](const Dimension& one) { return one.key == amount.key; });
                if (amount.resource != (t.resource.empty() ? "default" : t.resource) || d == std::end(kDimensions)) continue;
                const auto lower = best_of(short_of(in, *pool, t, *d), d->of(t.each) / d->unit);
                if (lower.more == 0) continue;
                const auto text = std::to_string(lower.value) + (d->unit == kGi ? "Gi" : "");
                found.push_back({lower.more, {fmt::format("{} of {}: {} more {} free for {}", amount.key, amount.resource, count_words(lower.more), lower.more == 1 ? "node is" : "nodes are", t.name),
                                              "Lower to " + text, {amount.from, amount.to, text, {}}}});
            }
        }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Way> out;
    for (auto& [more, way] : found) if (out.size() < kMostWays) out.push_back(std::move(way));
    return out;
}

}  // namespace submit
