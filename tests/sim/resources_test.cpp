#include <doctest/doctest.h>

#include <set>

#include "ask.h"

using ask::Body;

namespace {

Body resources(sim::Service& service, const std::string& query, sim::Fields headers = {}) {
    return ask::json(service, "/api/resources" + query, std::move(headers)).at("resources");
}

std::set<std::string> types(const Body& rows) {
    std::set<std::string> out;
    for (const auto& row : rows) out.insert(row.at("resource_type").get<std::string>());
    return out;
}

const Body* find(const Body& rows, const std::string& name) {
    for (const auto& row : rows)
        if (row.at("hostname") == name) return &row;
    return nullptr;
}

}  // namespace

TEST_CASE("every scenario has exactly its nodes in its pools at the start") {
    for (const auto& scenario : sim::scenarios()) {
        if (scenario.nodes > 10'000) continue;
        CAPTURE(scenario.name);
        auto service = ask::service(std::string(scenario.name));
        auto reply = ask::get(service, "/api/resources?all_pools=true");
        if (scenario.trouble == sim::Trouble::bad_day) continue;
        CHECK(ask::json(reply).at("resources").size() == static_cast<std::size_t>(scenario.nodes));
    }
}

TEST_CASE("which nodes: all pools leave out UNUSED ones, no word at all does not, the gateway's pools are a filter") {
    auto service = ask::service();
    CHECK(types(resources(service, "?all_pools=true")) == std::set<std::string>{"RESERVED", "SHARED"});
    CHECK(types(resources(service, "")) == std::set<std::string>{"RESERVED", "SHARED", "UNUSED"});
    CHECK(resources(service, "").size() == 67);
    CHECK(resources(service, "", {{"x-osmo-allowed-pools", "research,staging"}}) ==
          resources(service, "?pools=research&pools=staging"));
    CHECK(resources(service, "?platforms=arm-cpu").size() == 67);
    CHECK(resources(service, "?pools=dev-gpu&platforms=x86-a100").size() < resources(service, "?pools=dev-gpu").size());
    CHECK(resources(service, "?pools=nope").empty());
}

TEST_CASE("a list tells the asked memberships of a node only, the node alone all of them") {
    auto service = ask::service();
    const auto all = resources(service, "?all_pools=true"), some = resources(service, "?pools=staging");
    int shared = 0;
    for (const auto& row : some) {
        CHECK(row.at("pool_platform_labels").size() == 1);
        CHECK(row.at("pool_platform_labels").contains("staging"));
        CHECK(row.at("config_fields").size() == 1);
        if (row.at("resource_type") != "SHARED") continue;
        ++shared;
        const auto name = row.at("hostname").get<std::string>();
        CHECK(find(all, name)->at("pool_platform_labels").size() > 1);
        CHECK(ask::json(service, "/api/resources/" + name).at("resources")[0] == *find(all, name));
    }
    CHECK(shared > 0);
}

TEST_CASE("what is available is what is allocatable less what is used") {
    auto service = ask::service();
    bool ki = false;
    for (const auto& row : resources(service, "?all_pools=true")) {
        const auto used = std::stoll(row.at("usage_fields").at("cpu").get<std::string>());
        for (const auto& [pool, platforms] : row.at("platform_available_fields").items())
            for (const auto& [platform, available] : platforms.items())
                CHECK(available.at("cpu").get<std::int64_t>() ==
                      row.at("platform_allocatable_fields").at(pool).at(platform).at("cpu").get<std::int64_t>() - used);
        CHECK(row.at("conditions").is_null());
        CHECK(row.at("usage_fields").at("memory").get<std::string>().ends_with("Ki"));
        ki = ki || row.at("usage_fields").at("storage").get<std::string>().ends_with("Ki");
    }
    CHECK(ki);  // one backend says it in Ki, the others in bytes
}

TEST_CASE("the fleet is about two thirds used") {
    for (const auto* scenario : {"small", "thousand", "ten_thousand"}) {
        CAPTURE(scenario);
        auto service = ask::service(scenario);
        double used = 0, all = 0;
        for (const auto& row : resources(service, "?all_pools=true")) {
            used += std::stod(row.at("usage_fields").at("gpu").get<std::string>());
            all += std::stod(row.at("exposed_fields").at("gpu").get<std::string>());
        }
        CHECK(used / all > 0.55);
        CHECK(used / all < 0.80);
    }
}

TEST_CASE("odd names, numbers and words are still good JSON") {
    auto service = ask::service("odd_names");
    const auto rows = resources(service, "?all_pools=true");
    std::set<std::string> names;
    for (const auto& row : rows) names.insert(row.at("hostname").get<std::string>());
    for (const auto* name :
         {"node/with/slashes", "it's \"quoted\" `here`", "🚀-résumé-节点", "عقدة-العرض-٧", "tab\there", "line\nbreak"})
        CHECK(names.contains(name));
    CHECK(names.contains(std::string(500, 'w')));
    CHECK(types(rows).contains("BORROWED"));
    const auto text = ask::get(service, "/api/resources").whole();
    for (const auto* part : {"1000000000000000000", "\"future_member\"", "\"platform_available_fields\":null", "\"-"})
        CHECK(text.find(part) != std::string::npos);
    const auto workflows = ask::get(service, "/api/workflow?all_users=true&all_pools=true&limit=1000").whole();
    for (const auto* part : {"HIBERNATING", "\"pool\":null", "\"duration\":-5.0", "\"\":\"\""})
        CHECK(workflows.find(part) != std::string::npos);
    CHECK(ask::get(service, "/api/workflow/%F0%9F%9A%80-r%C3%A9sum%C3%A9-%E8%8A%82%E7%82%B9").status == 200);
    CHECK(ask::get(service, "/api/workflow/node%2Fwith%2Fslashes").status == 404);
}

TEST_CASE("the concise form sums what the long one lists, absent nodes too") {
    auto service = ask::service();
    const auto concise = ask::json(service, "/api/resources?concise=true&pools=research").at("pools");
    double gpus = 0, listed = 0;
    for (const auto& row : concise) gpus += row.at("allocatable_fields").at("gpu").get<double>();
    for (const auto& row : resources(service, "?pools=research"))
        listed += std::stod(row.at("exposed_fields").at("gpu").get<std::string>());
    CHECK(gpus == listed);
    const auto edge = ask::json(service, "/api/resources?concise=true&pools=edge-sim").at("pools");
    CHECK(edge[0].at("allocatable_fields").at("gpu") == 8.0);
    CHECK(resources(service, "?pools=edge-sim").empty());
}
