#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "ask.h"

using ask::Body;

namespace {

const std::string kAll = "/api/workflow?all_users=true&all_pools=true";

std::vector<std::string> column(const Body& answer, const char* key) {
    std::vector<std::string> out;
    for (const auto& row : answer.at("workflows"))
        out.push_back(row.at(key).is_null() ? "null" : row.at(key).get<std::string>());
    return out;
}

std::set<std::string> values(sim::Service& service, const std::string& target, const char* key) {
    const auto all = column(ask::json(service, target), key);
    return {all.begin(), all.end()};
}

}  // namespace

TEST_CASE("said nothing, the list is one's own work in one's own pool, twenty of it, oldest first") {
    auto service = ask::service();
    const auto answer = ask::json(service, "/api/workflow");
    CHECK(answer.at("workflows").size() == 20);
    CHECK(answer.at("more_entries") == true);
    CHECK(values(service, "/api/workflow", "user") == std::set<std::string>{"user-a"});
    CHECK(values(service, "/api/workflow", "pool") == std::set<std::string>{"prod-gpu"});
    const auto times = column(answer, "submit_time");
    CHECK(std::is_sorted(times.begin(), times.end()));
    CHECK(values(service, "/api/workflow?all_pools=true", "user") == std::set<std::string>{"user-a"});
    CHECK(ask::json(service, "/api/workflow", {{"x-osmo-user", "user-b"}}).at("workflows")[0].at("pool") == "research");
}

TEST_CASE("pages follow each other without gap or repetition") {
    auto service = ask::service();
    std::vector<std::string> names;
    for (int offset = 0;; offset += 400) {
        const auto page = ask::json(service, kAll + "&order=DESC&limit=400&offset=" + std::to_string(offset));
        for (auto& name : column(page, "name")) names.push_back(std::move(name));
        if (page.at("more_entries") == false) break;
    }
    const auto refused = column(ask::json(service, kAll + "&limit=1000&statuses=FAILED_SUBMISSION"), "name");
    CHECK(refused.size() > 3);
    CHECK(names.size() + refused.size() == service.world().workflows.size());
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
}

TEST_CASE("refused submissions show only when asked for") {
    auto service = ask::service();
    CHECK_FALSE(values(service, kAll + "&limit=1000", "status").contains("FAILED_SUBMISSION"));
    CHECK(values(service, kAll + "&statuses=FAILED_SUBMISSION&statuses=RUNNING", "status") ==
          std::set<std::string>{"FAILED_SUBMISSION", "RUNNING"});
}

TEST_CASE("filters by user, pool, priority, name, time, label, tag and app") {
    auto service = ask::service();
    CHECK(values(service, "/api/workflow?all_pools=true&users=user-b&users=ci-runner&limit=1000", "user") ==
          std::set<std::string>{"ci-runner", "user-b"});
    CHECK(values(service, "/api/workflow?all_users=true&pools=staging&pools=research&limit=1000", "pool") ==
          std::set<std::string>{"research", "staging"});
    CHECK(values(service, kAll + "&priority=LOW&limit=1000", "priority") == std::set<std::string>{"LOW"});
    for (const auto& name : column(ask::json(service, kAll + "&name=llm&limit=1000"), "name"))
        CHECK(name.find("llm") != std::string::npos);
    CHECK(ask::json(service, kAll + "&name=LLM").at("workflows").empty());
    const auto times = values(service, kAll + "&submitted_after=2026-11-20T00:00:00&submitted_before=2026-11-21&limit=1000",
                              "submit_time");
    CHECK(times.size() > 100);
    CHECK((*times.begin() >= "2026-11-20T" && *times.rbegin() < "2026-11-21T"));
    CHECK(values(service, kAll + "&app=groot-mimic:3&limit=1000", "app_name") == std::set<std::string>{"groot-mimic"});
    CHECK(ask::json(service, kAll + "&app=groot-mimic:4").at("workflows").empty());
}

TEST_CASE("labels are selected by value, pattern and absence") {
    auto service = ask::service();
    const auto teams = [&](const std::string& selector) {
        std::set<std::string> out;
        const auto answer = ask::json(service, kAll + "&limit=1000&" + selector);
        for (const auto& row : answer.at("workflows")) out.insert(row.at("labels").value("team", "none"));
        return out;
    };
    CHECK(teams("label=team%3Drobotics") == std::set<std::string>{"robotics"});
    CHECK(teams("label=team%3D(rob*|sim)") == std::set<std::string>{"robotics", "sim"});
    CHECK(teams("label=team%3D%E3%83%AD*") == std::set<std::string>{"ロボット工学"});
    CHECK(teams("no_label=team") == std::set<std::string>{"none"});
    CHECK_FALSE(teams("label=team%3D*&label=project%3D*").contains("none"));
}

TEST_CASE("several tags are an OR, and what has both is there twice") {
    auto service = ask::service();
    const auto one = column(ask::json(service, kAll + "&tags=release&limit=1000"), "name");
    const auto other = column(ask::json(service, kAll + "&tags=paper&limit=1000"), "name");
    const auto both = column(ask::json(service, kAll + "&tags=release&tags=paper&limit=1000"), "name");
    CHECK(both.size() == one.size() + other.size());
    CHECK(std::set<std::string>(both.begin(), both.end()).size() < both.size());
}

TEST_CASE("a name before the @ is enough, an unknown one is refused") {
    auto service = ask::service();
    CHECK(values(service, "/api/workflow?all_pools=true&users=frank.o%27neil", "user") ==
          std::set<std::string>{"frank.o'neil@example.com"});
    CHECK(ask::get(service, "/api/workflow?all_users=true&all_pools=true&users=nobody").status == 400);
    CHECK(ask::get(service, "/api/workflow?limit=-2").status == 400);
    CHECK(ask::get(service, "/api/workflow?offset=-1").status == 400);
}

TEST_CASE("a first login: nobody yet, then no pool, then an empty list") {
    auto service = ask::service("first_login");
    CHECK(ask::json(service, "/api/workflow?all_pools=true").at("message") == "Invalid user(s): user-a not found");
    CHECK(ask::json(service, "/api/profile/settings").at("profile").at("pool").is_null());
    CHECK(ask::json(service, "/api/workflow").at("message") == "No pool selected!");
    CHECK(ask::json(service, "/api/workflow?all_pools=true").at("workflows").empty());
    CHECK(ask::post(service, "/api/profile/settings", R"({"pool":"research"})").body == "null");
    CHECK(ask::json(service, "/api/profile/settings").at("profile").at("pool") == "research");
    CHECK(ask::get(service, "/api/workflow").status == 200);
    CHECK_FALSE(ask::json(service, kAll).at("workflows").empty());
}

TEST_CASE("one workflow by id and by uuid; earlier attempts and no groups on request") {
    auto service = ask::service();
    const auto& all = service.world().workflows;
    const auto retried = std::find_if(all.begin(), all.end(), [](const sim::Workflow& w) {
        return std::any_of(w.groups.begin(), w.groups.end(),
                           [](const sim::Group& g) { return g.tasks[0].attempts.size() == 3; });
    });
    REQUIRE(retried != all.end());
    const auto plain = ask::json(service, "/api/workflow/" + retried->name);
    CHECK(plain == ask::json(service, "/api/workflow/" + retried->uuid()));
    CHECK(ask::json(service, "/api/workflow/" + retried->name + "?skip_groups=true").at("groups").empty());
    const auto tasks = [](const Body& workflow) {
        std::size_t count = 0;
        for (const auto& group : workflow.at("groups")) count += group.at("tasks").size();
        return count;
    };
    CHECK(tasks(ask::json(service, "/api/workflow/" + retried->name + "?verbose=true")) >= tasks(plain) + 2);
}
