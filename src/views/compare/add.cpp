#include "base/words.h"
#include "domain/waiting.h"
#include "store/name_list.h"
#include "store/query_lists.h"
#include "views/compare/page.h"
#include <algorithm>
#include <fmt/core.h>

// One more to compare: found by typing, as in the lists. A comma ends a name, as in the address.
namespace compare {

static constexpr std::size_t kOffered = 8;

Route with_names(const Model& m, bool pools, const std::vector<std::string>& names) {
    return m.route.with(pools ? "r" : "p", "").with(pools ? "p" : "r", print_names(names)).with("find", "");
}

static bool is_known(const Model& m, bool pools, const std::string& name) {
    return pools ? m.pools.value && find_pool(*m.pools.value, name) : m.fleet.value && m.fleet.value->find_key(name).has_value();
}

Route typed(const Model& m, const Page& page, std::string_view text) {
    const std::string name(text.substr(0, text.empty() ? 0 : text.size() - 1));
    if (!text.ends_with(',') || !is_known(m, page.pools, name)) return m.route.with("find", text);
    auto names = page.names;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    return with_names(m, page.pools, names);
}

static std::vector<std::uint32_t> best(const std::vector<Score>& scores) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < scores.size(); ++i)
        if (scores[i] > 0) out.push_back(i);
    const auto most = std::min(out.size(), kMost + kOffered);   // some may be there already
    std::partial_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(most), out.end(), [&](auto a, auto b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
    out.resize(most);
    return out;
}

Suggestions suggested(const Model& m, const Page& page, std::string_view text) {
    Suggestions out{.from = 0, .to = text.size(), .title = page.pools ? "Pools" : "Resources", .hint = {}, .items = {}, .eager = true};
    const auto add = [&](std::string name, std::string note) {
        if (out.items.size() < kOffered && std::find(page.names.begin(), page.names.end(), name) == page.names.end())
            out.items.push_back({.text = name, .note = std::move(note), .count = {}, .insert = name + ","});
    };
    if (!page.pools && m.fleet.value) {
        const auto& f = *m.fleet.value;
        for (const auto i : best(matches(f, parse_query(text))))
            add(std::string(f.key(i)), f.resources()[i].total.gpu.value > 0 ? fmt::format("{} of {} free", f.resources()[i].free().gpu.value, plural(f.resources()[i].total.gpu.value, "GPU")) : "no GPUs");
    }
    if (page.pools && m.pools.value) {
        std::vector<const Pool*> pools;
        for (const auto& set : m.pools.value->node_sets) for (const auto& p : set.pools) pools.push_back(&p);
        for (const auto i : best(matches(index_of(*m.pools.value, {}), parse_query(text, QueryList::pools)))) add(pools[i]->name.value, pools[i]->description);
    }
    return out;
}

}  // namespace compare
