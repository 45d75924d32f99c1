#include "doctest/doctest.h"
#include "store/fleet.h"
#include "store/query_lists.h"
#include "unit/views/made_up.h"
#include <fmt/core.h>

using namespace made_up;

static const Fleet& example() {
    static const Fleet f = fleet({
        {.name = "resource-h100-001", .pools = {"prod-gpu", "dev-gpu"}, .gpus_used = 6, .sharing = Sharing::shared},
        {.name = "resource-h100-002", .pools = {"prod-gpu"}, .gpus_used = 8},
        {.name = "resource-a100-003", .pools = {"gpu"}, .platform = "x86-a100", .gpus = 4},
        {.name = "resource-arm-014", .pools = {"my pool"}, .platform = "arm-cpu", .gpus = 0, .backend = "edge"},
    });
    return f;
}

// What is offered where the | stands.
static std::string offered(std::string text) {
    const auto caret = text.find('|');
    text.erase(caret, 1);
    std::string out;
    for (const auto& c : complete(text, caret, example().index()).items) out += c.count < 0 ? c.text + " " : fmt::format("{}({}) ", c.text, c.count);
    return out;
}

// The text after the first offer was taken.
static std::string taken(std::string text) {
    const auto caret = text.find('|');
    text.erase(caret, 1);
    const auto found = complete(text, caret, example().index());
    REQUIRE_FALSE(found.items.empty());
    return text.replace(found.from, found.to - found.from, found.items.front().insert);
}

TEST_CASE("in an empty place the keys are offered, then those that begin so") {
    CHECK(offered("|") == "pool: platform: health: type: backend: gpu>= cpu>= mem>= storage>= name: ");
    CHECK(offered("h100 |") == offered("|"));
    CHECK(offered("he|") == "health: health:healthy(4) ");
    CHECK(offered("memo|") == "mem>= ");
    CHECK(taken("pla|") == "platform:");
    CHECK(taken("-pla|") == "-platform:");
}

TEST_CASE("values come with the number of rows that have them, the commonest first") {
    CHECK(offered("pool:|") == "prod-gpu(2) dev-gpu(1) gpu(1) my pool(1) ");
    CHECK(offered("pool:g|") == "gpu(1) prod-gpu(2) dev-gpu(1) ");
    CHECK(offered("pool:prod-gpu,|") == "dev-gpu(1) gpu(1) my pool(1) ");
    CHECK(offered("type:|") == "reserved(3) shared(1) unused(0) ");
    CHECK(offered("colour:|") == "");
}

TEST_CASE("a value typed without its key is offered with it") { CHECK(offered("h100|") == "platform:x86-h100(2) "); }

TEST_CASE("what is taken stands in the place of what was begun, and nothing else") {
    CHECK(taken("pool:pr|") == "pool:prod-gpu ");
    CHECK(taken("pool:pr| gpu>=4") == "pool:prod-gpu gpu>=4");
    CHECK(taken("pool:pr|xx,dev") == "pool:prod-gpu,dev");
    CHECK(taken("-pool:dev-gpu,pr|") == "-pool:dev-gpu,prod-gpu ");
    CHECK(taken("pool:my|") == "pool:\"my pool\" ");
    CHECK(taken("gpu>=|") == "gpu>=1 ");
}

TEST_CASE("amounts are offered with how many rows would be left") {
    CHECK(offered("gpu>=|") == "gpu>=1(2) gpu>=2(2) gpu>=4(1) gpu>=8(0) ");
    CHECK(offered("gpu<|") == "gpu<1(2) gpu<2(2) gpu<4(3) gpu<8(4) ");
}

static std::vector<Workflow> runs() {
    std::vector<Workflow> out;
    const auto add = [&](const char* id, const char* user, const char* status, Priority p) {
        Workflow w{.id = {id}, .uuid = {}, .user = {user}, .pool = PoolName{"prod-gpu"}, .status = {status_of(status), status}, .priority = p, .priority_word = {}};
        w.labels = {{"team", "vision"}};
        out.push_back(std::move(w));
    };
    add("train-1", "ada@x", "RUNNING", Priority::high);
    add("train-2", "ben@x", "FAILED_IMAGE_PULL", Priority::low);
    add("eval-3", "ada@x", "PENDING", Priority::normal);
    return out;
}

static std::string found(const QueryIndex& index, std::string_view text) {
    std::string out;
    const auto m = matches(index, parse_query(text, index.list()));
    for (std::size_t i = 0; i < m.size(); ++i) if (m[i]) out += fmt::format("{} ", i);
    return out;
}

TEST_CASE("workflows are found by phase, status, user, priority, label and name") {
    const auto rows = runs();
    const auto index = index_of(rows, {.users = {"cy@x"}, .pools = {}, .apps = {}});
    CHECK(found(index, "status:failed") == "1 ");
    CHECK(found(index, "status:image") == "1 ");
    CHECK(found(index, "status:queued,running") == "0 2 ");
    CHECK(found(index, "user:ada -status:running") == "2 ");
    CHECK(found(index, "priority:low") == "1 ");
    CHECK(found(index, "label:team=vision train") == "0 1 ");
    CHECK(found(index, "name:train,eval-3") == "0 1 2 ");
    CHECK(found(index, "tag:anything") == "0 1 2 ");
    CHECK(complete("user:", 5, index, "ben@x").items.front().text == "ben@x");
    CHECK(complete("user:c", 6, index).items.front().count == 0);
}

TEST_CASE("a status is asked of the service in its own words") {
    CHECK(statuses_meant("queued") == std::vector<std::string>{"PENDING", "WAITING"});
    CHECK(statuses_meant("run") == std::vector<std::string>{"RUNNING"});
    CHECK(statuses_meant("failed").size() == 11);  // what was not accepted is asked for as rejected
    CHECK(statuses_meant("image") == std::vector<std::string>{"FAILED_IMAGE_PULL"});
    CHECK(statuses_meant("completed") == std::vector<std::string>{"COMPLETED"});
    CHECK(statuses_meant("zebra").empty());
    CHECK(statuses_meant("starting", true) == std::vector<std::string>{"INITIALIZING"});
}

TEST_CASE("each list says which of its keys the service takes, and completions repeat it") {
    CHECK(find_key(QueryList::workflows, "pool")->asked);
    CHECK_FALSE(find_key(QueryList::tasks, "gpu")->asked);
    for (const auto& key : schema_of(QueryList::resources).keys) CHECK_FALSE(key.asked);
    const auto index = index_of(runs(), {});
    for (const auto& item : complete("", 0, index).items) CHECK(item.note.ends_with(find_key(QueryList::workflows, item.text.substr(0, item.text.size() - 1))->asked ? "asked of the service" : "among those loaded"));
}

TEST_CASE("pools are found by status, backend, platform and what is free") {
    PoolQuota quota;
    Pool a{.name = {"prod-gpu"}, .status = PoolStatus::online, .backend = {"k8s"}, .platforms = {{.name = {"x86-h100"}, .description = {}, .allowed_mounts = {}, .default_mounts = {}}}};
    a.usage.total_free = Gpus{12}, a.usage.quota_free = Gpus{-3};
    Pool b{.name = {"edge"}, .status = PoolStatus::offline, .backend = {"arm"}};
    quota.node_sets = {{{a}}, {{b}}};
    const auto index = index_of(quota, {});
    CHECK(found(index, "status:online") == "0 ");
    CHECK(found(index, "platform:h100 gpu>=8") == "0 ");
    CHECK(found(index, "quota<0") == "0 ");
    CHECK(found(index, "backend:arm") == "1 ");
    CHECK(found(index, "edge") == "1 ");
    Resource node{.name = {"n"}};
    node.memberships = {{.pool = {"prod-gpu"}, .available = {.gpu = {4}}}};
    const FreeGpus own(std::span<const Resource>(&node, 1));
    CHECK(found(index_of(quota, own), "gpu>=8").empty());      // its set has 12, its own nodes 4
    CHECK(found(index_of(quota, own), "gpu>=4") == "0 ");
}
