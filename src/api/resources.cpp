#include "api/resources.h"
#include <algorithm>

static Amounts read_amounts(const Reader& r, std::string_view gpu = "gpu", std::string_view storage = "storage") {
    Amounts out;
    if (const auto v = r.at(gpu); v.here()) out.gpu = v.gpus();
    if (const auto v = r.at("cpu"); v.here()) out.cpu = v.cores();
    if (const auto v = r.at("memory"); v.here()) out.memory = v.bytes();
    if (const auto v = r.at(storage); v.here()) out.storage = v.bytes();
    return out;
}

// What is not workflows' is told with the names Kubernetes has for things; a service that
// one day uses OSMO's own is understood as well.
static Amounts read_outside(const Reader& r) {
    if (!r.here()) return {};
    const bool kube = r.at("nvidia.com/gpu").here() || r.at("ephemeral-storage").here();
    return kube ? read_amounts(r, "nvidia.com/gpu", "ephemeral-storage") : read_amounts(r);
}

static Amounts at_least(const Amounts& a, const Amounts& b) { return {std::max(a.gpu, b.gpu), std::max(a.cpu, b.cpu), std::max(a.memory, b.memory), std::max(a.storage, b.storage)}; }
static Amounts at_most(const Amounts& a, const Amounts& b) { return {std::min(a.gpu, b.gpu), std::min(a.cpu, b.cpu), std::min(a.memory, b.memory), std::min(a.storage, b.storage)}; }

static Sharing sharing_of(std::string_view word) {
    if (word == "RESERVED") return Sharing::reserved;
    if (word == "SHARED") return Sharing::shared;
    if (word == "UNUSED") return Sharing::unused;
    return Sharing::unknown;
}

static Taint read_taint(const Reader& r) {
    return {
        .key    = r.at("key").text(),
        .value  = r.at("value").text_or(""),
        .effect = r.at("effect").text_or(""),
        .added  = r.at("time_added").optional(&Reader::instant),
    };
}

std::shared_ptr<const PlatformRules> ResourceReader::rules(const Reader& r) {
    if (!r.here()) return nullptr;
    auto& known = rules_[std::string(r.raw())];
    if (!known) {
        known = std::make_shared<const PlatformRules>(PlatformRules{
            .host_network   = r.at("host_network").boolean_or(false),
            .privileged     = r.at("privileged").boolean_or(false),
            .default_mounts = r.at("default_mounts").texts_or_none(),
            .allowed_mounts = r.at("allowed_mounts").texts_or_none(),
        });
    }
    return known;
}

// A table of pool → platform → something; absent tables have absent cells.
static Reader cell(const Reader& table, std::string_view pool, std::string_view platform) {
    if (!table.here()) return table;
    const auto row = table.at(pool);
    return row.here() ? row.at(platform) : row;
}

std::vector<Membership> ResourceReader::memberships(const Reader& r, const Resource& node) {
    std::vector<Membership> out;
    const auto allocatable = r.at("platform_allocatable_fields"), available = r.at("platform_available_fields");
    const auto configs = r.at("config_fields");
    const auto labels = r.at("pool_platform_labels");
    if (!labels.here()) return out;
    labels.members([&](const std::string& pool, const Reader& platforms) {
        platforms.items([&](const Reader& item) {
            const auto platform = item.text();
            const auto has = cell(allocatable, pool, platform), free = cell(available, pool, platform);
            const auto offers = has.here() ? read_amounts(has) : node.total;   // not told apart: the node's own
            out.push_back({
                .pool        = {pool},
                .platform    = {platform},
                .allocatable = offers,
                .available   = free.here() ? at_most(read_amounts(free), at_least(offers, node.total)) : node.free(),
                .rules       = rules(cell(configs, pool, platform)),
            });
        });
    });
    out.shrink_to_fit();
    return out;
}

Resource ResourceReader::read(const Reader& r) {
    Resource out;
    out.name         = {r.at("hostname").text()};
    out.backend      = {r.at("backend").text_or("")};
    out.sharing_word = r.at("resource_type").text_or("");
    out.sharing      = sharing_of(out.sharing_word);
    out.total        = read_amounts(r.at("allocatable_fields").object());
    const auto used  = read_amounts(r.at("usage_fields").object());
    out.used         = at_least(used, {});
    // Less than nothing in use is nothing; that the service said so stays visible in what is not workflows'.
    out.outside      = out.used == used ? read_outside(r.at("non_workflow_usage_fields")) : used - out.used;
    out.memberships  = memberships(r, out);
    if (const auto taints = r.at("taints"); taints.here())
        taints.items([&](const Reader& item) { out.taints.push_back(read_taint(item)); });
    if (const auto conditions = r.at("conditions"); conditions.here()) out.conditions = conditions.texts();
    return out;
}

static ResourceList read_list(const Reader& root) {
    ResourceReader reader;
    ResourceList out;
    const auto list = root.at("resources");
    list.items(out.unread, [&](const Reader& item) { return reader.read(item); }, [&](Resource r) { out.resources.push_back(std::move(r)); });
    list.refuse_if_all(out.unread);
    return out;
}

Result<ResourceList> decode_resources(std::string_view body) { return decode(body, read_list); }

Result<ResourceList> decode_resource(std::string_view body) {
    return decode(body, [](const Reader& root) {
        auto out = read_list(root);
        if (out.resources.empty()) root.at("resources").fault("expected one resource, got none");
        return out;
    });
}
