#include "api/workflows.h"
#include "api/parts.h"
#include <unordered_set>

static Workflow read_workflow(const Reader& r) {
    Workflow out;
    out.id            = {r.at("name").text()};
    out.uuid          = r.at("workflow_uuid").text_or("");
    out.user          = {r.at("user").text_or("")};
    out.pool          = read_pool_name(r.at("pool"));
    out.status        = read_status(r.at("status"));
    out.priority_word = r.at("priority").text_or("");
    out.priority      = priority_of(out.priority_word);
    out.submitted     = r.at("submit_time").instant();
    out.started       = r.at("start_time").optional(&Reader::instant);
    out.ended         = r.at("end_time").optional(&Reader::instant);
    out.duration      = r.at("duration").optional(&Reader::seconds);
    out.queued        = r.at("queued_time").optional(&Reader::seconds).value_or(Seconds{});
    out.app           = read_app(r);
    out.labels        = read_labels(r.at("labels"));
    return out;
}

Result<WorkflowSlice> decode_workflows(std::string_view body) {
    return decode(body, [](const Reader& root) {
        WorkflowSlice out;
        std::unordered_set<WorkflowId> seen;
        root.at("workflows").items(out.unread, read_workflow, [&](Workflow workflow) {
            if (seen.insert(workflow.id).second) out.workflows.push_back(std::move(workflow));
        });
        root.refuse_if_all(out.unread);
        out.more = root.at("more_entries").boolean();
        return out;
    });
}
