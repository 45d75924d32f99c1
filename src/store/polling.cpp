#include "store/polling.h"
#include <algorithm>

namespace {

// A part of the model with its request: what is the same for all of them.
struct Slot {
    bool in_flight, failed, have;
    std::optional<Instant> tried;
    Seconds least;  // some parts hardly change: never asked for more often than this
};

template <class T>
Slot slot(const Remote<T>& r, Seconds least = Seconds(0)) { return {r.in_flight, r.failure.has_value(), r.value != nullptr, r.tried, least}; }

Slot slot_of(const Model& m, Need need) {
    switch (need) {
        case Need::fleet:     return slot(m.fleet);
        case Need::resource:  return m.resource_asked.value == m.route.item ? slot(m.resource) : Slot{false, false, false, {}, {}};
        case Need::pools:     return slot(m.pools);
        case Need::workflows: return slot(m.workflows);
        case Need::profile:   return slot(m.profile, Seconds(300));
        case Need::version:   return slot(m.version, Seconds(3600));
    }
    return {};
}

// None: not by itself. The first answer is asked for even when refreshing is off.
std::optional<Instant> due_at(const Model& m, Need need) {
    const auto s = slot_of(m, need);
    if (s.in_flight) return std::nullopt;
    if (!s.tried) return m.now;
    if (m.settings.refresh.count() == 0) return std::nullopt;
    return *s.tried + std::max(m.settings.refresh, s.failed && !s.have ? Seconds(10) : s.least);
}

template <class T>
int ask(const Model& m, Remote<T>& r) {
    r.in_flight = true;
    r.tried = m.now;
    ++r.revision;
    return ++r.asked;
}

constexpr int kPage = 100, kMost = 1000;  // the service refuses more than 1000

// The list is asked for anew whenever its filter changes: rows of another question go.
Effect fetch_workflows(Model& m) {
    const auto filter = workflow_filter(m.route);
    auto& w = m.workflows;
    if (m.workflows_asked != filter) {
        w.value = nullptr, w.failure.reset(), w.fetched.reset();
        m.older.in_flight = false, ++m.older.asked;  // its answer would be to the old question
    }
    m.workflows_asked = filter;
    const int have = w.value ? static_cast<int>(w.value->rows.size()) : 0;
    return FetchWorkflows{ask(m, w), filter, 0, std::clamp(have, kPage, kMost), false};
}

Effect fetch(Model& m, Need need) {
    switch (need) {
        case Need::fleet: return FetchFleet{ask(m, m.fleet)};
        case Need::resource:
            if (m.resource_asked.value != m.route.item) m.resource = {.asked = m.resource.asked, .revision = m.resource.revision};
            m.resource_asked = {m.route.item};
            return FetchResource{ask(m, m.resource), m.resource_asked};
        case Need::pools:     return FetchPools{ask(m, m.pools)};
        case Need::workflows: return fetch_workflows(m);
        case Need::profile:   return FetchProfile{ask(m, m.profile)};
        case Need::version:   break;
    }
    return FetchVersion{ask(m, m.version)};
}

bool other_question(const Model& m, Need need) {
    if (need == Need::workflows) return m.workflows.tried && m.workflows_asked != workflow_filter(m.route);
    if (need == Need::resource) return m.resource_asked.value != m.route.item;
    return false;
}

std::vector<std::string> words(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (end) out.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return out;
}

}  // namespace

WorkflowFilter workflow_filter(const Route& r) {
    return {.statuses = words(r.param("status")), .users = words(r.param("user")), .pools = words(r.param("pool")),
            .priorities = words(r.param("priority")), .name = std::string(r.param("name"))};
}

std::vector<Effect> fetch_due(Model& m, std::span<const Need> needs) {
    std::vector<Effect> out;
    if (!m.visible) return out;
    for (const auto need : needs) {
        const auto due = due_at(m, need);
        if (other_question(m, need) || (due && *due <= m.now)) out.push_back(fetch(m, need));
    }
    return out;
}

std::vector<Effect> fetch_now(Model& m, std::span<const Need> needs) {
    std::vector<Effect> out;
    for (const auto need : needs)
        if (!slot_of(m, need).in_flight || other_question(m, need)) out.push_back(fetch(m, need));
    return out;
}

std::optional<Instant> next_due(const Model& m, std::span<const Need> needs) {
    std::optional<Instant> earliest;
    if (!m.visible) return earliest;
    for (const auto need : needs)
        if (const auto due = due_at(m, need); due && (!earliest || *due < *earliest)) earliest = due;
    return earliest;
}
