#include "made_up.h"
#include "views/capacity/page.h"
#include <doctest/doctest.h>

using namespace capacity;

static Model at(std::string_view hash) {
    auto m = made_up::at(hash);
    made_up::arrive(m.fleet, made_up::fleet({{.name = "n1", .pools = {"prod", "dev"}, .sharing = Sharing::shared}, {.name = "n2", .pools = {"prod"}, .gpus_used = 2}, {.name = "n3", .pools = {"edge"}},
                                             {.name = "sick", .pools = {"prod"}, .taint = "node.kubernetes.io/unreachable"}}));
    PoolQuota q;
    q.node_sets.push_back({{Pool{.name = {"prod"}, .status = PoolStatus::online, .guarantee = Gpus{64}, .usage = {.quota_limit = {64}, .quota_used = {36}, .quota_free = {28}, .total_usage = {40}, .total_capacity = {100}}},
                            Pool{.name = {"dev"}, .status = PoolStatus::online, .guarantee = Gpus{8}, .usage = {.quota_limit = {8}, .quota_used = {8}, .quota_free = {0}, .total_usage = {8}, .total_capacity = {100}}}}});
    q.node_sets.push_back({{Pool{.name = {"edge"}, .status = PoolStatus::maintenance, .maintenance = true}}});
    made_up::arrive(m.pools, std::move(q));
    return m;
}

static Page page_of(const Model& m) {
    const auto in = input_of(m);
    return present(m, in, rank_for(m.route, in));
}

TEST_CASE("eight GPUs: how it was read, and where they are") {
    const auto page = page_of(at("#/capacity?q=8 GPUs free"));
    CHECK(page.read_as == "Read as 8 GPUs on one node, any platform");
    CHECK(page.summary == "1 can start it now, 1 as LOW");
    REQUIRE(page.pools.size() == 3);
    CHECK(page.pools[0].title == "prod");
    CHECK(page.pools[0].best);
    CHECK(page.pools[0].lines == std::vector<std::string>{"1 node fits, nodes shared with dev", "28 GPUs of quota left, 20 after this"});
    CHECK(page.pools[1].verdict.word == "Starts now as LOW");
    CHECK(page.pools[1].button.label == "Submit as LOW");
    CHECK(page.pools[2].faded);
    CHECK(page.pools[2].button.label.empty());
    CHECK(std::get<Follow>(page.does[0]).href == "#/submit?pool=prod");
    CHECK(std::get<Follow>(page.does[1]).href == "#/submit?pool=dev&priority=LOW");
}

TEST_CASE("what is close says what is missing") {
    const auto page = page_of(at("#/capacity?q=8 GPUs"));
    REQUIRE(page.near.size() == 3);
    CHECK(page.near[0].name == "n2");
    CHECK(page.near[0].what == "6 of 8 GPUs free");
    CHECK(page.near[1].name == "n3");
    CHECK(page.near[1].what == "8 free, but edge takes no work now");
    CHECK(page.near[2].name == "sick");
    CHECK(page.near[2].what.starts_with("8 free, but Taint"));
}

TEST_CASE("every field writes a sentence that says it") {
    const auto m = at("#/capacity?q=8 GPUs on x86-h100&rank=sharing&spec=train.yaml");
    const auto page = page_of(m);
    CHECK(page.from == "train.yaml");
    CHECK(format_route(page.placement.goes[1]) == "#/capacity?q=8%20GPUs%20on%20x86-h100,%20spread&rank=sharing");
    CHECK(page.more->param("q") == "9 GPUs on x86-h100");
    CHECK(page.fewer->param("q") == "7 GPUs on x86-h100");
    CHECK(page.priority.goes[2].param("q") == "8 GPUs on x86-h100, LOW");
    CHECK(page.cores.goes[1].param("q") == "8 GPUs, 4 cores on x86-h100");
    CHECK(page.platform.button.label == "x86-h100");
    CHECK(page.rank.selected == 2);
    CHECK(page.reset.param("q").empty());
    CHECK(with_gpus(m.route, *m.fleet.value, "4").param("q") == "4 GPUs on x86-h100");
    CHECK(page.nodes_href == "#/resources?q=gpu>=8%20platform:x86-h100");
}

TEST_CASE("a file with an odd name makes a command that a shell reads as one word") {
    const auto page = page_of(at("#/capacity?q=1 GPU&spec=my 'best' run.yaml"));
    CHECK(std::get<CopyText>(page.does[0]).text == "osmo workflow submit 'my '\\''best'\\'' run.yaml' --pool prod");
}

TEST_CASE("words that mean nothing are shown at the field") {
    CHECK(page_of(at("#/capacity?q=8 purple GPUs")).sentence.error == "Not understood: “purple”");
}

TEST_CASE("several kinds of task have no fields, and say so by their absence") {
    const auto page = page_of(at("#/capacity?q=2 tasks of 4 GPUs and 1 task of 4 cores"));
    CHECK_FALSE(page.fields);
    CHECK(page.priority.goes[2].param("q") == "2 tasks of 4 GPUs and 1 task of 0 GPUs, 4 cores, LOW");
}

TEST_CASE("a node in words, as the pool sees it") {
    const auto m = at("#/capacity?q=8 GPUs");
    const auto in = input_of(m);
    const auto ranking = rank_for(m.route, in);
    REQUIRE(ranking.nodes.size() == 1);
    const auto r = row(in, ranking.nodes[0]);
    CHECK(r.name == "n1");
    CHECK(r.pool == "prod +1");
    CHECK(r.gpus + "/" + r.gpus_total == "8/8");
    CHECK(r.href == "#/resources/n1?from=prod");
}

TEST_CASE("before an answer, and after a failed one") {
    auto m = made_up::at("#/capacity?q=8 GPUs");
    CHECK(page_of(m).state.kind == PageState::Kind::loading);
    made_up::fail(m.pools, made_up::broken("GET /api/pool_quota"));
    CHECK(page_of(m).state.kind == PageState::Kind::failed);
}
