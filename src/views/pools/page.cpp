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
    {.key = "status", .title = "Status", .width = 118, .least = 90},
    {.key = "quota_used", .title = "Quota used, GPUs", .width = 134},
    {.key = "quota_free", .title = "Quota free", .width = 86, .align = Column::Align::right},
    {.key = "in_use", .title = "Capacity in use, GPUs", .width = 152, .leaves = 2},
    {.key = "capacity_free", .title = "Capacity free", .width = 98, .align = Column::Align::right, .leaves = 3},
    {.key = "platforms", .title = "Platforms", .width = 182, .sortable = false, .leaves = 6},
    {.key = "nodes", .title = "Nodes", .width = 58, .align = Column::Align::right, .sortable = false, .leaves = 5},
    {.key = "running", .title = "Running", .width = 68, .align = Column::Align::right, .sortable = false, .leaves = 4},
    {.key = "queued", .title = "Queued", .width = 68, .align = Column::Align::right, .sortable = false, .leaves = 1},
    {.key = "shares", .title = "Shares nodes with", .width = 170, .sortable = false, .leaves = 7},
};

static const Column kQueue[] = {
    {.key = "workflow", .title = "Workflow", .least = 130, .sortable = false},
    {.key = "pool", .title = "Pool", .width = 92, .sortable = false},
    {.key = "priority", .title = "Priority", .width = 96, .sortable = false, .leaves = 1},
    {.key = "gpus", .title = "GPUs", .width = 52, .align = Column::Align::right, .sortable = false},
    {.key = "why", .title = "Why it waits", .width = 240, .sortable = false, .leaves = 2},
    {.key = "waiting", .title = "Waiting", .width = 78, .align = Column::Align::right, .sortable = false},
};

std::span<const Column> queue_columns() { return kQueue; }

std::span<const Column> columns(Quantity q) {
    static const auto titled = [](const char* title) {   // where there is no room for both, what was chosen stays and the quota goes
        std::vector<Column> out(std::begin(kColumns), std::end(kColumns));
        for (auto& column : out) {
            if (column.key == "in_use") column.title = title, column.width = 178, column.leaves = 0;
            else if (column.key == "capacity_free") column.leaves = 0;
            else if (column.key == "quota_used" || column.key == "quota_free") column.leaves = 3;
        }
        return out;
    };
    static const std::vector<Column> cores = titled("Capacity in use, cores"), memory = titled("Memory in use");
    return q == Quantity::cpu ? std::span<const Column>(cores) : q == Quantity::memory ? std::span<const Column>(memory) : std::span<const Column>(kColumns);
}

static void add_quantities(Page& page, const Route& route) {
    page.quantity = quantity_of(route);
    page.quantities = {{"GPUs"}, {"Cores"}, {"Memory"}};
    for (const auto* of : {"", "cpu", "memory"}) page.quantity_routes.push_back(route.with("of", of));
}

using Less = bool (*)(const Row&, const Row&);
struct SortColumn { std::string_view key; bool largest_first; Less less; };

static constexpr std::array<SortColumn, 6> kSorts = {{
    {"name", false, [](const Row& a, const Row& b) { return natural_less(a.name, b.name); }},
    {"status", false, [](const Row& a, const Row& b) { return a.status_order < b.status_order; }},
    {"quota_used", true, [](const Row& a, const Row& b) { return a.quota_used_gpus < b.quota_used_gpus; }},
    {"quota_free", true, [](const Row& a, const Row& b) { return a.quota_free_gpus < b.quota_free_gpus; }},
    {"in_use", true, [](const Row& a, const Row& b) { return a.in_use_amount < b.in_use_amount; }},
    {"capacity_free", true, [](const Row& a, const Row& b) { return a.capacity_free_amount < b.capacity_free_amount; }},
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
    for (auto& group : page.groups)
        std::stable_sort(group.rows.begin(), group.rows.end(), [&](const Row& a, const Row& b) { return page.descending ? column->less(b, a) : column->less(a, b); });
}

static LegendItem swatch(std::string label, Tone tone, bool hatched = false) {
    return {std::move(label), {.parts = {{.share = 1, .tone = tone, .hatched = hatched}}, .width = 10, .height = 10}};
}

static void add_legend(Page& page, bool by_priority) {
    if (by_priority) page.legend = {swatch("HIGH", Tone::high), swatch("NORMAL", Tone::normal)};
    else page.legend = {swatch("NORMAL and HIGH", Tone::normal)};
    const LegendItem rest[] = {swatch("LOW, spare capacity, preemptable", Tone::low, true),
                   swatch("Other pools and outside workflows", Tone::unused), {"Free", {.parts = {}, .width = 10, .height = 10}}};
    page.legend.insert(page.legend.end(), std::begin(rest), std::end(rest));
    if (page.quantity == Quantity::gpu) page.legend.push_back({"Quota limit", {.parts = {}, .limit = 0.5, .width = 10, .height = 10}});
}

// The pools that are shown, and the node sets that they stand on: each set's capacity counts once.
struct Shown {
    std::vector<const Pool*> pools;
    std::vector<const NodeSet*> sets;
};

static Shown shown_of(const PoolQuota& quota, const std::vector<Row>& rows) {
    Shown out;
    for (const auto& set : quota.node_sets) {
        const auto before = out.pools.size();
        for (const auto& pool : set.pools)
            if (std::any_of(rows.begin(), rows.end(), [&](const Row& r) { return r.name == pool.name.value; })) out.pools.push_back(&pool);
        if (out.pools.size() > before) out.sets.push_back(&set);
    }
    return out;
}

static std::string count_by_status(const Shown& shown, std::size_t of) {
    std::int64_t offline = 0, maintenance = 0;
    for (const auto* pool : shown.pools) offline += pool->status == PoolStatus::offline, maintenance += pool->status == PoolStatus::maintenance;
    auto words = plural(static_cast<std::int64_t>(of), "pool");
    if (shown.pools.size() < of) words = fmt::format("{} of {}", shown.pools.size(), words);
    if (offline > 0) words += fmt::format(", {} offline", count_words(offline));
    if (maintenance > 0) words += fmt::format(", {} in maintenance", count_words(maintenance));
    return words;
}

static PoolUsage sum_of(const Shown& shown) {
    PoolUsage sum;
    for (const auto* pool : shown.pools) sum.quota_limit += pool->usage.quota_limit, sum.quota_used += pool->usage.quota_used;
    for (const auto* set : shown.sets) sum.total_capacity += set->pools.front().usage.total_capacity, sum.total_free += set->pools.front().usage.total_free;
    return sum;
}

// Of all pools the service's own sum.
static std::string sum_words(Quantity q, const PoolQuota& quota, const Shown& shown, bool all, const PoolNodes& nodes) {
    const auto sum = all ? quota.sum : sum_of(shown);
    const auto capacity = q != Quantity::gpu ? measured_total(q, shown.sets, nodes)
        : fmt::format("capacity {}/{} in use, {} free", count_words((sum.total_capacity - sum.total_free).value), count_words(sum.total_capacity.value), count_words(sum.total_free.value));
    return fmt::format("Totals  quota {}/{} GPUs   {}", count_words(sum.quota_used.value), count_words(sum.quota_limit.value), capacity);
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
static std::vector<Row> filter_rows(Page& page, std::vector<Row> rows, const Model& m, const PoolNodes& nodes) {
    const auto index = index_of(*m.pools.value, nodes.free());
    auto bar = query_bar({.key = "pools.filter", .label = "Filter pools", .hint = "Filter by name, or type status: platform: gpu>= quota>=",
                          .value = std::string(m.route.param("q"))}, index);
    std::vector<std::uint32_t> all(rows.size());
    std::iota(all.begin(), all.end(), 0U);
    std::vector<Row> kept;
    for (const auto i : ranked_rows(all, matches(index, bar.query), bar.query.ranked())) kept.push_back(std::move(rows[i]));
    page.filter = std::move(bar.field);
    page.faults = std::move(bar.faults);
    return kept;
}

// What needs attention first. With one status only, there is nothing to tell apart.
static void group_rows(Page& page, std::vector<Row> rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.status_order < b.status_order; });
    for (auto& row : rows) {
        if (page.groups.empty() || page.groups.back().rows.front().status_order != row.status_order) page.groups.push_back({row.status.word, {}});
        page.groups.back().rows.push_back(std::move(row));
    }
    if (page.groups.size() == 1) page.groups.front().title.clear();
}

static void add_queue(Page& page, const Model& m, const PoolNodes& nodes) {
    static constexpr std::size_t kShown = 12;
    page.queue = queue_rows(m, "", nodes.free());
    if (!m.workflows.value) page.queue_note = m.workflows.failure ? "What waits is not known. " + reason_words(*m.workflows.failure) + "." : "Asking what waits…";
    else if (page.queue.empty()) page.queue_note = "Nothing waits.";
    else if (m.workflows.value->more) page.queue_note = "Of the newest 1,000 that wait.";
    if (page.queue.size() <= kShown) return;
    page.queue_note = fmt::format("The first {} of {}; each pool's page has its whole queue.", kShown, count_words(static_cast<std::int64_t>(page.queue.size())));
    page.queue.resize(kShown);
}

static void fill(Page& page, const Model& m, const PoolNodes& nodes) {
    const auto& quota = *m.pools.value;
    const auto default_pool = m.profile.value ? m.profile.value->default_pool : std::nullopt;
    std::vector<Row> rows;
    for (const auto& set : quota.node_sets) {
        for (const auto& pool : set.pools) {
            rows.push_back(row(pool, set, default_pool));
            add_work(rows.back(), m, nodes);
            if (page.quantity != Quantity::gpu) measure_by(page.quantity, rows.back(), m, set, nodes);
            add_brief(rows.back(), page.quantity);
        }
        add_shared(page, set, nodes);
    }
    if (!page.shared.empty()) page.sharing_note = "Pools that share nodes show the capacity of all those nodes; the totals count each node once. In use is what the service adds up by pool.";
    const auto pools = rows.size();
    rows = filter_rows(page, std::move(rows), m, nodes);
    const auto shown = shown_of(quota, rows);
    group_rows(page, std::move(rows));
    sort_rows(page, m.route);
    page.footer_left = count_by_status(shown, pools);
    page.footer_right = sum_words(page.quantity, quota, shown, shown.pools.size() == pools, nodes);
    add_legend(page, running_by_priority(m, "").gpus_known);
    if (shown.pools.empty()) page.nothing = pools == 0 ? no_pools() : no_match(m, page.filter.value);
    add_queue(page, m, nodes);
    add_matrix(page, quota, nodes);
}

Page present(const Model& m, const PoolNodes& nodes) {
    Page page{.state = state_of(asked(m.pools), "Pools", m), .title = "Pools",
              .subtitle = "Quota limits HIGH and NORMAL work. LOW work uses any spare capacity and can be preempted."};
    page.selected = m.route.param("sel");
    add_quantities(page, m.route);
    if (page.state.kind == PageState::Kind::ready) fill(page, m, nodes);
    return page;
}

}  // namespace pools
