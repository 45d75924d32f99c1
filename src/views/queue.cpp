#include "views/queue.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/links.h"
#include <algorithm>
#include <fmt/core.h>
#include <set>

const NodeSet* node_set_of(const Model& m, std::string_view name) {
    if (m.pools.value)
        for (const auto& set : m.pools.value->node_sets)
            for (const auto& pool : set.pools) if (pool.name.value == name) return &set;
    return nullptr;
}

const Pool* pool_named(const Model& m, std::string_view name) {
    return m.pools.value ? find_pool(*m.pools.value, name) : nullptr;
}

std::optional<Gpus> asked_gpus(const Remote<TaskSums>& sums, const WorkflowId& id) {
    if (!sums.value) return std::nullopt;
    std::optional<Gpus> out;
    for (const auto& s : sums.value->sums) if (s.workflow == id) out = out.value_or(Gpus{}) + s.gpu;
    return out;
}

std::vector<QueueRow> queue_rows(const Model& m, std::string_view only, const FreeGpus& free) {
    std::vector<const Workflow*> waiting;
    if (m.workflows.value)
        for (const auto& w : m.workflows.value->rows)
            if (phase_of(w.status.status) == Phase::queued && (only.empty() || (w.pool && w.pool->value == only))) waiting.push_back(&w);
    std::stable_sort(waiting.begin(), waiting.end(), [&](const Workflow* a, const Workflow* b) {
        if (a->pool != b->pool) return a->pool < b->pool;
        return comes_first(*a, *b);
    });
    std::vector<QueueRow> out;
    for (const auto* w : waiting) {
        const auto pool = w->pool ? w->pool->value : std::string();
        const auto asks = asked_gpus(m.queued_workflows, w->id);
        const std::int64_t place = !out.empty() && out.back().pool == pool ? std::stoll(out.back().place) + 1 : 1;
        out.push_back({.key = w->id.value, .place = std::to_string(place), .id = w->id.value, .href = workflow_href(w->id), .user = w->user.value, .pool = pool,
                       .pool_link = pool.empty() ? "" : pool_href(pool), .gpus = asks ? count_words(asks->value) : "", .why = why_it_waits(*w, asks, pool_named(m, pool), free),
                       .waiting = duration_words(std::chrono::duration_cast<Seconds>(m.now - w->submitted)), .priority = priority_badge(w->priority, w->priority_word)});
    }
    return out;
}

static bool whole(const Remote<TaskSums>& sums) { return sums.value && sums.value->sums.size() < static_cast<std::size_t>(kMostRows); }

ByPriority running_by_priority(const Model& m, std::string_view pool) {
    ByPriority out{.high = {}, .normal = {}, .low = {}, .gpus_known = whole(m.running), .workflows_known = whole(m.running_workflows)};
    const auto ours = [&](const TaskSum& s) { return s.pool && s.pool->value == pool; };
    if (out.gpus_known)
        for (const auto& s : m.running.value->sums)
            if (ours(s)) (s.priority == Priority::high ? out.high : s.priority == Priority::low ? out.low : out.normal) += s.gpu;
    if (out.workflows_known)
        for (const auto& s : m.running_workflows.value->sums)
            if (ours(s)) ++(s.priority == Priority::high ? out.high_workflows : s.priority == Priority::low ? out.low_workflows : out.normal_workflows);
    return out;
}

std::optional<std::size_t> queued_workflows(const Model& m, std::string_view pool) {
    if (!m.workflows.value || m.workflows.value->more) return std::nullopt;
    std::size_t n = 0;
    for (const auto& w : m.workflows.value->rows) n += phase_of(w.status.status) == Phase::queued && w.pool && w.pool->value == pool;
    return n;
}
