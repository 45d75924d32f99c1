#include "api/tasks.h"
#include "api/workflows.h"
#include "target.h"
#include <set>

// The list of workflows, and of tasks: no id comes twice, every status has its words.
inline void probe(std::string_view text) {
    const auto slice = decode_workflows(text);
    if (slice) {
        std::set<WorkflowId> ids;
        for (const auto& w : slice->workflows) {
            MUST(ids.insert(w.id).second);
            MUST(status_of(w.status.word) == w.status.status);
            MUST(!w.started || (*w.started - w.submitted).count() != INT64_MIN);
        }
    } else {
        MUST(!slice.error().what.empty());
    }
    const auto tasks = decode_tasks(text);
    if (!tasks) MUST(!tasks.error().what.empty());
}
