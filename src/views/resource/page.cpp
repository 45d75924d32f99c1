#include "views/resource/page.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/resource/near.h"
#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace resource {

static const Column kMemberships[] = {
    {.key = "pool", .title = "Pool", .least = 110, .sortable = false},
    {.key = "platform", .title = "Platform", .width = 120, .sortable = false},
    {.key = "gpus", .title = "GPUs", .width = 64, .align = Column::Align::right, .sortable = false},
    {.key = "cores", .title = "Cores", .width = 70, .align = Column::Align::right, .sortable = false, .leaves = 1},
    {.key = "memory", .title = "Memory", .width = 96, .align = Column::Align::right, .sortable = false, .leaves = 2},
    {.key = "storage", .title = "Storage", .width = 96, .align = Column::Align::right, .sortable = false, .leaves = 3},
};

static const Column kRules[] = {
    {.key = "pool", .title = "Pool", .least = 110, .sortable = false},
    {.key = "platform", .title = "Platform", .width = 120, .sortable = false},
    {.key = "host_network", .title = "Host network", .width = 110, .sortable = false},
    {.key = "privileged", .title = "Privileged", .width = 110, .sortable = false},
    {.key = "default_mounts", .title = "Default mounts", .width = 190, .sortable = false, .leaves = 1},
    {.key = "allowed_mounts", .title = "Allowed mounts", .width = 190, .sortable = false, .leaves = 2},
};

static const Column kTaints[] = {
    {.key = "key", .title = "Key", .least = 140, .sortable = false},
    {.key = "value", .title = "Value", .width = 120, .sortable = false},
    {.key = "effect", .title = "Effect", .width = 140, .sortable = false},
    {.key = "added", .title = "Added", .width = 130, .align = Column::Align::right, .sortable = false, .leaves = 1},
};

std::span<const Column> membership_columns() { return kMemberships; }
std::span<const Column> rules_columns() { return kRules; }
std::span<const Column> taint_columns() { return kTaints; }

static Bar split_bar(const Measure& m, double used, double outside) {
    Bar bar{.limit = -1, .said = m.bar.said, .height = 14};
    const double others = std::clamp(outside, 0.0, std::clamp(used, 0.0, 1.0));
    bar.parts = {{.share = std::clamp(used, 0.0, 1.0) - others, .tone = used > 1 ? Tone::warning : Tone::accent},
                 {.share = others, .tone = Tone::unused, .hatched = true}};
    return bar;
}

static double outside_share(Quantity q, const Resource& r) { return measure(q, r.outside, r.total).share; }

static CapacityLine line(std::string label, Quantity q, const Resource& r) {
    const auto m = measure(q, r.used, r.total);
    if (m.none) return {.label = std::move(label), .used = "None"};
    auto bar = split_bar(m, m.share, outside_share(q, r));
    if (outside_share(q, r) > 0) bar.said += fmt::format(", of those {} outside workflows", amount_words(q, r.outside));
    return {.label = std::move(label), .used = m.used, .total = fmt::format("/ {} {}", m.total, m.unit), .share = percent_words(m.share),
            .free = amount_words(q, r.free()) + " free", .bar = std::move(bar)};
}

static void add_capacity(Page& page, const Resource& r) {
    page.capacity = {line("GPU", Quantity::gpu, r), line("CPU", Quantity::cpu, r), line("Memory", Quantity::memory, r),
                     line("Storage", Quantity::storage, r)};
    page.capacity_note = r.total.gpu.value == 0 ? "No GPUs" : amount_words(Quantity::gpu, r.free()) + " free";
}

static void add_memberships(Page& page, const Resource& r, std::string_view from) {
    for (const auto& m : r.memberships) {
        const auto key = m.pool.value + "/" + m.platform.value;
        page.memberships.push_back({.key = key, .pool = m.pool.value,
                                    .href = format_route(Route{.view = "pools", .item = {}, .params = {}}.with("sel", m.pool.value)),
                                    .platform = m.platform.value, .tag = m.pool.value == from ? "Opened from here" : "",
                                    .gpus = count_words(m.available.gpu.value), .cores = cores_words(m.available.cpu),
                                    .memory = bytes_words(m.available.memory), .storage = bytes_words(m.available.storage)});
        RulesRow rules{.key = key, .pool = m.pool.value, .platform = m.platform.value, .told = m.rules != nullptr};
        if (m.rules) {
            const auto may = [](bool allowed) { return allowed ? "Allowed" : "Not allowed"; };
            rules.host_network = may(m.rules->host_network);
            rules.privileged = may(m.rules->privileged);
            rules.host_network_tone = m.rules->host_network ? Tone::plain : Tone::quiet;
            rules.privileged_tone = m.rules->privileged ? Tone::plain : Tone::quiet;
            rules.default_mounts = m.rules->default_mounts;
            rules.allowed_mounts = m.rules->allowed_mounts;
        }
        page.rules.push_back(std::move(rules));
    }
}

static void add_taints(Page& page, const Resource& r, Instant now) {
    for (const auto& t : r.taints)
        page.taints.push_back({.key = t.key + "=" + t.value + ":" + t.effect, .name = t.key, .value = t.value, .effect = t.effect,
                               .added = t.added ? age_words(*t.added, now) : ""});
}

static std::string subtitle_of(const Resource& r) {
    std::set<std::string> platforms, pools;
    for (const auto& m : r.memberships) platforms.insert(m.platform.value), pools.insert(m.pool.value);
    std::string out;
    for (const auto& platform : platforms) out += platform + " · ";
    return out + r.backend.value + " · " + (pools.empty() ? "in no pool" : "in " + plural(static_cast<std::int64_t>(pools.size()), "pool"));
}

static void add_conditions(Page& page, const Resource& r) {
    if (!r.conditions) return;  // a real service sends none today: an empty line would look like "all is well"
    std::string words;
    for (const auto& c : *r.conditions) words += (words.empty() ? "" : ", ") + c;
    page.facts.push_back({.key = "Conditions", .value = words.empty() ? "None" : words});
}

static void fill(Page& page, const Model& m, const Resource& r) {
    const auto verdict = judge(r);
    page.header.badge = badge_of(verdict.health);
    page.header.badge.pill = true;
    page.header.subtitle = subtitle_of(r);
    page.reason = verdict.reason;
    page.type = type_title(r.sharing, r.sharing_word);
    add_capacity(page, r);
    add_memberships(page, r, m.route.param("from"));
    add_taints(page, r, m.now);
    page.facts = {{.key = "Host name", .value = r.name.value, .mono = true}, {.key = "Backend", .value = r.backend.value},
                  {.key = "Type", .value = page.type}};
    add_conditions(page, r);
}

static Prompt unknown(const Model& m) {
    const auto& name = m.route.item;
    Prompt p{{.icon = Icon::map_pin_off, .tone = Tone::quiet, .heading = "No " + name, .words = "It may have left the fleet, or its name is spelt differently."}, {}};
    const auto near = m.fleet.value ? near_names(*m.fleet.value, name, 3) : std::vector<std::string>{};
    if (!near.empty()) p.notice.words = near.size() == 1 ? "It may have left the fleet. One name is close." : fmt::format("It may have left the fleet. {} names are close.", near.size());
    for (const auto& other : near) {
        p.notice.actions.push_back({.label = other});
        p.does.push_back(Go{{.view = "resources", .item = other, .params = {}}});
    }
    p.notice.actions.push_back({.label = "Search the fleet", .icon = Icon::search, .kind = Button::Kind::quiet});
    p.does.push_back(Go{Route{.view = "resources", .item = {}, .params = {}}.with("q", name.substr(0, name.find_last_not_of("0123456789") + 1))});
    return p;
}

static bool missing(const Remote<Resource>& r) { return r.failure && r.failure->kind == Failure::Kind::missing; }

static const Resource* known(const Model& m) {
    if (m.resource_asked.value == m.route.item && m.resource.value) return m.resource.value.get();
    return m.fleet.value ? m.fleet.value->find(m.route.item) : nullptr;
}

static PageState state_of_page(const Model& m, const Resource* r) {
    const bool ours = m.resource_asked.value == m.route.item;
    if (!ours) return {.kind = r ? PageState::Kind::ready : PageState::Kind::loading};
    if (missing(m.resource) && !m.resource.value) return {.kind = PageState::Kind::failed, .failed = unknown(m)};
    auto about = asked(m.resource);
    if (!about.has_value && r) about = {.has_value = true, .failure = m.resource.failure, .fetched = m.fleet.fetched};
    auto state = state_of(about, m.route.item, m);
    if (missing(m.resource) && state.banner) state.banner->notice.words = "It is no longer in the fleet.";
    return state;
}

Page present(const Model& m) {
    const auto* r = known(m);
    Page page{.state = state_of_page(m, r), .header = {.title = m.route.item, .mono = true}};
    if (r && page.state.kind == PageState::Kind::ready) fill(page, m, *r);
    return page;
}

}  // namespace resource
