#include "doctest/doctest.h"
#include "store/fleet.h"
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
    CHECK(parse_query("colour:red").faults() == "“colour” is not a filter here; pool, platform, health, type, backend, gpu>=, cpu>=, mem>=, storage>= and name are");
    CHECK(parse_query("gpu>=many").faults() == "“many” is not a whole number");
    CHECK(parse_query("gpu>=99999999999999999999").faults() == "“99999999999999999999” is not a whole number");
    CHECK(parse_query("pool>=4").faults() == "“pool” cannot be compared; pool: finds it");
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

TEST_CASE("scattered letters find a name when nothing holds the word as typed; literal matches stand alone") {
    CHECK(found("rh042") == "042 ");
    CHECK(found("h100") == "001 002 042 ");
    CHECK(found("\"rh042\"") == "");
}

TEST_CASE("the best match of free words comes first, the rest keep their order") {
    const auto f = fleet({{.name = "x-h100"}, {.name = "gh100"}, {.name = "h100-b"}, {.name = "other", .platform = "h100"}, {.name = "h100-a"}});
    const auto query = parse_query("h100");
    CHECK(query.ranked());
    const std::vector<std::uint32_t> order = {4, 3, 2, 1, 0};
    CHECK(ranked_rows(order, matches(f, query), true) == std::vector<std::uint32_t>{4, 2, 0, 1, 3});
    CHECK(ranked_rows(order, matches(f, query), false) == order);
    CHECK_FALSE(parse_query("pool:h100 -x gpu>=1").ranked());
}

TEST_CASE("a minus turns a term round") {
    CHECK(found("-pool:prod") == "003 014 042 ");
    CHECK(found("-h100") == "003 014 ");
    CHECK(found("h100 -dev") == "002 ");
    CHECK(found("-gpu>=4") == "001 002 014 ");
    CHECK(found("-resource-h100*") == "003 014 ");
    CHECK(found("-pool:prod,batch") == "003 042 ");
}

TEST_CASE("a star stands for the rest of a name") {
    CHECK(found("resource-h100-*") == "001 002 042 ");
    CHECK(found("h100*") == "");
    CHECK(found("name:resource-h100-*") == "001 002 042 ");
    CHECK(found("-name:resource-h100-*") == "003 014 ");
    CHECK(found("name:h100*") == "");
    CHECK(found("name:resource-a100-*,resource-arm-*") == "003 014 ");
    CHECK(found("pool:dev*") == "001 042 ");
    CHECK(found("pool:gpu*") == "003 ");
    CHECK(parse_query("h*0").faults() == "A * stands for the rest of a name, at the end only");
}

TEST_CASE("CPU, memory and storage are compared with what is free, in units people write") {
    CHECK(found("cpu>=64") == "001 002 003 014 042 ");
    CHECK(found("cpu>64") == "");
    CHECK(found("cpu<=64000m") == "001 002 003 014 042 ");
    for (const auto* text : {"mem>=384Gi", "mem>=384", "mem>=384GiB", "memory>=384gi", "mem>=393216Mi", "mem>383Gi", "mem<=384"}) CHECK_MESSAGE(found(text) == "001 002 003 014 042 ", text);
    CHECK(found("mem>384") == "");
    CHECK(found("storage>=2Ti") == "");
    CHECK(found("disk>=1800Gi") == "001 002 003 014 042 ");
    CHECK(parse_query("mem>=lots").faults() == "“lots” is not a size; mem>=64Gi is");
    CHECK(parse_query("cpu>=a").faults() == "“a” is not a number of cores; cpu>=8 is");
}

static std::string nearest(std::string_view text, QueryList list = QueryList::resources) {
    auto q = parse_query(text, list);
    if (list == QueryList::resources) judge_values(example().index(), q);
    return q.terms.front().fault + " → " + q.terms.front().nearest;
}

TEST_CASE("an unknown key or value is told, with the nearest there is") {
    CHECK(nearest("plattform:h100").ends_with(" → platform:h100"));
    CHECK(nearest("plat:h100").ends_with(" → platform:h100"));
    CHECK(nearest("-pol:prod").ends_with(" → -pool:prod"));
    CHECK(nearest("gpus:8") == "“gpu” is compared: gpu>=8 → gpu>=8");
    CHECK(nearest("zebra:1").ends_with(" → "));
    CHECK(nearest("platform:h10").ends_with(" → "));
    CHECK(nearest("platform:h200") == "No platform matches “h200” → platform:x86-h100");
    CHECK(nearest("pool:prdo") == "No pool matches “prdo” → pool:prod-gpu");
    CHECK(nearest("health:helthy") == "No health matches “helthy” → health:healthy");
    CHECK(nearest("pool:prod,zzz") == "No pool matches “zzz” → ");
    CHECK(found("pool:prod,zzz") == "001 002 ");
    CHECK(found("colour:red pool:prod") == "001 002 ");
    CHECK(nearest("pool:batch") == " → ");
}

TEST_CASE("the nearest may be put in a term's place") {
    CHECK(with_term("h100  pool:prdo gpu>=2", 1, "pool:prod-gpu") == "h100  pool:prod-gpu gpu>=2");
    CHECK(with_term("a", 3, "b") == "a");
}

TEST_CASE("a term made anew from its meaning reads back as the same") {
    for (const auto* text : {"h100", "-h100", "res*", "\"a b\"", "pool:a,\"b c\"", "-pool:x", "gpu>=8", "-gpu<3", "cpu=500m", "cpu>=2", "mem>=64Gi", "mem<12", "storage>5Ti", "name:x", "--x"}) {
        const auto before = parse_query(text).terms.front();
        auto after = parse_query(write_term(before));
        REQUIRE(after.terms.size() == 1);
        after.terms.front().text = before.text;
        CHECK_MESSAGE(after.terms.front() == before, text, " became ", write_term(before));
    }
}

TEST_CASE("times are told as how long ago, or compared with a date in UTC") {
    const auto ago = parse_query("submitted:24h", QueryList::workflows).terms[0];
    CHECK(ago.kind == Term::Kind::number);
    CHECK(ago.ago);
    CHECK(ago.number == 24 * 3600 * 1000);
    CHECK(parse_query("submitted:2w", QueryList::workflows).terms[0].number == 14LL * 24 * 3600 * 1000);
    const auto since = parse_query("submitted>=2026-11-20T10:00", QueryList::workflows).terms[0];
    CHECK(since.number == Instant{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(10)}.time_since_epoch().count());
    CHECK(write_term(since) == "submitted>=2026-11-20T10:00:00.000");
    CHECK(parse_query("submitted:yesterday", QueryList::workflows).faults() == "“yesterday” is not a time; submitted:24h and submitted>=2026-11-20 are");
    CHECK(parse_query("started>=noon", QueryList::tasks).faults() == "“noon” is not a time; started>=2026-11-20 and started>=2026-11-20T10:00 are");
    CHECK(parse_query("submitted:", QueryList::workflows).faults().empty());
    CHECK(parse_query("submited:24h", QueryList::workflows).terms[0].nearest == "submitted:24h");
}

static Workflow labelled(std::string id, std::map<std::string, std::string> labels) {
    Workflow w;
    w.id = {std::move(id)};
    w.user = {"alice"};
    w.submitted = kNoon - std::chrono::hours(static_cast<int>(w.id.value.size()));
    w.labels = std::move(labels);
    return w;
}

static std::string found_workflows(std::string_view text, const Asker& asker = {}) {
    static const std::vector<Workflow> rows = {labelled("a", {{"team", "robotics"}, {"ci", ""}}), labelled("bb", {{"team", "vision"}}), labelled("ccc", {{"team", "robots"}, {"run", "7"}})};
    const auto index = index_of(rows, {.users = {"alice", "bob"}, .pools = {}, .apps = {}});
    const auto found = matches(index, spelled_out(parse_query(text, QueryList::workflows), asker));
    std::string out;
    for (std::size_t i = 0; i < found.size(); ++i) if (found[i]) out += rows[i].id.value + " ";
    return out;
}

TEST_CASE("labels are selected as the service selects them") {
    CHECK(found_workflows("label:team=robotics") == "a ");
    CHECK(found_workflows("label:team=robo*") == "a ccc ");
    CHECK(found_workflows("label:team=*s") == "a ccc ");
    CHECK(found_workflows("label:team=*ics") == "a ");
    CHECK(found_workflows("label:team=(vision|robots)") == "bb ccc ");
    CHECK(found_workflows("label:team=rob(otics|x)") == "a ");
    CHECK(found_workflows("label:team=rob") == "");
    CHECK(found_workflows("label:run") == "ccc ");
    CHECK(found_workflows("-label:ci") == "bb ccc ");
    CHECK(found_workflows("label:team=robotics label:ci") == "a ");
}

TEST_CASE("a word for the reader or the moment is spelled out by who and when that is") {
    const Asker alice{.user = "Alice", .pools = {"p1", "p2"}, .now_ms = kNoon.time_since_epoch().count()};
    CHECK(spelled_out(parse_query("user:me", QueryList::workflows), alice).terms[0].values == std::vector<std::string>{"alice"});
    CHECK(spelled_out(parse_query("pool:mine,x", QueryList::workflows), alice).terms[0].values == std::vector<std::string>{"x", "p1", "p2"});
    CHECK(spelled_out(parse_query("user:me", QueryList::workflows), {}).terms[0].kind == Term::Kind::fault);
    CHECK(spelled_out(parse_query("user:me", QueryList::workflows), {}).faults().empty());
    CHECK(found_workflows("user:me", alice) == "a bb ccc ");
    CHECK(found_workflows("submitted:2h", alice) == "a bb ");
    CHECK(found_workflows("submitted:2h") == "a bb ccc ");  // nobody said what time it is: the service has chosen
    CHECK(found_workflows("submitted<2026-11-22T09:30", alice) == "ccc ");
}

TEST_CASE("a tab sets the values of one key and leaves the rest") {
    const std::string_view two[] = {"queued", "running"};
    CHECK(set_values("h100 status:failed user:a", "status", two, QueryList::workflows) == "h100 user:a status:queued,running");
    CHECK(set_values("h100 status:failed -status:running", "status", {}, QueryList::workflows) == "h100 -status:running");
}

TEST_CASE("values keep the capitals they were typed with, for a service that minds them") {
    CHECK(typed_values(parse_query("label:Team=\"A B\",x", QueryList::workflows).terms[0]) == std::vector<std::string>{"Team=A B", "x"});
}
