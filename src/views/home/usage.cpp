#include "base/words.h"
#include "domain/usage_history.h"
#include "store/home.h"
#include "views/home/cards.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/core.h>

namespace home {

namespace {

struct Choice { Window window; const char *title, *word; std::size_t samples; int tick; };  // tick: samples between two marks
constexpr std::array<Choice, 3> kWindows = {{{Window::hour, "1h", "1h", 61, 10}, {Window::day, "24h", "", 97, 12}, {Window::week, "7d", "7d", 169, 24}}};

const Choice& choice_of(Window w) { return *std::find_if(kWindows.begin(), kWindows.end(), [&](const Choice& c) { return c.window == w; }); }

std::string day_words(Instant at) {
    static constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    return fmt::format("{} {} {}", days[std::chrono::weekday{day}.c_encoding()], static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1]);
}

std::string time_words(Instant at) {
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::minutes>(at - std::chrono::floor<std::chrono::days>(at))};
    return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

void add_axis(Chart& chart, const UsageHistory& h, const Choice& c, Seconds zone) {
    for (std::size_t i = 0; i < h.samples(); ++i) {
        const auto at = h.at(i) + zone;
        chart.moments.push_back(day_words(at) + ", " + time_words(at) + " " + zone_words(zone));
        if (i % static_cast<std::size_t>(c.tick) == 0) chart.ticks.emplace_back(i, c.window == Window::week ? day_words(at) : time_words(at));
    }
}

bool any(const std::vector<double>& values) {
    return std::any_of(values.begin(), values.end(), [](double v) { return v > 0; });
}

void add_series(Chart& chart, UsageHistory h) {
    const bool other = any(h.other);
    chart.series = {{.name = "HIGH", .tone = Tone::high, .values = std::move(h.high)}, {.name = "NORMAL", .tone = Tone::normal, .values = std::move(h.normal)},
                    {.name = "LOW, preemptable", .tone = Tone::low, .hatched = true, .values = std::move(h.low)}};
    if (other) chart.series.push_back({.name = "Priority not known", .tone = Tone::unused, .values = std::move(h.other)});
}

// "24h", as the choice above is called, not "1d 0h".
std::string range_words(Seconds range) {
    const auto days = std::chrono::floor<std::chrono::days>(range);
    if (days != range || days.count() == 0) return duration_words(range);
    return days.count() == 1 ? "24h" : fmt::format("{}d", days.count());
}

// What the picture does not have. Only runs that are over can be missing: those that run are all there.
std::string note_of(const TaskHistory& h, Instant from, bool running_cut, Seconds zone) {
    if (running_cut) return "More tasks run than the service tells at once: what is drawn is too low.";
    if (h.all_since > from) return fmt::format("Before {} {} it is not known: more tasks ran than are asked for at once. Ended tasks that started earlier are not in it.", day_words(h.all_since + zone) + ", " + time_words(h.all_since + zone), zone_words(zone));
    return fmt::format("From the times of tasks. Those that ran longer than {} and have ended are not in it.", range_words(std::chrono::duration_cast<Seconds>(from - h.all_since)));
}

}  // namespace

UsageCard usage_card(const Model& m) {
    const auto& h = *m.home;
    const auto window = window_of(m.route);
    const auto& c = choice_of(window);
    UsageCard out{.state = state_of(asked(h.history), "The history", m), .chart = {}, .windows = {}, .routes = {}};
    for (const auto& each : kWindows) {
        if (each.window == window) out.window = static_cast<int>(out.windows.size());
        out.windows.push_back({.label = each.title});
        out.routes.push_back(m.route.with("window", each.word));
    }
    if (out.state.kind == PageState::Kind::ready && (!h.running.value || h.history.value->window != window)) out.state = h.running.failure ? state_of(asked(h.running), "Running tasks", m) : PageState{};
    if (out.state.kind != PageState::Kind::ready) return out;
    const bool cut = h.running.value->tasks.size() >= static_cast<std::size_t>(kMostRows);
    auto tasks = h.history.value->tasks;
    tasks.insert(tasks.end(), h.running.value->tasks.begin(), h.running.value->tasks.end());
    const auto to = *h.history.fetched, from = to - length_of(window);
    auto usage = usage_history(tasks, from, to, c.samples, h.history.value->all_since);
    out.chart = {.name = "GPUs in use by priority", .kind = Chart::Kind::areas, .total = true};
    add_axis(out.chart, usage, c, shown_zone(m));
    out.nothing = std::none_of(usage.high.begin(), usage.high.end(), [](double v) { return std::isfinite(v); });
    add_series(out.chart, std::move(usage));
    if (m.pools.value) {
        out.chart.limit = static_cast<double>(m.pools.value->sum.total_capacity.value);
        out.chart.limit_words = "Capacity " + count_words(m.pools.value->sum.total_capacity.value);
    }
    out.note = note_of(*h.history.value, from, cut, shown_zone(m));
    return out;
}

}  // namespace home
