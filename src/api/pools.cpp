#include "api/pools.h"
#include "api/decode.h"

static PoolStatus status_of_pool(std::string_view word) {
    if (word == "ONLINE") return PoolStatus::online;
    if (word == "OFFLINE") return PoolStatus::offline;
    if (word == "MAINTENANCE") return PoolStatus::maintenance;
    return PoolStatus::unknown;
}

static Gpus read_gpus(const Reader& r) { return Gpus{r.integer_text()}; }

static PoolUsage read_usage(const Reader& r) {
    return {
        .quota_limit    = read_gpus(r.at("quota_limit")),
        .quota_used     = read_gpus(r.at("quota_used")),
        .quota_free     = read_gpus(r.at("quota_free")),
        .total_usage    = read_gpus(r.at("total_usage")),
        .total_capacity = read_gpus(r.at("total_capacity")),
        .total_free     = read_gpus(r.at("total_free")),
    };
}

// -1 is "no limit set".
static std::optional<Gpus> read_limit(const Reader& r) {
    if (!r.here()) return std::nullopt;
    const auto limit = read_gpus(r);
    return limit.value < 0 ? std::nullopt : std::optional(limit);
}

static PoolPlatform read_platform(const std::string& name, const Reader& r) {
    return {
        .name                 = {name},
        .description          = r.at("description").text_or(""),
        .host_network_allowed = r.at("host_network_allowed").boolean_or(false),
        .privileged_allowed   = r.at("privileged_allowed").boolean_or(false),
        .allowed_mounts       = r.at("allowed_mounts").texts_or_none(),
        .default_mounts       = r.at("default_mounts").texts_or_none(),
    };
}

static PoolTimeouts read_timeouts(const Reader& r) {
    return {
        .default_exec  = r.at("default_exec_timeout").text_or(""),
        .default_queue = r.at("default_queue_timeout").text_or(""),
        .max_exec      = r.at("max_exec_timeout").text_or(""),
        .max_queue     = r.at("max_queue_timeout").text_or(""),
    };
}

static std::vector<std::pair<std::string, std::string>> read_exit_actions(const Reader& r) {
    std::vector<std::pair<std::string, std::string>> out;
    if (r.here()) r.members([&](const std::string& action, const Reader& codes) { out.emplace_back(action, codes.any_text()); });
    return out;
}

static std::vector<TopologyKey> read_topology(const Reader& r) {
    std::vector<TopologyKey> out;
    if (r.here()) r.items([&](const Reader& item) { out.push_back({item.at("key").text(), item.at("label").text_or("")}); });
    return out;
}

static Pool read_pool(const Reader& r) {
    Pool out;
    out.name             = {r.at("name").text()};
    out.description      = r.at("description").text_or("");
    out.status_word      = r.at("status").text_or("");
    out.status           = status_of_pool(out.status_word);
    out.maintenance      = r.at("enable_maintenance").boolean_or(false);
    out.backend          = {r.at("backend").text_or("")};
    out.default_platform = {r.at("default_platform").text_or("")};
    if (const auto resources = r.at("resources"); resources.here()) {
        if (const auto gpu = resources.at("gpu"); gpu.here()) {
            out.guarantee = read_limit(gpu.at("guarantee"));
            out.maximum   = read_limit(gpu.at("maximum"));
            out.weight    = gpu.at("weight").optional(&Reader::integer);
        }
    }
    if (const auto platforms = r.at("platforms"); platforms.here())
        platforms.members([&](const std::string& name, const Reader& p) { out.platforms.push_back(read_platform(name, p)); });
    out.timeouts      = read_timeouts(r);
    out.exit_actions  = read_exit_actions(r.at("default_exit_actions"));
    out.topology_keys = read_topology(r.at("topology_keys"));
    out.usage = read_usage(r.at("resource_usage").object());
    return out;
}

Result<PoolQuota> decode_pool_quota(std::string_view body) {
    return decode(body, [](const Reader& root) {
        PoolQuota out;
        root.at("node_sets").items([&](const Reader& set) {
            auto& pools = out.node_sets.emplace_back().pools;
            set.at("pools").items(out.unread, read_pool, [&](Pool pool) { pools.push_back(std::move(pool)); });
        });
        root.refuse_if_all(out.unread);
        out.sum = read_usage(root.at("resource_sum").object());
        return out;
    });
}
