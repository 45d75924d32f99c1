#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "ask.h"

using ask::Body;

namespace {

const std::string kAll = "/api/task?all_users=true&all_pools=true";

int rank(const Body& row) {
    const auto status = row.at("status").get<std::string>();
    return status == "SCHEDULING" ? 0 : status == "INITIALIZING" ? 1 : status == "RUNNING" ? 2 : 3;
}

std::string start(const Body& row) { return row.at("start_time").is_null() ? "null" : row.at("start_time").get<std::string>(); }

}  // namespace

TEST_CASE("tasks come busy ones first, then newest first; ASC turns only the page around") {
    auto service = ask::service();
    const auto down = ask::json(service, kAll + "&limit=1000&order=DESC").at("tasks"),
               up = ask::json(service, kAll + "&limit=1000").at("tasks");
    REQUIRE(down.size() == 1000);
    CHECK(std::equal(down.begin(), down.end(), up.rbegin()));
    for (std::size_t i = 1; i < down.size(); ++i) {
        CHECK(rank(down[i - 1]) <= rank(down[i]));
        if (rank(down[i - 1]) == rank(down[i]) && start(down[i]) != "null")
            CHECK(start(down[i - 1]) >= start(down[i]));  // "null" sorts after digits
    }
}

TEST_CASE("a limit over 1000 is 1000; pages go on until a short one") {
    auto service = ask::service();
    CHECK(ask::json(service, kAll + "&limit=5000").at("tasks").size() == 1000);
    std::set<std::string> seen;
    std::size_t rows = 0;
    for (int offset = 0;; offset += 1000) {
        const auto page = ask::json(service, kAll + "&limit=1000&offset=" + std::to_string(offset)).at("tasks");
        rows += page.size();
        for (const auto& row : page)
            seen.insert(row.at("workflow_id").get<std::string>() + "/" + row.at("task_name").get<std::string>() + "/" +
                        row.at("retry_id").dump());
        if (page.size() < 1000) break;
    }
    CHECK(rows > 4000);
    CHECK(seen.size() == rows);
}

TEST_CASE("tasks are filtered by node, status, workflow and start") {
    auto service = ask::service();
    const auto rows = ask::json(service, kAll + "&limit=1000&nodes=resource-h100-003&nodes=resource-a100-002").at("tasks");
    CHECK(rows.size() > 20);
    for (const auto& row : rows) CHECK((row.at("node") == "resource-h100-003" || row.at("node") == "resource-a100-002"));
    const auto sweeps = ask::json(service, kAll + "&limit=1000&workflow_id=sim-sweep&statuses=COMPLETED").at("tasks");
    CHECK(sweeps.size() > 20);
    for (const auto& row : sweeps)
        CHECK((row.at("status") == "COMPLETED" && row.at("workflow_id").get<std::string>().starts_with("sim-sweep")));
    bool waiting = false;
    const auto after = ask::json(service, kAll + "&limit=1000&started_after=2026-11-22T00:00:00").at("tasks");
    for (const auto& row : after) {
        waiting = waiting || row.at("start_time").is_null();
        CHECK((row.at("start_time").is_null() || row.at("start_time").get<std::string>() >= "2026-11-22"));
    }
    CHECK(waiting);
    const auto before = ask::json(service, kAll + "&limit=1000&started_before=2026-11-20").at("tasks");
    CHECK_FALSE(before.empty());
    for (const auto& row : before) CHECK(row.at("start_time").get<std::string>() < "2026-11-20");
}

TEST_CASE("sums are of what the rows say") {
    auto service = ask::service();
    std::int64_t gpus = 0, summed = 0, split = 0;
    const auto rows = ask::json(service, kAll + "&limit=1000&statuses=RUNNING").at("tasks");
    REQUIRE(rows.size() < 1000);
    for (const auto& row : rows) gpus += row.at("gpu").get<std::int64_t>();
    const auto sums = ask::json(service, kAll + "&limit=1000&statuses=RUNNING&summary=true").at("summaries");
    for (const auto& row : sums) summed += row.at("gpu").get<std::int64_t>();
    const auto parts = ask::json(service, kAll + "&limit=1000&statuses=RUNNING&aggregate_by_workflow=true").at("summaries");
    std::set<std::string> workflows;
    for (const auto& row : parts) {
        split += row.at("gpu").get<std::int64_t>();
        workflows.insert(row.at("workflow_id").get<std::string>());
    }
    CHECK(gpus > 100);
    CHECK(summed == gpus);
    CHECK(split == gpus);
    CHECK(workflows.size() == parts.size());
    CHECK(
        ask::json(service, kAll + "&summary=true&aggregate_by_workflow=true").at("summaries")[0].contains("workflow_id") ==
        false);
}
