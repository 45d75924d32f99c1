#include "domain/spec_room.h"
#include "domain/capacity.h"
#include <doctest/doctest.h>

namespace {

SpecTask task(std::string name, std::int64_t gpus, std::vector<std::string> inputs = {}, std::string platform = "") {
    return {.name = std::move(name), .platform = std::move(platform), .each = {.gpu = {gpus}, .cpu = {4000}, .memory = {std::int64_t{8} << 30}, .storage = {1 << 30}}, .inputs = std::move(inputs)};
}
SpecGroup group(std::string name, std::vector<SpecTask> tasks) { return {.name = std::move(name), .tasks = std::move(tasks)}; }

}  // namespace

TEST_CASE("what runs at once is the largest of the steps, not the sum of all") {
    SpecOutline o{.groups = {group("a", {task("a", 1)}), group("b", {task("b", 4, {"a"})}), group("c", {task("c", 2, {"a"})}), group("d", {task("d", 5, {"b", "c"})})}};
    const auto room = room_of(o, Priority::normal);
    CHECK(room.steps == 3);
    CHECK(room.at_once.gpu == Gpus{6});
    CHECK(room.tasks == 2);
    CHECK(room.largest.gpu == Gpus{5});
    CHECK(room.request.gpus() == Gpus{6});
}

TEST_CASE("tasks of one group start together, and those alike are one need") {
    const auto room = room_of({.groups = {group("train", {task("lead", 8), task("w1", 8), task("w2", 8)})}}, Priority::low);
    REQUIRE(room.request.tasks.size() == 1);
    CHECK(room.request.tasks[0].count == 3);
    CHECK(room.largest_group == Gpus{24});
    CHECK(room.request.priority == Priority::low);
}

TEST_CASE("a circle, a task that waits for itself and an unknown input end the counting") {
    const auto room = room_of({.groups = {group("a", {task("a", 1, {"b"})}), group("b", {task("b", 1, {"a", "b", "nobody"})})}}, Priority::normal);
    CHECK(room.at_once.gpu.value >= 1);
    CHECK(room_of({}, Priority::normal).tasks == 0);
}

TEST_CASE("a platform that is not said is the pool's default one, and a said one is a whole name") {
    Pool pool{.name = {"p"}, .status = PoolStatus::online, .default_platform = {"big-h100"}, .platforms = {{.name = {"big-h100"}}, {.name = {"cpu"}}}, .usage = {.quota_limit = {8}, .quota_free = {8}, .total_capacity = {8}}};
    const Amounts gpu_node{.gpu = {8}, .cpu = {64000}, .memory = {std::int64_t{512} << 30}, .storage = {std::int64_t{512} << 30}};
    const Amounts cpu_node{.cpu = {64000}, .memory = {std::int64_t{512} << 30}, .storage = {std::int64_t{512} << 30}};
    std::vector<Resource> nodes(2);
    nodes[0].name = {"g"}, nodes[0].memberships = {{.pool = {"p"}, .platform = {"big-h100"}, .allocatable = gpu_node, .available = {}}};
    nodes[1].name = {"c"}, nodes[1].memberships = {{.pool = {"p"}, .platform = {"cpu"}, .allocatable = cpu_node, .available = cpu_node}};
    const std::vector<Health> health(2, Health::healthy);
    const Supply supply{.nodes = nodes, .health = health, .pools = {{&pool, 1}}};
    const auto fit = [&](const char* platform) { return rank(supply, room_of({.groups = {group("g", {task("t", 0, {}, platform)})}}, Priority::normal).request).pools[0].rule; };
    CHECK(fit("") == FitRule::nodes_busy);      // its default platform has no room; the free node is of another
    CHECK(fit("cpu") == FitRule::starts_now);
    CHECK(fit("h100") == FitRule::no_platform); // a part of a name is no name here
}
