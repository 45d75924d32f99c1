#include "base/time_text.h"
#include "base/words.h"
#include "store/bulk.h"
#include "store/polling.h"
#include "views/badges.h"
#include "views/query_bar.h"
#include "views/text_export.h"
#include "views/workflows/page.h"
#include <fmt/format.h>
#include <iterator>

namespace workflows {

static std::string time_of(const std::optional<Instant>& at) { return at ? print_instant(*at) + "Z" : ""; }

static std::string labels_of(const Workflow& w) {
    std::string out;
    for (const auto& [key, value] : w.labels) out += (out.empty() ? "" : " ") + key + "=" + value;
    return out;
}

std::string csv(std::span<const Workflow> all, std::span<const std::uint32_t> rows) {
    std::string out = "name,uuid,status,user,pool,priority,submitted,started,ended,queued_seconds,duration_seconds,app,labels\r\n";
    for (const auto i : rows) {
        const auto& w = all[i];
        fmt::format_to(std::back_inserter(out), "{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", csv_field(w.id.value), csv_field(w.uuid), csv_field(w.status.word), csv_field(w.user.value), csv_field(w.pool ? w.pool->value : ""),
                       csv_field(w.priority_word), time_of(w.submitted), time_of(w.started), time_of(w.ended), w.queued.count(), w.duration ? std::to_string(w.duration->count()) : "", csv_field(w.app), csv_field(labels_of(w)));
    }
    return out;
}

static std::string text_or_null(const std::string& text) { return text.empty() ? "null" : json_string(text); }

static std::string json_labels(const Workflow& w) {
    std::string out;
    for (const auto& [key, value] : w.labels) out += (out.empty() ? "" : ",") + json_string(key) + ":" + json_string(value);
    return "{" + out + "}";
}

std::string json(std::span<const Workflow> all, std::span<const std::uint32_t> rows) {
    std::string out = "[";
    for (std::size_t n = 0; n < rows.size(); ++n) {
        const auto& w = all[rows[n]];
        out += n == 0 ? "\n" : ",\n";
        out += fmt::format("{{\"name\":{},\"uuid\":{},\"status\":{},\"user\":{},\"pool\":{},\"priority\":{},\"submitted\":{},\"started\":{},\"ended\":{},\"queued_seconds\":{},\"duration_seconds\":{},\"app\":{},\"labels\":{}}}",
                           json_string(w.id.value), text_or_null(w.uuid), json_string(w.status.word), json_string(w.user.value), text_or_null(w.pool ? w.pool->value : ""), text_or_null(w.priority_word),
                           json_string(time_of(w.submitted)), text_or_null(time_of(w.started)), text_or_null(time_of(w.ended)), w.queued.count(), w.duration ? std::to_string(w.duration->count()) : "null", text_or_null(w.app), json_labels(w));
    }
    return out + "\n]\n";
}

static std::string names(std::span<const Workflow> all, std::span<const std::uint32_t> rows) {
    std::string out;
    for (const auto i : rows) out += all[i].id.value + "\n";
    return out;
}

static std::string left_out(const Model& m) { return not_asked_words(parse_query(m.route.param("q"), QueryList::workflows)); }

Action deed(Deed what, const Model& m, std::span<const std::uint32_t> rows) {
    static const std::vector<Workflow> kNone;
    const std::span<const Workflow> all = m.workflows.value ? m.workflows.value->rows : kNone;
    const auto n = static_cast<std::int64_t>(rows.size());
    const auto said = plural(n, "row") + (m.workflows.value && m.workflows.value->more ? " exported, those loaded" : " exported");
    switch (what) {
        case Deed::names: return CopyText{names(all, rows), plural(n, "name") + " copied"};
        case Deed::csv: return SaveFile{"workflows.csv", "text/csv", csv(all, rows), said};
        case Deed::json: return SaveFile{"workflows.json", "application/json", json(all, rows), said};
        case Deed::cli: return bulk_event(CopyWorkflowsAs{workflow_question(m), true, left_out(m)});
        case Deed::curl: return bulk_event(CopyWorkflowsAs{workflow_question(m), false, left_out(m)});
    }
    return Refresh{};
}

}  // namespace workflows
