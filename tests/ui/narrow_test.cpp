#include "ui/harness.h"
#include <doctest/doctest.h>

// On a phone a page goes on below, never past the right edge. Tabs are the exception: they scroll sideways.
static std::string past_the_edge(Harness& h) {
    std::string out;
    const auto& tree = h.console.tree();
    const auto among_tabs = [&](const a11y::Node& n) {
        for (const auto* up = &n; up; up = up->parent ? tree.find(up->parent) : nullptr)
            if (up->role == a11y::Role::tab || up->role == a11y::Role::tablist) return true;
        return false;
    };
    for (const auto& n : tree.nodes())
        if (n.x + n.w > float(h.console.setup.width) + 1 && !among_tabs(n)) out += std::string(n.name) + " ends at " + std::to_string(int(n.x + n.w)) + "\n";
    return out;
}

TEST_CASE("on a phone nothing stands past the right edge") {
    for (const char* hash : {"#/", "#/workflows", "#/tasks", "#/tasks?look=summary", "#/pools", "#/pools/sky-h100", "#/pools/sky-h100/resources", "#/pools/sky-h100/workflows", "#/pools/sky-h100/platforms",
                             "#/pools/sky-h100/limits", "#/resources", "#/resources?by=pool", "#/resources?look=map", "#/resources/sky-h100-01", "#/capacity?q=2 GPUs", "#/compare?r=sky-h100-00,sky-h100-01,sky-cpu-00",
                             "#/compare?p=sky-h100,sky-shared", "#/profile", "#/nope"}) {
        Harness h(hash, {.width = 390, .height = 844});
        h.answer();
        h.console.transport.answer("/api/auth/access_token", R"([{"user_name":"ada","token_name":"a-rather-long-name-of-a-token","expires_at":"2027-06-01T00:00:00","description":"For the CLI","roles":["osmo-user"]}])");
        h.start();
        CHECK_MESSAGE(past_the_edge(h).empty(), hash, ":\n", past_the_edge(h));
    }
}
