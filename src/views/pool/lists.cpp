#include "base/words.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/pool/parts.h"
#include <algorithm>
#include <fmt/core.h>

namespace pool {

static bool member(const Fleet::Kind& kind, const std::string& pool) { return std::find(kind.pools.begin(), kind.pools.end(), pool) != kind.pools.end(); }

template <class Key>
static void sort_by(std::vector<std::uint32_t>& rows, bool descending, Key key) {
    std::stable_sort(rows.begin(), rows.end(), [&](auto a, auto b) { return descending ? key(b) < key(a) : key(a) < key(b); });
}

Order order_nodes(const Fleet& fleet, const std::string& pool, std::string_view sort_key, bool descending, std::string_view filter) {
    Order out;
    std::vector<bool> ours, several;
    for (const auto& kind : fleet.kinds()) ours.push_back(member(kind, pool)), several.push_back(kind.pools.size() > 1);
    const auto query = parse_query(filter);
    const auto found = query.terms.empty() ? std::vector<Score>() : matches(fleet, query);
    for (const auto i : fleet.by_name()) {
        if (!ours[fleet.kind(i)]) continue;
        ++out.all;
        out.shared += several[fleet.kind(i)];
        if (!found.empty() && found[i] == 0) continue;
        out.rows.push_back(i);
        out.used += fleet.resources()[i].used;
        out.total += fleet.resources()[i].total;
    }
    if (sort_key == "health") sort_by(out.rows, descending, [&](auto i) { return fleet.verdict(i).health; });
    else if (sort_key == "gpu_free") sort_by(out.rows, descending, [&](auto i) { return fleet.resources()[i].free().gpu; });
    else if (descending) std::reverse(out.rows.begin(), out.rows.end());
    return out;
}

static Measure cell(Quantity q, const Resource& r) {
    auto m = measure(q, r.used, r.total);
    m.bar.width = 46;
    return m;
}

NodeRow node_row(const Fleet& fleet, std::uint32_t index, const std::string& pool, const NodeTasks& tasks) {
    const auto& r = fleet.resources()[index];
    const auto& kind = fleet.kinds()[fleet.kind(index)];
    const bool twin = fleet.told_apart(index) != r.name.value;
    NodeRow out{.name = fleet.told_apart(index), .href = resource_href(r.name.value, pool, twin ? r.backend.value : ""), .platform = {}, .gpu_free = {},
                .health = badge_of(fleet.verdict(index).health), .also_in = {}, .gpu = cell(Quantity::gpu, r), .cpu = cell(Quantity::cpu, r), .memory = cell(Quantity::memory, r), .tasks = task_cell(tasks, fleet, index)};
    if (fleet.verdict(index).health < Health::healthy) out.health.note = fleet.verdict(index).reason;
    for (const auto& other : kind.pools) if (other != pool) out.also_in.push_back(other);
    for (const auto& m : r.memberships) if (m.pool.value == pool && out.platform.find(m.platform.value) == std::string::npos) out.platform += (out.platform.empty() ? "" : ", ") + m.platform.value;
    if (!out.gpu.none) out.gpu_free = out.gpu.free;
    const auto free = r.free().gpu.value;
    out.gpu_free_tone = free == 0 ? Tone::faint : free < 0 ? Tone::warning : Tone::strong;
    return out;
}

void add_workflows(Page& page, const Model& m, const Pool& pool, const FreeGpus& free) {
    const auto& list = m.workflows;
    if (!list.value) {
        page.workflows_note = list.failure ? "What runs and waits is not known. " + reason_words(*list.failure) + "." : "Asking what runs and waits…";
        return;
    }
    for (const auto& w : list.value->rows) {
        if (phase_of(w.status.status) != Phase::running || !w.pool || w.pool != pool.name) continue;
        const auto asks = asked_gpus(m.running_workflows, w.id);
        page.running.push_back({.key = w.id.value, .id = w.id.value, .href = workflow_href(w.id), .user = w.user.value, .gpus = asks ? count_words(asks->value) : "",
                                .time = w.started ? duration_words(std::chrono::duration_cast<Seconds>(m.now - *w.started)) : "",
                                .priority = priority_badge(w.priority, w.priority_word)});
    }
    page.queue = queue_rows(m, pool.name.value, free);
    if (list.value->more) page.workflows_note = "Only the newest 1,000 are shown: the queue may have older ones.";
}

void add_platforms(Page& page, const Pool& pool) {
    const auto may = [](bool allowed) { return allowed ? "Allowed" : "Not allowed"; };
    for (const auto& p : pool.platforms)
        page.platforms.push_back({.key = p.name.value, .name = p.name.value, .tag = p.name == pool.default_platform ? "Default" : "", .description = p.description,
                                  .host_network = may(p.host_network_allowed), .privileged = may(p.privileged_allowed), .default_mounts = p.default_mounts, .allowed_mounts = p.allowed_mounts});
}

static Fact fact(std::string key, std::string value) { return {.key = std::move(key), .value = std::move(value), .href = {}}; }

void add_limits(Page& page, const Pool& pool) {
    const auto time = [](const std::string& text) { return text.empty() ? "The service's own" : text; };
    const auto limit = [](std::optional<Gpus> g, const char* none) { return g ? plural(g->value, "GPU") : none; };
    const auto& t = pool.timeouts;
    page.timeouts = {fact("Run, unless a workflow says", time(t.default_exec)), fact("Run, at most", time(t.max_exec)),
                     fact("Queue, unless a workflow says", time(t.default_queue)), fact("Queue, at most", time(t.max_queue))};
    page.gpu_limits = {fact("Guarantee", limit(pool.guarantee, "None: all of the capacity")), fact("Maximum", limit(pool.maximum, "None")),
                       fact("Weight", pool.weight ? count_words(*pool.weight) : "Not set")};
    for (const auto& [action, codes] : pool.exit_actions) page.exit_actions.push_back(fact(action, "exit codes " + codes));
    for (const auto& key : pool.topology_keys) page.topology.push_back(fact(key.key, key.label));
}

}  // namespace pool
