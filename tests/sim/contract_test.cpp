#include <doctest/doctest.h>

#include "ask.h"
#include "recordings.h"
#include "shape.h"

using ask::Body;

// Every simulated answer has the members and types of the recorded ones; every refusal is the same text.
namespace {

const auto kSkip = doctest::skip(!recordings::present());

const std::vector<std::string> kResourceMaps = {
    "resources.*.pool_platform_labels",
    "resources.*.platform_allocatable_fields", "resources.*.platform_allocatable_fields.*",
    "resources.*.platform_available_fields", "resources.*.platform_available_fields.*",
    "resources.*.platform_workflow_allocatable_fields", "resources.*.platform_workflow_allocatable_fields.*",
    "resources.*.config_fields", "resources.*.config_fields.*",
};

void learn_all(Shape& shape, const std::string& beginning) {
    for (const auto& name : recordings::named(beginning)) {
        const auto recording = recordings::read(name);
        if (recording.at("response").at("status") == 200) shape.learn(recordings::body(recording));
    }
}

// All the answers, in several scenarios and at several times.
void check_shape(const Shape& shape, const std::vector<std::string>& targets) {
    REQUIRE(shape.knows_anything());
    for (const auto* scenario : {"small", "busy", "empty"}) {
        auto service = ask::service(scenario);
        for (const int step : {0, 1, 2}) {
            for (const auto& target : targets) {
                CAPTURE(scenario);
                CAPTURE(target);
                const auto reply = ask::get(service, target);
                CHECK(reply.status == 200);
                CHECK(shape.faults_of(ask::json(reply)) == std::vector<std::string>{});
            }
            service.advance(std::chrono::minutes{7 * (step + 1)});
        }
    }
}

}  // namespace

TEST_CASE("resources look as recorded" * kSkip) {
    Shape shape(kResourceMaps);
    for (const auto* name : {"resources-all-pools", "resources-one-pool", "resources-two-pools", "resources-default",
                             "resources-offline-pool", "resources-one-shared"})
        learn_all(shape, name);
    shape.allow("resources.*.taints.*.time_added", "string");  // seen in Kubernetes, in none of the recordings
    shape.allow("resources.*.taints.*.value", "null");
    check_shape(shape, {"/api/resources?all_pools=true", "/api/resources", "/api/resources?pools=prod-gpu",
                        "/api/resources?pools=nope"});
}

TEST_CASE("concise resources look as recorded" * kSkip) {
    Shape shape({});
    learn_all(shape, "resources-concise");
    check_shape(shape, {"/api/resources?concise=true&all_pools=true", "/api/resources?concise=true"});
}

TEST_CASE("pools look as recorded" * kSkip) {
    Shape shape({"pools", "pools.*.platforms", "pools.*.default_exit_actions"});
    for (const auto* name : {"pool-pool-all", "pool-pool-subset", "pool-pool-unknown"})
        for (const auto& one : recordings::named(name))
            if (recordings::read(one).at("response").at("status") == 200) shape.learn(recordings::body(recordings::read(one)));
    check_shape(shape, {"/api/pool", "/api/pool?pools=prod-gpu", "/api/pool?pools=nope&all_pools=false"});
}

TEST_CASE("pool quotas look as recorded" * kSkip) {
    Shape shape({"node_sets.*.pools.*.platforms", "node_sets.*.pools.*.default_exit_actions"});
    learn_all(shape, "pool-quota");
    learn_all(shape, "prod-mode-8002-quota");
    check_shape(shape, {"/api/pool_quota", "/api/pool_quota?all_pools=false&pools=dev-gpu", "/api/pool_quota?pools=nope"});
}

TEST_CASE("the list of workflows looks as recorded" * kSkip) {
    Shape shape({"workflows.*.labels"});
    learn_all(shape, "workflow-list");
    learn_all(shape, "workflow-find");
    learn_all(shape, "prod-mode-8002-workflow-list");
    check_shape(shape, {"/api/workflow?all_users=true&all_pools=true&limit=1000&order=DESC",
                        "/api/workflow?all_users=true&all_pools=true&limit=1000&offset=1000",
                        "/api/workflow?all_users=true&all_pools=true&statuses=FAILED_SUBMISSION"});
}

TEST_CASE("one workflow looks as recorded" * kSkip) {
    Shape shape({"labels"});
    for (const auto* name :
         {"workflow-get", "workflow-verbose", "workflow-skip-groups", "extras-get", "prod-mode-8002-workflow-detail"})
        learn_all(shape, name);
    shape.allow("parent_name", "string");  // the service's own description says so
    shape.allow("parent_job_id", "whole");
    REQUIRE(shape.knows_anything());
    auto service = ask::service("small");
    const auto list = ask::json(service, "/api/workflow?all_users=true&all_pools=true&limit=1000&order=DESC");
    for (const auto& row : list.at("workflows")) {
        const auto name = row.at("name").get<std::string>();
        CAPTURE(name);
        CHECK(shape.faults_of(ask::json(service, "/api/workflow/" + name + "?verbose=true")) == std::vector<std::string>{});
        CHECK(shape.faults_of(ask::json(service, "/api/workflow/" + row.at("workflow_uuid").get<std::string>() +
                                                     "?skip_groups=true")) == std::vector<std::string>{});
    }
}

TEST_CASE("tasks look as recorded" * kSkip) {
    Shape rows({}), sums({}), by_workflow({});
    for (const auto& name : recordings::named("task-list")) {
        const auto body = recordings::body(recordings::read(name));
        if (body.contains("tasks")) rows.learn(body);
        else if (body.contains("summaries")) (name.find("aggregate-by") != std::string::npos ? by_workflow : sums).learn(body);
    }
    check_shape(rows, {"/api/task?all_users=true&all_pools=true&limit=1000",
                       "/api/task?all_users=true&all_pools=true&limit=1000&offset=1000&order=DESC"});
    check_shape(sums, {"/api/task?all_users=true&all_pools=true&limit=1000&summary=true",
                       "/api/task?all_users=true&all_pools=true&summary=true&aggregate_by_workflow=true"});
    check_shape(by_workflow, {"/api/task?all_users=true&all_pools=true&limit=1000&aggregate_by_workflow=true"});
}

TEST_CASE("profile and versions look as recorded" * kSkip) {
    for (const auto& [recorded, target] : {std::pair{"profile-settings-alice", "/api/profile/settings"},
                                           {"misc-version", "/api/version"},
                                           {"misc-client-version-json", "/client/version"}}) {
        Shape shape({});
        shape.learn(recordings::body(recordings::read(recorded)));
        check_shape(shape, {target});
    }
}

TEST_CASE("what the service refused, the simulator refuses in the same words" * kSkip) {
    for (const auto* name : {
             "misc-405", "misc-head", "misc-unknown-api-404", "misc-version", "misc-client-version-json", "misc-bad-client-version-header",
             "cors-500-with-origin", "pool-pool-all-pools-false-no-pools", "pool-quota-none", "pool-pool-unknown", "resources-offline-pool",
             "profile-set-pool-invalid", "profile-set-wrong-type-422", "profile-set-unknown-key", "workflow-id-with-slash", "workflow-missing",
             "workflow-malformed-id", "workflow-list-label-bad", "workflow-list-limit-0", "workflow-list-limit-1001-400", "workflow-list-lowercase-status-422",
             "workflow-list-unknown-status-422", "workflow-list-priority-bad-422", "workflow-list-submitted-bad-422", "workflow-list-unknown-pool",
             "workflow-list-user-without-pool", "workflow-list-name-case", "workflow-list-name-with-percent", "workflow-list-offset-past-end",
             "task-list-limit-0-400", "task-list-list-empty", "task-list-status-pending-is-not-a-task-status-422", "task-list-summary-empty",
             "extras-brand-new-user-all-pools-no-workflows-yet", "extras-brand-new-user-task-list",
         }) {
        CAPTURE(name);
        const auto recording = recordings::read(name);
        const auto& request = recording.at("request");
        auto service = ask::service();
        sim::Request same{.method = request.at("method").get<std::string>(), .target = request.at("path").get<std::string>()};
        for (const auto& [key, value] : request.at("headers").items()) same.headers.emplace_back(key, value.get<std::string>());
        if (!request.at("body").is_null()) same.body = request.at("body").dump();
        if (std::string(name) == "workflow-list-user-without-pool")
            (void)ask::get(service, "/api/profile/settings", same.headers);
        const auto reply = service.answer(same);
        CHECK(reply.status == recording.at("response").at("status").get<int>());
        if (recording.at("response").contains("json")) CHECK(ask::json(reply) == recordings::body(recording));
    }
}

TEST_CASE("credentials: kept, renamed by their profile, taken away, refused as recorded" * kSkip) {
    auto service = ask::service();
    for (const auto* name : {"credentials-list-none", "credentials-add-data", "credentials-add-generic", "credentials-add-duplicate-profile-under-new-name",
                             "credentials-add-bad-name", "credentials-add-data-bad-endpoint", "credentials-add-data-missing-field-422",
                             "credentials-add-none", "credentials-add-two-kinds-400", "credentials-delete", "credentials-delete-missing"}) {
        CAPTURE(name);
        const auto recording = recordings::read(name);
        const auto& request = recording.at("request");
        sim::Request same{.method = request.at("method").get<std::string>(), .target = request.at("path").get<std::string>()};
        if (!request.at("body").is_null()) same.body = request.at("body").dump();
        const auto reply = service.answer(same);
        CHECK(reply.status == recording.at("response").at("status").get<int>());
        CHECK(ask::json(reply) == recordings::body(recording));
    }
    CHECK(ask::json(service, "/api/credentials").at("credentials")[0].at("cred_name") == "rec-data2");
    CHECK(ask::json(service, "/api/credentials", {{"x-osmo-user", "user-b"}}).at("credentials").empty());
}

TEST_CASE("tokens: made once, listed without their secret, exchanged, taken away" * kSkip) {
    auto service = ask::service();
    const auto secret = ask::json(ask::post(service, "/api/auth/access_token/laptop?expires_at=2027-06-01&description=x", "")).get<std::string>();
    CHECK(secret.size() == 43);
    const auto list = ask::json(service, "/api/auth/access_token");
    CHECK(list.dump().find(secret) == std::string::npos);
    Shape shape({}), roles({});
    shape.learn(recordings::body(recordings::read("auth-access-tokens")));
    CHECK(shape.faults_of(list) == std::vector<std::string>{});
    roles.learn(recordings::body(recordings::read("auth-access-token-roles")));
    CHECK(roles.faults_of(ask::json(service, "/api/auth/access_token/laptop/roles")) == std::vector<std::string>{});
    const auto exchanged = ask::json(ask::post(service, "/api/auth/jwt/access_token", Body{{"token", secret}}.dump()));
    CHECK(exchanged.at("expires_at") == 1'795'359'900);
    CHECK(exchanged.at("error").is_null());
    CHECK(exchanged.at("token").is_string());
    for (const auto* name : {"auth-access-token-roles-missing", "auth-create-token-bad-date", "auth-create-token-role-not-held", "auth-delete-missing-token",
                             "auth-jwt-bad-token", "auth-login-info"}) {
        CAPTURE(name);
        const auto recording = recordings::read(name);
        const auto& request = recording.at("request");
        sim::Request same{.method = request.at("method").get<std::string>(), .target = request.at("path").get<std::string>()};
        if (!request.at("body").is_null()) same.body = request.at("body").dump();
        const auto reply = service.answer(same);
        CHECK(reply.status == recording.at("response").at("status").get<int>());
        CHECK(ask::json(reply) == recordings::body(recording));
    }
    CHECK(service.answer({.method = "DELETE", .target = "/api/auth/access_token/laptop"}).body == "null");
    CHECK(ask::json(service, "/api/auth/access_token").empty());
}

TEST_CASE("the configuration looks as recorded" * kSkip) {
    const auto like = [](const std::string& recording, const std::string& target, std::vector<std::string> maps) {
        CAPTURE(target);
        Shape shape(std::move(maps));
        shape.learn(recordings::body(recordings::read(recording)));
        check_shape(shape, {target});
    };
    like("configs-pool", "/api/configs/pool", {"pools", "pools.*.platforms", "pools.*.default_exit_actions"});
    like("configs-workflow", "/api/configs/workflow", {});
    like("misc-plugins-configs", "/api/plugins/configs", {});
    auto service = ask::service();
    Shape platform({}), platforms({""});
    platform.learn(recordings::body(recordings::read("configs-pool-gb-h100-platform-h100")));
    CHECK(platform.faults_of(ask::json(service, "/api/configs/pool/prod-gpu/platform/x86-h100")) == std::vector<std::string>{});
    platforms.learn(recordings::body(recordings::read("configs-pool-gb-h100-platform")));
    CHECK(platforms.faults_of(ask::json(service, "/api/configs/pool/dev-gpu/platform")) == std::vector<std::string>{});
    CHECK(ask::json(service, "/api/configs/pool/nope") == recordings::body(recordings::read("configs-pool-nope")));
    CHECK(ask::json(service, "/api/users").size() > 5);
}
