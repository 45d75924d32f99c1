#include "base/time_text.h"
#include "store/run.h"
#include "views/logs/page.h"
#include "views/logs/parts.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/core.h>

// Which part of the time is shown, and of which log: all tasks merged, or one try of one task.
namespace logs {

static constexpr std::array<std::pair<const char*, int>, 5> kPresets = {{{"All of the time", 0}, {"The last 5 minutes of it", 300}, {"The last 15 minutes of it", 900}, {"The last hour of it", 3600}, {"The last day of it", 86'400}}};

static Route with_range(const Route& route, std::string_view from, std::string_view to) { return route.with("from", from).with("to", to).with("L", "").with("at", ""); }

static constexpr double kSlip = 1e-6;  // of a second, by which shares may miss the edge of a bar

static std::string iso(LogSecond second) { return print_instant(instant_of(second)).substr(0, 19); }

Route with_shares(const Page& page, const Route& route, double from, double to) {
    const double wide = static_cast<double>(page.chart_to - page.chart_from);
    const auto first = page.chart_from + static_cast<LogSecond>(from * wide + kSlip);
    const auto behind = page.chart_from + static_cast<LogSecond>(std::ceil(to * wide - kSlip));  // the last second that is shown stands in the address
    return with_range(route, iso(first), iso(std::max(first + 1, behind) - 1));
}

// "2026-11-22 13:26" is a time too.
static std::string typed(std::string text) {
    if (const auto space = text.find(' '); space != std::string::npos) text[space] = 'T';
    if (text.size() == 16) text += ":00";
    return text;
}

Route with_times(const Page& page, const Route& route, const TimeRange& range) {
    if (range.preset < 0) return with_range(route, typed(range.from), typed(range.to));
    const auto back = static_cast<LogSecond>(kPresets[static_cast<std::size_t>(range.preset)].second);
    return back == 0 ? with_range(route, "", "") : with_range(route, iso(page.last > back ? page.last - back : 0), "");
}

void add_range(Page& page, const Model& m) {
    for (const auto& [words, seconds] : kPresets) page.range.presets.emplace_back(words);
    const auto from = m.route.param("from"), to = m.route.param("to");
    page.range.chosen = {from.empty() && to.empty() ? 0 : -1, std::string(from), std::string(to)};
    page.range.label = "All of the time";
    if (from.empty() && to.empty()) return;
    const auto filter = log_filter(m.route);
    for (const auto text : {from, to}) if (!text.empty() && !parse_instant(text)) page.range.error = fmt::format("\"{}\" is no time such as 2026-11-22 13:26", text);
    const LogLook clock{.utc = m.logs->look.utc};
    const auto words = [&](LogSecond at) { return time_words(at, clock, m.logs->zone, 0, m.now); };
    page.range.label = filter.from && filter.to ? words(filter.from) + " to " + words(filter.to) : filter.from ? "From " + words(filter.from) : filter.to ? "Until " + words(filter.to) : "No time";
    if (page.chart_to <= page.chart_from) return;
    const double wide = static_cast<double>(page.chart_to - page.chart_from);
    const auto share = [&](LogSecond at) { return (static_cast<double>(at) - static_cast<double>(page.chart_from)) / wide; };
    page.picked = {filter.from ? share(filter.from) : 0.0, filter.to ? share(filter.to + 1) : 1.0};
}

static void add(Choice& choice, MenuItem item, Route route) {
    if (item.checked) choice.label = item.label;
    item.one_of = true;
    choice.items.push_back(std::move(item));
    choice.routes.push_back(std::move(route));
}

static Route of_task(const Route& route, std::string_view task) { return route.with("of", task).with("try", "").with("file", "").with("task", "").with("retry", "").with("L", "").with("at", ""); }

static void add_attempts(Which& page, const RunTask& task, const LogKey& key, const Route& route) {
    const auto* shown = key.retry < 0 ? &task.last() : find_attempt(task, key.retry);
    if (task.attempts.size() > 1)
        for (std::size_t i = 0; i < task.attempts.size(); ++i) {
            const auto& a = task.attempts[i];
            add(page.attempt, {.label = fmt::format("Try {} of {}", i + 1, task.attempts.size()), .note = a.status.word, .checked = &a == shown}, of_task(route, task.name).with("try", &a == &task.last() ? "" : std::to_string(a.retry)));
        }
    if (!shown || !shown->has_error_log) return;
    const bool errors = key.file == LogKey::File::errors;
    add(page.file, {.label = "Log", .checked = !errors}, route.with("file", "").with("L", ""));
    add(page.file, {.label = "Error log", .checked = errors}, route.with("file", "errors").with("L", ""));
}

Which which_of(const Model& m) {
    static constexpr std::size_t kMost = 200;
    Which page;
    const auto key = log_of(m);
    const auto* run = shown_run(m);
    page.one_task = key && !key->task.empty();
    if (!run || run->tasks < 2) {
        if (run && page.one_task) if (const auto at = find_task(*run, key->task)) add_attempts(page, task_at(*run, *at), *key, m.route);
        return page;
    }
    page.merged = of_task(m.route, "");
    for (const auto& group : run->groups)
        for (const auto& task : group.tasks) {
            if (!page.per_task || (task.last().status.status == Status::running && page.per_task->param("of").empty())) page.per_task = of_task(m.route, task.name);
            if (page.one_task && task.name == key->task) add_attempts(page, task, *key, m.route);
            if (page.one_task && (page.task.items.size() < kMost || task.name == key->task)) add(page.task, {.label = task.name, .note = task.last().status.word, .checked = task.name == key->task}, of_task(m.route, task.name));
        }
    return page;
}

void add_context(Page& page, const Model& m) {
    const auto query = log_query(m.route);
    if (query.words.empty() || !query.only_matches) return;
    for (const int n : {0, 1, 3, 10, 30}) add(page.context, {.label = n == 0 ? "No lines around" : n == 1 ? "1 line around" : fmt::format("{} lines around", n), .checked = query.context == n}, m.route.with("context", n == 0 ? "" : std::to_string(n)));
    if (page.context.label.empty()) page.context.label = fmt::format("{} lines around", query.context);
}

}  // namespace logs
