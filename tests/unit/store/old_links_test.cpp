#include "doctest/doctest.h"
#include "store/old_links.h"
#include "store/update.h"
#include <string>

static std::string leads_to(std::string_view hash) {
    const auto now = today(parse_route(hash));
    return now ? format_route(*now) : "stays";
}

TEST_CASE("addresses of OSMO's own pages lead to the same thing here") {
    struct Pair { const char *old, *now; };
    static constexpr Pair pairs[] = {
        {"#/pools?view=prod-gpu", "#/pools/prod-gpu"},
        {"#/resources?view=node-7", "#/resources/node-7"},
        {"#/resources?view=node-7&config=prod-gpu", "#/resources/node-7?from=prod-gpu"},
        {"#/resources/node-7?context=prod-gpu", "#/resources/node-7?from=prod-gpu"},
        {"#/workflows?f=status:RUNNING&f=user:ada", "#/workflows?q=status:RUNNING%20user:ada"},
        {"#/resources?f=pool:a&f=pool:b", "#/resources?q=pool:a%20pool:b"},
        {"#/log-viewer?workflow=train-7", "#/workflows/train-7?tab=logs"},
        {"#/occupancy?groupBy=user&f=status:RUNNING", "#/tasks?look=summary&q=status:RUNNING&by=user"},
        {"#/resources?pool=prod-gpu", "#/resources?q=pool:prod-gpu"},
        {"#/resources?pool=a,b&platform=x86-h100&health=degraded&type=shared&backend=east&sort=cpu", "#/resources?q=pool:a,b%20platform:x86-h100%20health:degraded%20type:shared%20backend:east&sort=cpu"},
        {"#/resources?q=h100 -pool:a,b&pool=c", "#/resources?q=h100%20-pool:a,b%20pool:c"},
        {"#/resources/n?backend=east", "stays"},
        {"#/workflows/submit", "#/submit"},
        {"#/settings", "#/profile"},
        {"#/datasets", "stays"},
        {"#/buckets/team", "stays"},
        {"#/api/workflow/train-7/logs?last_n_lines=1000&task_name=a&retry_id=0", "#/workflows/train-7?task=a&retry=0&tab=logs&last_n_lines=1000"},
    };
    for (const auto& pair : pairs) {
        INFO(pair.old);
        CHECK(leads_to(pair.old) == pair.now);
    }
}

TEST_CASE("names people type for a page lead to it") {
    CHECK(leads_to("#/workflow/train-7?tab=logs") == "#/workflows/train-7?tab=logs");
    CHECK(leads_to("#/node/a") == "#/resources/a");
    CHECK(leads_to("#/pool/prod-gpu/workflows") == "#/pools/prod-gpu/workflows");
    CHECK(leads_to("#/dashboard") == "#/home");
}

TEST_CASE("addresses of today stay, and so does what nobody knows") {
    for (const char* hash : {"#/resources", "#/pools/prod-gpu/workflows?sort=name", "#/workflows/train-7?group=a&task=b&retry=1&tab=logs", "#/resources?q=a&by=pool", "#/nope?x=1", ""}) {
        INFO(hash);
        CHECK(leads_to(hash) == "stays");
    }
    CHECK(leads_to("#/pools?view=prod-gpu&utm_source=mail&theme=light") == "#/pools/prod-gpu?utm_source=mail&theme=light");
}

TEST_CASE("an old link is put right in the address bar, without a step in the history") {
    Model m{Instant{}};
    const auto effects = update(m, HashChanged{"#/pools?view=prod-gpu"});
    REQUIRE(effects.size() == 1);
    CHECK(std::get<SetHash>(effects[0]).hash == "#/pools/prod-gpu");
    CHECK(std::get<SetHash>(effects[0]).replace);
    CHECK(m.route.item == "prod-gpu");
}
