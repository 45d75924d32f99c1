#include "doctest/doctest.h"
#include "store/query.h"
#include "unit/views/made_up.h"

using namespace made_up;

static const Fleet& example() {
    static const Fleet f = fleet({
        {.name = "resource-h100-001", .pools = {"prod-gpu", "dev-gpu"}, .gpus_used = 6, .sharing = Sharing::shared},
        {.name = "resource-h100-002", .pools = {"prod-gpu"}, .gpus_used = 8},
        {.name = "resource-a100-003", .pools = {"gpu"}, .platform = "x86-a100", .gpus = 4},
        {.name = "resource-arm-014", .pools = {"batch-arm"}, .platform = "arm-cpu", .gpus = 0, .backend = "edge"},
        {.name = "resource-h100-042", .pools = {"dev-gpu"}, .taint = "node.kubernetes.io/unreachable"},
    });
    return f;
}

static std::string found(std::string_view text) {
    const auto m = matches(example(), parse_query(text));
    std::string out;
    for (std::size_t i = 0; i < m.size(); ++i) if (m[i]) out += example().resources()[i].name.value.substr(example().resources()[i].name.value.size() - 3) + " ";
    return out;
}

TEST_CASE("free words all have to be somewhere in name, pool, platform or backend") {
    CHECK(found("") == "001 002 003 014 042 ");
    CHECK(found("H100 dev") == "001 042 ");
    CHECK(found("h100 arm") == "");
    CHECK(found("edge") == "014 ");
}

TEST_CASE("a value finds names with a word that begins so; commas mean either") {
    CHECK(found("pool:prod") == "001 002 ");
    CHECK(found("pool:rod") == "");
    CHECK(found("pool:dev,batch") == "001 014 042 ");
    CHECK(found("platform:arm") == "014 ");
    CHECK(found("backend:kube platform:x86-a") == "003 ");
    CHECK(found("type:shared") == "001 ");
}

TEST_CASE("a value that is a whole name means that one only") {
    CHECK(found("pool:gpu") == "003 ");
    CHECK(found("pool:dev-gpu") == "001 042 ");
}

TEST_CASE("health is one of the five words, also in part") {
    CHECK(found("health:unhealthy") == "042 ");
    CHECK(found("health:healthy") == "001 002 003 014 ");
    CHECK(found("health:heal") == "001 002 003 014 ");
    CHECK(found("health:un") == "042 ");
}

TEST_CASE("gpu is compared with what is free") {
    CHECK(found("gpu>=4") == "003 042 ");
    CHECK(found("gpu>4") == "042 ");
    CHECK(found("gpu<1") == "002 014 ");
    CHECK(found("gpu<=2") == "001 002 014 ");
    CHECK(found("gpu=2") == "001 ");
    CHECK(found("GPU>=8 pool:dev") == "042 ");
}

TEST_CASE("a term nobody knows is reported and narrows nothing") {
    CHECK(found("colour:red h100") == found("h100"));
    CHECK(parse_query("colour:red").faults() == "“colour:” is not a filter here; pool, platform, health, type, backend and gpu>= are");
    CHECK(parse_query("gpu>=many").faults() == "“many” is not a whole number");
    CHECK(parse_query("gpu>=99999999999999999999").faults() == "“99999999999999999999” is not a whole number");
    CHECK(parse_query("cpu>=4").faults() == "“cpu” cannot be compared; gpu>=8 can");
}

TEST_CASE("half a term is no fault: it is still being typed") {
    for (const auto* text : {"pool:", "gpu>", "gpu>=", "pool:,", ":", ">=", "\"", "pool:\""}) {
        CHECK_MESSAGE(parse_query(text).faults().empty(), text);
    }
    CHECK(found("pool:") == found(""));
    CHECK(found("gpu>=") == found(""));
}

TEST_CASE("menus write what a person could have typed") {
    CHECK(toggle_value("", "pool", "prod-gpu") == "pool:prod-gpu");
    CHECK(toggle_value("h100 pool:prod-gpu", "pool", "dev-gpu") == "h100 pool:prod-gpu,dev-gpu");
    CHECK(toggle_value("pool:prod-gpu,dev-gpu h100", "pool", "prod-gpu") == "pool:dev-gpu h100");
    CHECK(toggle_value("pool:prod-gpu h100", "pool", "prod-gpu") == "h100");
    CHECK(toggle_value("pool: h100", "pool", "a b") == "pool:\"a b\" h100");
    CHECK(set_number("h100 gpu>=2", "gpu", 8) == "h100 gpu>=8");
    CHECK(set_number("h100 gpu>=2", "gpu", std::nullopt) == "h100");
    CHECK(without_term("a b c", 1) == "a c");
}

TEST_CASE("a name with a space or a comma survives the menu") {
    const auto f = fleet({{.name = "a", .pools = {"my, pool"}}, {.name = "b", .pools = {"my"}}});
    const auto text = toggle_value("", "pool", "my, pool");
    CHECK(names_value(parse_query(text), "pool", "my, pool"));
    CHECK(matches(f, parse_query(text)) == std::vector<std::uint8_t>{1, 0});
}

TEST_CASE("any text is some query, and printing it keeps the terms") {
    for (const auto* text : {"", "   ", "a:b:c", "::", "gpu>=-4", "pool:\"x", "💡 pool:💡", "-pool:x", "a\"b c\"d"}) {
        const auto q = parse_query(text);
        CHECK_MESSAGE(parse_query(print_query(q)) == q, text);
        CHECK(matches(example(), q).size() == 5);
    }
}
