#include <doctest/doctest.h>

#include <set>

#include "ask.h"
#include "recordings.h"
#include "shape.h"

using ask::Body;

namespace {

std::size_t tasks_of(const Body& workflow) {
    std::size_t all = 0;
    for (const auto& g : workflow.at("groups")) all += g.at("tasks").size();
    return all;
}

Body first_task(sim::Service& service, const std::string& name) {
    const auto workflow = ask::json(service, "/api/workflow/" + name);
    for (const auto& g : workflow.at("groups"))
        for (const auto& t : g.at("tasks"))
            if (t.at("name") == "app" || t.at("name") == "master" || t.at("name") == "train") return t;
    return {};
}

}  // namespace

TEST_CASE("the showcase has every shape") {
    auto service = ask::service("showcase");
    const auto shape = [&](const std::string& name) {
        const auto w = ask::json(service, "/api/workflow/" + name);
        return std::pair(w.at("groups").size(), tasks_of(w));
    };
    CHECK(shape("hello-world-001") == std::pair<std::size_t, std::size_t>(1, 1));
    CHECK(shape("serial-chain-001") == std::pair<std::size_t, std::size_t>(6, 6));
    CHECK(shape("fan-out-in-001") == std::pair<std::size_t, std::size_t>(14, 14));
    CHECK(shape("data-pipeline-001") == std::pair<std::size_t, std::size_t>(51, 51));
    CHECK(shape("multi-node-train-001") == std::pair<std::size_t, std::size_t>(3, 5));
    CHECK(shape("five-hundred-001") == std::pair<std::size_t, std::size_t>(500, 500));
    CHECK(shape("five-thousand-001") == std::pair<std::size_t, std::size_t>(5000, 5000));
}

TEST_CASE("every group named as downstream exists, and waits for those that name it") {
    auto service = ask::service("showcase");
    for (const auto* name : {"data-pipeline-001", "five-thousand-001", "broken-pipeline-001"}) {
        const auto w = ask::json(service, std::string("/api/workflow/") + name);
        std::set<std::string> names;
        for (const auto& g : w.at("groups")) names.insert(g.at("name").get<std::string>());
        CHECK(names.size() == w.at("groups").size());
        bool sound = true;
        for (const auto& g : w.at("groups")) {
            for (const auto& next : g.at("downstream_groups")) sound = sound && names.contains(next.get<std::string>());
            if (!g.at("remaining_upstream_groups").empty()) sound = sound && g.at("start_time").is_null();
        }
        CHECK(sound);
    }
}

TEST_CASE("the showcase has every end, with the words of the service") {
    auto service = ask::service("showcase");
    struct Row {
        const char *name, *workflow, *task;
        int exit_code;  // -1: null
    };
    for (const auto& row : {
             Row{"lead-fails-001", "FAILED", "FAILED", 1}, Row{"exits-with-1-001", "FAILED", "FAILED", 1},
             Row{"out-of-memory-001", "FAILED_EVICTED", "FAILED_EVICTED", 3004},
             Row{"evicted-001", "FAILED_EVICTED", "FAILED_EVICTED", 3004},
             Row{"preempted-001", "FAILED_PREEMPTED", "FAILED_PREEMPTED", 3009},
             Row{"backend-error-001", "FAILED_BACKEND_ERROR", "FAILED_BACKEND_ERROR", 3001},
             Row{"bad-image-001", "FAILED_IMAGE_PULL", "FAILED_IMAGE_PULL", 3002},
             Row{"bad-entrypoint-001", "FAILED_START_ERROR", "FAILED_START_ERROR", 3005},
             Row{"start-timeout-001", "FAILED_START_TIMEOUT", "FAILED_START_TIMEOUT", 3006},
             Row{"exec-timeout-001", "FAILED_EXEC_TIMEOUT", "FAILED_EXEC_TIMEOUT", 3007},
             Row{"queue-timeout-001", "FAILED_QUEUE_TIMEOUT", "FAILED_QUEUE_TIMEOUT", 3008},
             Row{"canceled-001", "FAILED_CANCELED", "FAILED_CANCELED", -1},
             Row{"server-error-001", "FAILED_SERVER_ERROR", "FAILED_SERVER_ERROR", -1},
             Row{"retried-001", "COMPLETED", "COMPLETED", 0}, Row{"retried-in-vain-001", "FAILED", "FAILED", 137},
             Row{"never-fits-001", "PENDING", "SCHEDULING", -1},
         }) {
        CAPTURE(row.name);
        CHECK(ask::json(service, std::string("/api/workflow/") + row.name).at("status") == row.workflow);
        const auto task = first_task(service, row.name);
        CHECK(task.at("status") == row.task);
        CHECK(task.at("exit_code") == (row.exit_code < 0 ? Body(nullptr) : Body(row.exit_code)));
    }
    const auto refused = ask::json(service, "/api/workflow/refused-001");
    CHECK(refused.at("status") == "FAILED_SUBMISSION");
    CHECK(refused.at("groups").empty());
    CHECK(ask::json(service, "/api/workflow/canceled-001").at("cancelled_by") == "user-a");
}

TEST_CASE("verbose shows all attempts, newest first; the rest one each") {
    auto service = ask::service("showcase");
    const auto attempts = [&](const std::string& query) {
        std::string all;
        const auto workflow = ask::json(service, "/api/workflow/retried-in-vain-001" + query);
        for (const auto& t : workflow.at("groups")[0].at("tasks"))
            all += t.at("name").get<std::string>() + t.at("retry_id").dump() + t.at("status").get<std::string>() + " ";
        return all;
    };
    CHECK(attempts("") == "master2FAILED worker0FAILED ");
    CHECK(attempts("?verbose=true") == "master2FAILED master1RESCHEDULED master0RESCHEDULED worker0FAILED ");
    CHECK(ask::json(service, "/api/workflow/retried-in-vain-001?skip_groups=true").at("groups").empty());
}

TEST_CASE("a task by its name looks as recorded" * doctest::skip(!recordings::present())) {
    Shape shape({});
    for (const auto& name : recordings::named("workflow-task-by-name")) shape.learn(recordings::body(recordings::read(name)));
    shape.allow("start_time", "null");  // of a task that has not started; the description says so
    shape.allow("node", "null");
    auto service = ask::service("showcase");
    for (const auto* target : {"multi-node-train-001/task/master", "multi-node-train-001/task/evaluate", "retried-001/task/train",
                               "five-thousand-001/task/step-49-7"})
        CHECK(shape.faults_of(ask::json(service, std::string("/api/workflow/") + target)) == std::vector<std::string>{});
    CHECK(ask::json(service, "/api/workflow/retried-001/task/train").at("status") == "COMPLETED");
    CHECK(ask::get(service, "/api/workflow/retried-001/task/nope").status == 400);
}
