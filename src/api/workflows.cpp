#include "api/workflows.h"
#include "api/parts.h"
#include <unordered_set>

static Workflow read_row(const Reader& r) { return read_workflow(r, {.uuid = "workflow_uuid", .user = "user"}); }

Result<WorkflowSlice> decode_workflows(std::string_view body) {
    return decode(body, [](const Reader& root) {
        WorkflowSlice out;
        std::unordered_set<WorkflowId> seen;
        root.at("workflows").items(out.unread, read_row, [&](Workflow workflow) {
            if (seen.insert(workflow.id).second) out.workflows.push_back(std::move(workflow));
        });
        root.refuse_if_all(out.unread);
        out.more = root.at("more_entries").boolean();
        return out;
    });
}
