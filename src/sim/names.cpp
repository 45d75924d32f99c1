#include "sim/names.h"

#include <algorithm>

namespace sim {
namespace {

struct Person {
    std::string_view name, home;
};
constexpr Person kPeople[] = {
    {"user-a", "prod-gpu"}, {"user-b", "research"}, {"user-c", "prod-gpu"}, {"user-d", "research"}, {"user-e", "dev-gpu"},
    {"user-f", "staging"}, {"user-g", "batch-arm"}, {"ci-runner", "staging"}, {"svc-nightly", "batch-arm"},
    {"frank.o'neil@example.com", "dev-gpu"}, {"zoë.müller@example.com", "research"}, {"田中太郎", "prod-gpu"}, {"оля", "dev-gpu"},
};

constexpr std::string_view kTeams[] = {"robotics", "perception", "sim", "infra", "ロボット工学"};
constexpr std::string_view kProjects[] = {"groot", "isaac", "cosmos", "größe-xl"};
constexpr std::string_view kTags[] = {"release", "paper", "baseline"};

// A home is the first region's pool of that name; every region's pools take people of the same homes.
std::string_view home_of(std::string_view pool) {
    for (const auto& person : kPeople)
        if (pool.starts_with(person.home)) return person.home;
    return pool;
}

}  // namespace

std::vector<User> first_users(const Fleet& fleet, bool without_user_a) {
    std::vector<User> users;
    for (const auto& person : kPeople) {
        const bool there = fleet.pool_index(person.home) >= 0;
        users.push_back({.name = std::string(person.name), .pool = std::string(there ? person.home : "default")});
    }
    if (without_user_a) {
        users.front().known = false;
        users.front().pool.clear();
    }
    return users;
}

int pick_user(const World& world, int pool, bool automatic, Random& random) {
    const auto home = home_of(nth(world.fleet.pools, pool).name);
    std::vector<int> fit;
    for (int u = 0; u < static_cast<int>(std::size(kPeople)); ++u) {
        const auto& person = kPeople[u];
        if (!nth(world.users, u).known) continue;
        const bool machine = person.name == "ci-runner" || person.name == "svc-nightly";
        if (machine == automatic && (automatic || person.home == home)) fit.push_back(u);
    }
    if (fit.empty() || (!automatic && random.chance(0.12))) return random.between(1, static_cast<int>(std::size(kPeople)) - 1);
    return random.pick(fit);
}

Labels pick_labels(Random& random) {
    Labels labels;
    if (random.chance(0.75)) labels.emplace_back("team", random.pick(kTeams));
    if (random.chance(0.65)) labels.emplace_back("project", random.pick(kProjects));
    if (random.chance(0.10)) labels.emplace_back("run", "r" + std::to_string(random.between(1, 400)));
    return labels;
}

std::vector<std::string> pick_tags(Random& random) {
    std::vector<std::string> tags;
    for (const auto tag : kTags)
        if (random.chance(0.07)) tags.emplace_back(tag);
    return tags;
}

}  // namespace sim
