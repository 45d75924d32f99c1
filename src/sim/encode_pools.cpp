#include "sim/encode_pools.h"

#include "sim/json.h"
#include "sim/quota.h"

namespace sim {
namespace {

void encode_mounts(Json& j, std::string_view key, const std::vector<std::string>& mounts) {
    j.key(key).list();
    for (const auto& m : mounts) j.text(m);
    j.end();
}

void encode_platforms(Json& j, const Pool& pool) {
    j.key("platforms").open();
    for (const auto& p : pool.platforms) {
        j.name(p.name).open().key("description").text(p.description).key("host_network_allowed").boolean(p.host_network);
        j.key("privileged_allowed").boolean(p.privileged);
        encode_mounts(j, "allowed_mounts", p.allowed_mounts);
        encode_mounts(j, "default_mounts", p.default_mounts);
        j.close();
    }
    j.close();
}

void encode_quota(Json& j, const std::optional<Quota>& quota) {
    j.key("resources").open().key("gpu");
    if (!quota) {
        j.null();
    } else {
        j.open().key("guarantee").number(quota->guarantee).key("maximum").number(quota->maximum);
        j.key("weight").number(quota->weight).close();
    }
    j.close();
}

// All members but the closing brace: pool_quota has one more.
void encode_open_pool(Json& j, const Fleet& fleet, const Pool& pool, const std::optional<Quota>& quota) {
    j.open().key("name").text(pool.name).key("description").text(pool.description);
    j.key("status").text(pool.status_word.empty() ? word(pool.status) : pool.status_word);
    j.key("download_type").null().key("enable_maintenance").boolean(pool.status == PoolStatus::maintenance);
    j.key("backend").text(fleet.backends[pool.backend].name).key("default_platform").text(pool.default_platform);
    j.key("default_exec_timeout").text(pool.timeouts.default_exec);
    j.key("default_queue_timeout").text(pool.timeouts.default_queue);
    j.key("max_exec_timeout").text(pool.timeouts.max_exec).key("max_queue_timeout").text(pool.timeouts.max_queue);
    j.key("default_exit_actions").open();
    if (pool.reschedules) j.key("COMPLETE").text("0").key("RESCHEDULE").text("137,139");
    j.close();
    encode_quota(j, quota);
    j.key("topology_keys").list();
    for (const auto& [key, label] : pool.topology_keys) j.open().key("key").text(key).key("label").text(label).close();
    j.end();
    encode_platforms(j, pool);
    if (!pool.extra.empty()) j.raw(pool.extra);
}

void encode_use(Json& j, const PoolUse& use) {
    j.open().key("quota_used").quantity(use.quota_used).key("quota_free").quantity(use.quota_free);
    j.key("quota_limit").quantity(use.quota_limit).key("total_usage").quantity(use.total_usage);
    j.key("total_capacity").quantity(use.total_capacity).key("total_free").quantity(use.total_free).close();
}

}  // namespace

Reply pools_reply(const Fleet& fleet, const std::vector<int>& pools) {
    std::string body;
    Json j(body);
    j.open().key("pools").open();
    for (const int p : pools) {
        const auto& pool = nth(fleet.pools, p);
        j.name(pool.name);
        encode_open_pool(j, fleet, pool, pool.quota);
        j.close();
    }
    j.close().close();
    return json_reply(std::move(body));
}

Reply pool_quota_reply(const World& world, const std::vector<int>& pools) {
    const auto report = quota_report(world, pools);
    std::string body;
    Json j(body);
    j.open().key("node_sets").list();
    for (const auto& set : report.sets) {
        j.open().key("pools").list();
        for (std::size_t i = 0; i < set.pools.size(); ++i) {
            const auto& pool = nth(world.fleet.pools, set.pools[i]);
            encode_open_pool(j, world.fleet, pool, pool.quota.value_or(Quota{}));
            j.key("resource_usage");
            encode_use(j, set.uses[i]);
            j.close();
        }
        j.end().close();
    }
    j.end().key("resource_sum");
    encode_use(j, report.sum);
    j.close();
    return json_reply(std::move(body));
}

}  // namespace sim
