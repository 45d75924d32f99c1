#include "views/pools/page.h"
#include "base/words.h"
#include "store/query_lists.h"
#include "views/query_bar.h"
#include "views/pools/row.h"
#include <algorithm>
#include <array>
#include <numeric>
#include <fmt/core.h>

namespace pools {

static const Column kColumns[] = {
    {.key = "name", .title = "Pool", .least = 170},
    {.key = "status", .title = "Status", .width = 124, .least = 90},
    {.key = "quota_used", .title = "Quota used, GPUs", .width = 150},
    {.key = "quota_free", .title = "Quota free", .width = 92, .align = Column::Align::right},
    {.key = "in_use", .title = "Capacity in use, GPUs", .width = 176, .leaves = 1},
    {.key = "capacity_free", .title = "Capacity free", .width = 108, .align = Column::Align::right, .leaves = 2},
    {.key = "platforms", .title = "Platforms", .width = 160, .sortable = false, .leaves = 3},
    {.key = "shares", .title = "Shares nodes with", .width = 180, .sortable = false, .leaves = 4},
};

std::span<const Column> columns() { return kColumns; }

using Less = bool (*)(const Row&, const Row&);
struct SortColumn { std::string_view key; bool largest_first; Less less; };

static constexpr std::array<SortColumn, 6> kSorts = {{
    {"name", false, [](const Row& a, const Row& b) { return natural_less(a.name, b.name); }},
    {"status", false, [](const Row& a, const Row& b) { return a.status_order < b.status_order; }},
    {"quota_used", true, [](const Row& a, const Row& b) { return a.quota_used_gpus < b.quota_used_gpus; }},
    {"quota_free", true, [](const Row& a, const Row& b) { return a.quota_free_gpus < b.quota_free_gpus; }},
    {"in_use", true, [](const Row& a, const Row& b) { return a.in_use_gpus < b.in_use_gpus; }},
    {"capacity_free", true, [](const Row& a, const Row& b) { return a.capacity_free_gpus < b.capacity_free_gpus; }},
}};

static const SortColumn* sort_column(std::string_view key) {
    const auto at = std::find_if(kSorts.begin(), kSorts.end(), [&](const SortColumn& c) { return c.key == key; });
    return at == kSorts.end() ? nullptr : &*at;
}

Route sorted_by(const Route& route, std::string_view pressed) {
    const auto* column = sort_column(pressed);
    const bool again = route.param("sort") == pressed;
    const bool descending = again ? route.param("desc") != "1" : column && column->largest_first;
    return route.with("sort", pressed).with("desc", descending ? "1" : "");
}

// Without a chosen column, pools stand as the service lists them, so that those that share nodes are neighbours.
static void sort_rows(Page& page, const Route& route) {
    const auto* column = sort_column(route.param("sort"));
    if (!column) return;
    page.sort_key = column->key;
    page.descending = route.param("desc") == "1";
    std::stable_sort(page.rows.begin(), page.rows.end(), [&](const Row& a, const Row& b) { return page.descending ? column->less(b, a) : column->less(a, b); });
}

static LegendItem swatch(std::string label, Tone tone, bool hatched = false) {
    return {std::move(label), {.parts = {{.share = 1, .tone = tone, .hatched = hatched}}, .width = 10, .height = 10}};
}

static void add_legend(Page& page) {
    page.legend = {swatch("NORMAL and HIGH", Tone::normal), swatch("LOW, spare capacity, preemptable", Tone::low, true),
                   swatch("Other pools and outside workflows", Tone::unused), {"Free", {.parts = {}, .width = 10, .height = 10}},
                   {"Quota limit", {.parts = {}, .limit = 0.5, .width = 10, .height = 10}}};
}

static std::string count_by_status(const PoolQuota& quota) {
    std::int64_t all = 0, offline = 0, maintenance = 0;
    for (const auto& set : quota.node_sets)
        for (const auto& pool : set.pools) ++all, offline += pool.status == PoolStatus::offline, maintenance += pool.status == PoolStatus::maintenance;
    auto words = plural(all, "pool");
    if (offline > 0) words += fmt::format(", {} offline", count_words(offline));
    if (maintenance > 0) words += fmt::format(", {} in maintenance", count_words(maintenance));
    return words;
}

static std::string sum_words(const PoolUsage& sum) {
    return fmt::format("Totals  quota {}/{} GPUs   capacity {}/{} in use, {} free", count_words(sum.quota_used.value), count_words(sum.quota_limit.value),
                       count_words((sum.total_capacity - sum.total_free).value), count_words(sum.total_capacity.value), count_words(sum.total_free.value));
}

static Prompt no_pools() {
    return {{.icon = Icon::layers, .tone = Tone::quiet, .heading = "No pools", .words = "The service has no pool. An administrator adds them in its configuration.",
             .actions = {{.label = "Refresh", .icon = Icon::refresh_cw}}}, {Refresh{}}};
}

static Prompt no_match(const Model& m, const std::string& text) {
    return {{.icon = Icon::search_x, .tone = Tone::quiet, .heading = "No pools match", .words = text, .actions = {{.label = "Clear all", .kind = Button::Kind::quiet}}},
            {Go{m.route.with("q", ""), true}}};
}

// Keeps the rows that match; the best match first where nobody chose a column.
static void filter_rows(Page& page, const Model& m) {
    const auto index = index_of(*m.pools.value);
    auto bar = query_bar({.key = "pools.filter", .label = "Filter pools", .hint = "Filter by name, or type status: platform: gpu>= quota>=",
                          .value = std::string(m.route.param("q"))}, index);
    std::vector<std::uint32_t> all(page.rows.size());
    std::iota(all.begin(), all.end(), 0U);
    std::vector<Row> kept;
    for (const auto i : ranked_rows(all, matches(index, bar.query), bar.query.ranked())) kept.push_back(std::move(page.rows[i]));
    page.rows = std::move(kept);
    page.filter = std::move(bar.field);
    page.faults = std::move(bar.faults);
}

static void fill(Page& page, const Model& m) {
    const auto& quota = *m.pools.value;
    const auto default_pool = m.profile.value ? m.profile.value->default_pool : std::nullopt;
    bool sharing = false;
    for (const auto& set : quota.node_sets) {
        sharing = sharing || set.pools.size() > 1;
        for (const auto& pool : set.pools) page.rows.push_back(row(pool, set, default_pool));
    }
    if (sharing) page.sharing_note = "Pools that share nodes show the capacity of all those nodes; the totals count each node once.";
    const auto pools = page.rows.size();
    filter_rows(page, m);
    sort_rows(page, m.route);
    page.footer_left = count_by_status(quota);
    if (page.rows.size() < pools) page.footer_left = fmt::format("{} of {}", page.rows.size(), page.footer_left);
    page.footer_right = sum_words(quota.sum);
    add_legend(page);
    if (page.rows.empty()) page.nothing = pools == 0 ? no_pools() : no_match(m, page.filter.value);
}

Page present(const Model& m) {
    Page page{.state = state_of(asked(m.pools), "Pools", m), .title = "Pools",
              .subtitle = "Quota limits HIGH and NORMAL work. LOW work uses any spare capacity and can be preempted."};
    page.selected = m.route.param("sel");
    if (page.state.kind == PageState::Kind::ready) fill(page, m);
    return page;
}

}  // namespace pools
