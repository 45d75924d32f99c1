#include "api/answers.h"
#include "api/endpoint.h"
#include <doctest/doctest.h>

TEST_CASE("everything is asked for by name, because the service's own default is: only mine") {
    CHECK(resources_url() == "/api/resources?all_pools=true");
    CHECK(pool_quota_url() == "/api/pool_quota?all_pools=true");
    CHECK(workflows_url({}) == "/api/workflow?all_users=true&all_pools=true&order=DESC&offset=0&limit=100");
    CHECK(tasks_url({.nodes = {"n0"}}) == "/api/task?all_users=true&all_pools=true&nodes=n0&order=DESC&offset=0&limit=100");
}

TEST_CASE("filters repeat their key, and users and pools replace all") {
    CHECK(workflows_url({.statuses = {"RUNNING", "FAILED"}, .users = {"o'neil@x.com"}, .pools = {"a", "b&c"}, .priorities = {"LOW"}, .name = "50% é", .offset = 200, .limit = 50}) ==
          "/api/workflow?users=o%27neil%40x.com&pools=a&pools=b%26c&statuses=RUNNING&statuses=FAILED&priority=LOW&name=50%25%20%C3%A9&order=DESC&offset=200&limit=50");
}

TEST_CASE("no name leads to another path") {
    CHECK(resource_url({"gb-a100-00"}) == "/api/resources/gb-a100-00");
    CHECK(resource_url({"a/b?c#d%"}) == "/api/resources/a%2Fb%3Fc%23d%25");
    CHECK(resource_url({".."}) == "/api/resources/%252E%252E");
    CHECK(resource_url({"."}) == "/api/resources/%252E");
    CHECK(resource_url({""}) == "/api/resources/%20");
    CHECK(resource_url({"../../auth"}) == "/api/resources/..%2F..%2Fauth");
    for (const auto* name : {"", ".", "..", "/", "a/b", "?x", "#", "日本", "\n"}) {
        CAPTURE(name);
        CHECK(answer_to("GET", resource_url({name})) == answer_to("GET", "/api/resources/x"));
    }
}

TEST_CASE("a request is named without its query") { CHECK(request_words("GET", resources_url()) == "GET /api/resources"); }
