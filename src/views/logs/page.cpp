#include "views/logs/page.h"
#include "base/pieces.h"
#include "base/time_text.h"
#include "base/words.h"
#include "store/run.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/logs/parts.h"
#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace logs {

static std::string count(std::uint64_t n) { return count_words(static_cast<std::int64_t>(n)); }

// --- facets: each counts what the others let through

static std::string toggled_list(std::string_view list, std::string_view word) {
    std::string out;
    bool had = false;
    for (const auto item : pieces_of(list, ',')) {
        if (item == word) { had = true; continue; }
        out += (out.empty() ? "" : ",") + std::string(item);
    }
    if (!had) out += (out.empty() ? "" : ",") + std::string(word);
    return out;
}

static void add_levels(Facets& out, const LogText& text, const LogFilter& filter, const Route& route) {
    static constexpr LogLevel order[] = {LogLevel::error, LogLevel::warning, LogLevel::info, LogLevel::osmo, LogLevel::debug, LogLevel::none};
    for (const auto level : order) {
        std::uint64_t lines = 0;
        for (std::size_t i = 0; i < text.sources().size(); ++i) if (filter.wants(text.sources()[i])) lines += text.counts()[i][static_cast<std::size_t>(level)];
        if (level == LogLevel::none && lines == 0) continue;
        out.levels.push_back({std::string(level_word(level)), count(lines), !filter.hides(level), route.with("hide", toggled_list(route.param("hide"), level_key(level)))});
    }
}

// Of each source, the lines that the levels let through.
static std::vector<std::uint64_t> lines_by_source(const LogText& text, const LogFilter& filter) {
    std::vector<std::uint64_t> out(text.sources().size());
    for (std::size_t i = 0; i < out.size(); ++i)
        for (std::size_t l = 0; l < kLogLevels; ++l)
            if (const auto level = static_cast<LogLevel>(l); !filter.hides(level) && level != LogLevel::notice) out[i] += text.counts()[i][l];
    return out;
}

static void add_tasks(Facets& out, const LogText& text, const LogFilter& filter, const Route& route) {
    static constexpr std::size_t kMost = 200;
    const auto lines = lines_by_source(text, filter);
    std::vector<std::uint64_t> of_task(text.tasks().size());
    std::map<int, std::uint64_t> of_try;
    for (std::size_t i = 0; i < lines.size(); ++i) of_task[text.task_of(static_cast<std::uint16_t>(i))] += lines[i], of_try[text.sources()[i].retry] += lines[i];
    for (std::size_t i = 0; i < of_task.size(); ++i) {
        const auto& task = text.tasks()[i];
        if (task.empty()) continue;
        const bool chosen = std::find(filter.tasks.begin(), filter.tasks.end(), task) != filter.tasks.end();
        if (out.tasks.size() >= kMost && !chosen) { ++out.more_tasks; continue; }
        out.tasks.push_back({task, count(of_task[i]), filter.tasks.empty() || chosen, route.with("task", toggled_list(route.param("task"), task)), static_cast<int>(i)});
    }
    for (const auto& [n, all] : of_try) {
        const bool on = filter.attempts.empty() || std::find(filter.attempts.begin(), filter.attempts.end(), n) != filter.attempts.end();
        out.tries.push_back({fmt::format("{}", n + 1), count(all), on, route.with("retry", toggled_list(route.param("retry"), fmt::format("{}", n)))});
    }
}

// --- when lines came

static std::string width_words(std::uint32_t seconds) {
    static constexpr std::pair<std::uint32_t, std::string_view> units[] = {{86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}};
    for (const auto& [of, word] : units)
        if (seconds % of == 0) return seconds == of ? std::string(word) : plural(seconds / of, word);
    return duration_words(Seconds(seconds));
}

static Chart chart_of(const LogLens& lens, const LogLook& look, Seconds zone, Instant now, LogSecond& from, LogSecond& to) {
    Chart out{.name = "", .kind = Chart::Kind::bars, .moments = {}, .ticks = {}, .series = {}, .limit_words = {}, .said = {}, .height = 72, .axis = false};
    const auto bars = lens.timeline().bars(96);
    from = bars.begin, to = bars.begin + static_cast<LogSecond>(bars.counts.size()) * bars.width;
    if (bars.counts.size() < 2) return out;
    out.name = "Lines per " + width_words(bars.width);
    Series rest{.name = "Info and others", .tone = Tone::unused, .values = {}}, warnings{.name = "Warning", .tone = Tone::queued, .values = {}}, errors{.name = "Error", .tone = Tone::failed, .values = {}};
    const LogLook clock{.utc = look.utc};
    for (std::size_t i = 0; i < bars.counts.size(); ++i) {
        const auto& c = bars.counts[i];
        const auto e = c[static_cast<std::size_t>(LogLevel::error)], w = c[static_cast<std::size_t>(LogLevel::warning)];
        std::uint32_t all = 0;
        for (const auto n : c) all += n;
        rest.values.push_back(all - e - w), warnings.values.push_back(w), errors.values.push_back(e);
        out.moments.push_back(time_words(bars.begin + static_cast<LogSecond>(i) * bars.width, clock, zone, 0, now));
        if (i % std::max<std::size_t>(1, bars.counts.size() / 6) == 0) out.ticks.emplace_back(i, out.moments.back().substr(0, bars.counts.size() / 6 * bars.width < 60 ? 8 : 5));
    }
    out.series = {std::move(rest), std::move(warnings), std::move(errors)};
    return out;
}

std::string time_words(LogSecond at, const LogLook& look, Seconds zone, LogSecond start, Instant now) {
    if (at == 0) return "";
    if (look.times == LogLook::Times::since_start) return "+" + duration_words(Seconds(at > start ? at - start : 0));
    if (look.times == LogLook::Times::ago) return ago_words(instant_of(at), now);
    const auto t = static_cast<std::int64_t>(at) + (look.utc ? 0 : zone.count());
    return fmt::format("{:02}:{:02}:{:02}", t / 3600 % 24, t / 60 % 60, t % 60);
}

std::string stream_words(const Model& m, Tone& tone) {
    const auto& s = *m.logs;
    tone = Tone::quiet;
    using Phase = LogStream::Phase;
    if (s.stored) return "Finished: reading the stored file";
    switch (s.stream.phase) {
        case Phase::none: return "";
        case Phase::opening: return s.session && s.session->text.size() > 0 ? "Opening the stream again" : "Waiting for the first line";
        case Phase::live: tone = Tone::running; return "Streaming";
        case Phase::broken:
            if (s.stream.failure) { tone = Tone::warning; return "Cut off: " + reason_words(*s.stream.failure); }
            return "The stream ended: it is opened again";
        case Phase::reading: return "Reading the stored file";
        case Phase::whole: return "All of it is here";
        case Phase::refused: tone = Tone::failed; return s.stream.failure ? reason_words(*s.stream.failure) : "The service does not send it";
    }
    return "";
}

static void add_search(Page& page, const LogsState& s, const LogLens& lens) {
    if (!lens.fault().empty()) page.fault = "Not an expression: " + lens.fault();
    if (!lens.pattern()) return;
    const auto& matches = lens.matches();
    if (matches.size() == 0) { page.found = lens.done(s.session->text) ? "No line" : "Looking…"; return; }
    const auto place = s.at ? matches.first_from(*s.at) : 0;
    const bool on = s.at && place < matches.size() && matches[place] == *s.at;
    page.found = on ? fmt::format("{} of {}", count(place + 1), count(matches.size())) : plural(matches.size(), "line");
}

static std::string link_of(const Model& m) {
    Route r = m.route;
    if (m.logs->at && r.param("L").empty()) r = r.with("L", fmt::format("{}", *m.logs->at + 1));
    return format_route(r);
}

Page present(const Model& m) {
    const auto& s = *m.logs;
    Page page{.header = {.title = "Logs", .subtitle = {}, .mono = false}, .workflow = m.route.item, .workflow_href = workflow_href({m.route.item}), .link = link_of(m), .instead = {}, .facets = {}, .chart = {}};
    if (const auto* run = shown_run(m)) page.header.badge = badge_of(run->head.status), page.header.badge.pill = true;
    page.state = stream_words(m, page.state_tone);
    if (!s.session) return page;
    const LogText& text = s.session->text;
    const LogLens& lens = s.session->lens;
    if (s.stream.phase == LogStream::Phase::refused && text.size() == 0 && s.stream.failure) {
        page.instead = Prompt{{.icon = Icon::circle_x, .tone = Tone::failed, .heading = "No log to show", .words = reason_words(*s.stream.failure), .code = request_words(*s.stream.failure),
                               .actions = {{.label = "Retry now", .icon = Icon::rotate_cw}}}, {Refresh{}}};
        return page;
    }
    const auto filter = log_filter(m.route);
    add_levels(page.facets, text, filter, m.route);
    add_tasks(page.facets, text, filter, m.route);
    page.chart = chart_of(lens, s.look, s.zone, m.now, page.chart_from, page.chart_to);
    page.last = text.last_second();
    add_range(page, m);
    add_context(page, m);
    add_search(page, s, lens);
    page.lines = plural(lens.passing(), "line");
    if (lens.rows() != lens.passing()) page.in_range = count(lens.rows()) + " shown";
    if (text.dropped() > 0) page.dropped = "The oldest " + plural(text.dropped(), "line was", "lines were") + fmt::format(" dropped here: {} MB are kept, View says how many", s.look.most_mb);
    page.errors = lens.errors().size();
    return page;
}

}  // namespace logs
