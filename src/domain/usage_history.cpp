#include "domain/usage_history.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

struct Axis {
    Instant from;
    Millis step;
    std::size_t samples;
    Instant at(std::size_t i) const { return from + step * static_cast<std::int64_t>(i); }
    // The first sample at that moment or later.
    std::size_t first(Instant when) const {
        if (when <= from) return 0;
        const auto n = (when - from + step - Millis(1)) / step;
        return std::min(samples, static_cast<std::size_t>(n));
    }
};

Axis axis(Instant from, Instant to, std::size_t samples) {
    const auto n = static_cast<std::int64_t>(std::max<std::size_t>(samples, 2) - 1);
    return {from, std::max(Millis(1), (to - from) / n), samples};
}

// Runs from its start until just before its end, or on.
std::pair<std::size_t, std::size_t> span_of(const Axis& a, const Task& t) {
    if (!t.started) return {0, 0};
    auto end = t.ended;
    if (!end && is_final(t.status.status)) end = *t.started + t.duration.value_or(Seconds(0));
    return {a.first(*t.started), end ? a.first(*end) : a.samples};
}

void add(std::vector<double>& steps, std::pair<std::size_t, std::size_t> span, double amount) {
    steps[span.first] += amount;
    steps[span.second] -= amount;
}

void sum_up(std::vector<double>& steps, const Axis& a, Instant all_since) {
    double now = 0;
    for (std::size_t i = 0; i < a.samples; ++i) {
        now += steps[i];
        steps[i] = a.at(i) < all_since ? kUnknown : now;
    }
    steps.resize(a.samples);
}

// Spans of one workflow laid over each other: it runs while any of them does.
void add_workflows(std::vector<double>& steps, std::unordered_map<WorkflowId, std::vector<std::pair<std::size_t, std::size_t>>>& spans) {
    for (auto& [id, all] : spans) {
        std::sort(all.begin(), all.end());
        auto now = all.front();
        for (const auto& next : all) {
            if (next.first <= now.second) { now.second = std::max(now.second, next.second); continue; }
            add(steps, now, 1);
            now = next;
        }
        add(steps, now, 1);
    }
}

}  // namespace

UsageHistory usage_history(std::span<const Task> tasks, Instant from, Instant to, std::size_t samples, Instant all_since) {
    const auto a = axis(from, to, samples);
    UsageHistory out{.from = from, .step = std::chrono::duration_cast<Seconds>(a.step)};
    for (auto* steps : {&out.high, &out.normal, &out.low, &out.other, &out.workflows}) steps->assign(samples + 1, 0.0);
    std::unordered_map<WorkflowId, std::vector<std::pair<std::size_t, std::size_t>>> spans;
    for (const auto& t : tasks) {
        const auto span = span_of(a, t);
        if (span.first >= span.second) continue;
        auto& steps = t.priority == Priority::high ? out.high : t.priority == Priority::normal ? out.normal : t.priority == Priority::low ? out.low : out.other;
        add(steps, span, static_cast<double>(t.gpu.value));
        spans[t.workflow].push_back(span);
    }
    add_workflows(out.workflows, spans);
    for (auto* steps : {&out.high, &out.normal, &out.low, &out.other, &out.workflows}) sum_up(*steps, a, all_since);
    return out;
}

LastEnds last_ends(std::span<const Task> tasks) {
    LastEnds out;
    for (const auto& t : tasks)
        if (t.ended) out[t.workflow] = std::max(out[t.workflow], *t.ended);
    return out;
}

std::vector<double> waiting_history(std::span<const Workflow> workflows, const LastEnds& ends, Instant from, Instant to, std::size_t samples, Instant all_since) {
    const auto a = axis(from, to, samples);
    std::vector<double> steps(samples + 1, 0.0);
    for (const auto& w : workflows) {
        const auto end = w.started ? w.started : w.ended;
        add(steps, {a.first(w.submitted), end ? a.first(*end) : a.samples}, 1);
        if (!w.started || phase_of(w.status.status) != Phase::queued) continue;
        const auto again = ends.find(w.id);
        add(steps, {std::min(a.first(again == ends.end() ? *w.started : std::max(*w.started, again->second)), a.samples - 1), a.samples}, 1);
    }
    sum_up(steps, a, all_since);
    return steps;
}
