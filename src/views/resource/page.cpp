#include "views/resource/page.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/resource/near.h"
#include "views/resource/parts.h"
#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace resource {

static const Column kMemberships[] = {
    {.key = "pool", .title = "Pool", .least = 200, .sortable = false},
    {.key = "gpus", .title = "GPUs", .width = 56, .align = Column::Align::right, .sortable = false},
    {.key = "cores", .title = "Cores", .width = 60, .align = Column::Align::right, .sortable = false, .leaves = 2},
    {.key = "memory", .title = "Memory", .width = 84, .align = Column::Align::right, .sortable = false, .leaves = 3},
    {.key = "storage", .title = "Storage", .width = 84, .align = Column::Align::right, .sortable = false, .leaves = 4},
    {.key = "quota", .title = "Quota used", .width = 96, .align = Column::Align::right, .sortable = false, .leaves = 1},
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
    {.key = "key", .title = "Key", .least = 200, .sortable = false},
    {.key = "effect", .title = "Effect", .width = 104, .sortable = false},
};

static const Column kTasks[] = {
    {.key = "task", .title = "Task", .least = 220, .sortable = false},
    {.key = "user", .title = "User", .width = 130, .sortable = false, .leaves = 1},
    {.key = "pool", .title = "Pool", .width = 100, .sortable = false, .leaves = 6},
    {.key = "status", .title = "Status", .width = 104, .sortable = false, .leaves = 7},
    {.key = "priority", .title = "Priority", .width = 104, .sortable = false, .leaves = 2},
    {.key = "gpus", .title = "GPUs", .width = 60, .align = Column::Align::right, .sortable = false},
    {.key = "cores", .title = "Cores", .width = 64, .align = Column::Align::right, .sortable = false, .leaves = 4},
    {.key = "memory", .title = "Memory", .width = 84, .align = Column::Align::right, .sortable = false, .leaves = 5},
    {.key = "time", .title = "Run time", .width = 92, .align = Column::Align::right, .sortable = false},
};

static const Column kFailures[] = {
    {.key = "task", .title = "Task", .least = 150, .sortable = false},
    {.key = "status", .title = "Status", .width = 170, .sortable = false},
    {.key = "user", .title = "User", .width = 130, .sortable = false, .leaves = 1},
    {.key = "time", .title = "Ended", .width = 110, .align = Column::Align::right, .sortable = false},
};

static const Column kDrain[] = {
    {.key = "task", .title = "Task", .least = 150, .sortable = false},
    {.key = "user", .title = "User", .width = 130, .sortable = false},
    {.key = "after", .title = "What would become of it", .width = 360, .sortable = false, .leaves = 1},
};

std::span<const Column> task_columns() { return kTasks; }
std::span<const Column> failure_columns() { return kFailures; }
std::span<const Column> drain_columns() { return kDrain; }
std::span<const Column> membership_columns() { return kMemberships; }
std::span<const Column> rules_columns() { return kRules; }
std::span<const Column> taint_columns() { return kTaints; }

static std::string quota_of(const Model& m, const PoolName& name) {
    if (!m.pools.value) return "";
    for (const auto& set : m.pools.value->node_sets)
        for (const auto& pool : set.pools)
            if (pool.name == name) return pool.usage.quota_limit.value == 0 && pool.usage.quota_used.value == 0 ? "No GPU quota" : count_words(pool.usage.quota_used.value) + "/" + count_words(pool.usage.quota_limit.value);
    return "";
}

static RulesRow rules_row(const Membership& m) {
    RulesRow rules{.key = m.pool.value + "/" + m.platform.value, .pool = m.pool.value, .platform = m.platform.value, .host_network = {}, .privileged = {},
                   .default_mounts = {}, .allowed_mounts = {}, .told = m.rules != nullptr};
    if (!m.rules) return rules;
    const auto may = [](bool allowed) { return allowed ? "Allowed" : "Not allowed"; };
    rules.host_network = may(m.rules->host_network);
    rules.privileged = may(m.rules->privileged);
    rules.host_network_tone = m.rules->host_network ? Tone::plain : Tone::quiet;
    rules.privileged_tone = m.rules->privileged ? Tone::plain : Tone::quiet;
    rules.default_mounts = m.rules->default_mounts;
    rules.allowed_mounts = m.rules->allowed_mounts;
    return rules;
}

static void add_memberships(Page& page, const Resource& r, const Model& m) {
    const auto from = m.route.param("from");
    const bool differ = std::any_of(r.memberships.begin(), r.memberships.end(), [&](const auto& x) { return x.allocatable != r.memberships.front().allocatable; });
    for (const auto& x : r.memberships) {
        page.memberships.push_back({.key = x.pool.value + "/" + x.platform.value, .pool = x.pool.value, .href = pool_href(x.pool.value),
                                    .platform = x.platform.value, .tag = x.pool.value == from ? "Opened from here" : "",
                                    .gpus = count_words(x.available.gpu.value), .cores = cores_words(x.available.cpu),
                                    .memory = bytes_words(x.available.memory), .storage = bytes_words(x.available.storage), .quota = quota_of(m, x.pool)});
        page.rules.push_back(rules_row(x));
        const auto& a = x.allocatable;
        if (differ)
            page.allocatable.push_back(fmt::format("{} may allocate {}, {}, {}, {}", x.pool.value, amount_words(Quantity::gpu, a), amount_words(Quantity::cpu, a),
                                                   amount_words(Quantity::memory, a), amount_words(Quantity::storage, a)));
    }
}

static std::string details_of(const Taint& t, Instant now) {
    const auto added = t.added ? "added " + age_words(*t.added, now) : "";
    return t.value.empty() ? added : t.value + (added.empty() ? "" : ", ") + added;
}

static void add_taints(Page& page, const Resource& r, Instant now) {
    for (const auto& t : r.taints)
        page.taints.push_back({.key = t.key + "=" + t.value + ":" + t.effect, .name = t.key, .details = details_of(t, now), .effect = t.effect});
}

static std::string subtitle_of(const Resource& r, const Tasks& here) {
    std::set<std::string> platforms, pools;
    for (const auto& m : r.memberships) platforms.insert(m.platform.value), pools.insert(m.pool.value);
    std::string out;
    for (const auto& platform : platforms) out += platform + " · ";
    out += r.backend.value + " · " + (pools.empty() ? "in no pool" : "in " + plural(static_cast<std::int64_t>(pools.size()), "pool"));
    const auto starting = std::count_if(here.begin(), here.end(), is_starting), running = std::ssize(here) - starting;
    if (running > 0) out += " · " + plural(running, "running task");
    if (starting > 0) out += " · " + (running > 0 ? count_words(starting) + " starting" : plural(starting, "starting task"));
    return out;
}

static void add_conditions(Page& page, const Resource& r) {
    if (!r.conditions) return;  // a real service sends none today: an empty line would look like "all is well"
    std::string words;
    for (const auto& c : *r.conditions) words += (words.empty() ? "" : ", ") + c;
    page.facts.push_back({.key = "Conditions", .value = words.empty() ? "None" : words, .href = {}});
}

static std::vector<std::string> pools_of(const Resource& r) {
    std::vector<std::string> out;
    for (const auto& m : r.memberships) if (std::find(out.begin(), out.end(), m.pool.value) == out.end()) out.push_back(m.pool.value);
    return out;
}

static HealthVerdict verdict_of(const Model& m, const Resource& r) {
    const auto pools = pools_of(r);
    auto verdict = worse(judge(r), m.circumstances.by_pools(pools));
    if (m.fleet.value) verdict = worse(std::move(verdict), m.fleet.value->by_rare_taint(r));
    return worse(std::move(verdict), m.circumstances.by_tasks(r.name.value, pools));
}

static bool says_less_than_nothing(const Amounts& a) { return a.gpu.value < 0 || a.cpu.value < 0 || a.memory.value < 0 || a.storage.value < 0; }

static void add_health(Page& page, const Model& m, const Resource& r, const HealthVerdict& verdict, std::optional<Instant> told) {
    page.header.badge = badge_of(verdict.health);
    page.header.badge.pill = true;
    page.reason = verdict.reason;
    if (verdict.since) page.reason += ", since " + age_words(*verdict.since, m.now);
    if (told) page.evidence = "Told " + age_words(*told, m.now);
    if (says_less_than_nothing(r.outside)) page.evidence += (page.evidence.empty() ? "T" : "; t") + std::string("he service says that less than nothing is in use here: it counts as nothing");
    if (!m.troubles.value) page.evidence += (page.evidence.empty() ? "F" : "; f") + std::string("ailures of tasks are not known");
}

// Tasks name the node, not its backend: where two have one of that name, pools tell them apart.
static bool about(const Task& t, const Resource& r, bool twins) {
    if (!twins || !t.pool) return true;
    const auto pools = pools_of(r);
    return std::find(pools.begin(), pools.end(), t.pool->value) != pools.end();
}

struct NodeTasks { Tasks all, running; };

static NodeTasks tasks_of(const Model& m, const Resource& r, bool twins) {
    NodeTasks out;
    if (m.node_tasks_asked.value != m.route.item || !m.node_tasks.value) return out;
    for (const auto& t : m.node_tasks.value->tasks) {
        if (!about(t, r, twins)) continue;
        out.all.push_back(&t);
        if (holds_node(t)) out.running.push_back(&t);
    }
    std::stable_sort(out.running.begin(), out.running.end(), [](const Task* a, const Task* b) { return a->gpu > b->gpu; });
    return out;
}

static void add_places(Page& page, const Model& m, const Resource& r) {
    const Route list{.view = "resources", .item = {}, .params = {}}, tasks{.view = "tasks", .item = {}, .params = {}};
    page.link = format_route(m.route);
    page.compare = format_route(Route{.view = "compare", .item = {}, .params = {}}.with("r", r.name.value));
    page.all_tasks = format_route(tasks.with("q", quoted_term("node", r.name.value)));
    if (!r.memberships.empty()) page.similar = format_route(list.with("q", quoted_term("platform", r.memberships.front().platform.value)));
}

static std::string tasks_note(const Model& m) {
    if (m.node_tasks.failure && !m.node_tasks.value) return "What runs here is not known. " + reason_words(*m.node_tasks.failure) + ".";
    if (m.node_tasks_asked.value != m.route.item || !m.node_tasks.value) return "Asking what runs here…";
    const auto& unread = m.node_tasks.value->unread;
    if (unread.count > 0) return fmt::format("{} of {} tasks could not be read: {}", unread.count, unread.of, unread.first.text());
    return "";
}

static void fill(Page& page, const Model& m, const Resource& r, bool twins, bool gone) {
    const auto tasks = tasks_of(m, r, twins);
    page.header.subtitle = subtitle_of(r, tasks.running);
    page.type = gone ? "" : type_title(r.sharing, r.sharing_word);
    page.tasks_note = tasks_note(m);
    if (!gone) add_capacity(page, r, tasks.running);
    if (!gone) add_memberships(page, r, m);
    add_taints(page, r, m.now);
    add_running(page, tasks.running, m.now);
    add_activity(page, tasks.all, m.now);
    add_drain(page, r, tasks.running, m);
    add_failures(page, r, tasks.all, m);
    add_places(page, m, r);
    page.facts = {{.key = "Host name", .value = r.name.value, .href = {}, .mono = true}, {.key = "Backend", .value = r.backend.value, .href = {}}};
    if (!gone) page.facts.push_back({.key = "Type", .value = page.type, .href = {}});
    add_conditions(page, r);
}

static Prompt unknown(const Model& m) {
    const auto& name = m.route.item;
    Prompt p{{.icon = Icon::map_pin_off, .tone = Tone::quiet, .heading = "No " + name, .words = "It may have left the fleet, or its name is spelt differently.", .code = {}, .actions = {}}, {}};
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

static bool missing(const Remote<ResourceList>& r) { return r.failure && r.failure->kind == Failure::Kind::missing; }

static bool ours(const Model& m) { return m.resource_asked.value == m.route.item; }

// One for each backend that has the name.
static std::vector<const Resource*> known(const Model& m) {
    std::vector<const Resource*> out;
    if (ours(m) && m.resource.value) {
        for (const auto& r : m.resource.value->resources) out.push_back(&r);
    } else if (m.fleet.value) {
        for (const auto i : m.fleet.value->named(m.route.item)) out.push_back(&m.fleet.value->resources()[i]);
    }
    return out;
}

static PageState state_of_page(const Model& m, bool have) {
    if (!ours(m)) return {.kind = have ? PageState::Kind::ready : PageState::Kind::loading, .failed = {}, .banner = {}};
    if (missing(m.resource) && !m.resource.value) return {.kind = PageState::Kind::failed, .failed = unknown(m), .banner = {}};
    auto about = asked(m.resource);
    if (!about.has_value && have) about = {.has_value = true, .failure = m.resource.failure, .fetched = m.fleet.fetched, .unread = {}};
    auto state = state_of(about, m.route.item, m);
    if (missing(m.resource) && state.banner) state.banner->notice.words = "It is no longer in the fleet.";
    return state;
}

// What this browser, or the tasks that ran there, remember of a node the service leaves out.
static std::optional<Resource> remembered(const Model& m, std::optional<Instant>& last_seen) {
    const auto& name = m.route.item;
    const auto backend = m.route.param("backend");
    if (m.missing)
        for (const auto& n : *m.missing) {
            if (n.name.value != name || (!backend.empty() && n.backend.value != backend)) continue;
            Resource r{.name = n.name, .backend = n.backend, .sharing_word = {}, .total = {}, .used = {}, .outside = {}, .memberships = {}, .taints = {}, .conditions = {}};
            const auto platform = n.platforms.empty() ? PlatformName{} : PlatformName{n.platforms.front()};
            for (const auto& pool : n.pools) r.memberships.push_back({.pool = {pool}, .platform = platform, .allocatable = {}, .available = {}, .rules = nullptr});
            r.total.gpu = n.gpu;
            last_seen = n.last_seen;
            return r;
        }
    if (m.node_tasks_asked.value != name || !m.node_tasks.value || m.node_tasks.value->tasks.empty()) return std::nullopt;
    return Resource{.name = {name}, .backend = {"backend not known"}, .sharing_word = {}, .total = {}, .used = {}, .outside = {}, .memberships = {}, .taints = {}, .conditions = {}};
}

static void show_gone(Page& page, const Model& m, const Resource& r, std::optional<Instant> last_seen) {
    page.state = {.kind = PageState::Kind::ready, .failed = {}, .banner = {}};
    fill(page, m, r, false, true);
    const bool named = !page.running.empty();
    HealthVerdict verdict{Health::unknown, "The service does not tell of it; only tasks name it", {}};
    if (named) verdict = {Health::unhealthy, "Running tasks name it, but the service does not tell of it", {}};
    if (last_seen) verdict = {Health::unhealthy, "Missing: seen before, and now left out by the service, as nodes are that are not ready or cordoned", {}};
    add_health(page, m, r, verdict, m.resource.tried);
    if (last_seen) page.header.badge.word = "Missing";
    page.gone = last_seen ? fmt::format("Last seen {}{}. It counts in no total.", age_words(*last_seen, m.now), r.total.gpu.value > 0 ? " with " + amount_words(Quantity::gpu, r.total) : "")
                          : "This browser has not seen it before. It counts in no total.";
    std::string pools;
    for (const auto& x : r.memberships) pools += (pools.empty() ? "" : ", ") + x.pool.value;
    if (!pools.empty()) page.facts.push_back({.key = "Was in", .value = pools, .href = {}});
    if (last_seen) page.facts.push_back({.key = "Last seen", .value = clock_words(*last_seen, shown_zone(m)), .href = {}});
}

static std::size_t choose_backend(Page& page, const Model& m, const std::vector<const Resource*>& all) {
    std::size_t chosen = 0;
    if (all.size() < 2) return chosen;
    for (std::size_t i = 0; i < all.size(); ++i) {
        page.backends.push_back({.label = all[i]->backend.value});
        page.backend_hashes.push_back(format_route(m.route.with("backend", all[i]->backend.value)));
        if (all[i]->backend.value == m.route.param("backend")) chosen = i;
    }
    page.backend = static_cast<int>(chosen);
    return chosen;
}

Page present(const Model& m) {
    const auto all = known(m);
    Page page{.state = state_of_page(m, !all.empty()), .header = {.title = m.route.item, .subtitle = {}, .mono = true}, .reason = {}};
    std::optional<Instant> last_seen;
    if (page.state.kind == PageState::Kind::ready && !all.empty()) {
        const auto& r = *all[choose_backend(page, m, all)];
        fill(page, m, r, all.size() > 1, false);
        add_health(page, m, r, verdict_of(m, r), ours(m) && m.resource.value ? m.resource.fetched : m.fleet.fetched);
    } else if (ours(m) && missing(m.resource)) {
        if (const auto r = remembered(m, last_seen)) show_gone(page, m, *r, last_seen);
    }
    return page;
}

}  // namespace resource
