#include "base/time_text.h"
#include "base/words.h"
#include "views/tasks/page.h"
#include "views/badges.h"
#include "views/query_bar.h"
#include "views/text_export.h"
#include <fmt/format.h>
#include <iterator>

namespace tasks {

static std::string time_of(const std::optional<Instant>& at) { return at ? print_instant(*at) + "Z" : ""; }
static double cores(Millicores c) { return static_cast<double>(c.value) / 1000; }
static std::string seconds(const std::optional<Seconds>& s) { return s ? std::to_string(s->count()) : ""; }

std::string csv(std::span<const Task> all, std::span<const std::uint32_t> rows) {
    std::string out = "workflow,task,try,status,user,pool,node,priority,gpus,cores,memory_bytes,storage_bytes,started,ended,duration_seconds\r\n";
    for (const auto i : rows) {
        const auto& t = all[i];
        fmt::format_to(std::back_inserter(out), "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", csv_field(t.workflow.value), csv_field(t.name), t.retry, csv_field(t.status.word), csv_field(t.user.value),
                       csv_field(t.pool ? t.pool->value : ""), csv_field(t.node ? t.node->value : ""), priority_badge(t.priority, "").word, t.gpu.value, cores(t.cpu), t.memory.value, t.storage.value,
                       time_of(t.started), time_of(t.ended), seconds(t.duration));
    }
    return out;
}

static std::string text_or_null(const std::string& text) { return text.empty() ? "null" : json_string(text); }
static std::string number_or_null(const std::string& text) { return text.empty() ? "null" : text; }

std::string json(std::span<const Task> all, std::span<const std::uint32_t> rows) {
    std::string out = "[";
    for (std::size_t n = 0; n < rows.size(); ++n) {
        const auto& t = all[rows[n]];
        out += n == 0 ? "\n" : ",\n";
        out += fmt::format("{{\"workflow\":{},\"task\":{},\"try\":{},\"status\":{},\"user\":{},\"pool\":{},\"node\":{},\"priority\":{},\"gpus\":{},\"cores\":{},\"memory_bytes\":{},\"storage_bytes\":{},"
                           "\"started\":{},\"ended\":{},\"duration_seconds\":{}}}",
                           json_string(t.workflow.value), json_string(t.name), t.retry, json_string(t.status.word), json_string(t.user.value), text_or_null(t.pool ? t.pool->value : ""),
                           text_or_null(t.node ? t.node->value : ""), json_string(priority_badge(t.priority, "").word), t.gpu.value, cores(t.cpu), t.memory.value, t.storage.value,
                           text_or_null(time_of(t.started)), text_or_null(time_of(t.ended)), number_or_null(seconds(t.duration)));
    }
    return out + "\n]\n";
}

static std::string left_out(const Model& m) { return not_asked_words(parse_query(m.route.param("q"), QueryList::tasks)); }

Action deed(Deed what, const Model& m, std::span<const std::uint32_t> rows) {
    static const std::vector<Task> kNone;
    const std::span<const Task> all = m.tasks->list.value ? m.tasks->list.value->rows : kNone;
    const auto said = plural(static_cast<std::int64_t>(rows.size()), "row") + (m.tasks->list.value && m.tasks->list.value->more ? " exported, those loaded" : " exported");
    switch (what) {
        case Deed::csv: return SaveFile{"tasks.csv", "text/csv", csv(all, rows), said};
        case Deed::json: return SaveFile{"tasks.json", "application/json", json(all, rows), said};
        case Deed::cli: return tasks_event(CopyTasksAs{task_question(m), true, left_out(m)});
        case Deed::curl: return tasks_event(CopyTasksAs{task_question(m), false, left_out(m)});
    }
    return Refresh{};
}

}  // namespace tasks
