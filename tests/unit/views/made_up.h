#pragma once
#include "domain/pool.h"
#include "domain/resource.h"
#include "store/model.h"
#include <memory>
#include <string>
#include <vector>

// Small made-up facts for tests of pages. The clock stands at 2026-11-22 12:00:00 UTC.
namespace made_up {

inline const Instant kNoon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(12);

inline Bytes gib(std::int64_t n) { return {n << 30}; }

struct Node {
    std::string name;
    std::vector<std::string> pools = {"prod-gpu"};
    std::string platform = "x86-h100";
    std::int64_t gpus = 8, gpus_used = 0;
    std::string backend = "kubernetes-prod";
    Sharing sharing = Sharing::reserved;
    std::string taint = {};
};

inline Resource resource(const Node& n) {
    Resource r{.name = {n.name}, .backend = {n.backend}, .sharing = n.sharing, .sharing_word = {},
               .total = {Gpus{n.gpus}, Millicores{96000}, gib(512), gib(2000)}, .used = {Gpus{n.gpus_used}, Millicores{32000}, gib(128), gib(200)}};
    for (const auto& pool : n.pools) r.memberships.push_back({.pool = {pool}, .platform = {n.platform}, .allocatable = r.total, .available = r.free(), .rules = nullptr});
    if (!n.taint.empty()) r.taints.push_back({.key = n.taint, .value = "", .effect = "NoExecute", .added = kNoon - std::chrono::hours(3)});
    return r;
}

inline Fleet fleet_of(std::vector<Resource> resources) {
    FleetBuilder builder;
    for (auto& r : resources) builder.add(std::move(r));
    while (!builder.finish_step()) {}
    return builder.take();
}

inline Fleet fleet(const std::vector<Node>& nodes) {
    std::vector<Resource> resources;
    for (const auto& n : nodes) resources.push_back(resource(n));
    return fleet_of(std::move(resources));
}

template <class T>
void arrive(Remote<T>& remote, T value, Instant when = kNoon) {
    remote.value = std::make_shared<const T>(std::move(value));
    remote.failure.reset();
    remote.fetched = when;
    ++remote.revision;
}

template <class T>
void fail(Remote<T>& remote, Failure failure) {
    remote.failure = std::move(failure);
    ++remote.revision;
}

inline Failure broken(std::string request) { return {.kind = Failure::Kind::broken, .status = 503, .request = std::move(request), .detail = "no healthy upstream", .request_id = "7f3a91"}; }

inline Model at(std::string_view hash) {
    Model m(kNoon);
    m.route = parse_route(hash);
    return m;
}

}  // namespace made_up
