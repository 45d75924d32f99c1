#include "api/answers.h"
#include "api/pools.h"
#include "api/session.h"
#include "api/tasks.h"
#include "api/workflows.h"
#include <doctest/doctest.h>

static const std::string kUsage =
    R"({"quota_used":"64","quota_free":"-6","quota_limit":"58","total_usage":"65","total_capacity":"232","total_free":"153"})";

static std::string quota(const std::string& pool) {
    return R"({"node_sets":[{"pools":[)" + pool + R"(]}],"resource_sum":)" + kUsage + "}";
}

TEST_CASE("a pool is read with its quota, its limits and its platforms") {
    const auto r = decode_pool_quota(quota(R"({"name":"gb-h100","description":"d","status":"ONLINE","enable_maintenance":false,"backend":"gb",
        "default_platform":"h100","resources":{"gpu":{"guarantee":64,"maximum":-1,"weight":2}},
        "platforms":{"h100":{"description":"8x","host_network_allowed":true,"privileged_allowed":false,"allowed_mounts":["/m"],"default_mounts":[]}},
        "resource_usage":)" + kUsage + "}"));
    REQUIRE(r.ok());
    const auto& p = r->node_sets.at(0).pools.at(0);
    CHECK(p.name.value == "gb-h100");
    CHECK(p.status == PoolStatus::online);
    CHECK(p.guarantee == Gpus{64});
    CHECK_FALSE(p.maximum);
    CHECK(p.usage.quota_free == Gpus{-6});
    CHECK(p.usage.total_capacity == Gpus{232});
    REQUIRE(p.platforms.size() == 1);
    CHECK(p.platforms[0].host_network_allowed);
    CHECK(p.platforms[0].allowed_mounts == std::vector<std::string>{"/m"});
    CHECK(r->sum.quota_limit == Gpus{58});
}

TEST_CASE("a pool may lack whatever the service may leave out") {
    const auto r = decode_pool_quota(quota(R"({"name":"p","status":"RESTING","resources":{"gpu":null},"default_platform":null,"resource_usage":)" + kUsage + "}"));
    REQUIRE(r.ok());
    CHECK(r->node_sets[0].pools[0].status == PoolStatus::unknown);
    CHECK(r->node_sets[0].pools[0].status_word == "RESTING");
    CHECK_FALSE(r->node_sets[0].pools[0].guarantee);
}

TEST_CASE("a fault in a pool is told with its place") {
    CHECK(decode_pool_quota(quota(R"({"name":"p"})")).error().text() == "node_sets[0].pools[0].resource_usage: missing (expected an object)");
    CHECK(decode_pool_quota(R"({"node_sets":[],"resource_sum":{"quota_limit":"many"}})").error().text() ==
          R"(resource_sum.quota_limit: expected a whole number, got "many")");
}

static std::string workflow(const std::string& name, const std::string& extra = "") {
    return R"({"user":"alice@example.com","name":")" + name + R"(","workflow_uuid":"50ec","submit_time":"2026-11-22T15:37:23.020023",
        "start_time":"2026-11-22T15:37:30.269566","end_time":null,"queued_time":7.249543,"duration":1499.905597,"status":"RUNNING",
        "pool":"gb-h100","app_owner":"bob","app_name":"train","app_version":2,"priority":"HIGH","labels":{"team":"robotics"})" + extra + "}";
}

TEST_CASE("a workflow is read with its times, its app and its labels") {
    const auto r = decode_workflows(R"({"workflows":[)" + workflow("gr00t-1") + R"(],"more_entries":true})");
    REQUIRE(r.ok());
    CHECK(r->more);
    REQUIRE(r->workflows.size() == 1);
    const auto& w = r->workflows[0];
    CHECK(w.id.value == "gr00t-1");
    CHECK(w.status == StatusWord{Status::running, "RUNNING"});
    CHECK(w.priority == Priority::high);
    CHECK(w.submitted == Instant{Millis{1795361843020}});
    CHECK(w.started == Instant{Millis{1795361850269}});
    CHECK_FALSE(w.ended);
    CHECK(w.duration == Seconds{1500});
    CHECK(w.queued == Seconds{7});
    CHECK(w.app == "bob/train:2");
    CHECK(w.labels.at("team") == "robotics");
}

TEST_CASE("a workflow that comes twice is kept once") {
    const auto r = decode_workflows(R"({"workflows":[)" + workflow("a-1") + "," + workflow("a-1") + "," + workflow("b-1") + R"(],"more_entries":false})");
    REQUIRE(r.ok());
    CHECK(r->workflows.size() == 2);
}

TEST_CASE("a workflow of a newer or older service is a workflow") {
    const auto r = decode_workflows(R"({"workflows":[{"name":"w-1","submit_time":"2026-11-22T15:37:23Z","status":"DREAMING","pool":null}],"more_entries":false})");
    REQUIRE(r.ok());
    CHECK(r->workflows[0].status == StatusWord{Status::unknown, "DREAMING"});
    CHECK_FALSE(r->workflows[0].pool);
    CHECK(r->workflows[0].app.empty());
}

TEST_CASE("a fault in a workflow is told with its place") {
    CHECK(decode_workflows(R"({"workflows":[{"name":"w","submit_time":"soon","status":"X"}],"more_entries":false})").error().text() ==
          R"(workflows[0].submit_time: expected a time such as 2026-11-22T15:35:14, got "soon")");
    CHECK(decode_workflows(R"({"workflows":[]})").error().text() == "more_entries: missing (expected true or false)");
}

TEST_CASE("one bad element does not take the others with it") {
    const auto w = decode_workflows(R"({"workflows":[)" + workflow("a-1") + R"(,{"name":"b-1","status":"X","submit_time":"soon"},)" + workflow("c-1") + R"(],"more_entries":false})");
    REQUIRE(w.ok());
    REQUIRE(w->workflows.size() == 2);
    CHECK(w->workflows[1].id.value == "c-1");
    CAPTURE(w->unread.first.text());
    CHECK(w->unread == Unread{1, 3, {"workflows[1].submit_time", R"(expected a time such as 2026-11-22T15:35:14, got "soon")"}});
    const std::string fine = R"({"name":"p","resource_usage":)" + std::string(kUsage) + "}";
    const auto p = decode_pool_quota(quota(fine + R"(,{"name":7},)" + fine));
    REQUIRE(p.ok());
    CHECK(p->node_sets[0].pools.size() == 2);
    CHECK(p->unread.count == 1);
    CHECK(p->unread.first.text() == "node_sets[0].pools[1].name: expected a text, got 7");
    const std::string task = R"({"workflow_id":"w-1","task_name":"t","retry_id":0,"status":"RUNNING","storage":1,"cpu":1,"memory":1,"gpu":1})";
    const auto t = decode_tasks(R"({"tasks":[7,)" + task + "]}");
    REQUIRE(t.ok());
    CHECK(t->tasks.size() == 1);
    CHECK(t->unread.first.text() == "tasks[0]: expected an object, got 7");
}

TEST_CASE("sums of tasks tell their pool, priority and, by workflow, the workflow") {
    const auto r = decode_task_sums(R"({"summaries":[{"user":"bob","pool":"gb","storage":50.0,"cpu":8,"memory":64.0,"gpu":16,"priority":"HIGH","workflow_id":"w-1"},
        {"user":"bob","pool":null,"storage":0.5,"cpu":1,"memory":1,"gpu":0,"priority":"LOW"}]})");
    REQUIRE(r.ok());
    CHECK(r->sums[0].gpu == Gpus{16});
    CHECK(r->sums[0].priority == Priority::high);
    CHECK(r->sums[0].workflow.value == "w-1");
    CHECK(r->sums[0].memory == Bytes{64LL << 30});
    CHECK_FALSE(r->sums[1].pool);
    CHECK(r->sums[1].workflow.value.empty());
}

TEST_CASE("a pool tells its limits as far as the service does") {
    const auto r = decode_pool_quota(quota(R"({"name":"p","default_exec_timeout":"7d","max_queue_timeout":null,"default_exit_actions":{"RESCHEDULE":"137,139"},
        "topology_keys":[{"key":"rack","label":"topology.kubernetes.io/rack"}],"resources":{"gpu":{"guarantee":1,"maximum":2,"weight":3}},"resource_usage":)" + std::string(kUsage) + "}"));
    REQUIRE(r.ok());
    const auto& pool = r->node_sets[0].pools[0];
    CHECK(pool.timeouts.default_exec == "7d");
    CHECK(pool.timeouts.max_queue.empty());
    CHECK(pool.weight == 3);
    CHECK(pool.exit_actions == std::vector<std::pair<std::string, std::string>>{{"RESCHEDULE", "137,139"}});
    CHECK(pool.topology_keys[0].label == "topology.kubernetes.io/rack");
}

TEST_CASE("a task's memory and storage are GiB") {
    const auto r = decode_tasks(R"({"tasks":[{"user":"u","workflow_id":"w-1","task_name":"t","retry_id":2,"pool":null,"node":"n0",
        "start_time":null,"end_time":null,"duration":null,"status":"RESCHEDULED","storage":200.5,"cpu":32,"memory":256.0,"gpu":4,"priority":"LOW"}]})");
    REQUIRE(r.ok());
    const auto& t = r->tasks.at(0);
    CHECK(t.retry == 2);
    CHECK(t.node == ResourceName{"n0"});
    CHECK_FALSE(t.pool);
    CHECK(t.memory == Bytes{256LL << 30});
    CHECK(t.storage == Bytes{401LL << 29});
    CHECK(t.cpu == Millicores{32000});
    CHECK(t.status.status == Status::rescheduled);
    CHECK(t.priority == Priority::low);
    CHECK_FALSE(decode_tasks(R"({"tasks":[{"workflow_id":"w","task_name":"t","retry_id":-1}]})").ok());
}

TEST_CASE("a profile may have no pool, and a version only its first part") {
    const auto p = decode_profile(R"({"profile":{"username":"alice","email_notification":true,"slack_notification":null,"pool":null},"roles":["osmo-user"],"pools":["a","b"],"token":null})");
    REQUIRE(p.ok());
    CHECK(p->user.value == "alice");
    CHECK(p->email_notification);
    CHECK_FALSE(p->default_pool);
    CHECK(p->roles == std::vector<std::string>{"osmo-user"});
    CHECK(p->pools.size() == 2);
    const auto v = decode_version(R"({"major":"6"})");
    REQUIRE(v.ok());
    CHECK(v->text() == "6.0.0");
    CHECK_FALSE(decode_version(R"({"major":6})").ok());
}

TEST_CASE("a good reply is a value, a bad one a failure, an unreadable one garbled") {
    const auto good = read_reply(Reply{.request = "GET /api/version", .status = 200, .body = R"({"major":"6"})"}, decode_version);
    CHECK(good.value);
    CHECK_FALSE(good.failure);
    const auto bad = read_reply(Reply{.request = "GET /api/version", .status = 503, .body = ""}, decode_version);
    CHECK_FALSE(bad.value);
    CHECK(bad.failure->kind == Failure::Kind::broken);
    const auto odd = read_reply(Reply{.request = "GET /api/version", .status = 200, .body = "{}", .request_id = "r7"}, decode_version);
    REQUIRE(odd.failure);
    CHECK(odd.failure->kind == Failure::Kind::garbled);
    CHECK(odd.failure->detail == "major: missing (expected a text)");
    CHECK(odd.failure->request == "GET /api/version");
    CHECK(odd.failure->request_id == "r7");
}

TEST_CASE("each request of the console has its decoder") {
    CHECK(answer_to("GET", "/api/resources?all_pools=true"));
    CHECK(answer_to("GET", "/api/resources/a%2Fb"));
    CHECK(answer_to("GET", "/api/workflow?limit=1"));
    CHECK(answer_to("GET", "/api/pool_quota"));
    CHECK(answer_to("GET", "/api/version"));
    CHECK(answer_to("GET", "/api/profile/settings"));
    CHECK(answer_to("GET", "/api/task?nodes=x"));
}

TEST_CASE("what no page asks for has none") {
    CHECK_FALSE(answer_to("POST", "/api/app/user/demo"));
    CHECK_FALSE(answer_to("GET", "/api/resources/"));
    CHECK_FALSE(answer_to("GET", "/api/resources/a/b"));
    CHECK_FALSE(answer_to("GET", "/api/workflow/w-1/logs"));
    CHECK_FALSE(answer_to("GET", "/api/resources?concise=true&all_pools=true"));
    CHECK(answer_to("GET", "/api/task?all_users=true&summary=true") != answer_to("GET", "/api/task"));
    CHECK(answer_to("GET", "/api/task?aggregate_by_workflow=true") == answer_to("GET", "/api/task?summary=true"));
}
