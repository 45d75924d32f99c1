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
        }
    }
    if (const auto platforms = r.at("platforms"); platforms.here())
        platforms.members([&](const std::string& name, const Reader& p) { out.platforms.push_back(read_platform(name, p)); });
    out.usage = read_usage(r.at("resource_usage").object());
    return out;
}

Result<PoolQuota> decode_pool_quota(std::string_view body) {
    return decode(body, [](const Reader& root) {
        PoolQuota out;
        root.at("node_sets").items([&](const Reader& set) {
            auto& pools = out.node_sets.emplace_back().pools;
            set.at("pools").items([&](const Reader& pool) { pools.push_back(read_pool(pool)); });
        });
        out.sum = read_usage(root.at("resource_sum").object());
        return out;
    });
}
