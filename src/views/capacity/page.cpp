#include "views/capacity/page.h"
#include "base/words.h"
#include "store/query.h"
#include "views/capacity/rows.h"
#include <algorithm>
#include <charconv>
#include <fmt/core.h>

namespace capacity {

static const Column kNodes[] = {
    {.key = "name", .title = "Resource", .least = 130, .sortable = false},
    {.key = "pool", .title = "Pool", .width = 120, .sortable = false, .leaves = 1},
    {.key = "gpus", .title = "GPUs", .width = 64, .align = Column::Align::right, .sortable = false},
    {.key = "cores", .title = "Cores", .width = 68, .align = Column::Align::right, .sortable = false, .leaves = 2},
    {.key = "memory", .title = "GiB", .width = 68, .align = Column::Align::right, .sortable = false, .leaves = 3},
};
static const Column kNear[] = {
    {.key = "name", .title = "Resource", .least = 130, .sortable = false},
    {.key = "what", .title = "What is missing", .width = 212, .sortable = false},
    {.key = "pool", .title = "Pool", .width = 104, .sortable = false, .leaves = 1},
};
std::span<const Column> node_columns() { return kNodes; }
std::span<const Column> near_columns() { return kNear; }

Input input_of(const Model& m) {
    static const auto no_fleet = std::make_shared<const Fleet>();
    static const auto no_quota = std::make_shared<const PoolQuota>();
    const auto& fleet = m.fleet.value ? m.fleet.value : no_fleet;
    Input in{.fleet = fleet, .quota = m.pools.value ? m.pools.value : no_quota, .health = {}, .nodes = PoolNodes(*fleet), .supply = {}};
    in.health.resize(in.fleet->resources().size());
    for (std::uint32_t i = 0; i < in.health.size(); ++i) in.health[i] = in.fleet->verdict(i).health;
    in.supply = {.nodes = in.fleet->resources(), .health = in.health, .pools = pools_of(*in.quota)};
    if (m.profile.value) in.supply.default_pool = m.profile.value->default_pool, in.supply.allowed = m.profile.value->pools;
    return in;
}

ReadRequest request_of(const Route& route, const Input& in) {
    KnownPlaces known{.platforms = in.fleet->platform_names(), .pools = {}};
    for (const auto& p : in.supply.pools) known.pools.push_back(p.pool->name.value);
    return read_request(route.param("q"), known);
}

static RankBy rank_by(const Route& route) {
    for (const auto& o : rank_orders())
        if (o.key == route.param("rank")) return o.by;
    return RankBy::soonest;
}

Ranking rank_for(const Route& route, const Input& in) { return rank(in.supply, request_of(route, in).request, rank_by(route)); }

Route typed(const Route& route, std::string_view sentence) { return route.with("q", sentence).with("spec", ""); }

static Route asking(const Route& route, const CapacityRequest& r) { return typed(route, print_request(r)); }

static Route with_count(const Route& route, CapacityRequest r, std::int64_t gpus) {
    r.tasks.front().each.gpu = {std::clamp<std::int64_t>(gpus, 0, 1'000'000)};
    return asking(route, r);
}

Route with_gpus(const Route& route, const Input& in, std::string_view number) {
    std::int64_t gpus = 0;
    std::from_chars(number.data(), number.data() + number.size(), gpus);
    return with_count(route, request_of(route, in).request, gpus);
}

static void add(Choice& c, const Route& route, std::string label, const CapacityRequest& would, bool held) {
    if (held) c.selected = static_cast<int>(c.goes.size());
    c.items.push_back({.label = label, .one_of = true, .checked = held});
    c.segments.push_back({label});
    c.goes.push_back(asking(route, would));
}

// The chosen value is the label of the menu's button.
static void label_menu(Choice& c, std::string about, const std::string& otherwise) {
    c.button = {.label = otherwise, .about = std::move(about), .menu = true};
    for (std::size_t i = 0; i < c.items.size(); ++i)
        if (static_cast<int>(i) == c.selected && !c.items.empty()) c.button.label = c.items[i].label;
    if (!otherwise.empty()) c.button.label = otherwise;
}

template <class Change>
static CapacityRequest changed(CapacityRequest r, Change change) {
    change(r);
    return r;
}

static void add_fields(Page& page, const Route& route, const CapacityRequest& r, const Fleet& fleet) {
    const TaskNeed& need = r.tasks.front();
    const auto gpus = need.each.gpu.value;
    page.gpus = {.key = "capacity.gpus", .label = "GPUs", .value = fmt::format("{}", gpus), .width = 72};
    if (gpus > 0) page.fewer = with_count(route, r, gpus - 1);
    page.more = with_count(route, r, gpus + 1);
    add(page.placement, route, "One node", changed(r, [](auto& q) { q.spread = false; }), !r.spread);
    add(page.placement, route, "Any", changed(r, [](auto& q) { q.spread = true; }), r.spread);
    const auto platform = [&](std::string label, const std::string& name) {
        add(page.platform, route, std::move(label), changed(r, [&](auto& q) { q.tasks.front().platform = name; }), need.platform == name);
    };
    platform("Any", "");
    for (const auto& name : fleet.platform_names()) platform(name, name);
    label_menu(page.platform, "platform", need.platform);
    for (const std::int64_t n : {0, 4, 8, 16, 32, 64, 96})
        add(page.cores, route, n == 0 ? "Any" : count_words(n), changed(r, [&](auto& q) { q.tasks.front().each.cpu = {n * 1000}; }), need.each.cpu.value == n * 1000);
    label_menu(page.cores, "cores per node", need.each.cpu.value ? cores_words(need.each.cpu) : "Any");
    for (const std::int64_t n : {0, 16, 32, 64, 128, 256, 512, 1024})
        add(page.memory, route, n == 0 ? "Any" : bytes_words({n << 30}), changed(r, [&](auto& q) { q.tasks.front().each.memory = {n << 30}; }), need.each.memory.value == n << 30);
    for (const std::int64_t n : {0, 100, 500, 1024, 2048, 4096})
        add(page.storage, route, n == 0 ? "Any" : bytes_words({n << 30}), changed(r, [&](auto& q) { q.tasks.front().each.storage = {n << 30}; }), need.each.storage.value == n << 30);
    label_menu(page.storage, "storage per node", need.each.storage.value ? bytes_words(need.each.storage) : "Any");
    label_menu(page.memory, "memory per node", need.each.memory.value ? bytes_words(need.each.memory) : "Any");
}

static void add_choices(Page& page, const Route& route, const CapacityRequest& r) {
    static constexpr std::pair<const char*, Priority> priorities[] = {{"HIGH", Priority::high}, {"NORMAL", Priority::normal}, {"LOW", Priority::low}};
    for (const auto& choice : priorities)
        add(page.priority, route, choice.first, changed(r, [&](auto& q) { q.priority = choice.second; }), r.priority == choice.second);
    for (const auto& o : rank_orders()) {
        if (o.by == rank_by(route)) page.rank.selected = static_cast<int>(page.rank.goes.size()), page.order = "Order: " + std::string(o.order) + ".";
        page.rank.segments.push_back({std::string(o.title)});
        page.rank.goes.push_back(route.with("rank", o.key));
    }
    page.reset = typed(route, "").with("rank", "");
}

static Field sentence_field(const Route& route, const std::vector<ReadRequest::Unread>& unread) {
    Field f{.key = "capacity.sentence", .label = "What do you need?", .hint = "8 GPUs free on h100", .value = std::string(route.param("q")), .icon = Icon::radar,
            .shortcut = "/", .search = true, .clearable = true};
    for (const auto& [word, nearest] : unread) f.error += (f.error.empty() ? "Not understood: “" : ", “") + word + (nearest.empty() ? "”" : "”, the nearest name is “" + nearest + "”");
    return f;
}

static std::string nodes_link(const CapacityRequest& r) {
    std::string q = fmt::format("gpu>={}", r.spread ? 1 : r.tasks.front().each.gpu.value);
    if (!r.tasks.front().platform.empty()) q = toggle_value(q, "platform", r.tasks.front().platform);
    for (const auto& pool : r.pools) q = toggle_value(q, "pool", pool);
    return format_route(Route{.view = "resources", .item = {}, .params = {}}.with("q", q));
}

static std::string summary_of(const Ranking& ranking) {
    const auto now = std::count_if(ranking.pools.begin(), ranking.pools.end(), [](const PoolFit& f) { return f.fit == Fit::now; });
    const auto low = std::count_if(ranking.pools.begin(), ranking.pools.end(), [](const PoolFit& f) { return f.fit == Fit::low; });
    if (now == 0 && low == 0) return "None can start it now";
    auto words = now == 0 ? "None can start it now" : fmt::format("{} can start it now", count_words(now));
    if (low > 0) words += fmt::format(", {} as LOW", count_words(low));
    return words;
}

static Prompt no_pools() {
    return {{.icon = Icon::layers, .tone = Tone::quiet, .heading = "No pools", .words = "The service has no pool, so there is nowhere to run.",
             .actions = {{.label = "Refresh", .icon = Icon::refresh_cw}}}, {Refresh{}}};
}

static void add_ranking(Page& page, const Model& m, const Input& in, const Ranking& ranking, const CapacityRequest& r) {
    std::int64_t place = 0;
    for (const auto& fit : ranking.pools) {
        auto shown = pool_item(in, fit, r, m);
        if (fit.fit != Fit::never) shown.item.place = count_words(++place);
        shown.item.best = place == 1 && fit.fit != Fit::never && page.pools.empty();
        page.pools.push_back(std::move(shown.item));
        page.does.push_back(std::move(shown.does));
    }
    page.summary = summary_of(ranking);
    page.nodes_count = count_words(static_cast<std::int64_t>(ranking.nodes.size()));
    page.nodes_href = nodes_link(r);
    for (const auto& miss : ranking.near) page.near.push_back(near_row(in, miss, r));
    if (ranking.pools.empty()) page.nothing = no_pools();
}

static Asked both(const Model& m) {
    const auto fleet = asked(m.fleet), pools = asked(m.pools);
    return {fleet.has_value && pools.has_value, fleet.failure ? fleet.failure : pools.failure, fleet.fetched && pools.fetched ? std::min(fleet.fetched, pools.fetched) : std::nullopt};
}

Page present(const Model& m, const Input& in, const Ranking& ranking) {
    Page page{.state = state_of(both(m), "Capacity", m), .title = "Find capacity"};
    const auto read = request_of(m.route, in);
    page.sentence = sentence_field(m.route, read.unread);
    page.read_as = "Read as " + request_words(read.request);
    page.from = m.route.param("spec");
    page.fields = read.request.tasks.size() == 1 && read.request.tasks.front().count == 1;
    if (page.fields) add_fields(page, m.route, read.request, *in.fleet);
    add_choices(page, m.route, read.request);
    if (page.state.kind == PageState::Kind::ready) add_ranking(page, m, in, ranking, read.request);
    return page;
}

}  // namespace capacity
