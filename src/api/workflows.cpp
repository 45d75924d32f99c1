#include "api/workflows.h"
#include "api/decode.h"
#include <unordered_set>

static StatusWord read_status(const Reader& r) {
    auto word = r.text();
    return {status_of(word), word};
}

static std::string read_app(const Reader& r) {
    const auto name = r.at("app_name").text_or("");
    if (name.empty()) return {};
    const auto owner = r.at("app_owner").text_or("");
    const auto version = r.at("app_version");
    return (owner.empty() ? name : owner + "/" + name) + (version.here() ? ":" + version.any_text() : "");
}

static std::optional<PoolName> read_pool_name(const Reader& r) {
    return r.here() ? std::optional(PoolName{r.text()}) : std::nullopt;
}

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
    if (const auto labels = r.at("labels"); labels.here())
        labels.members([&](const std::string& key, const Reader& value) { out.labels.emplace(key, value.text_or("")); });
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
