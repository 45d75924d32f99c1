#include "base/time_text.h"
#include "store/logs.h"
#include "store/run.h"
#include <algorithm>
#include <charconv>

// What of a log the address names.

static int number(std::string_view text, int otherwise) {
    int n = otherwise;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    return error == std::errc{} && end == text.data() + text.size() ? n : otherwise;
}

static std::vector<std::string> words(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (end) out.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return out;
}

// A workflow that failed lands on its diagnosis, which shows the log of the task that failed first.
static std::string first_failed(const Run& run, int& retry) {
    const RunTask* found = nullptr;
    std::optional<Instant> when;
    for (const auto& g : run.groups)
        for (const auto& t : g.tasks) {
            const auto& a = t.last();
            const auto phase = phase_of(a.status.status);
            if (phase != Phase::failed || a.status.status == Status::failed_upstream || !a.times.started) continue;
            if (found && a.times.ended && when && *a.times.ended >= *when) continue;
            found = &t, when = a.times.ended, retry = a.retry;
        }
    return found ? found->name : std::string();
}

std::optional<LogKey> log_of(const Model& m) {
    const Route& r = m.route;
    if (r.view != "workflows" || r.item.empty()) return std::nullopt;
    const auto file = r.param("file") == "errors" ? LogKey::File::errors : LogKey::File::log;
    const auto of = r.param("of"), task = r.param("task"), tab = r.param("tab");
    if (r.part == "logs") return LogKey{{r.item}, std::string(of), of.empty() ? -1 : number(r.param("try"), -1), of.empty() ? LogKey::File::log : file};
    if (!r.part.empty()) return std::nullopt;
    const auto beside = r.param("panel");
    if (!task.empty() && tab != "logs" && (beside.empty() || beside == "logs")) return LogKey{{r.item}, std::string(task), number(r.param("retry"), -1), file};
    if (tab == "logs") return LogKey{{r.item}, std::string(task), task.empty() ? -1 : number(r.param("retry"), -1), task.empty() ? LogKey::File::log : file};
    const auto* run = shown_run(m);
    if (!run || !r.param("group").empty() || (!tab.empty() && tab != "diagnosis") || phase_of(run->head.status.status) != Phase::failed) return std::nullopt;
    LogKey key{run->head.id, {}, -1};
    key.task = first_failed(*run, key.retry);
    return key.task.empty() ? std::nullopt : std::optional(key);
}

LogFilter log_filter(const Route& r) {
    LogFilter out;
    for (const auto& word : words(r.param("hide")))
        for (std::size_t i = 0; i < kLogLevels; ++i)
            if (level_key(static_cast<LogLevel>(i)) == word && static_cast<LogLevel>(i) != LogLevel::notice) out.hidden_levels = static_cast<std::uint8_t>(out.hidden_levels | 1 << i);
    if (r.param("of").empty()) {
        out.tasks = words(r.param("task"));
        for (const auto& word : words(r.param("retry"))) if (const int n = number(word, -1); n >= 0) out.attempts.push_back(n);
    }
    if (const auto at = parse_instant(r.param("from"))) out.from = second_of(*at);
    if (const auto at = parse_instant(r.param("to"))) out.to = second_of(*at);
    return out;
}

LogQuery log_query(const Route& r) {
    LogQuery out;
    out.words = r.param("q");
    out.options = {.ignore_case = r.param("case") != "1", .whole_word = r.param("word") == "1", .expression = r.param("re") == "1"};
    out.only_matches = r.param("only") == "1";
    out.context = std::clamp(number(r.param("context"), 0), 0, 100);
    return out;
}

// Also as GitHub writes it: L120-L140.
std::optional<std::pair<LineNumber, LineNumber>> log_lines(const Route& r) {
    auto text = r.param("L");
    const auto dash = std::min(text.find('-'), text.size());
    auto second = text.substr(std::min(dash + 1, text.size()));
    if (second.starts_with('L')) second.remove_prefix(1);
    const int from = number(text.substr(0, dash), 0), to = second.empty() ? from : number(second, 0);
    if (from < 1 || to < 1) return std::nullopt;
    return std::pair{static_cast<LineNumber>(std::min(from, to) - 1), static_cast<LineNumber>(std::max(from, to) - 1)};
}
