#include "spec_check/service.h"
#include <map>

static Amounts room(std::int64_t cores, std::int64_t memory_ki, std::int64_t storage, std::int64_t gpus) {
    return {.gpu = {gpus}, .cpu = {cores * 1000}, .memory = {memory_ki * 1024}, .storage = {storage}};
}

static SpecFacts everywhere() {
    SpecFacts f;
    f.nodes = std::vector<NodeRoom>();
    f.most_tasks = 40, f.most_name = 64;
    f.open_registries = std::vector<std::string>{"docker.io", "registry-1.docker.io", "nvcr.io", "ghcr.io"};
    f.open_storage = std::vector<std::string>{"s3", "gs", "swift"};
    f.credentials = std::map<std::string, std::vector<std::string>>{{"wandb", {"api_key", "entity"}}};
    f.label_rules = std::vector<LabelRule>{{"team", {"perception", "robotics", "sim", "infra"}, false}, {"project", {}, false}};
    return f;
}

static PoolPlatform platform(const char* name, bool host_network, bool privileged, std::vector<std::string> mounts = {}, std::vector<std::string> brings = {}) {
    return {.name = {name}, .host_network_allowed = host_network, .privileged_allowed = privileged, .allowed_mounts = std::move(mounts), .default_mounts = std::move(brings)};
}

static SpecFacts with_pool(const char* name, PoolStatus status, std::optional<Gpus> guarantee, std::optional<Gpus> maximum, std::vector<PoolPlatform> platforms, std::vector<NodeRoom> nodes) {
    auto f = everywhere();
    Pool p{.name = {name}, .status = status, .maintenance = status == PoolStatus::maintenance, .guarantee = guarantee, .maximum = maximum};
    if (!platforms.empty()) p.default_platform = platforms.front().name;
    p.platforms = std::move(platforms);
    f.pool = std::move(p);
    f.nodes = std::move(nodes);
    return f;
}

static std::map<std::string, SpecFacts, std::less<>> all_pools() {
    constexpr std::int64_t gb_h100_ki = 2105540608, gb_disk = 7510824058880, lab_ki = 520093696, lab_disk = 1927366574080, a100_ki = 1048576000, a100_disk = 3752727674880;
    std::map<std::string, SpecFacts, std::less<>> out;
    auto& gb = out["gb-h100"] = with_pool("gb-h100", PoolStatus::online, Gpus{64}, Gpus{128},
                                          {platform("h100", true, false, {"/mnt/datasets", "/mnt/scratch"}, {"/datasets"}), platform("cpu", false, false)},
                                          {{"h100", room(189, gb_h100_ki, gb_disk, 8)}, {"cpu", room(61, 254803968, 960998932480, 0)}});
    gb.pool->topology_keys = {{"rack", "topology.kubernetes.io/rack"}, {"zone", "topology.kubernetes.io/zone"}};
    gb.pool->timeouts = {"7d", "3d", "30d", "7d"};
    out["gb-shared"] = with_pool("gb-shared", PoolStatus::online, Gpus{16}, std::nullopt, {platform("a100", false, true), platform("h100", false, false)},
                                 {{"a100", room(125, a100_ki, a100_disk, 8)}, {"h100", room(189, gb_h100_ki, gb_disk, 8)}});
    out["lab-l40s"] = with_pool("lab-l40s", PoolStatus::online, std::nullopt, std::nullopt, {platform("l40s", true, true, {"/dev/shm", "/mnt/nas"}), platform("cpu", false, false)},
                                {{"l40s", room(93, lab_ki, lab_disk, 4)}, {"cpu", room(45, 189792256, 1605244026880, 0)}});
    out["lab-burst"] = with_pool("lab-burst", PoolStatus::online, Gpus{8}, Gpus{24}, {platform("l40s", false, false)}, {{"l40s", room(93, lab_ki, lab_disk, 4)}});
    out["maint-a100"] = with_pool("maint-a100", PoolStatus::maintenance, Gpus{32}, Gpus{32}, {platform("a100", false, false)}, {{"a100", room(125, a100_ki, a100_disk, 8)}});
    out["legacy-v100"] = with_pool("legacy-v100", PoolStatus::offline, Gpus{8}, Gpus{8}, {platform("v100", false, false)}, {});
    out["default"] = with_pool("default", PoolStatus::offline, std::nullopt, std::nullopt, {platform("default", false, false)}, {});
    return out;
}

const SpecFacts* facts_of_pool(std::string_view pool) {
    static const auto pools = all_pools();
    const auto at = pools.find(pool);
    return at == pools.end() ? nullptr : &at->second;
}
