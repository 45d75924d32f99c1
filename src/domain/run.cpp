#include "domain/run.h"
#include "base/text.h"
#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

const RunGroup* Run::group(std::string_view name) const {
    const auto at = std::find_if(groups.begin(), groups.end(), [&](const RunGroup& g) { return g.name == name; });
    return at == groups.end() ? nullptr : &*at;
}

namespace {

using Links = std::vector<std::vector<std::uint32_t>>;

// Levels of all groups; those in a circle, which a service should never send, stay below all others.
std::vector<std::uint32_t> levels_of(const Links& down) {
    std::vector<std::uint32_t> level(down.size(), 0), left(down.size(), 0), ready;
    for (const auto& next : down) for (const auto to : next) ++left[to];
    for (std::uint32_t g = 0; g < down.size(); ++g) if (left[g] == 0) ready.push_back(g);
    std::uint32_t deepest = 0;
    for (std::size_t i = 0; i < ready.size(); ++i)
        for (const auto to : down[ready[i]]) {
            level[to] = std::max(level[to], level[ready[i]] + 1);
            if (--left[to] == 0) ready.push_back(to), deepest = std::max(deepest, level[to]);
        }
    for (std::uint32_t g = 0; g < down.size(); ++g) if (left[g] != 0) level[g] = deepest + 1;
    return level;
}

Links by_place(const std::vector<RunGroup>& groups, const std::vector<std::vector<std::string>>& names, std::vector<std::string>& strangers) {
    std::unordered_map<std::string_view, std::uint32_t> place;
    for (std::uint32_t g = 0; g < groups.size(); ++g) place.emplace(groups[g].name, g);
    Links down(groups.size());
    for (std::size_t g = 0; g < names.size(); ++g)
        for (const auto& name : names[g]) {
            const auto at = place.find(name);
            if (at == place.end()) strangers.push_back(name);
            else if (at->second != g) down[g].push_back(at->second);
        }
    return down;
}

}  // namespace

void link_groups(Run& run, std::vector<std::vector<std::string>> downstream) {
    const auto down = by_place(run.groups, downstream, run.strangers);
    const auto level = levels_of(down);
    std::vector<std::uint32_t> order(run.groups.size()), place(run.groups.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return level[a] != level[b] ? level[a] < level[b] : natural_less(run.groups[a].name, run.groups[b].name);
    });
    for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<RunGroup> groups;
    groups.reserve(order.size());
    for (const auto from : order) {
        auto& group = groups.emplace_back(std::move(run.groups[from]));
        group.level = level[from];
        for (const auto to : down[from]) group.downstream.push_back(place[to]);
        std::sort(group.downstream.begin(), group.downstream.end());
        group.downstream.erase(std::unique(group.downstream.begin(), group.downstream.end()), group.downstream.end());
    }
    for (std::uint32_t g = 0; g < groups.size(); ++g)
        for (const auto to : groups[g].downstream) groups[to].upstream.push_back(g);
    run.groups = std::move(groups);
    std::sort(run.strangers.begin(), run.strangers.end());
    run.strangers.erase(std::unique(run.strangers.begin(), run.strangers.end()), run.strangers.end());
}

std::optional<TaskAt> find_task(const Run& run, std::string_view name) {
    for (std::uint32_t g = 0; g < run.groups.size(); ++g)
        for (std::uint32_t t = 0; t < run.groups[g].tasks.size(); ++t)
            if (run.groups[g].tasks[t].name == name) return TaskAt{g, t};
    return std::nullopt;
}

const Attempt* find_attempt(const RunTask& task, int retry) {
    for (const auto& a : task.attempts) if (a.retry == retry) return &a;
    return nullptr;
}

bool is_alive(Status s) { return s == Status::pending || s == Status::running || s == Status::waiting; }

bool is_waiting(Status s) {
    return s == Status::submitting || s == Status::pending || s == Status::waiting || s == Status::processing || s == Status::scheduling;
}

bool counts_as_done(Status s) { return is_final(s) && s != Status::rescheduled; }

Progress progress(const Run& run) {
    Progress out;
    for (const auto& group : run.groups)
        for (const auto& task : group.tasks) {
            const auto phase = phase_of(task.last().status.status);
            ++out.all;
            out.done += phase == Phase::completed;
            out.running += phase == Phase::running || phase == Phase::starting;
            const bool not_run = task.last().status.status == Status::failed_upstream;
            out.not_run += not_run;
            out.failed += phase == Phase::failed && !not_run;
        }
    return out;
}

std::string_view stage_title(Stage stage) {
    static constexpr std::array<std::string_view, 6> titles = {"Processing", "Scheduling", "Initializing", "Input download", "Running", "Output upload"};
    return titles[static_cast<std::size_t>(stage)];
}

namespace {

// Each stage lasts until the next one that is known of. Times that go backwards, as those of
// services with several clocks do, make no stage of less than no time.
struct Line {
    std::vector<std::pair<Stage, Instant>> begins;
    void begin(Stage stage, std::optional<Instant> at) {
        if (at) begins.emplace_back(stage, begins.empty() ? *at : std::max(*at, begins.back().second));
    }
};

}  // namespace

std::vector<StageSpan> stages(const Attempt& a, Instant now) {
    Line line;
    if (a.retry == 0) line.begin(Stage::processing, a.times.processing);  // of a later try it is still the first one's
    line.begin(Stage::scheduling, a.times.scheduling);
    line.begin(Stage::initializing, a.times.initializing);
    if (a.times.started) {
        const bool downloads = a.download_from.has_value();
        line.begin(downloads ? Stage::downloading : Stage::running, a.times.started);
        if (downloads) line.begin(Stage::running, a.download_to);
        line.begin(Stage::uploading, a.upload_from);
    }
    std::vector<StageSpan> out;
    const bool over = is_final(a.status.status) || a.times.ended;
    for (std::size_t i = 0; i < line.begins.size(); ++i) {
        const auto [stage, from] = line.begins[i];
        const bool last = i + 1 == line.begins.size();
        if (!last) out.push_back({stage, from, line.begins[i + 1].second});
        else if (a.times.ended) out.push_back({stage, from, std::max(from, *a.times.ended)});
        else if (!over) out.push_back({stage, from, std::max(from, now), true});
    }
    return out;
}

std::optional<Seconds> run_time(const Attempt& a, Instant now) {
    if (!a.times.started) return std::nullopt;
    if (!a.times.ended && is_final(a.status.status)) return std::nullopt;
    return std::chrono::duration_cast<Seconds>(std::max(Millis(0), a.times.ended.value_or(now) - *a.times.started));
}
