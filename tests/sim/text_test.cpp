#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "ask.h"
#include "recordings.h"
#include "sim/life.h"

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream all(text);
    for (std::string line; std::getline(all, line);) out.push_back(line);
    return out;
}

std::string text(sim::Service& service, const std::string& rest) {
    const auto reply = ask::get(service, "/api/workflow/" + rest);
    CHECK(reply.status == 200);
    return reply.whole();
}

bool has_stamp(const std::string& line) {
    static const std::regex stamp(R"(^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[[a-z0-9-]+( retry-\d+)?\](\[osmo\])? )");
    return std::regex_search(line.substr(0, 80), stamp);
}

// What was recorded for one workflow, asked of another.
void refused_as_recorded(sim::Service& service, const std::string& recording, const std::string& workflow) {
    CAPTURE(recording);
    auto all = recordings::read(recording);
    const auto path = all.at("request").at("path").get<std::string>();
    const std::string before = "/api/workflow/";
    const auto old = path.substr(before.size(), path.find('/', before.size()) - before.size());
    auto wanted = all.at("response").at("json").dump();
    for (auto at = wanted.find(old); at != std::string::npos; at = wanted.find(old, at + workflow.size())) wanted.replace(at, old.size(), workflow);
    const auto reply = ask::get(service, before + workflow + path.substr(before.size() + old.size()));
    CHECK(reply.status == all.at("response").at("status").get<int>());
    CHECK(ask::json(reply) == ask::Body::parse(wanted));
}

}  // namespace

TEST_CASE("a finished log is a file: the same each time, in order of time, with its lie about the charset") {
    auto service = ask::service("showcase");
    const auto reply = ask::get(service, "/api/workflow/lead-fails-001/logs");
    CHECK(reply.type == "text/plain; charset=us-ascii");
    CHECK(reply.headers == sim::Fields{{"x-content-type-options", "nosniff"}});
    CHECK(static_cast<bool>(reply.more));
    const auto all = reply.whole();
    CHECK(all == text(service, "lead-fails-001/logs"));
    CHECK(all.find("détecté — 数据加载") != std::string::npos);
    CHECK(all.find("\x1b[32mINFO\x1b[0m step=") != std::string::npos);
    std::vector<std::string> stamps;
    for (const auto& line : lines_of(all))
        if (has_stamp(line)) stamps.push_back(line.substr(0, 19));
    CHECK(stamps.size() > 200);
    CHECK(std::is_sorted(stamps.begin(), stamps.end()));
    CHECK(all.find("[prep][osmo] Downloading Start\n") != std::string::npos);
    CHECK(all.find("[master] Traceback (most recent call last):\n  File ") != std::string::npos);
}

TEST_CASE("every kind of line comes up in a long log") {
    auto service = ask::service("showcase");
    const auto reply = ask::get(service, "/api/workflow/long-log-001/logs");
    std::string some;
    for (int piece = 0; piece < 24; ++piece) CHECK(reply.more(some));
    CHECK(some.size() > 5'000'000);
    for (const auto* sign : {"\r", "\"level\":\"info\"", "\x1b[1;31mERROR", "\x1b[38;2;", "\n  File ", "https://", "<script>", "\x1b]8;;", "\t", "👩🏽‍🔬"})
        CHECK(some.find(sign) != std::string::npos);
    std::size_t longest = 0;
    for (const auto& line : lines_of(some)) longest = std::max(longest, line.size());
    CHECK(longest > 10'000);
}

TEST_CASE("one task, one attempt, last lines, a pattern") {
    auto service = ask::service("showcase");
    const auto master = text(service, "retried-in-vain-001/logs?task_name=master");
    CHECK(master.find("[master retry-2]") != std::string::npos);
    CHECK(master.find("[master retry-1]") == std::string::npos);
    CHECK(master.find("[worker]") == std::string::npos);
    const auto first = text(service, "retried-in-vain-001/logs?task_name=master&retry_id=0");
    CHECK(first.find("[master][osmo] Downloading Start") != std::string::npos);
    CHECK(first.find("retry-") == std::string::npos);
    CHECK(text(service, "retried-in-vain-001/logs?task_name=master&retry_id=9").empty());
    const auto all = lines_of(text(service, "hello-world-001/logs"));
    const auto last = lines_of(text(service, "hello-world-001/logs?last_n_lines=5"));
    REQUIRE(all.size() > 5);
    CHECK(last == std::vector<std::string>(all.end() - 5, all.end()));
    for (const auto& line : lines_of(text(service, "lead-fails-001/logs?query=WARN.*rank%20%5B0-3%5D"))) CHECK(line.find("WARNING: straggler") != std::string::npos);
    const auto uuid = ask::json(service, "/api/workflow/hello-world-001").at("uuid").get<std::string>();
    CHECK(text(service, uuid + "/logs").empty());
    CHECK(ask::get(service, "/api/workflow/hello-world-001/logs?last_n_lines=0").status == 500);
}

TEST_CASE("a living log grows, and ends with the workflow") {
    auto service = ask::service("showcase");
    CHECK(ask::post(service, "/sim/streams", R"({"tail":"keep"})").status == 200);
    const auto reply = ask::get(service, "/api/workflow/serial-chain-001/logs");
    CHECK(reply.poll == sim::seconds{1});
    CHECK(reply.idle_cut == sim::seconds{60});
    auto seen = reply.whole();
    CHECK_FALSE(seen.empty());
    for (int minute = 0; minute < 40; ++minute) {
        service.advance(sim::minutes{1});
        std::string piece;
        const bool more = reply.more(piece);
        seen += piece;
        if (more) continue;
        CHECK(ask::json(service, "/api/workflow/serial-chain-001").at("status") == "COMPLETED");
        CHECK(seen == text(service, "serial-chain-001/logs"));
        return;
    }
    FAIL("the stream did not end");
}

TEST_CASE("a tail that is lost: the stream says nothing more and does not end") {
    auto service = ask::service("showcase");
    CHECK(ask::post(service, "/sim/streams", R"({"tail":"lose"})").status == 200);
    const auto reply = ask::get(service, "/api/workflow/serial-chain-001/logs?last_n_lines=2");
    CHECK(lines_of(reply.body).size() == 2);
    service.advance(sim::hours{2});
    std::string piece;
    CHECK(reply.more(piece));
    CHECK(piece.empty());
    CHECK_FALSE(text(service, "serial-chain-001/logs").empty());
}

TEST_CASE("what waits and what was refused sends a header and no byte, without end") {
    auto service = ask::service("showcase");
    for (const auto* name : {"never-fits-001", "refused-001"}) {
        const auto reply = ask::get(service, std::string("/api/workflow/") + name + "/logs");
        std::string piece;
        CHECK(reply.body.empty());
        CHECK(reply.more(piece));
        CHECK(piece.empty());
        CHECK(reply.poll > sim::Span{0});
    }
}

TEST_CASE("an abnormal end is said at the end of a living log, not in the file") {
    auto service = ask::service("showcase");
    (void)ask::post(service, "/sim/streams", R"({"tail":"keep"})");
    const auto reply = ask::get(service, "/api/workflow/chatty-001/logs?last_n_lines=1");
    sim::Life(service.world()).cancel({.workflow = service.world().workflow_index("chatty-001")});
    std::string rest;
    while (reply.more(rest)) {}
    CHECK(rest.ends_with("Workflow terminated abnormally...\n"));
    CHECK(text(service, "chatty-001/logs?last_n_lines=3").find("abnormally") == std::string::npos);
}

TEST_CASE("error logs: which there are, and one of them") {
    auto service = ask::service("showcase");
    const auto which = ask::get(service, "/api/workflow/lead-fails-001/error_logs");
    CHECK(which.type == "text/plain; charset=utf-8");
    CHECK(which.whole().starts_with("Specify task for error logs.\n\n{\n    \"prep retry-0\": null,\n"));
    CHECK(which.whole().find("\"master retry-0\": \"http://osmo.example.com/api/workflow/lead-fails-001/error_logs?task_name=master&retry_id=0\"") != std::string::npos);
    CHECK(text(service, "lead-fails-001/error_logs?task_name=master") ==
          "[master: master] Traceback (most recent call last):\n  File \"/workspace/prepare.py\", line 57, in main\n    shard = open(path, \"rb\")\n"
          "FileNotFoundError: [Errno 2] No such file or directory: '/osmo/data/input/0/shard-0042.tar'\n");
    CHECK(text(service, "lead-fails-001/error_logs?task_name=master&last_n_lines=1") == "FileNotFoundError: [Errno 2] No such file or directory: '/osmo/data/input/0/shard-0042.tar'\n");
    CHECK(text(service, "preempted-001/error_logs?task_name=app") == "[app: app] Received SIGTERM: it is asked to end\n");
    CHECK(text(service, "hello-world-001/error_logs?task_name=hello").empty());
    CHECK(text(service, "retried-in-vain-001/error_logs?task_name=master&retry_id=1").starts_with("[master: master] /osmo/data/entry.sh: line 12:    41 Killed "));
}

TEST_CASE("events: both shapes, by attempt, at most a hundred, with the reasons") {
    auto service = ask::service("showcase");
    static const std::regex shape(R"(^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? \[[a-z0-9-]+( retry-\d+)?\] \w+: .+$)");
    const auto reasons = [&](const std::string& name) {
        const auto all = text(service, name + "/events");
        const auto lines = lines_of(all);
        CHECK(lines.size() <= 100);
        for (const auto& line : lines) CHECK(std::regex_match(line, shape));
        CHECK(std::is_sorted(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.substr(0, 19) < b.substr(0, 19); }));
        return all;
    };
    CHECK(reasons("never-fits-001").find("] FailedScheduling: 0/") != std::string::npos);
    CHECK(reasons("bad-image-001").find("] BackOff: Back-off pulling image \"nvcr.io/nvidia/nope:1\"") != std::string::npos);
    CHECK(reasons("out-of-memory-001").find("Reason: OOMKilled") != std::string::npos);
    CHECK(reasons("preempted-001").find("Reason: PreemptionByScheduler") != std::string::npos);
    CHECK(reasons("five-thousand-001").find("Successfully assigned cluster/") != std::string::npos);
    const auto retried = reasons("retried-in-vain-001");
    CHECK(retried.find("[master retry-2] PodScheduled: True") != std::string::npos);
    CHECK(retried.find("retry-2] Started") == std::string::npos);
    CHECK(text(service, "retried-in-vain-001/events?task_name=master&retry_id=1").find("retry-2") == std::string::npos);
}

TEST_CASE("texts are refused in the service's words" * doctest::skip(!recordings::present())) {
    auto service = ask::service("showcase");
    for (const auto* name : {"text-logs-bad-regex", "text-logs-last-n-lines-negative", "text-logs-missing-task", "text-error-logs-missing-task"})
        refused_as_recorded(service, name, "lead-fails-001");
    refused_as_recorded(service, "text-logs-missing-workflow", "nope-1");
}

TEST_CASE("on a bad day texts are cut, shortened, refused and mute") {
    auto service = ask::service("bad_day");
    const auto name = service.world().workflows.back().name;
    int refused = 0, cut = 0, mute = 0, late = 0;
    for (int i = 0; i < 200; ++i) {
        const auto reply = ask::get(service, "/api/workflow/" + name + "/logs");
        refused += reply.status >= 400;
        cut += reply.cut_at >= 0;
        mute += reply.mute;
        late += reply.delay > sim::seconds{2};
    }
    CHECK(refused > 20);
    CHECK(cut > 3);
    CHECK(mute > 3);
    CHECK(late > 5);
}
