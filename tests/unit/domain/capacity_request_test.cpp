#include "domain/capacity_request.h"
#include "base/quantity.h"
#include <doctest/doctest.h>

static const std::vector<std::string> kPlatforms = {"x86-h100", "x86-a100", "arm-cpu", "lab/l40s", "my platform"};

static const KnownPlaces kPlaces = {kPlatforms, {"prod-gpu", "dev-gpu", "my pool"}};

static ReadRequest read(std::string_view text) { return read_request(text, kPlaces); }

static std::vector<std::string> unread(std::string_view text) {
    std::vector<std::string> out;
    for (const auto& word : read(text).unread) out.push_back(word.word);
    return out;
}

static Amounts amounts(std::int64_t gpus, std::int64_t cores = 0, std::int64_t memory = 0, std::int64_t storage = 0) {
    return {{gpus}, {cores * 1000}, {memory << 30}, {storage << 30}};
}

TEST_CASE("sentences as people write them") {
    struct Case { const char* text; TaskNeed need; };
    const Case cases[] = {
        {"8 GPUs free", {amounts(8), 1, ""}},
        {"8", {amounts(8), 1, ""}},
        {"find me 4 free H100s", {amounts(4), 1, "H100"}},
        {"8x h100", {amounts(8), 1, "h100"}},
        {"2 L40S", {amounts(2), 1, "L40S"}},
        {"I need 8 GPUs on one node", {amounts(8), 1, ""}},
        {"2x 8 GPUs", {amounts(8), 2, ""}},
        {"2x8 gpus h100", {amounts(8), 2, "h100"}},
        {"2×8 GPUs", {amounts(8), 2, ""}},
        {"2 tasks of 8 GPUs, 16 cores, 64 GiB on x86-h100", {amounts(8, 16, 64), 2, "x86-h100"}},
        {"16 GPUs on 2 nodes", {amounts(8), 2, ""}},
        {"1 GPU with 64Gi memory and 100 GB storage", {amounts(1, 0, 64, 100), 1, ""}},
        {"8 GPUs and 16 cores", {amounts(8, 16), 1, ""}},
        {"gpu>=8 cpu>=16 mem>=64Gi storage>=100Gi platform:h100", {amounts(8, 16, 64, 100), 1, "h100"}},
        {"4 cores on arm-cpu", {amounts(0, 4), 1, "arm-cpu"}},
        {"1 GPU on \"my platform\"", {amounts(1), 1, "my platform"}},
        {"", {amounts(1), 1, ""}},
    };
    for (const auto& c : cases) {
        INFO(c.text);
        CHECK(read(c.text).request.tasks.front() == c.need);
        CHECK(read(c.text).unread.empty());
    }
}

TEST_CASE("several kinds of task at once") {
    CHECK(read("2 tasks of 8 GPUs and 1 task of 4 cores").request.tasks == std::vector<TaskNeed>{{amounts(8), 2, ""}, {amounts(0, 4), 1, ""}});
    CHECK(read("8 GPUs + 4 GPUs").request.gpus() == Gpus{12});
}

TEST_CASE("priority, spread and nodes left out") {
    const auto r = read("16 GPUs spread over several nodes as LOW except bad-node").request;
    CHECK(r.spread);
    CHECK(r.priority == Priority::low);
    CHECK(r.excluded == std::vector<std::string>{"bad-node"});
    CHECK_FALSE(read("8 GPUs, any platform").request.spread);
    CHECK(read("8 GPUs, high priority").request.priority == Priority::high);
}

TEST_CASE("words that mean nothing are handed back") {
    CHECK(unread("8 purple GPUs tomorrow") == std::vector<std::string>{"purple", "tomorrow"});
    CHECK(unread("gpu>=many") == std::vector<std::string>{"gpu>=many"});
    CHECK(unread("8 GPUs 9") == std::vector<std::string>{"9"});
}

TEST_CASE("the name of a pool is a pool, and a name that nothing has is told with the nearest") {
    for (const auto* text : {"8 GPUs in dev-gpu", "8 GPUs on dev-gpu", "dev-gpu 8 GPUs", "pool:dev-gpu gpu>=8"}) {
        INFO(text);
        CHECK(read(text).request.pools == std::vector<std::string>{"dev-gpu"});
        CHECK(read(text).request.tasks == std::vector<TaskNeed>{{amounts(8), 1, ""}});
        CHECK(unread(text).empty());
    }
    CHECK(read("pool:dev gpu>=8").request.pools == std::vector<std::string>{"dev"});
    CHECK(read("8 GPUs on x86-h100 in prod-gpu").request.tasks.front().platform == "x86-h100");
    CHECK(read("8 GPUs in h100").request.tasks.front().platform == "h100");
    const auto near = read("8 GPUs in dev-gpo");
    REQUIRE(near.unread.size() == 1);
    CHECK(near.unread[0].nearest == "dev-gpu");
    CHECK(near.request.pools.empty());
    CHECK(read("pool:zebra 8 GPUs").unread[0].nearest.empty());
    CHECK(read("8 GPUs on x86-h10").request.tasks.front().platform == "x86-h10");  // as a specification says it: nothing has it
    CHECK(read("8 GPUs on h20").unread.size() == 1);
}

TEST_CASE("before pools and platforms are known, names are taken for what they were said to be") {
    CHECK(read_request("8 GPUs in dev-gpu", {}).unread.empty());
    CHECK(read_request("8 GPUs pool:dev", {}).request.pools == std::vector<std::string>{"dev"});
}

TEST_CASE("a printed request reads back as itself") {
    const CapacityRequest requests[] = {
        {},
        {.tasks = {{amounts(8, 16, 64, 100), 1, "x86-h100"}}, .priority = Priority::low},
        {.tasks = {{amounts(8), 3, "my platform"}, {amounts(0, 4, 16), 1, ""}}, .spread = true, .priority = Priority::high, .excluded = {"a", "b c"}},
        {.tasks = {{{{1}, {500}, {1500}, {}}, 1, ""}}},
        {.tasks = {{amounts(8), 1, "x86-h100"}}, .spread = true, .pools = {"dev-gpu", "my pool"}},
    };
    for (const auto& r : requests) {
        const auto text = print_request(r);
        INFO(text);
        CHECK(read(text).request == r);
        CHECK(read(text).unread.empty());
    }
}

TEST_CASE("the request as it was understood") {
    CHECK(request_words(read("8 GPUs free").request) == "8 GPUs on one node, any platform");
    CHECK(request_words(read("4 h100, 0.5 cores, LOW").request) == "4 GPUs, 0.5 cores on one node, platform h100, LOW");
    CHECK(request_words(read("2 tasks of 8 GPUs on h100 and 1 task of 4 cores").request) == "2 tasks of 8 GPUs on h100 and 1 task of no GPU, 4 cores, each on one node");
    CHECK(request_words(read("8 GPUs in dev-gpu").request) == "8 GPUs on one node, any platform, in dev-gpu");
    CHECK(request_words(read("16 GPUs spread").request) == "16 GPUs on any number of nodes, any platform");
}
