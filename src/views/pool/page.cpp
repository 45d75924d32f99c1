#include "views/pool/page.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/pool/parts.h"
#include "views/query_bar.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace pool {

static const Column kNodes[] = {
    {.key = "name", .title = "Resource", .least = 140},
    {.key = "health", .title = "Health", .width = 124, .least = 90},
    {.key = "also_in", .title = "Also in", .width = 150, .sortable = false, .leaves = 3},
    {.key = "platform", .title = "Platform", .width = 104, .sortable = false, .leaves = 4},
    {.key = "gpu_free", .title = "GPU free", .width = 84, .align = Column::Align::right},
    {.key = "gpu", .title = "GPU", .width = 104, .align = Column::Align::right, .sortable = false},
    {.key = "cpu", .title = "CPU, cores", .width = 122, .align = Column::Align::right, .sortable = false, .leaves = 1},
    {.key = "memory", .title = "Memory, GiB", .width = 138, .align = Column::Align::right, .sortable = false, .leaves = 2},
    {.key = "tasks", .title = "Running tasks", .width = 190, .sortable = false, .leaves = 5},
};

static const Column kRunning[] = {
    {.key = "workflow", .title = "Workflow", .least = 160, .sortable = false},
    {.key = "user", .title = "User", .width = 170, .sortable = false, .leaves = 1},
    {.key = "priority", .title = "Priority", .width = 110, .sortable = false},
    {.key = "gpus", .title = "GPUs", .width = 70, .align = Column::Align::right, .sortable = false},
    {.key = "time", .title = "Run time", .width = 100, .align = Column::Align::right, .sortable = false},
};

static const Column kQueue[] = {
    {.key = "place", .title = "Place", .width = 60, .align = Column::Align::right, .sortable = false},
    {.key = "workflow", .title = "Workflow", .least = 160, .sortable = false},
    {.key = "user", .title = "User", .width = 170, .sortable = false, .leaves = 1},
    {.key = "priority", .title = "Priority", .width = 110, .sortable = false},
    {.key = "gpus", .title = "GPUs", .width = 70, .align = Column::Align::right, .sortable = false},
    {.key = "why", .title = "Why it waits", .width = 320, .sortable = false, .leaves = 2},
    {.key = "waiting", .title = "Waiting", .width = 100, .align = Column::Align::right, .sortable = false},
};

static const Column kPlatforms[] = {
    {.key = "platform", .title = "Platform", .least = 150, .sortable = false},
    {.key = "host_network", .title = "Host network", .width = 120, .sortable = false},
    {.key = "privileged", .title = "Privileged", .width = 120, .sortable = false},
    {.key = "default_mounts", .title = "Default mounts", .width = 220, .sortable = false, .leaves = 1},
    {.key = "allowed_mounts", .title = "Allowed mounts", .width = 260, .sortable = false, .leaves = 2},
};

std::span<const Column> node_columns() { return kNodes; }
std::span<const Column> running_columns() { return kRunning; }
std::span<const Column> queue_columns() { return kQueue; }
std::span<const Column> platform_columns() { return kPlatforms; }

static constexpr std::array<std::string_view, 5> kParts = {"", "resources", "workflows", "platforms", "limits"};

Tab tab_of(const Route& r) {
    const auto at = std::find(kParts.begin(), kParts.end(), r.part);
    return at == kParts.end() ? Tab::overview : static_cast<Tab>(at - kParts.begin());
}

Route with_tab(const Route& r, Tab tab) {
    Route out = r.with("sort", "").with("desc", "").with("sel", "").with("q", "");
    out.part = kParts[static_cast<std::size_t>(tab)];
    return out;
}

static std::string counted(std::size_t n) { return count_words(static_cast<std::int64_t>(n)); }

static std::string subtitle_of(const Pool& pool, const Page& page, bool workflows_known) {
    std::string out = pool.description;
    const auto add = [&](const std::string& words) { if (!words.empty()) out += (out.empty() ? "" : " · ") + words; };
    std::string platforms;
    for (const auto& p : pool.platforms) platforms += (platforms.empty() ? "" : ", ") + p.name.value;
    add(platforms);
    add(pool.backend.value);
    if (workflows_known) add(fmt::format("{} running, {} queued", page.running.size(), page.queue.size()));
    return out;
}

static void add_tabs(Page& page, const Model& m, const Pool& pool, const Order& nodes) {
    const bool fleet = m.fleet.value != nullptr, workflows = m.workflows.value != nullptr;
    page.tabs = {{.label = "Overview", .count = {}}, {.label = "Resources", .count = fleet ? counted(nodes.all) : ""},
                 {.label = "Workflows", .count = workflows ? counted(page.running.size() + page.queue.size()) : ""},
                 {.label = "Platforms", .count = counted(pool.platforms.size())}, {.label = "Limits", .count = {}}};
}

static void add_filter(Page& page, const Model& m, const Fleet& fleet, const Order& nodes) {
    auto bar = query_bar({.key = "pool.filter", .label = "Filter resources", .hint = "Filter resources", .value = std::string(m.route.param("q"))}, fleet.index());
    page.filter = std::move(bar.field);
    page.faults = std::move(bar.faults);
    Gpus most{};
    for (const auto i : nodes.rows) most = std::max(most, fleet.resources()[i].total.gpu);
    auto menus = resources::filter_menus(fleet, most, page.filter.value);
    for (auto& menu : menus)
        if (menu.button.label == "Health" || menu.button.label == "GPU free") page.menus.push_back(std::move(menu));
}

static std::string nodes_words(const Order& nodes) {
    const auto shown = static_cast<std::int64_t>(nodes.rows.size()), all = static_cast<std::int64_t>(nodes.all);
    const auto words = shown == all ? plural(all, "resource") : fmt::format("{} of {}", count_words(shown), plural(all, "resource"));
    return words + (nodes.shared > 0 ? fmt::format(", {} shared with other pools", counted(nodes.shared)) : "");
}

static void add_nodes(Page& page, const Model& m, const Order& nodes) {
    page.sort_key = m.route.param("sort");
    page.descending = m.route.param("desc") == "1";
    if (!m.fleet.value) {
        page.fleet_note = m.fleet.failure ? "Its nodes are not known. " + reason_words(*m.fleet.failure) + "." : "Asking for its nodes…";
        return;
    }
    add_filter(page, m, *m.fleet.value, nodes);
    page.nodes_left = nodes_words(nodes);
    page.nodes_right = fmt::format("Totals  {}/{}   {}/{}   {}/{}", count_words(nodes.used.gpu.value), amount_words(Quantity::gpu, nodes.total), cores_words(nodes.used.cpu),
                                   amount_words(Quantity::cpu, nodes.total), bytes_words(nodes.used.memory), bytes_words(nodes.total.memory));
    if (nodes.all == 0) page.fleet_note = "The service tells of no node in this pool. Nodes that are not ready or cordoned are left out.";
}

static void fill(Page& page, const Model& m, const Pool& pool, const NodeSet& set, const PoolNodes& nodes, const Order& order) {
    const auto by = running_by_priority(m, pool.name.value);
    page.header.badge = badge_of(pool);
    page.header.badge.pill = true;
    if (pool.maintenance && pool.status != PoolStatus::maintenance) page.header.badge.note = "maintenance";
    if (m.profile.value && m.profile.value->default_pool == pool.name) page.header.tags = {"Your default"};
    add_scale(page, pool, set, by, nodes);
    add_priorities(page, pool, set, by, nodes.free());
    add_workflows(page, m, pool, nodes.free());
    add_platforms(page, pool);
    add_limits(page, pool);
    add_nodes(page, m, order);
    add_tabs(page, m, pool, order);
    page.header.subtitle = subtitle_of(pool, page, m.workflows.value != nullptr);
    page.submit = submit_href(pool.name.value);
    page.compare = format_route(Route{.view = "compare", .item = {}, .params = {}}.with("p", pool.name.value));
    page.similar = format_route(Route{.view = "resources", .item = {}, .params = {}}.with("q", quoted_term("pool", pool.name.value)));
    page.capacity = format_route({.view = "capacity", .item = {}, .params = {}});
}

static Prompt unknown(const Model& m) {
    Prompt p{{.icon = Icon::map_pin_off, .tone = Tone::quiet, .heading = "No pool " + m.route.item, .words = "The service has no pool of that name.", .code = {},
              .actions = {{.label = "See pools", .icon = Icon::layers}}}, {Follow{"#/pools"}}};
    return p;
}

Page present(const Model& m, const PoolNodes& nodes, const Order& order) {
    Page page{.state = state_of(asked(m.pools), "Pools", m), .header = {.title = m.route.item, .subtitle = {}}};
    page.tab = tab_of(m.route);
    if (page.state.kind != PageState::Kind::ready) return page;
    if (const auto* set = node_set_of(m, m.route.item)) fill(page, m, *pool_named(m, m.route.item), *set, nodes, order);
    else page.state = {.kind = PageState::Kind::failed, .failed = unknown(m), .banner = {}};
    return page;
}

}  // namespace pool
