#include "sim/config_calls.h"

#include "sim/encode_pools.h"
#include "sim/json.h"

namespace sim {
namespace {

constexpr std::string_view kRsync =
    R"("rsync":{"enabled":true,"enable_telemetry":false,"read_bandwidth_limit":2621440,"write_bandwidth_limit":2621440,)"
    R"("allowed_paths":{},"daemon_debounce_delay":30.0,"daemon_poll_interval":120.0,"daemon_reconcile_interval":60.0,)"
    R"("client_upload_rate_limit":2097152})";

void encode_mounts(Json& j, const std::vector<std::string>& all) {
    j.list();
    for (const auto& one : all) j.text(one);
    j.end();
}

void encode_platform(Json& j, const Platform& p) {
    j.open().key("description").text(p.description).key("host_network_allowed").boolean(p.host_network);
    j.key("privileged_allowed").boolean(p.privileged).key("allowed_mounts");
    encode_mounts(j, p.allowed_mounts);
    j.key("default_variables").open().close().key("resource_validations").list().end();
    j.key("override_pod_template").list().end().close();
}

void encode_platforms(Json& j, const Pool& p) {
    j.open();
    for (const auto& one : p.platforms) {
        j.name(one.name);
        encode_platform(j, one);
    }
    j.close();
}

void encode_quota(Json& j, const Pool& p) {
    j.key("resources").open().key("gpu");
    if (!p.quota) j.null();
    else j.open().key("guarantee").number(p.quota->guarantee).key("maximum").number(p.quota->maximum).key("weight").number(p.quota->weight).close();
    j.close();
}

void encode_pool(Json& j, const Fleet& fleet, const Pool& p) {
    j.open().key("name").text(p.name).key("description").text(p.description).key("status").text(word(p.status));
    j.key("download_type").null().key("enable_maintenance").boolean(p.status == PoolStatus::maintenance);
    j.key("backend").text(fleet.backends[p.backend].name).key("default_platform").text(p.default_platform);
    j.key("default_exec_timeout").text(p.timeouts.default_exec).key("default_queue_timeout").text(p.timeouts.default_queue);
    j.key("max_exec_timeout").text(p.timeouts.max_exec).key("max_queue_timeout").text(p.timeouts.max_queue);
    j.key("default_exit_actions").open();
    if (p.reschedules) j.key("COMPLETE").text("0").key("RESCHEDULE").text("137,139");
    j.close();
    encode_quota(j, p);
    j.key("topology_keys").list();
    for (const auto& [key, label] : p.topology_keys) j.open().key("key").text(key).key("label").text(label).close();
    j.end().key("common_default_variables").raw(R"({"USER_CPU":1,"USER_GPU":0,"USER_MEMORY":"1Gi","USER_STORAGE":"1Gi"})");
    j.key("common_resource_validations").raw(R"(["default_cpu","default_memory","default_storage"])");
    j.key("common_pod_template").raw(R"(["default_ctrl","default_user"])").key("common_group_templates").list().end().key("platforms");
    encode_platforms(j, p);
    j.close();
}

Reply no_pool(const Call& call) { return domain_error(400, "USER", "Pool " + call.name + " not found."); }

}  // namespace

Reply pool_configs(Call& call) {
    const auto& fleet = call.service.world().fleet;
    const auto backend = call.query.text("backend");
    std::string body;
    Json j(body);
    j.open().key("pools").open();
    for (const auto& p : fleet.pools) {
        if (backend && *backend != fleet.backends[p.backend].name) continue;
        j.name(p.name);
        encode_pool(j, fleet, p);
    }
    j.close().close();
    return json_reply(std::move(body));
}

Reply pool_config(Call& call) {
    const auto& fleet = call.service.world().fleet;
    const int pool = fleet.pool_index(call.name);
    if (pool < 0) return no_pool(call);
    std::string body;
    Json j(body);
    encode_pool(j, fleet, nth(fleet.pools, pool));
    return json_reply(std::move(body));
}

Reply platform_configs(Call& call) {
    const auto& fleet = call.service.world().fleet;
    const int pool = fleet.pool_index(call.name);
    if (pool < 0) return no_pool(call);
    std::string body;
    Json j(body);
    encode_platforms(j, nth(fleet.pools, pool));
    return json_reply(std::move(body));
}

Reply platform_config(Call& call) {
    const auto& fleet = call.service.world().fleet;
    const int pool = fleet.pool_index(call.name);
    if (pool < 0) return no_pool(call);
    const int platform = fleet.platform_index(pool, call.second);
    if (platform < 0) return domain_error(400, "USER", "Platform name " + call.second + " not found in pool " + call.name + ".");
    std::string body;
    Json j(body);
    encode_platform(j, nth(nth(fleet.pools, pool).platforms, platform));
    return json_reply(std::move(body));
}

Reply plugin_configs(Call&) { return json_reply("{" + std::string(kRsync) + "}"); }

Reply workflow_config(Call&) {
    std::string body = R"({"workflow_data":{"credential":{"endpoint":"s3://osmo-data","region":"us-east-1",)"
        R"("override_url":"http://storage.example.com","addressing_style":"path","access_key_id":"osmokey","access_key":"**********"},)"
        R"("base_url":"http://storage.example.com","websocket_timeout":1440,"data_timeout":10,"download_type":"download"},)";
    for (const auto* what : {"log", "app"})
        body += "\"workflow_" + std::string(what) + R"(":{"credential":{"endpoint":"s3://osmo-)" + what + R"(s","region":"us-east-1",)"
            R"("override_url":"http://storage.example.com","addressing_style":"path","access_key_id":"osmokey","access_key":"**********"}},)";
    body += R"("workflow_info":{"tags":["nightly","release","experiment","baseline","debug","paper"],"max_name_length":64},)"
        R"("backend_images":{"init":"nvcr.io/nvidia/osmo/init-container:6.4.0","client":"nvcr.io/nvidia/osmo/client:6.4.0",)"
        R"("credential":{"registry":"","username":"","auth":"**********"}},"workflow_alerts":{"slack_token":"**********",)"
        R"("smtp_settings":{"host":"","sender":"","password":"**********"}},"credential_config":{"disable_registry_validation":)"
        R"(["nvcr.io","docker.io","ghcr.io"],"disable_data_validation":["s3","gs","swift"]},"user_workflow_limits":{)"
        R"("max_num_workflows":null,"max_num_tasks":null,"jinja_sandbox_workers":2,"jinja_sandbox_max_time":5.0,)"
        R"("jinja_sandbox_memory_limit":2147483648},"plugins_config":{)" + std::string(kRsync) +
        R"(},"labels_config":{"policy":[{"key":"team","allow_list":["perception","robotics","sim","infra"],"enforcement":"warn",)"
        R"("assert_message":""},{"key":"project","allow_list":[],"enforcement":"warn","assert_message":""}],"pod_label_prefix":""},)"
        R"("max_num_tasks":40,"max_num_ports_per_task":30,"max_retry_per_task":2,"max_retry_per_job":5,"default_schedule_timeout":30,)"
        R"("default_exec_timeout":"60d","default_queue_timeout":"60d","max_exec_timeout":"60d","max_queue_timeout":"60d",)"
        R"("force_cleanup_delay":"1h","max_log_lines":10000,"max_task_log_lines":1000,"max_error_log_lines":100,)"
        R"("max_event_log_lines":100,"task_heartbeat_frequency":"10m"})";
    return json_reply(std::move(body));
}

}  // namespace sim
