#include "store/needs.h"
#include "store/asker.h"
#include <algorithm>

namespace {

constexpr auto kTroubled = std::chrono::hours(24);
constexpr auto kLately = std::chrono::days(7);
constexpr int kPage = 100;

using Weight = Need::Weight;

// --- the resource that the route names, its tasks, and those beside it

bool resource_known(const Model& m) { return m.resource.value && m.resource_asked.value == m.route.item; }

template <class T>
Standing standing_for(const Model& m, const Remote<T>& r, const ResourceName& asked, Seconds least = Seconds(0)) {
    return asked.value == m.route.item ? standing_of(r, least) : Standing{};
}

Standing peer_standing(const Model& m) {
    auto s = standing_for(m, m.peer_tasks, m.peer_tasks_asked, Seconds(300));
    s.can = resource_known(m);
    return s;
}

std::vector<PoolName> pools_of(const ResourceList& list) {
    std::vector<PoolName> out;
    for (const auto& r : list.resources)
        for (const auto& m : r.memberships)
            if (std::find(out.begin(), out.end(), m.pool) == out.end()) out.push_back(m.pool);
    return out;
}

Effect ask_resource(Model& m) {
    start_anew(m.resource, m.resource_asked, m.route.item);
    return FetchResource{ask_anew(m, m.resource), m.resource_asked};
}
Effect ask_node_tasks(Model& m) {
    start_anew(m.node_tasks, m.node_tasks_asked, m.route.item);
    return FetchNodeTasks{ask_anew(m, m.node_tasks), m.node_tasks_asked};
}
Effect ask_peer_tasks(Model& m) {
    start_anew(m.peer_tasks, m.peer_tasks_asked, m.route.item);
    return FetchPeerTasks{ask_anew(m, m.peer_tasks), pools_of(*m.resource.value), m.now - kLately};
}

// --- the list of workflows

// The list is asked for anew whenever its question changes; the rows there are stay until the answer.
Effect ask_workflows(Model& m) {
    const auto filter = workflow_question(m);
    auto& w = m.workflows;
    if (m.workflows_asked != filter) {
        w.failure.reset();
        m.older.in_flight = false, ++m.older.asked;  // its answer would be to the old question
    }
    m.workflows_asked = filter;
    const int have = w.value && w.value->filter == filter ? static_cast<int>(w.value->rows.size()) : 0;
    const int least = m.route.view == "pools" ? kMostRows : kPage;  // a queue is shown whole
    return FetchWorkflows{ask_anew(m, w), filter, 0, std::clamp(have, least, kMostRows), false, m.now};
}

// Mine are asked for when it is known who I am.
bool waits_for_asker(const Model& m) { return asker_awaited(m, parse_query(m.route.param("q"), QueryList::workflows)); }

Standing workflows_standing(const Model& m) {
    auto s = standing_of(m.workflows);
    s.can = !waits_for_asker(m);
    return s;
}

// While letters follow one another the question is not asked yet.
bool typing_workflows(const Model& m) { return m.typed && m.now - *m.typed < kTypingPause; }

constexpr Need::Kind kFleet{Weight::data, [](const Model& m) { return standing_of(m.fleet); }, [](Model& m) -> Effect { return FetchFleet{ask_anew(m, m.fleet)}; }};
constexpr Need::Kind kFleetRarely{Weight::extra, [](const Model& m) { return standing_of(m.fleet, Seconds(300)); }, kFleet.ask};
constexpr Need::Kind kResource{Weight::data, [](const Model& m) { return standing_for(m, m.resource, m.resource_asked); }, ask_resource,
                               [](const Model& m) { return m.resource_asked.value != m.route.item; }};
constexpr Need::Kind kNodeTasks{Weight::data, [](const Model& m) { return standing_for(m, m.node_tasks, m.node_tasks_asked); }, ask_node_tasks,
                                [](const Model& m) { return m.node_tasks_asked.value != m.route.item; }};
constexpr Need::Kind kPeerTasks{Weight::extra, peer_standing, ask_peer_tasks,
                                [](const Model& m) { return resource_known(m) && m.peer_tasks_asked.value != m.route.item; }};
constexpr Need::Kind kTroubles{Weight::extra, [](const Model& m) { return standing_of(m.troubles, Seconds(60)); },
                               [](Model& m) -> Effect { return FetchTroubles{ask_anew(m, m.troubles), m.now - kTroubled}; }};
constexpr Need::Kind kRunning{Weight::data, [](const Model& m) { return standing_of(m.running); },
                              [](Model& m) -> Effect { return FetchTaskSums{SumsOf::running, ask_anew(m, m.running)}; }};
constexpr Need::Kind kRunningWorkflows{Weight::extra, [](const Model& m) { return standing_of(m.running_workflows); },
                                       [](Model& m) -> Effect { return FetchTaskSums{SumsOf::running_workflows, ask_anew(m, m.running_workflows)}; }};
constexpr Need::Kind kQueuedWorkflows{Weight::extra, [](const Model& m) { return standing_of(m.queued_workflows); },
                                      [](Model& m) -> Effect { return FetchTaskSums{SumsOf::queued_workflows, ask_anew(m, m.queued_workflows)}; }};
constexpr Need::Kind kPools{Weight::data, [](const Model& m) { return standing_of(m.pools); }, [](Model& m) -> Effect { return FetchPools{ask_anew(m, m.pools)}; }};
constexpr Need::Kind kWorkflows{Weight::data, workflows_standing, ask_workflows,
                                [](const Model& m) { return m.workflows.tried && !waits_for_asker(m) && m.workflows_asked != workflow_question(m); }, typing_workflows};
constexpr Need::Kind kProfile{Weight::person, [](const Model& m) { return standing_of(m.profile, Seconds(300)); },
                              [](Model& m) -> Effect { return FetchProfile{ask_anew(m, m.profile)}; }};
constexpr Need::Kind kVersion{Weight::extra, [](const Model& m) { return standing_of(m.version, Seconds(3600)); },
                              [](Model& m) -> Effect { return FetchVersion{ask_anew(m, m.version)}; }};

}  // namespace

constinit const Need Need::fleet{kFleet}, Need::fleet_rarely{kFleetRarely}, Need::resource{kResource}, Need::node_tasks{kNodeTasks},
    Need::peer_tasks{kPeerTasks}, Need::troubles{kTroubles}, Need::running{kRunning}, Need::running_workflows{kRunningWorkflows},
    Need::queued_workflows{kQueuedWorkflows}, Need::pools{kPools}, Need::workflows{kWorkflows}, Need::profile{kProfile}, Need::version{kVersion};
