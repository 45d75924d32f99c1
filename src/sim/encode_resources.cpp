#include "sim/encode_resources.h"

#include <algorithm>

#include "sim/json.h"

namespace sim {
namespace {

constexpr std::size_t kPiece = 256 * 1024;

const Pool& pool_of(const Fleet& fleet, Membership m) { return fleet.pools[m.pool]; }
const Platform& platform_of(const Fleet& fleet, Membership m) { return fleet.pools[m.pool].platforms[m.platform]; }

// What workflows see of an amount, with the names and units the service uses for it. A machine without GPUs
// has no "gpu" at all where Kubernetes says nothing about it.
void encode_quantities(Json& j, const Amount& a, bool with_gpu, bool storage_in_ki) {
    j.open().key("storage");
    if (storage_in_ki) j.quantity(a.storage_bytes / 1024, "Ki");
    else j.quantity(a.storage_bytes);
    j.key("cpu").quantity(a.cpus).key("memory").quantity(a.memory_kib, "Ki");
    if (with_gpu) j.key("gpu").quantity(a.gpus);
    j.close();
}

void encode_platform_amount(Json& j, const Amount& a, bool with_gpu) {
    j.open().key("storage").number(a.storage_bytes).key("cpu").number(a.cpus).key("memory").quantity(a.memory_kib, "Ki");
    if (with_gpu) j.key("gpu").number(a.gpus);
    j.close();
}

void encode_exposed(Json& j, const Fleet& fleet, const Node& node, const ResourceFilter& filter) {
    j.open().key("node").text(node.name).key("pool/platform").list();
    for (const auto m : node.memberships)
        if (filter.mentions(fleet, m)) j.text(pool_of(fleet, m).name + "/" + platform_of(fleet, m).name);
    j.end();
    j.key("storage").quantity(node.allocatable.storage_bytes / kGib).key("cpu").quantity(node.allocatable.cpus);
    j.key("memory").quantity(node.allocatable.memory_kib / kKibPerGib).key("gpu").quantity(node.allocatable.gpus).close();
}

void encode_taints(Json& j, const Node& node) {
    j.list();
    for (const auto& t : node.taints) {
        j.open().key("key").text(t.key).key("value").text_or_null(t.value).key("effect").text(t.effect).key("time_added");
        if (t.added == kNever) j.null();
        else j.text(iso(std::chrono::floor<seconds>(t.added)) + "Z");
        j.close();
    }
    j.end();
}

void encode_foreign(Json& j, const Amount& a) {
    j.open().key("cpu").quantity(a.cpus).key("memory").quantity(a.memory_kib, "Ki");
    j.key("nvidia.com/gpu").quantity(a.gpus).key("ephemeral-storage").quantity(a.storage_bytes).close();
}

// {pool: {platform: …}} for every membership that the answer mentions.
template <class Encode>
void encode_by_platform(Json& j, const Fleet& fleet, const Node& node, const ResourceFilter& filter, Encode encode) {
    j.open();
    int open_pool = -1;
    for (const auto m : node.memberships) {
        if (!filter.mentions(fleet, m)) continue;
        if (m.pool != open_pool) {
            if (open_pool >= 0) j.close();
            j.name(pool_of(fleet, m).name).open();
            open_pool = m.pool;
        }
        j.name(platform_of(fleet, m).name);
        encode(m);
    }
    if (open_pool >= 0) j.close();
    j.close();
}

void encode_strings(Json& j, const std::vector<std::string>& all) {
    j.list();
    for (const auto& one : all) j.text(one);
    j.end();
}

void encode_config(Json& j, const Platform& p) {
    j.open().key("host_network").boolean(p.host_network).key("privileged").boolean(p.privileged);
    j.key("default_mounts");
    encode_strings(j, p.default_mounts);
    j.key("allowed_mounts");
    encode_strings(j, p.allowed_mounts);
    j.close();
}

void encode_labels(Json& j, const Fleet& fleet, const Node& node, const ResourceFilter& filter) {
    j.open();
    int open_pool = -1;
    for (const auto m : node.memberships) {
        if (!filter.mentions(fleet, m)) continue;
        if (m.pool != open_pool) {
            if (open_pool >= 0) j.end();
            j.name(pool_of(fleet, m).name).list();
            open_pool = m.pool;
        }
        j.text(platform_of(fleet, m).name);
    }
    if (open_pool >= 0) j.end();
    j.close();
}

std::string_view type_word(const Node& node) {
    if (!node.type_word.empty()) return node.type_word;
    if (node.memberships.empty()) return "UNUSED";
    const auto first = node.memberships.front().pool;
    const bool shared =
        std::any_of(node.memberships.begin(), node.memberships.end(), [&](Membership m) { return m.pool != first; });
    return shared ? "SHARED" : "RESERVED";
}

}  // namespace

bool ResourceFilter::mentions(const Fleet& fleet, Membership m) const {
    if (everything) return true;
    if (std::find(pools.begin(), pools.end(), static_cast<int>(m.pool)) == pools.end()) return false;
    return platforms.empty() || std::find(platforms.begin(), platforms.end(), platform_of(fleet, m).name) != platforms.end();
}

bool ResourceFilter::admits(const Fleet& fleet, const Node& node) const {
    if (!node.available) return false;
    return everything ||
           std::any_of(node.memberships.begin(), node.memberships.end(), [&](Membership m) { return mentions(fleet, m); });
}

void encode_node(std::string& out, const Fleet& fleet, const Node& node, const ResourceFilter& filter) {
    Json j(out);
    const bool with_gpu = node.allocatable.gpus != 0;
    const Amount usable = node.allocatable - kControl;
    const auto& backend = fleet.backends[node.backend];
    j.open().key("hostname").text(node.name).key("exposed_fields");
    encode_exposed(j, fleet, node, filter);
    j.key("taints");
    encode_taints(j, node);
    j.key("usage_fields");
    encode_quantities(j, node.usage(), true, backend.storage_in_ki);
    j.key("conditions").null().key("non_workflow_usage_fields");
    encode_foreign(j, node.foreign);
    j.key("allocatable_fields");
    encode_quantities(j, node.allocatable, with_gpu, false);
    const auto by_platform = [&](std::string_view key, const Amount& amount) {
        j.key(key);
        if (node.sparse) j.null();
        else encode_by_platform(j, fleet, node, filter, [&](Membership) { encode_platform_amount(j, amount, with_gpu); });
    };
    by_platform("platform_allocatable_fields", usable);
    by_platform("platform_available_fields", usable - node.usage());
    by_platform("platform_workflow_allocatable_fields", usable - node.foreign);
    j.key("config_fields");
    if (node.sparse) j.null();
    else encode_by_platform(j, fleet, node, filter, [&](Membership m) { encode_config(j, platform_of(fleet, m)); });
    j.key("backend").text(backend.name).key("label_fields").null().key("pool_platform_labels");
    encode_labels(j, fleet, node, filter);
    j.key("resource_type").text(type_word(node));
    if (!node.extra.empty()) j.raw(node.extra);
    j.close();
}

Reply resources_reply(std::shared_ptr<const World> world, ResourceFilter filter) {
    Reply reply;
    reply.body = "{\"resources\":[";
    const auto fill = [world = std::move(world), filter = std::move(filter), next = std::size_t{0},
                       any = false](std::string& out) mutable {
        const auto& nodes = world->fleet.nodes;
        const auto enough = out.size() + kPiece;
        for (; next < nodes.size() && out.size() < enough; ++next) {
            if (!filter.admits(world->fleet, nodes[next])) continue;
            if (any) out += ',';  // also where a new piece begins
            any = true;
            encode_node(out, world->fleet, nodes[next], filter);
        }
        if (next < nodes.size()) return true;
        out += "]}";
        return false;
    };
    reply.more = fill;
    return reply;
}

Reply one_resource_reply(const World& world, std::string_view name) {
    const int index = world.fleet.node_index(name);
    const auto* node = index < 0 ? nullptr : &nth(world.fleet.nodes, index);
    if (node == nullptr || !node->available || node->memberships.empty())
        return server_fault("Resource " + std::string(name) + " does not exist!");
    std::string body = "{\"resources\":[";
    encode_node(body, world.fleet, *node, {.everything = true, .pools = {}, .platforms = {}});
    body += "]}";
    return json_reply(std::move(body));
}

namespace {

struct Sums {
    Amount used, all;  // memory and storage in GiB, rounded down node by node
    bool any = false;
};

Sums sum_up(const Fleet& fleet, int pool, int platform) {
    Sums sums;
    for (const auto& node : fleet.nodes)  // also those that are not available
        for (const auto m : node.memberships) {
            if (m.pool != pool || m.platform != platform) continue;
            const auto in_gib = [](const Amount& a) {
                return Amount{a.gpus, a.cpus, a.memory_kib / kKibPerGib, a.storage_bytes / kGib};
            };
            sums.used += in_gib(node.usage());
            sums.all += in_gib(node.allocatable);
            sums.any = true;
        }
    return sums;
}

void encode_sums(Json& j, const Amount& a, bool any) {
    const auto number = [&](std::string_view key, std::int64_t value) {
        j.key(key);
        if (any) j.real(static_cast<double>(value));  // a sum of floats; of nothing it is the integer 0
        else j.number(0);
    };
    j.open();
    number("storage", a.storage_bytes);
    number("cpu", a.cpus);
    number("memory", a.memory_kib);
    number("gpu", a.gpus);
    j.close();
}

}  // namespace

Reply concise_reply(const World& world, const ResourceFilter& filter) {
    const auto& fleet = world.fleet;
    std::string body;
    Json j(body);
    j.open().key("pools").list();
    for (int p = 0; p < static_cast<int>(fleet.pools.size()); ++p) {
        const auto& pool = nth(fleet.pools, p);
        for (int q = 0; q < static_cast<int>(pool.platforms.size()); ++q) {
            if (!filter.mentions(fleet, {static_cast<std::uint16_t>(p), static_cast<std::uint16_t>(q)})) continue;
            const auto sums = sum_up(fleet, p, q);
            j.open().key("pool").text(pool.name).key("platform").text(nth(pool.platforms, q).name);
            j.key("status").text(word(pool.status)).key("usage_fields");
            encode_sums(j, sums.used, sums.any);
            j.key("allocatable_fields");
            encode_sums(j, sums.all, sums.any);
            j.key("backend").text(fleet.backends[pool.backend].name).close();
        }
    }
    j.end().close();
    return json_reply(std::move(body));
}

}  // namespace sim
