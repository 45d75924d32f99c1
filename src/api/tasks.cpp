#include "api/tasks.h"
#include "api/parts.h"

static Task read_task(const Reader& r) {
    Task out;
    out.workflow = {r.at("workflow_id").text()};
    out.name     = r.at("task_name").text();
    out.retry    = read_retry(r.at("retry_id"));
    out.user     = {r.at("user").text_or("")};
    if (const auto pool = r.at("pool"); pool.here()) out.pool = PoolName{pool.text()};
    if (const auto node = r.at("node"); node.here()) out.node = ResourceName{node.text()};
    out.status        = read_status(r.at("status"));
    out.priority      = priority_of(r.at("priority").text_or(""));
    out.started       = r.at("start_time").optional(&Reader::instant);
    out.ended         = r.at("end_time").optional(&Reader::instant);
    out.duration      = r.at("duration").optional(&Reader::seconds);
    out.gpu           = r.at("gpu").gpus();
    out.cpu           = r.at("cpu").cores();
    out.memory        = r.at("memory").gib();
    out.storage       = r.at("storage").gib();
    return out;
}

static TaskSum read_sum(const Reader& r) {
    TaskSum out;
    out.user = {r.at("user").text_or("")};
    if (const auto pool = r.at("pool"); pool.here()) out.pool = PoolName{pool.text()};
    out.priority = priority_of(r.at("priority").text_or(""));
    out.workflow = {r.at("workflow_id").text_or("")};
    out.gpu      = r.at("gpu").gpus();
    out.cpu      = r.at("cpu").cores();
    out.memory   = r.at("memory").gib();
    out.storage  = r.at("storage").gib();
    return out;
}

Result<TaskSlice> decode_tasks(std::string_view body) {
    return decode(body, [](const Reader& root) {
        TaskSlice out;
        root.at("tasks").items(out.unread, read_task, [&](Task t) { out.tasks.push_back(std::move(t)); });
        root.refuse_if_all(out.unread);
        return out;
    });
}

Result<TaskSums> decode_task_sums(std::string_view body) {
    return decode(body, [](const Reader& root) {
        TaskSums out;
        root.at("summaries").items(out.unread, read_sum, [&](TaskSum s) { out.sums.push_back(std::move(s)); });
        root.refuse_if_all(out.unread);
        return out;
    });
}
