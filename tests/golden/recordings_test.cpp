#include "api/decode.h"
#include "api/pools.h"
#include "api/resources.h"
#include "doctest/doctest.h"
#include "golden/print.h"
#include "views/amounts.h"
#include "views/pool_nodes.h"
#include <fmt/core.h>
#include <fstream>
#include <iterator>

// The sums of real answers, where recordings of them are: a shared node once, storage by its suffix.
using namespace golden;

namespace {

constexpr const char* kRecordings = "../shared/osmo/recordings/";

std::string body_of(const std::string& name) {
    std::ifstream in(kRecordings + name + ".json", std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    std::string body;
    if (!text.empty()) (void)decode(text, [&](const Reader& root) { return body = std::string(root.at("response").at("json").raw()); });
    return body;
}

Fleet fleet_of(const ResourceList& list) {
    FleetBuilder builder;
    for (const auto& r : list.resources) builder.add(r);
    while (!builder.finish_step()) {}
    return builder.take();
}

std::string amounts(const Amounts& a) {
    return fmt::format("{}, {}, memory {}, storage {}", amount_words(Quantity::gpu, a), amount_words(Quantity::cpu, a), amount_words(Quantity::memory, a), amount_words(Quantity::storage, a));
}

}  // namespace

TEST_CASE("the sums of recorded answers") {
    const auto fleet_body = body_of("resources-all-pools"), quota_body = body_of("pool-quota-all");
    if (fleet_body.empty() || quota_body.empty()) {
        MESSAGE("skipped: no recordings here");
        return;
    }
    const auto list = decode_resources(fleet_body);
    const auto quota = decode_pool_quota(quota_body);
    REQUIRE_MESSAGE(list.ok(), list.error().text());
    REQUIRE_MESSAGE(quota.ok(), quota.error().text());
    CHECK(list->unread.count == 0);
    CHECK(quota->unread.count == 0);
    const auto fleet = fleet_of(*list);
    const PoolNodes nodes(fleet);
    Amounts total, used, outside;
    for (const auto& r : fleet.resources()) total += r.total, used += r.used, outside += r.outside;
    auto text = fmt::format("{} nodes\n  offer {}\n  used  {}\n  outside workflows {}\n", fleet.resources().size(), amounts(total), amounts(used), amounts(outside));
    const auto several = nodes.in_several();
    text += fmt::format("{} of them in more than one pool: {}\n\n", several.nodes, amounts(several.total));
    Gpus once{};
    for (const auto& set : quota->node_sets) {
        const auto sum = nodes.of(set);
        text += fmt::format("node set of {} nodes: offers {}, used {}\n", sum.nodes, amounts(sum.total), amounts(sum.used));
        for (const auto& pool : set.pools)
            text += fmt::format("  {}: {} nodes; quota {} of {}, {} free; capacity {}, {} free by the service, {} by the nodes\n", pool.name.value, nodes.of(pool.name.value).nodes,
                                pool.usage.quota_used.value, pool.usage.quota_limit.value, pool.usage.quota_free.value, pool.usage.total_capacity.value, pool.usage.total_free.value,
                                (sum.total.gpu - sum.used.gpu).value);
        if (!set.pools.empty()) once += set.pools.front().usage.total_capacity;
    }
    text += fmt::format("service's sum: quota {} of {}; capacity {}, {} free\n", quota->sum.quota_used.value, quota->sum.quota_limit.value, quota->sum.total_capacity.value, quota->sum.total_free.value);
    CHECK(once == quota->sum.total_capacity);  // each node set once
    check("recorded-sums", text);
}

TEST_CASE("used storage is read by its suffix") {
    const auto r = decode_resource(R"({"resources":[{"hostname":"n","usage_fields":{"storage":"104857600Ki"},"allocatable_fields":{"storage":"7516192768000"}}]})");
    REQUIRE(r.ok());
    CHECK(amount_words(Quantity::storage, r->resources[0].used) == "100 GiB");  // not 100 MiB
    CHECK(amount_words(Quantity::storage, r->resources[0].total) == "6.8 TiB");
}
