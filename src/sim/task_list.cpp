#include "sim/task_list.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "sim/json.h"
#include "sim/scope.h"
#include "sim/urls.h"

namespace sim {
namespace {

constexpr std::int64_t kMostRows = 1000;

struct Filter {
    Scope scope;
    std::string workflow;
    std::vector<std::size_t> statuses, priorities;
    std::vector<std::string> nodes;
    std::optional<Instant> after, before;
    std::int64_t offset = 0, limit = 20;
    bool newest_first = false, summary = false, by_workflow = false;
};

struct Row {
    int rank;  // SCHEDULING, INITIALIZING, RUNNING, the rest
    Instant start;
    Place at;
};

int rank_of(Status s) {
    switch (s) {
        case Status::scheduling: return 0;
        case Status::initializing: return 1;
        case Status::running: return 2;
        default: return 3;
    }
}

// Newest first, what has not started before all that has.
bool comes_before(const Row& a, const Row& b) {
    if (a.rank != b.rank) return a.rank < b.rank;
    if (a.start != b.start) return a.start == kNever || (b.start != kNever && a.start > b.start);
    const auto key = [](const Place& p) { return std::tie(p.workflow, p.group, p.task, p.attempt); };
    return key(a.at) > key(b.at);
}

const std::string* node_of(const World& world, const Attempt& a) {
    return a.node < 0 || a.initializing == kNever ? nullptr : &nth(world.fleet.nodes, a.node).name;
}

bool has(const std::vector<std::size_t>& all, std::size_t one) { return std::find(all.begin(), all.end(), one) != all.end(); }

bool fits(const World& world, const Filter& f, const Attempt& a) {
    if (!f.statuses.empty() && !has(f.statuses, static_cast<std::size_t>(a.status))) return false;
    if (f.after && a.start != kNever && a.start < *f.after) return false;
    if (f.before && (a.start == kNever || a.start > *f.before)) return false;
    if (f.nodes.empty()) return true;
    const auto* node = node_of(world, a);
    return node != nullptr && std::find(f.nodes.begin(), f.nodes.end(), *node) != f.nodes.end();
}

bool fits(const Filter& f, const Workflow& w) {
    if (!f.scope.admits(w)) return false;
    if (!f.workflow.empty() && w.name.find(f.workflow) == std::string::npos) return false;
    return f.priorities.empty() || has(f.priorities, static_cast<std::size_t>(w.priority));
}

std::vector<Row> select(const World& world, const Filter& f) {
    std::vector<Row> rows;
    for (int w = 0; w < static_cast<int>(world.workflows.size()); ++w) {
        const auto& workflow = nth(world.workflows, w);
        if (!fits(f, workflow)) continue;
        for (int g = 0; g < static_cast<int>(workflow.groups.size()); ++g) {
            const auto& tasks = nth(workflow.groups, g).tasks;
            for (int t = 0; t < static_cast<int>(tasks.size()); ++t)
                for (int n = 0; n < static_cast<int>(nth(tasks, t).attempts.size()); ++n) {
                    const auto& a = nth(nth(tasks, t).attempts, n);
                    if (fits(world, f, a)) rows.push_back({rank_of(a.status), a.start, {w, g, t, n}});
                }
        }
    }
    return rows;
}

// One page of something sorted; ASC turns the page around.
template <class List, class Less>
List cut_page(List all, const Filter& f, Less less) {
    const auto from = std::min<std::size_t>(static_cast<std::size_t>(f.offset), all.size());
    const auto to = std::min<std::size_t>(from + static_cast<std::size_t>(f.limit), all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<long>(to), all.end(), less);
    List page(all.begin() + static_cast<long>(from), all.begin() + static_cast<long>(to));
    if (!f.newest_first) std::reverse(page.begin(), page.end());
    return page;
}

double gib(std::int64_t amount, std::int64_t unit) { return static_cast<double>(amount) / static_cast<double>(unit); }

void encode_amount(Json& j, const Amount& a) {
    j.key("storage").real(gib(a.storage_bytes, kGib)).key("cpu").number(a.cpus);
    j.key("memory").real(gib(a.memory_kib, kKibPerGib)).key("gpu").number(a.gpus);
}

void encode_row(Json& j, const World& world, Place at) {
    const auto& w = world.workflow(at);
    const auto& t = world.task(at);
    const auto& a = nth(t.attempts, at.attempt);
    const auto which = "?task_name=" + t.name;
    j.open().key("user").text(world.user_name(w.user)).key("workflow_id").text(w.name).key("workflow_uuid").text(w.uuid());
    j.key("task_name").text(t.name).key("retry_id").number(at.attempt).key("pool");
    if (w.sparse) j.null();
    else j.text(world.pool(w).name);
    const auto* node = node_of(world, a);
    j.key("node");
    if (node == nullptr) j.null();
    else j.text(*node);
    j.key("start_time").time(a.start).key("end_time").time(a.end).key("duration");
    if (a.start == kNever) j.null();
    else j.seconds((a.end == kNever ? world.now : a.end) - a.start);
    j.key("status").text(w.task_word.empty() ? word(a.status) : std::string_view(w.task_word));
    j.key("overview").text(overview_url(w)).key("logs").text(logs_url(w) + which).key("error_logs");
    if (is_failure(a.status)) j.text(error_logs_url(w) + which);
    else j.null();
    j.key("grafana_url").text(grafana_url(world, w)).key("dashboard_url").text_or_null(dashboard_url(world, w));
    encode_amount(j, t.ask);
    j.key("priority").text(word(w.priority)).close();
}

Reply rows_reply(const World& world, const Filter& f) {
    std::string body;
    Json j(body);
    j.open().key("tasks").list();
    for (const auto& row : cut_page(select(world, f), f, comes_before)) encode_row(j, world, row.at);
    j.end().close();
    return json_reply(std::move(body));
}

using SumKey = std::tuple<std::string, std::string, std::string, std::string>;  // user, pool, priority, workflow

Reply sums_reply(const World& world, const Filter& f) {
    std::map<SumKey, Amount> sums;
    for (const auto& row : select(world, f)) {
        const auto& w = world.workflow(row.at);
        const bool split = f.by_workflow && !f.summary;  // summary wins
        sums[{world.user_name(w.user), world.pool(w).name, std::string(word(w.priority)), split ? w.name : ""}] +=
            world.task(row.at).ask;
    }
    const std::vector<std::pair<SumKey, Amount>> all(sums.begin(), sums.end());
    std::string body;
    Json j(body);
    j.open().key("summaries").list();
    for (const auto& [key, amount] : cut_page(all, f, [](const auto& a, const auto& b) { return a.first < b.first; })) {
        const auto& [user, pool, priority, workflow] = key;
        j.open().key("user").text(user).key("pool").text(pool);
        encode_amount(j, amount);
        j.key("priority").text(priority);
        if (!workflow.empty()) j.key("workflow_id").text(workflow);
        j.close();
    }
    j.end().close();
    return json_reply(std::move(body));
}

std::optional<Reply> read_filter(Call& call, Filter& f) {
    constexpr std::string_view kOrders[] = {"ASC", "DESC"};
    f.workflow = call.query.text("workflow_id").value_or("");
    f.statuses = call.query.some_of("statuses", kStatusWords);
    f.nodes = call.query.list("nodes");
    f.after = call.query.instant("started_after");
    f.before = call.query.instant("started_before");
    f.offset = call.query.integer("offset", 0);
    f.limit = std::min(call.query.integer("limit", 20), kMostRows);
    f.newest_first = call.query.one_of("order", kOrders).value_or(0) == 1;
    f.summary = call.query.flag("summary", false);
    f.by_workflow = call.query.flag("aggregate_by_workflow", false);
    f.priorities = call.query.some_of("priority", kPriorityWords);
    if (auto refusal = read_scope(call, f.scope)) return refusal;
    if (f.limit <= 0) return domain_error(400, "USER", "Limit must be greater than 0.");
    if (f.offset < 0) return domain_error(400, "DATABASE", "Error: OFFSET must not be negative\n");
    return std::nullopt;
}

}  // namespace

Reply list_tasks(Call& call) {
    Filter f;
    if (auto refusal = read_filter(call, f)) return *refusal;
    return f.summary || f.by_workflow ? sums_reply(call.service.world(), f) : rows_reply(call.service.world(), f);
}

}  // namespace sim
