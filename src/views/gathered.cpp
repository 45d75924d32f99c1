#include "views/gathered.h"
#include "store/name_list.h"
#include <algorithm>
#include <unordered_map>

static constexpr std::size_t kMostNamed = 500;

static std::vector<std::string> names(const Route& route, std::string_view key) { return read_names(route.param(key), kMostNamed); }

bool all_closed(const Route& route) { return route.param("closed") == "*"; }
Route with_all_closed(const Route& route) { return route.with("open", "").with("closed", "*"); }
Route with_all_open(const Route& route) { return route.with("open", "").with("closed", ""); }

static bool has(const std::vector<std::string>& all, std::string_view one) { return std::find(all.begin(), all.end(), one) != all.end(); }

bool is_closed(const Route& route, std::string_view title) {
    return all_closed(route) ? !has(names(route, "open"), title) : has(names(route, "closed"), title);
}

Route with_toggled(const Route& route, const std::string& title) {
    const std::string_view key = all_closed(route) ? "open" : "closed";
    auto all = names(route, key);
    const auto at = std::find(all.begin(), all.end(), title);
    if (at == all.end()) all.push_back(title);
    else all.erase(at);
    return route.with(key, print_names(all));
}

std::vector<Heap> heaps_of(std::span<const std::uint32_t> rows, const NameOf& name_of, const Route& route) {
    std::vector<Heap> heaps;
    std::unordered_map<std::string, std::size_t> places;
    for (const auto row : rows) {
        auto name = name_of(row);
        const auto [at, fresh] = places.try_emplace(name, heaps.size());
        if (fresh) heaps.push_back({.title = std::move(name), .closed = false, .rows = {}});
        heaps[at->second].rows.push_back(row);
    }
    const bool all = all_closed(route);
    const auto named = names(route, all ? "open" : "closed");
    for (auto& heap : heaps) heap.closed = has(named, heap.title) != all;
    return heaps;
}

std::vector<HeapLine> lines_of(std::span<const Heap> heaps) {
    std::vector<HeapLine> out;
    for (std::uint32_t h = 0; h < heaps.size(); ++h) {
        out.push_back({.heap = h, .heading = true});
        if (heaps[h].closed) continue;
        for (const auto row : heaps[h].rows) out.push_back({.heap = h, .row = row});
    }
    return out;
}
