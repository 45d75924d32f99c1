#include "made_up.h"
#include "store/submit.h"
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
    CHECK(std::get<Follow>(page.does[0][0]).href == "#/submit?pool=prod");
    CHECK(std::get<Follow>(page.does[1][0]).href == "#/submit?pool=dev&priority=LOW");
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
    CHECK(page.storage.goes[1].param("q") == "8 GPUs, 100Gi storage on x86-h100");
    CHECK(page.storage.button.about == "storage per node");
    CHECK(page.platform.button.label == "x86-h100");
    CHECK(page.rank.selected == 2);
    CHECK(page.reset.param("q").empty());
    CHECK(with_gpus(m.route, input_of(m), "4").param("q") == "4 GPUs on x86-h100");
    CHECK(page.nodes_href == "#/resources?q=gpu>=8%20platform:x86-h100");
}

TEST_CASE("a file with an odd name makes a command that a shell reads as one word") {
    const auto page = page_of(at("#/capacity?q=1 GPU&spec=my 'best' run.yaml"));
    CHECK(page.pools[0].button.label == "Copy command");
    CHECK(std::get<CopyText>(page.does[0][0]).text == "osmo workflow submit 'my '\\''best'\\'' run.yaml' --pool prod");
}

TEST_CASE("a file that was dropped is submitted here, into the pool and with the priority chosen") {
    auto m = at("#/capacity?q=8 GPUs&spec=train.yaml");
    spec_file_dropped(m, "train.yaml", "workflow: {}");
    offer_spec_file(m, "train.yaml");
    const auto page = page_of(m);
    CHECK(page.pools[0].button.label == "Submit here");
    REQUIRE(page.does[1].size() == 2);
    const auto take = std::get<SubmitEvent>(page.does[1][0]);
    CHECK(std::get<Follow>(page.does[1][1]).href == "#/submit?pool=dev&priority=LOW");
    (void)update_submit(m, *take.what);
    CHECK(m.submit->draft.spec.text == "workflow: {}");
    CHECK(m.submit->draft.name == "train.yaml");
    CHECK(m.submit->draft.spec.priority == Priority::low);
}

TEST_CASE("the bar stands on the pool's own nodes: what it leaves empty is what is free") {
    auto m = at("#/capacity?q=8 GPUs");
    auto page = page_of(m);
    const auto filled = [&] { double sum = 0; for (const auto& part : page.pools[0].bar.parts) sum += part.share; return sum; };
    CHECK(page.pools[0].right == "14");      // 8 + 6 of 24; the sick node gives nothing
    CHECK(filled() == doctest::Approx(10.0 / 24));
    TaskSum high{.pool = PoolName{"prod"}, .priority = Priority::high, .gpu = Gpus{2}}, normal{.pool = PoolName{"prod"}, .priority = Priority::normal, .gpu = Gpus{3}};
    made_up::arrive(m.running, TaskSums{.sums = {high, normal}, .unread = {}});
    page = page_of(m);
    REQUIRE(page.pools[0].bar.parts.size() == 3);
    CHECK(page.pools[0].bar.parts[0].tone == Tone::high);
    CHECK(page.pools[0].bar.parts[1].tone == Tone::normal);
    CHECK(page.pools[0].bar.parts[2].tone == Tone::unused);
    CHECK(page.pools[1].bar.parts.size() == 1);   // nothing of dev is in use: an empty bar is still one
    CHECK(filled() == doctest::Approx(10.0 / 24));
}

TEST_CASE("what a pool waits for is named: nodes, quota too, or its maximum") {
    const auto row = [](const Model& m, std::string_view name) {
        const auto page = page_of(m);
        for (const auto& p : page.pools) if (p.title == name) return p;
        FAIL("no pool " << name);
        return page.pools[0];
    };
    auto m = at("#/capacity?q=2 tasks of 8 GPUs");
    CHECK(row(m, "prod").verdict.word == "Waits for nodes");
    CHECK(row(at("#/capacity?q=3 tasks of 8 GPUs"), "prod").lines[1] == "Starts when tasks end");
    auto q = *m.pools.value;
    q.node_sets[0].pools[0].usage.quota_free = Gpus{4};
    made_up::arrive(m.pools, q);
    CHECK(row(m, "prod").verdict.word == "Waits for nodes and quota");
    CHECK(row(m, "prod").lines[1] == "4 GPUs of quota left: NORMAL waits for quota too");
    q.node_sets[0].pools[0].maximum = Gpus{48};
    made_up::arrive(m.pools, q);
    CHECK(row(m, "prod").verdict.word == "At the pool's maximum");
    CHECK(row(m, "prod").lines[0] == "40 GPUs of its 48 at most are in use");
}

TEST_CASE("a pool without GPUs says so") {
    auto m = at("#/capacity?q=8 GPUs in batch");
    made_up::arrive(m.fleet, made_up::fleet({{.name = "arm", .pools = {"batch"}, .gpus = 0}}));
    PoolQuota q;
    q.node_sets.push_back({{Pool{.name = {"batch"}, .status = PoolStatus::online}}});
    made_up::arrive(m.pools, std::move(q));
    CHECK(page_of(m).pools[0].lines == std::vector<std::string>{"No GPUs in this pool"});
    CHECK(page_of(m).near.empty());
}

TEST_CASE("what is missing is told where no node is large enough, and where the pool is too small") {
    const auto missing = [](std::string_view hash) { return page_of(at(hash)).near.at(0).what; };
    CHECK(missing("#/capacity?q=16 GPUs") == "8 of 16 GPUs free");
    CHECK(missing("#/capacity?q=8 GPUs, 600Gi memory") == "384 of 600 GiB memory free");
    CHECK(missing("#/capacity?q=1 GPU, 3000Gi storage") == "1.8 of 2.9 TiB storage free");
    CHECK(missing("#/capacity?q=200 GPUs spread") == "8 of 200 GPUs free");
    CHECK(missing("#/capacity?q=9 tasks of 4 GPUs").starts_with("Room for 2 of 9 tasks"));
}

TEST_CASE("words that mean nothing are shown at the field") {
    CHECK(page_of(at("#/capacity?q=8 purple GPUs")).sentence.error == "Not understood: “purple”");
    CHECK(page_of(at("#/capacity?q=8 GPUs in prof")).sentence.error == "Not understood: “prof”, the nearest name is “prod”");
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
