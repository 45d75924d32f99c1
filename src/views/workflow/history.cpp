#include "base/text.h"
#include "base/words.h"
#include "store/run.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/workflow/page.h"
#include "views/workflow/words.h"
#include <algorithm>
#include <fmt/core.h>

namespace workflow {

static HistoryRow row_of(const Workflow& w, const Run& run, Instant now) {
    HistoryRow out{.key = w.id.value, .id = w.id.value, .href = workflow_href(w.id), .user = w.user.value, .mark = {}, .submitted = age_words(w.submitted, now),
                   .queued = duration_words(w.queued), .time = {}, .status = badge_of(w.status), .priority = priority_badge(w.priority, w.priority_word)};
    if (w.duration) out.time = is_final(w.status.status) ? duration_words(*w.duration) : lasting_words(*w.duration);
    if (w.id == run.head.id) out.mark = "This run";
    else if (w.id.value == run.parent) out.mark = "Made from";
    return out;
}

static std::vector<const Workflow*> runs_of(const WorkflowSlice& slice, const Run& run) {
    const auto spec = spec_name(run.head.id);
    std::vector<const Workflow*> out;
    for (const auto& w : slice.workflows)
        if (spec_name(w.id) == spec || w.id.value == run.parent) out.push_back(&w);
    std::stable_sort(out.begin(), out.end(), [](const Workflow* a, const Workflow* b) { return a->submitted != b->submitted ? a->submitted > b->submitted : natural_less(b->id.value, a->id.value); });
    return out;
}

History history_of(const Run& run, const Model& m) {
    const auto spec = spec_name(run.head.id);
    const Route list{.view = "workflows", .item = {}, .params = {}};
    History out{.rows = {}, .note = {}, .parent = {}, .parent_href = {}, .newer = {}, .older = {}, .all = format_route(list.with("q", spec)), .rejected = format_route(list.with("q", spec).with("status", "FAILED_SUBMISSION"))};
    const auto& r = *m.run;
    if (r.history_for != run.head.id || (!r.history.value && !r.history.failure)) {
        out.note = "Asking for the runs of " + spec + "…";
        return out;
    }
    if (!r.history.value) {
        out.note = "The other runs of " + spec + " are not known. " + reason_words(*r.history.failure) + ".";
        return out;
    }
    const auto runs = runs_of(*r.history.value, run);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        out.rows.push_back(row_of(*runs[i], run, m.now));
        if (runs[i]->id != run.head.id) continue;
        if (i > 0) out.newer = workflow_href(runs[i - 1]->id);
        if (i + 1 < runs.size()) out.older = workflow_href(runs[i + 1]->id);
    }
    out.note = fmt::format("{}, newest first", plural(static_cast<std::int64_t>(out.rows.size()), "run of " + spec, "runs of " + spec));
    if (r.history.value->more) out.note += "; older ones exist";
    out.note += "; the service does not tell which were made from this one";
    if (!run.parent.empty() && std::none_of(out.rows.begin(), out.rows.end(), [&](const HistoryRow& row) { return row.id == run.parent; })) out.parent = "Made from " + run.parent, out.parent_href = workflow_href({run.parent});
    return out;
}

}  // namespace workflow
