#include "api/resources.h"
#include "samples.h"
#include <doctest/doctest.h>

static std::string fault(const std::string& resource) {
    const auto r = decode_resources(R"({"resources":[)" + sample_resource("fine") + "," + resource + "]}");
    REQUIRE(r.ok());
    CHECK(r->resources.size() + r->unread.count == 2);
    CHECK(r->resources[0].name.value == "fine");
    return r->unread.count == 0 ? "" : r->unread.first.text();
}

TEST_CASE("a resource is read with its units") {
    const auto r = decode_resource(R"({"resources":[)" + sample_resource("gb-a100-00", "\"3\"") + "]}");
    REQUIRE(r.ok());
    CHECK(r->resources[0].name.value == "gb-a100-00");
    CHECK(r->resources[0].backend.value == "gb-prod");
    CHECK(r->resources[0].sharing == Sharing::reserved);
    CHECK(r->resources[0].total == Amounts{Gpus{8}, Millicores{128000}, Bytes{1055916032LL << 10}, Bytes{3758096384000}});
    CHECK(r->resources[0].used == Amounts{Gpus{3}, Millicores{12000}, Bytes{62914560LL << 10}, Bytes{107374182400}});
    CHECK(r->resources[0].outside == Amounts{Gpus{1}, Millicores{2000}, Bytes{6291456LL << 10}, Bytes{4294967296}});
    CHECK(r->resources[0].free().gpu == Gpus{5});
    CHECK_FALSE(r->resources[0].conditions);
    REQUIRE(r->resources[0].taints.size() == 1);
    CHECK(r->resources[0].taints[0] == Taint{"nvidia.com/gpu", "present", "NoSchedule", {}});
}

TEST_CASE("a membership has its own amounts and rules") {
    const auto r = decode_resource(R"({"resources":[)" + sample_resource("n") + "]}");
    REQUIRE(r.ok());
    REQUIRE(r->resources[0].memberships.size() == 1);
    const auto& m = r->resources[0].memberships[0];
    CHECK(m.pool.value == "prod");
    CHECK(m.platform.value == "h100");
    CHECK(m.allocatable.cpu == Millicores{127000});
    CHECK(m.available.gpu == Gpus{-1});
    CHECK(m.available.memory == Bytes{3072});
    REQUIRE(m.rules);
    CHECK(m.rules->host_network);
    CHECK(m.rules->default_mounts == std::vector<std::string>{"/datasets"});
}

TEST_CASE("a node of which less than nothing is in use has no more free than it has, and that is known") {
    const auto r = decode_resources(R"({"resources":[{"hostname":"n","usage_fields":{"gpu":"-3","cpu":"2"},"non_workflow_usage_fields":{"gpu":-1},"allocatable_fields":{"gpu":"4","cpu":"32"},
        "pool_platform_labels":{"p":["x"],"q":["x"]},"platform_available_fields":{"p":{"x":{"gpu":"7","cpu":"30"}}}}]})");
    REQUIRE(r.ok());
    const auto& node = r->resources.at(0);
    CHECK(node.outside.gpu == Gpus{-3});
    CHECK(node.used.gpu == Gpus{0});
    CHECK(node.free().gpu == Gpus{4});
    CHECK(node.free().cpu == Millicores{30000});
    for (const auto& m : node.memberships) CHECK(m.available.gpu == Gpus{4});
}

TEST_CASE("nodes with the same rules share them") {
    const auto r = decode_resources(sample_fleet(2));
    REQUIRE(r.ok());
    CHECK(r->resources[0].memberships[0].rules == r->resources[1].memberships[0].rules);
}

TEST_CASE("a node without GPUs, in no pool, with nothing optional, is a resource") {
    const auto r = decode_resources(R"({"resources":[{"hostname":"bare","usage_fields":{},"allocatable_fields":{"cpu":"32"},"platform_available_fields":null}]})");
    REQUIRE(r.ok());
    CHECK(r->resources[0].total.gpu == Gpus{0});
    CHECK(r->resources[0].total.cpu == Millicores{32000});
    CHECK(r->resources[0].memberships.empty());
    CHECK(r->resources[0].sharing == Sharing::unknown);
}

TEST_CASE("where the service does not tell memberships apart, the node's own amounts stand") {
    const auto r = decode_resources(R"({"resources":[{"hostname":"n","usage_fields":{"cpu":"2"},"allocatable_fields":{"cpu":"32"},"pool_platform_labels":{"p":["x"]}}]})");
    REQUIRE(r.ok());
    CHECK(r->resources[0].memberships[0].allocatable.cpu == Millicores{32000});
    CHECK(r->resources[0].memberships[0].available.cpu == Millicores{30000});
    CHECK_FALSE(r->resources[0].memberships[0].rules);
}

TEST_CASE("a pool without a name is a pool that the tables do not have") {
    const auto r = decode_resources(R"({"resources":[{"hostname":"n","usage_fields":{},"allocatable_fields":{"cpu":"32"},"pool_platform_labels":{"":[""]},
        "platform_allocatable_fields":{"p":{}},"config_fields":{}}]})");
    REQUIRE(r.ok());
    CHECK(r->resources[0].memberships[0].allocatable.cpu == Millicores{32000});
    CHECK_FALSE(r->resources[0].memberships[0].rules);
}

TEST_CASE("a word for sharing that we do not know is kept as sent") {
    auto body = sample_fleet(1);
    body.replace(body.find("RESERVED"), 8, "BORROWED");
    const auto r = decode_resources(body);
    REQUIRE(r.ok());
    CHECK(r->resources[0].sharing == Sharing::unknown);
    CHECK(r->resources[0].sharing_word == "BORROWED");
}

TEST_CASE("a fault in a resource is told with its place") {
    CHECK(fault(sample_resource("n", "\"eight\"")) == R"(resources[1].usage_fields.gpu: expected a whole number, got "eight")");
    CHECK(fault(sample_resource("n", "[]")) == "resources[1].usage_fields.gpu: expected a whole number, got a list");
    CHECK(fault(sample_resource("n", "1e18")).empty());
    CHECK(fault(sample_resource("n", "-4")).empty());
    CHECK(fault("{}") == "resources[1].hostname: missing (expected a text)");
    CHECK(fault("7") == "resources[1]: expected an object, got 7");
    CHECK(fault(R"({"hostname":"n"})") == "resources[1].allocatable_fields: missing (expected an object)");
    CHECK(fault(R"({"hostname":"n","allocatable_fields":{},"usage_fields":null})") == "resources[1].usage_fields: expected an object, got null");
}

TEST_CASE("odd names are names") {
    std::string longest(500, 'x');
    for (const std::string name : {"a/b", "50%", "\\u0022quoted\\u0022", "🚀", "\u202Eright to left", longest.c_str()}) {
        CAPTURE(name);
        CHECK(decode_resources(R"({"resources":[)" + sample_resource(name) + "]}").ok());
    }
}

TEST_CASE("an answer without resources names what is missing") {
    CHECK(decode_resources("{}").error().text() == "resources: missing (expected a list)");
    CHECK(decode_resources(R"({"resources":{}})").error().text() == "resources: expected a list, got an object");
    CHECK(decode_resources("[]").error().text() == "expected an object, got a list");
    CHECK(decode_resource("{}").error().text() == "resources: missing (expected a list)");  // the first fault, not the one it led to
    CHECK(decode_resource(R"({"resources":[]})").error().text() == "resources: expected one resource, got none");
}

TEST_CASE("when nothing of a list can be read, that is a fault") {
    const auto r = decode_resources(R"({"resources":[{"hostname":7},{}]})");
    CHECK_FALSE(r.ok());
    CHECK(r.error().text() == "resources[0].hostname: expected a text, got 7");
}

TEST_CASE("a name on two backends is two resources") {
    const auto r = decode_resource(R"({"resources":[)" + sample_resource("n") + "," + sample_resource("n") + "]}");
    REQUIRE(r.ok());
    CHECK(r->resources.size() == 2);
}
