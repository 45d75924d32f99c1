#include "store/query_lists.h"
#include "base/text.h"
#include <algorithm>
#include <array>
#include <limits>

namespace {

std::size_t at(QueryList list, std::string_view key) { return key_index(list, key); }

std::string_view status_word(const Pool& pool) {
    static constexpr std::array<std::string_view, 4> words = {"unknown", "online", "offline", "maintenance"};
    if (pool.maintenance) return "maintenance";
    return pool.status == PoolStatus::unknown && !pool.status_word.empty() ? std::string_view(pool.status_word) : words[static_cast<std::size_t>(pool.status)];
}

constexpr std::array<Phase, 5> kPhases = {Phase::queued, Phase::starting, Phase::running, Phase::completed, Phase::failed};
constexpr std::array<std::string_view, 3> kPriorities = {"HIGH", "NORMAL", "LOW"};
constexpr std::int64_t kNotYet = std::numeric_limits<std::int64_t>::max();  // later than any time, as the service has it
constexpr int kStatuses = static_cast<int>(Status::failed_upstream);

// What was not accepted never ran: it is a state of its own to a person, which the service does not list unless it is asked for.
constexpr std::string_view kRejected = "rejected";

bool of_workflows(Status s) { return s >= Status::pending && s <= Status::failed_preempted; }
bool of_tasks_only(Status s) { return s == Status::pending || s == Status::failed_submission; }

void know(QueryIndex& index, const KnownNames& names, bool tasks) {
    for (const auto phase : kPhases)
        if (tasks || phase != Phase::starting) index.know("status", phase_word(phase));
    if (!tasks) index.know("status", kRejected);
    for (const auto word : kPriorities) index.know("priority", word);
    for (const auto& user : names.users) index.know("user", user);
    for (const auto& pool : names.pools) index.know("pool", pool);
    if (!tasks) for (const auto& app : names.apps) index.know("app", app);
}

void put_status(QueryIndex& index, std::size_t key, const StatusWord& status) {
    const std::string_view both[] = {status.status == Status::failed_submission ? kRejected : phase_word(phase_of(status.status)), status.word};
    const auto same = lower_case(both[1]) == both[0];
    index.put(key, index.set_of(key, std::span(both).first(same ? 1 : 2)));
}

std::string_view priority_word(Priority p, std::string_view sent) {
    return p == Priority::unknown ? sent : kPriorities[static_cast<std::size_t>(p) - 1];
}

}  // namespace

std::string_view phase_word(Phase phase) {
    static constexpr std::array<std::string_view, 6> words = {"queued", "starting", "running", "completed", "failed", "other"};
    return words[static_cast<std::size_t>(phase)];
}

std::vector<std::string> statuses_meant(std::string_view value, bool of_tasks) {
    std::vector<std::string> out;
    const auto wanted = lower_case(value);
    if (!of_tasks && !wanted.empty() && (kRejected == wanted || (wanted.size() > 2 && kRejected.starts_with(wanted)))) return {std::string(word_of(Status::failed_submission))};
    const auto phase = std::find_if(kPhases.begin(), kPhases.end(), [&](Phase p) { return phase_word(p) == wanted; });
    const auto begun = phase == kPhases.end() ? std::find_if(kPhases.begin(), kPhases.end(), [&](Phase p) { return phase_word(p).starts_with(wanted); }) : phase;
    for (int s = 1; s <= kStatuses; ++s) {
        const auto status = static_cast<Status>(s);
        if (of_tasks ? of_tasks_only(status) : !of_workflows(status)) continue;
        const auto word = word_of(status);
        const auto plain = lower_case(word);
        if (status == Status::failed_submission && phase != kPhases.end()) continue;
        const bool meant = phase != kPhases.end() ? phase_of(status) == *phase
                         : fuzzy::has_word(plain, wanted) || (begun != kPhases.end() && phase_of(status) == *begun);
        if (plain == wanted && phase == kPhases.end()) return {std::string(word)};
        if (meant) out.emplace_back(word);
    }
    return out;
}

QueryIndex index_of(const PoolQuota& quota, const FreeGpus& of_nodes) {
    constexpr auto list = QueryList::pools;
    const auto status = at(list, "status"), backend = at(list, "backend"), platform = at(list, "platform"), gpu = at(list, "gpu"), free = at(list, "quota");
    QueryIndex index(list);
    for (const auto* word : {"online", "offline", "maintenance"}) index.know("status", word);
    for (const auto& set : quota.node_sets) {
        for (const auto& pool : set.pools) {
            std::vector<std::string_view> platforms;
            for (const auto& p : pool.platforms) platforms.push_back(p.name.value);
            index.add(pool.name.value);
            index.put(status, status_word(pool));
            index.put(backend, pool.backend.value);
            index.put(platform, index.set_of(platform, platforms));
            index.put_amount(gpu, of_nodes.most(pool).value);
            index.put_amount(free, pool.usage.quota_free.value);
        }
    }
    return index;
}

QueryIndex index_of(std::span<const Workflow> rows, const KnownNames& names) {
    constexpr auto list = QueryList::workflows;
    const auto status = at(list, "status"), user = at(list, "user"), pool = at(list, "pool"), priority = at(list, "priority"), label = at(list, "label"), app = at(list, "app"), submitted = at(list, "submitted");
    QueryIndex index(list);
    know(index, names, false);
    for (const auto& w : rows) {
        index.add(w.id.value);
        put_status(index, status, w.status);
        index.put(user, w.user.value);
        index.put(pool, w.pool ? std::string_view(w.pool->value) : "");
        index.put(priority, priority_word(w.priority, w.priority_word));
        index.put(app, w.app);
        std::vector<std::string> labels;
        for (const auto& [key, value] : w.labels) {
            index.know("no_label", key);
            labels.push_back(value.empty() ? key : key + "=" + value);
        }
        index.put_amount(submitted, w.submitted.time_since_epoch().count());
        index.put(label, index.set_of(label, std::vector<std::string_view>(labels.begin(), labels.end())));
    }
    return index;
}

QueryIndex index_of(std::span<const Task> rows, const KnownNames& names) {
    constexpr auto list = QueryList::tasks;
    const auto status = at(list, "status"), user = at(list, "user"), pool = at(list, "pool"), node = at(list, "node"), priority = at(list, "priority"),
               workflow = at(list, "workflow"), started = at(list, "started"), gpu = at(list, "gpu"), cpu = at(list, "cpu"), mem = at(list, "mem");
    QueryIndex index(list);
    know(index, names, true);
    for (const auto& t : rows) {
        index.add(t.name);
        put_status(index, status, t.status);
        index.put(user, t.user.value);
        index.put(pool, t.pool ? std::string_view(t.pool->value) : "");
        index.put(node, t.node ? std::string_view(t.node->value) : "");
        index.put(priority, priority_word(t.priority, ""));
        index.put(workflow, t.workflow.value);
        index.put_amount(started, t.started ? t.started->time_since_epoch().count() : kNotYet);
        index.put_amount(gpu, t.gpu.value);
        index.put_amount(cpu, t.cpu.value);
        index.put_amount(mem, t.memory.value);
    }
    return index;
}
