#include "api/pools.h"
#include "api/resources.h"
#include "api/session.h"
#include "api/tasks.h"
#include "api/workflows.h"
#include "doctest/doctest.h"
#include "golden/print.h"
#include "views/frame/page.h"
#include "views/pools/page.h"
#include "views/resource/page.h"
#include "views/resources/page.h"
#include "views/tasks/page.h"
#include "views/workflows/page.h"

// An answer of the service (tests/golden/data) becomes a page, and the page becomes text.
// The clock stands at 2026-11-22 12:00:00 UTC.
using namespace golden;

static const Instant kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(12);

static Model at(std::string_view hash) {
    Model m(kNow);
    m.route = parse_route(hash);
    return m;
}

template <class T>
static void arrive(Remote<T>& remote, Result<T> answer) {
    REQUIRE_MESSAGE(answer.ok(), answer.error().text());
    remote.value = std::make_shared<const T>(std::move(*answer));
    remote.fetched = kNow;
}

static Result<Fleet> fleet(const std::string& file) {
    auto list = decode_resources(read(file));
    if (!list) return list.error();
    FleetBuilder builder;
    for (auto& r : list->resources) builder.add(std::move(r));
    while (!builder.finish_step()) {}
    return builder.take();
}

static std::string ratio(const Measure& m) { return m.none ? "—" : m.used + "/" + m.total + " " + print(m.bar); }

static std::string resources_text(const Model& m) {
    const Fleet empty;
    const auto& fleet = m.fleet.value ? *m.fleet.value : empty;
    const auto choice = resources::choose(fleet, resources::sort_fleet(fleet, resources::sorting_of(m.route)), parse_query(m.route.param("q")));
    const auto page = resources::present(m, fleet, resources::summarise(fleet), choice);
    std::string out = "# " + page.title + "\n" + page.subtitle + "\n" + print(page.state);
    if (page.state.kind != PageState::Kind::ready) return out;
    out += print(page.stats) + "filter: " + page.filter.value + (page.filter.error.empty() ? "" : "  ! " + page.filter.error) + "\n";
    if (page.nothing) return out + print(*page.nothing);
    Lines lines(resources::columns());
    for (const auto i : choice.rows) {
        const auto r = resources::row(fleet, i);
        lines.add({r.name, print(r.health), print_list(r.pools), r.platform, r.type, r.gpu.none ? "—" : r.gpu_free, ratio(r.gpu), ratio(r.cpu), ratio(r.memory), r.tasks.empty() ? "—" : r.tasks, r.backend});
    }
    return out + lines.text() + page.footer_left + "    " + page.footer_right + "\n";
}

TEST_CASE("the fleet as a page") {
    auto m = at("#/resources");
    check("resources-loading", resources_text(m));
    arrive(m.fleet, fleet("resources.json"));
    check("resources", resources_text(m));
    m.route = parse_route("#/resources?q=pool:prod gpu>=1&sort=gpu_free&desc=1");
    check("resources-filtered", resources_text(m));
    m.route = parse_route("#/resources?q=arm health:degraded colour:red");
    check("resources-no-match", resources_text(m));
}

TEST_CASE("the fleet when the service fails") {
    auto m = at("#/resources");
    m.fleet.failure = Failure{.kind = Failure::Kind::broken, .status = 503, .request = "GET /api/resources", .detail = "no healthy upstream", .request_id = "7f3a91"};
    check("resources-failed", resources_text(m));
    arrive(m.fleet, fleet("resources.json"));
    m.fleet.fetched = kNow - std::chrono::minutes(12);
    check("resources-kept", resources_text(m));
}

TEST_CASE("a fleet without nodes as a page") {
    auto m = at("#/resources");
    arrive(m.fleet, fleet("resources-empty.json"));
    check("resources-empty", resources_text(m));
}

TEST_CASE("a fleet of values that nobody promised as a page") {
    auto m = at("#/resources");
    arrive(m.fleet, fleet("resources-odd.json"));
    check("resources-odd", resources_text(m));
}

static std::string resource_text(const Model& m) {
    const auto page = resource::present(m);
    std::string out = "# " + page.header.title + "  " + print(page.header.badge) + "\n" + page.header.subtitle + "\n" + page.reason + "\n" + print(page.state);
    if (page.state.kind != PageState::Kind::ready) return out;
    out += "\nCapacity: " + page.capacity_note + "\n";
    for (const auto& l : page.capacity) out += "  " + l.label + " " + print(l.bar) + " " + l.used + " " + l.total + "  " + l.share + "  " + l.free + "\n";
    out += "\n";
    Lines memberships(resource::membership_columns()), rules(resource::rules_columns()), taints(resource::taint_columns());
    for (const auto& r : page.memberships) memberships.add({r.pool + (r.tag.empty() ? "" : " [" + r.tag + "]") + ": " + r.platform, r.gpus, r.cores, r.memory, r.storage, r.quota.empty() ? "—" : r.quota});
    for (const auto& r : page.rules) rules.add({r.pool, r.platform, r.told ? r.host_network : "—", r.told ? r.privileged : "—", print_list(r.default_mounts), print_list(r.allowed_mounts)});
    for (const auto& t : page.taints) taints.add({t.name + (t.details.empty() ? "" : ": " + t.details), t.effect});
    out += memberships.text() + "\n" + rules.text() + "\n" + taints.text() + "\n";
    for (const auto& f : page.facts) out += f.key + "  " + f.value + "\n";
    Lines running(resource::task_columns());
    for (const auto& t : page.running) running.add({t.workflow + "/" + t.task, t.user, t.pool, print(t.status), print(t.priority), t.gpus, t.cores, t.memory, t.time});
    out += "\n" + running.text() + page.tasks_note + "\n";
    for (const auto& a : page.activity) out += a.task + " " + a.what + "  " + a.user + "  " + a.when + "\n";
    out += "\n" + page.drain.words + "\n" + page.drain.cordon + "\n" + page.drain.drain + "\n";
    for (const auto& t : page.running) out += "  " + t.workflow + "/" + t.task + ": " + t.after_drain + "\n";
    return out + "\n" + page.failures.here + "\n" + page.failures.peers + "\n" + page.failures.verdict + "\n";
}

TEST_CASE("one resource as a page") {
    auto m = at("#/resources/resource-h100-001?from=dev-gpu");
    m.resource_asked = {"resource-h100-001"};
    check("resource-loading", resource_text(m));
    arrive(m.resource, decode_resource(read("resource.json")));
    check("resource", resource_text(m));
}

TEST_CASE("a resource that nobody knows as a page") {
    auto m = at("#/resources/resource-h100-100");
    m.resource_asked = {"resource-h100-100"};
    m.resource.failure = Failure{.kind = Failure::Kind::missing, .status = 404, .request = "GET /api/resources/resource-h100-100"};
    arrive(m.fleet, fleet("resources.json"));
    m.fleet.value.reset();
    check("resource-unknown", resource_text(m));
    arrive(m.fleet, fleet("resources.json"));
    check("resource-unknown-near", resource_text(m));
}

static std::string pools_text(const Model& m) {
    const PoolNodes nodes(m.fleet.value ? *m.fleet.value : Fleet());
    const auto page = pools::present(m, nodes);
    std::string out = "# " + page.title + "\n" + page.subtitle + "\n" + print(page.state);
    if (page.nothing) return out + print(*page.nothing);
    if (page.state.kind != PageState::Kind::ready) return out;
    Lines lines(pools::columns());
    for (const auto& group : page.groups) for (const auto& r : group.rows)
        lines.add({r.name + (r.tag.empty() ? "" : " [" + r.tag + "]") + ": " + r.description, print(r.status),
                   r.has_quota ? r.quota_used + " " + r.quota_limit + " " + r.quota_note + " " + print(r.quota_bar) : "No GPU quota", r.has_quota ? r.quota_free : "—",
                   r.has_capacity ? r.in_use + " " + r.capacity + " " + r.capacity_note + " " + print(r.capacity_bar) : "No GPUs", r.has_capacity ? r.capacity_free : "—",
                   print_list(r.platforms), r.nodes, r.running, r.queued, print_list(r.shares_with)});
    out += lines.text() + page.footer_left + "    " + page.footer_right + "\n";
    for (const auto& l : page.legend) out += l.label + "  ";
    out += "\n" + page.sharing_note + "\n";
    for (const auto& words : page.cautions) out += "! " + words + "\n";
    for (const auto& set : page.shared) out += set.title + "  " + print(set.bar) + "  " + set.words + "\n";
    return out + page.matrix_note + "\n";
}

TEST_CASE("pools as a page") {
    auto m = at("#/pools");
    check("pools-loading", pools_text(m));
    arrive(m.profile, decode_profile(read("profile.json")));
    arrive(m.pools, decode_pool_quota(read("pool_quota.json")));
    check("pools", pools_text(m));
    m.pools.failure = Failure{.kind = Failure::Kind::timed_out, .request = "GET /api/pool_quota"};
    m.pools.value.reset();
    check("pools-failed", pools_text(m));
}

static std::string workflows_text(const Model& m) {
    const auto page = workflows::present(m);
    std::string out = "# " + page.title + "\n" + page.subtitle + "\n";
    for (std::size_t i = 0; i < page.tabs.size(); ++i) out += (static_cast<int>(i) == page.tab ? "[" : " ") + page.tabs[i].label + (static_cast<int>(i) == page.tab ? "] " : "  ");
    out += "\n";
    for (const auto& chip : page.chips) out += chip.key + ":" + chip.value + " ×  ";
    out += "\n" + print(page.state);
    if (page.nothing) return out + print(*page.nothing);
    if (page.state.kind != PageState::Kind::ready) return out;
    Lines lines(workflows::columns());
    const auto maybe = [](const std::string& words) { return words.empty() ? std::string("—") : words; };
    for (const auto& w : m.workflows.value->rows) {
        const auto r = workflows::row(w, m.now);
        lines.add({print(r.status), r.id, r.user, maybe(r.pool), r.priority.word, maybe(r.tasks), maybe(r.gpus), r.queued, maybe(r.duration), r.submitted, maybe(r.started), maybe(r.ended), maybe(r.app), print_list(r.labels)});
    }
    return out + lines.text() + page.footer_left + "    " + page.footer_right + "\n";
}

TEST_CASE("workflows as a page") {
    auto m = at("#/workflows");
    check("workflows-loading", workflows_text(m));
    m.workflows.value = std::make_shared<const WorkflowList>();
    check("workflows-empty", workflows_text(m));
    m.route = parse_route("#/workflows?status=RUNNING&user=bob&name=x");
    check("workflows-no-match", workflows_text(m));
    m.route = parse_route("#/workflows");
    auto slice = decode_workflows(read("workflows.json"));
    REQUIRE_MESSAGE(slice.ok(), slice.error().text());
    m.workflows.value = std::make_shared<const WorkflowList>(WorkflowList{.filter = {}, .rows = slice->workflows, .more = slice->more});
    check("workflows", workflows_text(m));
}

static std::string tasks_text(const Model& m) {
    const auto index = tasks::rows_of(m);
    const auto choice = tasks::choose(m, index);
    const auto page = tasks::present(m, index, choice);
    std::string out = "# " + page.title + "\n" + page.subtitle + "\n";
    for (std::size_t i = 0; i < page.tabs.size(); ++i) out += (static_cast<int>(i) == page.tab ? "[" : " ") + page.tabs[i].label + (static_cast<int>(i) == page.tab ? "] " : "  ");
    out += "\n" + print(page.state);
    if (page.nothing) return out + print(*page.nothing);
    if (page.state.kind != PageState::Kind::ready) return out;
    Lines lines(tasks::columns());
    const auto maybe = [](const std::string& words) { return words.empty() ? std::string("—") : words; };
    for (const auto i : choice.rows) {
        const auto r = tasks::row(m.tasks->list.value->rows[i], m.now);
        lines.add({print(r.status), r.task, r.workflow, r.user, r.pool, r.placed ? maybe(r.node) : "Not placed", r.priority.word, maybe(r.gpus), r.cores, r.memory, r.storage, maybe(r.time), maybe(r.started), maybe(r.ended), r.attempt});
    }
    out += lines.text() + page.footer_left + "    " + page.footer_right + "\n\nSummary: " + page.summary.note + "\n";
    Lines sums(tasks::summary_columns(true));
    for (const auto& g : page.summary.groups) {
        const auto add = [&](const std::string& name, const tasks::SumPart& p) { sums.add({name, p.priority.word, p.gpus + " " + print(p.bar), p.cores, p.memory, p.storage, maybe(p.tasks)}); };
        add(g.whole.name, g.whole);
        for (const auto& part : g.parts) add("  " + part.name, part);
    }
    return out + sums.text() + page.summary.total.gpus + " GPUs, " + page.summary.total.words + "\n";
}

TEST_CASE("tasks as a page") {
    auto m = at("#/tasks?show=all&by=user");
    m.now += std::chrono::minutes(250);  // when the answers were recorded
    check("tasks-loading", tasks_text(m));
    auto& s = m.tasks.edit();
    auto slice = decode_tasks(read("tasks.json"));
    REQUIRE_MESSAGE(slice.ok(), slice.error().text());
    s.list.value = std::make_shared<const TaskList>(TaskList{.filter = task_question(m), .rows = slice->tasks, .fresh = slice->tasks.size()});
    s.sums_asked = sums_question(m);
    arrive(s.sums, decode_task_sums(read("task_sums.json")));
    check("tasks", tasks_text(m));
    m.route = parse_route("#/tasks?q=zebra");
    check("tasks-no-match", tasks_text(m));
}
