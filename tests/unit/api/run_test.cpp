#include "api/run.h"
#include "api/answers.h"
#include "api/endpoint.h"
#include <doctest/doctest.h>

static const char* kRun = R"({"name":"train-7","uuid":"u7","submitted_by":"ann","cancelled_by":"bob","parent_name":"train","parent_job_id":6,
 "tags":["debug"],"submit_time":"2026-11-22T15:35:14.472255","start_time":null,"end_time":null,"exec_timeout":3600.0,"queue_timeout":null,"duration":null,
 "queued_time":9.4,"status":"FAILED_CANCELED","outputs":"s3://b/o","pool":"prod","backend":"k1","app_owner":null,"app_name":null,"app_version":null,
 "plugins":{"rsync":true},"priority":"LOW","labels":{"team":"x"},"warnings":["No project"],"grafana_url":"https://g","dashboard_url":null,"groups":[
  {"name":"b-group","status":"SOMETHING_NEW","remaining_upstream_groups":["a-group"],"downstream_groups":[],"failure_message":null,"tasks":[
    {"name":"worker","retry_id":0,"status":"WAITING","lead":false,"pod_name":"p","task_uuid":"t"},
    {"name":"zed","retry_id":0,"status":"WAITING","lead":true,"pod_name":"p","task_uuid":"t"}]},
  {"name":"a-group","status":"FAILED","remaining_upstream_groups":null,"downstream_groups":["b-group"],"failure_message":"Exit code 137","tasks":[
    {"name":"a","retry_id":1,"status":"FAILED","exit_code":137,"failure_message":"Exit code 137","error_logs":"http://x","lead":true,"node_name":"n2","pod_name":"p","task_uuid":"t","scheduling_start_time":"2026-11-22T15:36:00"},
    {"name":"a","retry_id":0,"status":"RESCHEDULED","exit_code":3001,"lead":true,"node_name":"n1","pod_name":"p","task_uuid":"t"}]}]})";

TEST_CASE("one workflow is read with its groups in order and the tries of each task in order") {
    const auto run = decode_run(kRun);
    REQUIRE_MESSAGE(run.ok(), run.error().text());
    CHECK(run->head.id.value == "train-7");
    CHECK(run->head.status.status == Status::failed_canceled);
    CHECK(run->canceled_by->value == "bob");
    CHECK(run->parent == "train-6");
    CHECK(run->exec_timeout == Seconds(3600));
    CHECK_FALSE(run->queue_timeout);
    CHECK(run->rsync);
    CHECK(run->warnings == std::vector<std::string>{"No project"});
    REQUIRE(run->groups.size() == 2);
    CHECK(run->groups[0].name == "a-group");
    CHECK(run->groups[0].downstream == std::vector<std::uint32_t>{1});
    const auto& a = run->groups[0].tasks.at(0);
    REQUIRE(a.attempts.size() == 2);
    CHECK(a.attempts[0].retry == 0);
    CHECK(a.attempts[0].node->value == "n1");
    CHECK(a.last().exit_code == 137);
    CHECK(a.last().has_error_log);
    CHECK_FALSE(a.attempts[0].has_error_log);
    CHECK(run->groups[1].waits_for == 1);
    CHECK(run->groups[1].tasks[0].name == "zed");  // the lead first
    CHECK(run->tasks == 3);
    CHECK(run->attempts == 4);
    CHECK(find_task(*run, "worker") == TaskAt{1, 1});
    CHECK(find_attempt(a, 1) == &a.attempts[1]);
    CHECK_FALSE(find_attempt(a, 7));
}

TEST_CASE("a status this console does not know is kept as it was sent") {
    const auto run = decode_run(kRun);
    REQUIRE(run.ok());
    CHECK(run->groups[1].status.status == Status::unknown);
    CHECK(run->groups[1].status.word == "SOMETHING_NEW");
}

TEST_CASE("a try that cannot be read leaves the others, and is counted") {
    const auto run = decode_run(R"({"name":"w","submit_time":"2026-11-22T15:35:14","status":"RUNNING","groups":[{"name":"g","status":"RUNNING","tasks":[
        {"name":"a","retry_id":-1,"status":"RUNNING"},{"name":"b","retry_id":0,"status":"RUNNING"}]},{"name":7,"status":"RUNNING"}]})");
    REQUIRE_MESSAGE(run.ok(), run.error().text());
    CHECK(run->tasks == 1);
    CHECK(run->unread.count == 2);
    CHECK(run->unread.first.text() == "groups[0].tasks[0].retry_id: expected the number of a try, got -1");
}

TEST_CASE("a workflow that cannot be read says where") {
    CHECK(decode_run(R"({"name":"w","submit_time":"soon","status":"RUNNING"})").error().text() == "submit_time: expected a time such as 2026-11-22T15:35:14, got \"soon\"");
    CHECK(decode_run(R"({"name":"w","submit_time":"2026-11-22T15:35:14","status":"RUNNING","groups":[{"name":7}]})").error().text() == "groups[0].name: expected a text, got 7");
    CHECK_FALSE(decode_run(R"({"name":"w")").ok());
    CHECK_FALSE(decode_run("").ok());
}

TEST_CASE("a large workflow is read a few milliseconds at a time, with the same result") {
    std::string body = R"({"name":"w","submit_time":"2026-11-22T15:35:14","status":"RUNNING","groups":[)";
    for (int i = 0; i < 400; ++i)
        body += (i ? "," : "") + std::string(R"({"name":"g)") + std::to_string(i) + R"(","status":"WAITING","downstream_groups":["g)" + std::to_string(i + 1) + R"("],"tasks":[{"name":"t)" + std::to_string(i) + R"(","retry_id":0,"status":"WAITING"}]})";
    body += "]}";
    RunDecoder decoder(body);
    int turns = 1;
    double clock = 0;
    while (!decoder.step(8, [&] { return clock += 3; })) ++turns;
    CHECK(turns > 5);
    const auto run = decoder.finish();
    REQUIRE(run.ok());
    CHECK(run->groups.size() == 400);
    CHECK(run->groups.back().level == 399);
    CHECK(run->strangers == std::vector<std::string>{"g400"});
}

TEST_CASE("addresses of one workflow and of what can be done to it") {
    CHECK(run_url({"a-1"}) == "/api/workflow/a-1?verbose=true");
    CHECK(run_url({"../x"}) == "/api/workflow/..%2Fx?verbose=true");
    CHECK(cancel_url({"a-1"}, "", false) == "/api/workflow/a-1/cancel");
    CHECK(cancel_url({"a-1"}, "too slow & hot", true) == "/api/workflow/a-1/cancel?message=too%20slow%20%26%20hot&force=true");
    CHECK(restart_url({"p/q"}, {"a-1"}) == "/api/pool/p%2Fq/workflow/a-1/restart");
    CHECK(tag_url({"a-1"}, {"x", "y"}, {"z"}) == "/api/workflow/a-1/tag?add=x&add=y&remove=z");
    CHECK(error_log_url({"a-1"}, "train", 2) == "/api/workflow/a-1/error_logs?task_name=train&retry_id=2");
}

TEST_CASE("each of these requests has its decoder") {
    CHECK(answer_to("GET", "/api/workflow/a-1?verbose=true"));
    CHECK(answer_to("POST", "/api/workflow/a-1/cancel"));
    CHECK(answer_to("POST", "/api/pool/p/workflow/a-1/restart"));
    CHECK_FALSE(answer_to("GET", "/api/workflow/a-1/logs/x"));
    CHECK_FALSE(answer_to("GET", "/api/workflow//"));
}

TEST_CASE("a restarted workflow says its name") {
    const auto made = decode_submitted(R"({"name":"oom-train-119","overview":"http://x","warnings":["w"]})");
    REQUIRE(made.ok());
    CHECK(made->name == "oom-train-119");
    CHECK(decode_tag_names(R"({"tags":["a","b"]})").ok());
}
