#pragma once
#include "domain/task.h"
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

// What ran when, built from the times of tasks: the service keeps no history of its own. Where not all
// tasks that may have run are known, there is no value: NaN, never zero.
struct UsageHistory {
    Instant from{};
    Seconds step{};
    std::vector<double> high, normal, low, other;  // GPUs, by priority; other: of a priority we do not know
    std::vector<double> workflows;                 // with a task that runs
    std::size_t samples() const { return high.size(); }
    Instant at(std::size_t sample) const { return from + step * static_cast<std::int64_t>(sample); }
    double gpus(std::size_t sample) const { return high[sample] + normal[sample] + low[sample] + other[sample]; }
};

// `tasks` has every task that started at `all_since` or later, and every one that still runs.
UsageHistory usage_history(std::span<const Task> tasks, Instant from, Instant to, std::size_t samples, Instant all_since);

// How many of these waited, at each of so many moments up to `to`; NaN before `all_since`, when others may have. One that
// has begun and waits again does so since the last of its tasks ended, as far as that is known.
using LastEnds = std::unordered_map<WorkflowId, Instant>;
LastEnds last_ends(std::span<const Task>);
std::vector<double> waiting_history(std::span<const Workflow>, const LastEnds&, Instant from, Instant to, std::size_t samples, Instant all_since);
