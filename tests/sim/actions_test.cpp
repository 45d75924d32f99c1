#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "ask.h"
#include "recordings.h"
#include "shape.h"

using ask::Body;

namespace {

const auto kSkip = doctest::skip(!recordings::present());

std::string text_of(const std::string& name, int cpu, const std::string& more = {}) {
    return "workflow:\n  name: " + name + "\n  resources:\n    default: {cpu: " + std::to_string(cpu) +
           ", memory: 4Gi, storage: 10Gi}\n  tasks:\n  - name: a\n    image: ubuntu:24.04\n    command: [bash, -c]\n"
           "    args: ['sleep 30; echo {{ who }}']\n" + more + "default-values:\n  who: world\n";
}

sim::Reply submit(sim::Service& service, const std::string& text, const std::string& query = {}, const std::string& pool = "prod-gpu") {
    return ask::post(service, "/api/pool/" + pool + "/workflow" + query, Body{{"file", text}}.dump());
}

std::size_t workflows(sim::Service& service) { return service.world().workflows.size(); }

std::string status(sim::Service& service, const std::string& name) {
    return ask::json(service, "/api/workflow/" + name).at("status").get<std::string>();
}

// The recorded refusal, with other names in it.
void refused_as_recorded(sim::Service& service, const std::string& recording, std::vector<std::pair<std::string, std::string>> names) {
    CAPTURE(recording);
    auto all = recordings::read(recording).dump();
    for (const auto& [from, to] : names)
        for (auto at = all.find(from); at != std::string::npos; at = all.find(from, at + to.size())) all.replace(at, from.size(), to);
    const auto wanted = Body::parse(all);
    const auto& request = wanted.at("request");
    sim::Request same{.method = request.at("method").get<std::string>(), .target = request.at("path").get<std::string>()};
    if (!request.at("body").is_null()) same.body = request.at("body").dump();
    const auto reply = service.answer(same);
    CHECK(reply.status == wanted.at("response").at("status").get<int>());
    CHECK(ask::json(reply) == wanted.at("response").at("json"));
}

}  // namespace

TEST_CASE("what is submitted lives, as written, and ends") {
    auto service = ask::service("showcase");
    const auto before = workflows(service);
    const auto answer = ask::json(submit(service, text_of("mine", 2), "?label=team%3Dsim&priority=HIGH"));
    CHECK(workflows(service) == before + 1);
    CHECK(answer.at("name") == "mine-001");
    CHECK(answer.at("warnings").size() == 1);
    CHECK(answer.at("spec").is_null());
    CHECK(status(service, "mine-001") == "PENDING");
    service.advance(sim::minutes{5});
    const auto detail = ask::json(service, "/api/workflow/mine-001");
    CHECK(detail.at("status") == "COMPLETED");
    CHECK(detail.at("priority") == "HIGH");
    CHECK(detail.at("labels") == Body{{"team", "sim"}});
    CHECK(detail.at("groups")[0].at("name") == "a-group");
    CHECK(ask::get(service, "/api/workflow/mine-001/spec").whole().find("- sleep 30; echo world\n") != std::string::npos);
    CHECK(ask::json(submit(service, text_of("mine", 2))).at("name") == "mine-002");
}

TEST_CASE("one request has one effect, also when its answer is lost") {
    auto service = ask::service("showcase");
    const auto before = workflows(service);
    (void)ask::post(service, "/sim/fault", R"({"path_prefix":"/api/pool","method":"POST","cut_at":0})");
    CHECK(submit(service, text_of("lost", 2)).cut_at == 0);
    CHECK(workflows(service) == before + 1);
    (void)ask::post(service, "/sim/fault", R"({"path_prefix":"/api/pool","method":"POST","status":504})");
    CHECK(submit(service, text_of("lost", 2)).status == 504);
    CHECK(workflows(service) == before + 2);
    (void)ask::post(service, "/sim/fault", R"({"path_prefix":"/api/pool","method":"POST","status":503,"body":"busy"})");
    CHECK(submit(service, text_of("lost", 2)).status == 503);
    CHECK(workflows(service) == before + 2);
}

TEST_CASE("a rehearsal changes nothing; a failed validation leaves a rejected row") {
    auto service = ask::service("showcase");
    const auto before = workflows(service);
    CHECK(submit(service, text_of("try", 9'999), "?dry_run=true").status == 200);
    CHECK(ask::json(submit(service, text_of("try", 2), "?validation_only=true")).at("logs") == "Workflow validation succeeded.");
    CHECK(workflows(service) == before);
    const auto refused = ask::json(submit(service, text_of("try", 9'999), "?validation_only=true"));
    CHECK(refused.at("error_code") == "RESOURCE");
    CHECK(refused.at("workflow_id") == "try");
    const auto message = refused.at("message").get<std::string>();
    CHECK(message.starts_with("Resource validation failed for task: a\nnode "));
    CHECK(message.find("Assertion failed for task a: Value 9999.0 too high for CPU\n") != std::string::npos);
    CHECK(message.ends_with("\nPlease check available resources with \"osmo resource list\"."));
    CHECK(workflows(service) == before + 1);
    CHECK(status(service, "try-001") == "FAILED_SUBMISSION");
}

TEST_CASE("dry runs print as recorded, refusals are worded as recorded" * kSkip) {
    auto service = ask::service("showcase");
    const std::vector<std::pair<std::string, std::string>> names{{"gb-h100", "prod-gpu"}};
    for (const auto* name : {"submit-dry-run", "submit-submit-override-via-set-string", "submit-submit-bad-set-var", "submit-bad-priority-422",
                             "submit-empty-object-422", "submit-yaml-not-a-map"})
        refused_as_recorded(service, name, names);
    refused_as_recorded(service, "action-restart-completed-400", {{"gb-h100", "prod-gpu"}, {"sim-train-1", "hello-world-001"}});
    refused_as_recorded(service, "action-restart-missing", {{"gb-h100", "prod-gpu"}});
    refused_as_recorded(service, "action-restart-to-unknown-pool", {});
    refused_as_recorded(service, "action-cancel-finished", {{"sim-train-1", "hello-world-001"}});
    refused_as_recorded(service, "action-cancel-missing", {});
    for (const auto* name : {"action-tag-invalid", "action-tag-none", "action-tag-add", "action-tag-remove-absent"})
        refused_as_recorded(service, name, {{"rec-ok-13", "hello-world-001"}});
    refused_as_recorded(service, "text-spec-missing-wf", {});
    CHECK(submit(service, text_of("x", 1), "", "nope").status == 400);
}

TEST_CASE("the answer to a submission looks as recorded" * kSkip) {
    Shape shape({});
    for (const auto* name : {"submit-submit", "action-restart-failed", "submit-dry-run"}) shape.learn(recordings::body(recordings::read(name)));
    shape.allow("logs", "string");
    shape.allow("warnings.*", "string");
    auto service = ask::service("showcase");
    for (const auto* query : {"", "?dry_run=true", "?validation_only=true"})
        CHECK(shape.faults_of(ask::json(submit(service, text_of("shape", 2), query))) == std::vector<std::string>{});
    CHECK(shape.faults_of(ask::json(ask::post(service, "/api/pool/prod-gpu/workflow/lead-fails-001/restart", ""))) == std::vector<std::string>{});
}

TEST_CASE("a restart runs what did not go well, after a new name") {
    auto service = ask::service("showcase");
    const auto answer = ask::json(ask::post(service, "/api/pool/prod-gpu/workflow/lead-fails-001/restart", ""));
    CHECK(answer.at("name") == "lead-fails-002");
    const auto again = ask::json(service, "/api/workflow/lead-fails-002");
    CHECK(again.at("groups").size() == 2);
    CHECK(again.at("parent_name") == "lead-fails");
    CHECK(again.at("parent_job_id") == 1);
    CHECK(ask::get(service, "/api/workflow/lead-fails-1").status == 200);  // what that makes is the name of a workflow
    service.advance(sim::minutes{30});
    CHECK(status(service, "lead-fails-002") == "COMPLETED");
    CHECK(status(service, "lead-fails-001") == "FAILED");
}

TEST_CASE("a cancel comes into force a little later, with who and why") {
    auto service = ask::service("showcase");
    CHECK(ask::json(ask::post(service, "/api/workflow/chatty-001/cancel?message=too%20loud", "", {{"x-osmo-user", "user-b"}})) == Body{{"name", "chatty-001"}});
    CHECK(status(service, "chatty-001") == "RUNNING");
    service.advance(sim::seconds{6});
    const auto after = ask::json(service, "/api/workflow/chatty-001");
    CHECK(after.at("status") == "FAILED_CANCELED");
    CHECK(after.at("cancelled_by") == "user-b");
    CHECK(after.at("groups")[0].at("failure_message") == "Task was canceled by user: user-b. too loud");
    CHECK(ask::post(service, "/api/workflow/chatty-001/cancel", "").status == 400);
    CHECK(ask::post(service, "/api/workflow/chatty-001/cancel?force=true", "").status == 200);
}

TEST_CASE("tags are added, removed, kept in order") {
    auto service = ask::service("showcase");
    const auto tags = [&] { return ask::json(service, "/api/workflow/hello-world-001?skip_groups=true").at("tags"); };
    CHECK(ask::post(service, "/api/workflow/hello-world-001/tag?add=paper&add=debug", "").body == "null");
    CHECK(tags() == Body{"debug", "paper"});
    CHECK(ask::post(service, "/api/workflow/hello-world-001/tag?remove=paper", "").status == 200);
    CHECK(tags() == Body{"debug"});
}

TEST_CASE("specs: of what runs, of what was refused, and submitted again") {
    auto service = ask::service("showcase");
    const auto spec = ask::get(service, "/api/workflow/multi-node-train-001/spec");
    CHECK(spec.type == "text/plain; charset=utf-8");
    CHECK(spec.whole().starts_with("version: 2\nworkflow:\n  groups:\n  - name: prepare-group\n    tasks:\n    - args:\n"));
    CHECK(spec.whole().find("      inputs:\n      - task: prepare\n      lead: true\n      name: master\n") != std::string::npos);
    CHECK(ask::get(service, "/api/workflow/refused-001/spec").whole().empty());
    const auto again = ask::json(ask::post(service, "/api/pool/prod-gpu/workflow?workflow_id=serial-chain-001", ""));
    CHECK(again.at("name") == "serial-chain-002");
    CHECK(ask::json(service, "/api/workflow/serial-chain-002").at("groups").size() == 6);
    CHECK(ask::post(service, "/api/pool/prod-gpu/workflow?workflow_id=fan-out-in-001", "").status == 200);
}

// Specs of which it is known what the service said. Those that need its nodes, accounts or limits are left out.
TEST_CASE("specs are taken and refused as the service did" * doctest::skip(!recordings::present())) {
    int agreed = 0, all = 0, wrongly_refused = 0;
    std::string others;
    auto service = ask::service("small");
    for (const auto& entry : std::filesystem::directory_iterator("../shared/osmo/spec-corpus")) {
        if (entry.path().extension() != ".json" || entry.path().stem() == "index") continue;
        std::ifstream file(entry.path());
        const auto one = Body::parse(file);
        if (one.at("needs") != "spec" || one.at("request").at("pool") != "gb-h100") continue;
        auto text = one.at("spec").get<std::string>();
        for (auto at = text.find("platform: h100"); at != std::string::npos; at = text.find("platform: h100", at + 9)) text.replace(at, 14, "platform: x86-h100");
        const Body body{{"file", text}, {"set_variables", one.at("set_variables")}, {"set_string_variables", one.at("set_string_variables")}};
        ++all;
        const bool same = (ask::post(service, "/api/pool/prod-gpu/workflow?validation_only=true", body.dump()).status == 200) ==
                          (one.at("verdict") == "accepted");
        agreed += same;
        wrongly_refused += !same && one.at("verdict") == "accepted";
        if (!same) others += one.at("name").get<std::string>() + " ";
    }
    INFO("not as the service: " << others);
    CHECK(all > 80);
    CHECK(agreed * 100 >= all * 90);
    CHECK(wrongly_refused <= 2);  // those with statements of Jinja
}
