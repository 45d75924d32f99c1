#include "views/resources/missing.h"
#include "base/words.h"
#include "views/links.h"
#include "views/state.h"
#include <algorithm>
#include <numeric>

namespace resources {

static const Column kMissing[] = {
    {.key = "name", .title = "Resource", .least = 140, .sortable = false},
    {.key = "health", .title = "Health", .width = 110, .sortable = false},
    {.key = "pools", .title = "Was in", .width = 220, .sortable = false, .leaves = 2},
    {.key = "platform", .title = "Platform", .width = 130, .sortable = false, .leaves = 3},
    {.key = "gpus", .title = "GPUs", .width = 70, .align = Column::Align::right, .sortable = false, .leaves = 1},
    {.key = "seen", .title = "Last seen", .width = 140, .align = Column::Align::right, .sortable = false},
};
std::span<const Column> missing_columns() { return kMissing; }

static std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

std::vector<MissingRow> missing_rows(const Model& m, const Query& query) {
    std::vector<MissingRow> out;
    if (!m.missing || !asks_for_missing(query)) return out;
    const auto& nodes = *m.missing;
    std::vector<std::uint32_t> order(nodes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return nodes[a].last_seen > nodes[b].last_seen; });
    const auto found = matches(index_of(nodes), query);
    for (const auto i : order) {
        const auto& n = nodes[i];
        if (found[i] == 0) continue;
        out.push_back({.key = n.name.value + "@" + n.backend.value, .name = n.name.value, .href = resource_href(n.name.value, {}, n.backend.value), .platform = joined(n.platforms),
                       .gpus = n.gpu.value > 0 ? count_words(n.gpu.value) : "", .seen = age_words(n.last_seen, m.now), .pools = n.pools});
    }
    return out;
}

}  // namespace resources
