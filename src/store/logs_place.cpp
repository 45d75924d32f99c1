#include "base/pieces.h"
#include "base/time_text.h"
#include "domain/diagnosis.h"
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
    for (const auto word : pieces_of(list, ',')) if (!word.empty()) out.emplace_back(word);
    return out;
}

// A workflow that failed lands on its diagnosis, which shows the log of the task that failed first.
static std::optional<LogKey> log_of_diagnosis(const Model& m, const Run& run) {
    const auto tab = m.route.param("tab");
    if ((!tab.empty() && tab != "diagnosis") || !m.route.param("task").empty() || !m.route.param("group").empty() || phase_of(run.head.status.status) != Phase::failed) return std::nullopt;
    const auto at = root_of(run);
    if (!at || !task_at(run, *at).last().times.started) return std::nullopt;
    const auto& task = task_at(run, *at);
    return LogKey{run.head.id, task.name, task.last().retry, m.route.param("file") == "errors" ? LogKey::File::errors : LogKey::File::log};
}

// The service answers nothing where it is asked for the log of a uuid.
static WorkflowId id_of(const Model& m) {
    const auto* run = shown_run(m);
    return run ? run->head.id : WorkflowId{m.route.item};
}

static LogKey key_of(const Model& m, std::string_view task, std::string_view retry, std::string_view file) {
    const bool one = !task.empty();
    return {id_of(m), std::string(task), one ? number(retry, -1) : -1, one && file == "errors" ? LogKey::File::errors : LogKey::File::log};
}

std::optional<LogKey> log_of(const Model& m) {
    const Route& r = m.route;
    if (r.view != "workflows" || r.item.empty()) return std::nullopt;
    if (r.part == "logs") return key_of(m, r.param("of"), r.param("try"), r.param("file"));
    const auto* run = shown_run(m);
    if (!r.part.empty() || !run || run->groups.empty()) return std::nullopt;
    const auto task = r.param("task");
    if (r.param("tab") == "logs" || (!task.empty() && find_task(*run, task) && panel_shows(m) == "logs")) return key_of(m, task, r.param("retry"), r.param("file"));
    return log_of_diagnosis(m, *run);
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
