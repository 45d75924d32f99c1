#include "sim/scenarios.h"

#include <algorithm>

namespace sim {
namespace {

constexpr Span kDay = days{1};

// name, nodes, regions, workflows, tasks each, past, pause, long run, load, foreign, trouble
constexpr Scenario kScenarios[] = {
    {"small", 64, 1, 1'246, 4.0, 4 * kDay, seconds{45}, hours{6}, 0.82, 0.06, Trouble::none},
    {"busy", 160, 1, 4'000, 5.0, 2 * kDay, seconds{8}, hours{3}, 1.05, 0.06, Trouble::none},
    {"thousand", 1'000, 2, 5'000, 4.0, 3 * kDay, seconds{20}, hours{8}, 0.68, 0.06, Trouble::none},
    {"ten_thousand", 10'000, 4, 8'000, 4.0, 3 * kDay, seconds{10}, hours{30}, 0.60, 0.10, Trouble::none},
    {"hundred_thousand", 100'000, 6, 20'000, 3.0, 2 * kDay, seconds{5}, hours{120}, 0.60, 0.35, Trouble::none},
    {"bad_day", 64, 1, 1'246, 4.0, 4 * kDay, seconds{45}, hours{6}, 0.82, 0.06, Trouble::bad_day},
    {"empty", 0, 0, 0, 0.0, Span{0}, Span{0}, hours{1}, 0.0, 0.0, Trouble::none},
    {"first_login", 64, 1, 1'246, 4.0, 4 * kDay, seconds{45}, hours{6}, 0.82, 0.06, Trouble::first_login},
    {"odd_names", 64, 1, 300, 4.0, 2 * kDay, seconds{45}, hours{6}, 0.82, 0.06, Trouble::odd_names},
    {"showcase", 64, 1, 300, 4.0, 2 * kDay, seconds{45}, hours{6}, 0.82, 0.06, Trouble::none, true},
};

}  // namespace

std::span<const Scenario> scenarios() { return kScenarios; }

const Scenario* find_scenario(std::string_view name) {
    const auto* found =
        std::find_if(std::begin(kScenarios), std::end(kScenarios), [&](const Scenario& s) { return s.name == name; });
    return found == std::end(kScenarios) ? nullptr : found;
}

}  // namespace sim
