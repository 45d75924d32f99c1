#include "base/words.h"
#include "domain/usage_history.h"
#include "store/home.h"
#include "views/amounts.h"
#include "views/home/cards.h"
#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <set>

namespace home {

namespace {

constexpr std::size_t kSamples = 48;
constexpr auto kTrend = std::chrono::hours(24);
constexpr auto kWaitTrend = std::chrono::hours(12);  // of what was submitted within a day: who waited longer than the rest of it is missing

std::string count(std::size_t n, bool more) { return count_words(static_cast<std::int64_t>(n)) + (more ? "+" : ""); }

template <class T>
void fail_or_wait(Kpi& k, const Remote<T>& r) {
    if (r.value) return;
    if (r.failure) k.failed = reason_words(*r.failure);
    else k.loading = true;
}

std::size_t in_phase(const WorkflowSlice& slice, Phase phase) {
    return static_cast<std::size_t>(std::count_if(slice.workflows.begin(), slice.workflows.end(), [&](const Workflow& w) { return phase_of(w.status.status) == phase; }));
}

std::string trend_words(const std::vector<double>& values, const char* within) {
    double least = std::nan(""), most = std::nan(""), last = std::nan("");
    for (const double v : values)
        if (std::isfinite(v)) least = std::fmin(least, v), most = std::fmax(most, v), last = v;
    if (!std::isfinite(last)) return "";
    return fmt::format("between {:.0f} and {:.0f} within {}, now {:.0f}", least, most, within, last);
}

void add_trend(Kpi& k, std::vector<double> values, Tone tone, const char* within) {
    const auto known = std::count_if(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    if (known < 3) return;
    k.trend_said = trend_words(values, within);
    k.trend = std::move(values);
    k.trend_tone = tone;
}

// Of the last day, whatever the chart below shows; none where its tasks do not reach back so far.
std::optional<UsageHistory> last_day(const Model& m) {
    const auto& h = *m.home;
    if (!h.history.value || !h.history.fetched || !h.running.value || h.running.value->tasks.size() >= static_cast<std::size_t>(kMostRows)) return std::nullopt;
    auto tasks = h.history.value->tasks;
    tasks.insert(tasks.end(), h.running.value->tasks.begin(), h.running.value->tasks.end());
    const auto to = *h.history.fetched;
    return usage_history(tasks, to - kTrend, to, kSamples, h.history.value->all_since);
}

Kpi running_tile(const Model& m, const std::optional<UsageHistory>& day) {
    const auto& h = *m.home;
    Kpi k{.label = "Running", .icon = Icon::circle_play, .tone = Tone::running, .value = {}, .href = "#/workflows?q=status:running"};
    fail_or_wait(k, h.active);
    if (!h.active.value) return k;
    k.value = count(in_phase(*h.active.value, Phase::running), h.active.value->more);
    if (h.running.value) {
        std::set<std::string> nodes;
        for (const auto& t : h.running.value->tasks) if (t.node) nodes.insert(t.node->value);
        const bool cut = h.running.value->tasks.size() >= static_cast<std::size_t>(kMostRows);
        k.note = fmt::format("{} {} on {} {}", count(h.running.value->tasks.size(), cut), h.running.value->tasks.size() == 1 ? "task" : "tasks", count(nodes.size(), cut), nodes.size() == 1 ? "resource" : "resources");
    }
    if (day) add_trend(k, day->workflows, Tone::running, "24 hours");
    return k;
}

std::vector<double> waiting(const Model& m) {
    const auto& h = *m.home;
    if (!h.active.value || !h.failed.value || !h.completed.value || h.active.value->more || !h.active.fetched) return {};
    std::vector<Workflow> all = h.active.value->workflows;
    Instant since = *h.active.fetched - kCompletedSince;
    for (const auto* slice : {h.failed.value.get(), h.completed.value.get()}) {
        all.insert(all.end(), slice->workflows.begin(), slice->workflows.end());
        if (slice->more && !slice->workflows.empty()) since = std::max(since, slice->workflows.back().submitted);
    }
    return waiting_history(all, h.history.value ? last_ends(h.history.value->tasks) : LastEnds(), *h.active.fetched - kWaitTrend, *h.active.fetched, kSamples, since);
}

Kpi queued_tile(const Model& m) {
    const auto& h = *m.home;
    Kpi k{.label = "Queued", .icon = Icon::clock, .tone = Tone::queued, .value = {}, .href = "#/workflows?q=status:queued"};
    fail_or_wait(k, h.active);
    if (!h.active.value) return k;
    std::vector<Seconds> waits;
    for (const auto& w : h.active.value->workflows)
        if (phase_of(w.status.status) == Phase::queued) waits.push_back(std::chrono::duration_cast<Seconds>(m.now - w.submitted));
    k.value = count(waits.size(), h.active.value->more);
    if (waits.empty()) k.note = "Nothing waits";
    else {
        std::sort(waits.begin(), waits.end());
        k.note = fmt::format("Longest wait {}, median {}", duration_words(waits.back()), duration_words(waits[waits.size() / 2]));
        if (h.active.value->more) k.note += ", of the newest";
    }
    add_trend(k, waiting(m), Tone::queued, "12 hours");
    return k;
}

std::string against_the_day_before(std::int64_t today, std::int64_t before) {
    if (today == before) return "As many as the day before";
    return fmt::format("{} {} than the day before", count_words(std::abs(today - before)), today < before ? "fewer" : "more");
}

Kpi failed_tile(const Model& m) {
    const auto& h = *m.home;
    Kpi k{.label = "Failed, submitted within 24h", .brief = "Failed within 24h", .icon = Icon::circle_x, .tone = Tone::failed, .value = {}, .href = "#/workflows?q=status:failed%20submitted:24h"};
    fail_or_wait(k, h.failed);
    if (!h.failed.value) return k;
    std::int64_t today = 0, before = 0;
    for (const auto& w : h.failed.value->workflows) ++(w.submitted >= m.now - std::chrono::hours(24) ? today : before);
    const bool cut = h.failed.value->more;
    k.value = count(static_cast<std::size_t>(today), cut && before == 0);
    if (h.completed.value) {
        const auto ended = static_cast<std::size_t>(today) + h.completed.value->workflows.size();
        k.total = fmt::format("of {} finished", count(ended, cut || h.completed.value->more));
    }
    k.note = cut ? "More than the service tells at once" : against_the_day_before(today, before);
    return k;
}

Kpi gpus_tile(const Model& m, const std::optional<UsageHistory>& day) {
    Kpi k{.label = "GPUs in use", .icon = Icon::cpu, .tone = Tone::accent, .value = {}, .href = "#/tasks?q=status:running&look=summary"};
    fail_or_wait(k, m.running);
    if (!m.running.value) return k;
    Gpus all{}, low{};
    for (const auto& s : m.running.value->sums) {
        all += s.gpu;
        if (s.priority == Priority::low) low += s.gpu;
    }
    const bool cut = m.running.value->sums.size() >= static_cast<std::size_t>(kMostRows);
    k.value = count_words(all.value) + (cut ? "+" : "");
    if (m.pools.value) {
        const auto whole = m.pools.value->sum.total_capacity;
        k.total = "/ " + count_words(whole.value);
        if (!cut) k.note = percent_words(share_of(all.value, whole.value)) + " asked for by tasks";
    }
    if (low.value > 0) k.note += fmt::format("{}{} preemptable", k.note.empty() ? "" : ", ", count_words(low.value));
    if (!day) return k;
    std::vector<double> gpus;
    for (std::size_t i = 0; i < day->samples(); ++i) gpus.push_back(day->gpus(i));
    add_trend(k, std::move(gpus), Tone::accent, "24 hours");
    return k;
}

}  // namespace

std::vector<Kpi> tiles(const Model& m) {
    const auto day = last_day(m);
    return {running_tile(m, day), queued_tile(m), failed_tile(m), gpus_tile(m, day)};
}

}  // namespace home
