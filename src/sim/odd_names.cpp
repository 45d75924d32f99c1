#include "sim/odd_names.h"

#include <algorithm>
#include <iterator>

namespace sim {
namespace {

constexpr std::int64_t kHuge = 1'000'000'000'000'000'000;  // 10^18

const std::string kNames[] = {
    "node/with/slashes", "100%25-node", "%2F%00", "it's \"quoted\" `here`", "🚀-résumé-节点", "عقدة-العرض-٧", "a\\b\\n", "  spaces  at  both  ends  ",
    "tab\there", "line\nbreak", "<b>bold</b>&amp;", "?x=1#frag", "-", "..", "e\u0301\u0327\u0323combining", "\u202Ereversed", "null", std::string(500, 'w'),
};

const std::string kMember = R"("future_member":{"list":[1,null,"two"],"flag":true},"another":-1.5e300)";

// Keeps its place among the others: what is sorted by name stays sorted.
void rename_pool(Fleet& fleet, std::string_view name, std::string_view tail) {
    if (const int p = fleet.pool_index(name); p >= 0) nth(fleet.pools, p).name += tail;
}

void odd_amounts(std::vector<Node>& nodes) {
    nodes[20].foreign.memory_kib = kHuge;
    nodes[21].allocatable.storage_bytes = kHuge;
    nodes[22].foreign.gpus = -4;
    nodes[23].foreign.cpus = -3;
    nodes[24].allocatable.cpus = 0;
    nodes[25].type_word = "BORROWED";
    nodes[26].extra = kMember;
    nodes[27].sparse = true;
}

}  // namespace

void make_odd(Fleet& fleet) {
    rename_pool(fleet, "dev-gpu", "'; DROP TABLE pools; --");
    rename_pool(fleet, "research", "/β \"50%\" 🚀 بحث");
    rename_pool(fleet, "staging", "-" + std::string(492, 's'));
    for (auto& pool : fleet.pools) {
        if (pool.name.starts_with("edge-sim")) pool.status_word = "HIBERNATING";
        if (pool.name.starts_with("dev-gpu")) pool.quota = Quota{kHuge, -1, 1};
        if (pool.name.starts_with("research"))
            pool.description = "Опис \"with quotes\"\nand a second line " + std::string(600, '.');
        if (pool.name.starts_with("batch-arm")) pool.extra = kMember;
    }
    odd_amounts(fleet.nodes);
    for (std::size_t i = 0; i < std::size(kNames); ++i)
        if (fleet.nodes[i].name != fleet.failing) fleet.nodes[i].name = kNames[i];
    std::sort(fleet.nodes.begin(), fleet.nodes.end(), [](const Node& a, const Node& b) { return a.name < b.name; });
}

void make_odd(std::vector<User>& users) {
    users[2].name = "<script>alert(1)</script>";
    users[3].name = "مستخدم/تجربة %41";
    users[4].name = std::string(500, 'u');
    users[5].name = "👩‍🚀 o'neil \"the\" pilot";
}

namespace {

void odd_members(World& world) {
    auto& all = world.workflows;
    const auto at = [&](std::size_t from_end) -> Workflow& { return all[all.size() - 1 - from_end]; };
    at(20).status_word = "HIBERNATING";
    at(21).status_word = "ASSIGNED";
    at(22).task_word = "FAILED_BUILDING";
    at(23).extra = kMember;
    at(24).sparse = true;
    at(25).labels = {{"", ""}, {"a=b", "c=d"}, {"ключ \"1\"", std::string(500, 'v')}, {"emoji", "🧪"}};
    at(26).exec_timeout = Span{kHuge};
    at(27).tags = {"with space", "тег", "a/b?c"};
    auto ended = std::find_if(all.rbegin() + 30, all.rend(),
                              [](const Workflow& w) { return w.status == WorkflowStatus::completed; });
    if (ended != all.rend()) ended->end = ended->start - seconds{5};  // clocks disagree
}

}  // namespace

void make_odd_work(World& world) {
    const auto last = static_cast<int>(world.workflows.size()) - 1;
    for (int i = 0; i < static_cast<int>(std::size(kNames)); ++i) world.rename(last - i, kNames[i]);
    odd_members(world);
}

}  // namespace sim
