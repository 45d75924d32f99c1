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

// The list is asked for anew whenever its question changes; the rows there are stay until the answer.
Effect fetch_workflows(Model& m) {
    const auto filter = workflow_question(m);
    auto& w = m.workflows;
    if (m.workflows_asked != filter) {
        w.failure.reset();
        m.older.in_flight = false, ++m.older.asked;  // its answer would be to the old question
    }
    m.workflows_asked = filter;
    const int have = w.value && w.value->filter == filter ? static_cast<int>(w.value->rows.size()) : 0;
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
    if (need == Need::workflows) return m.workflows.tried && m.workflows_asked != workflow_question(m);
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

// A part of a query in the service's own words. Short forms are spelled out by what is known;
// what nobody knows yet is asked for as it was typed only where the service takes that kindly.
static void ask_of_service(const QueryIndex& known, const Term& term, WorkflowFilter& out) {
    const auto add = [](std::vector<std::string>& to, const std::vector<std::string>& more) { to.insert(to.end(), more.begin(), more.end()); };
    for (const auto& value : term.values) {
        if (term.key == "status") add(out.statuses, statuses_meant(value));
        if (term.key == "priority") add(out.priorities, values_meant(*known.column("priority"), value));
        if (term.key == "pool") add(out.pools, values_meant(*known.column("pool"), value));
        if (term.key == "user") add(out.users, values_meant(*known.column("user"), value));
        if (term.key == "tag") out.tags.push_back(value);
        if (term.key == "label" && value.find('=') != std::string::npos) out.labels.push_back(value);
    }
}

WorkflowFilter workflow_question(const Model& m) {
    auto out = workflow_filter(m.route);
    const auto text = m.route.param("q");
    if (text.empty()) return out;
    const auto query = parse_query(text, QueryList::workflows);
    const auto known = index_of(std::span<const Workflow>(), m.known);
    for (const auto& term : query.terms) {
        if (term.negated) continue;
        if (term.kind == Term::Kind::values) ask_of_service(known, term, out);
        const bool part = term.kind == Term::Kind::word || term.kind == Term::Kind::prefix || (term.kind == Term::Kind::values && term.key == "name" && term.values.size() == 1);
        if (!part || out.name.size() >= term.values.front().size()) continue;
        const auto plain = term.key == "name" ? term.text.substr(term.text.find(':') + 1) : term.text;  // as typed: capitals matter to the service
        out.name = plain.find_first_of("\"*") == std::string::npos ? plain : term.values.front();
    }
    return out;
}

// While letters follow one another the question is not asked yet.
static constexpr Millis kTypingPause{250};
static bool still_typing(const Model& m) { return m.typed && m.now - *m.typed < kTypingPause; }

std::vector<Effect> fetch_due(Model& m, std::span<const Need> needs) {
    std::vector<Effect> out;
    if (!m.visible) return out;
    for (const auto need : needs) {
        const auto due = due_at(m, need);
        if (need == Need::workflows && still_typing(m) && other_question(m, need)) continue;
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
    const auto consider = [&](std::optional<Instant> due) { if (due && (!earliest || *due < *earliest)) earliest = due; };
    for (const auto need : needs) {
        consider(due_at(m, need));
        if (need == Need::workflows && still_typing(m) && other_question(m, need)) consider(*m.typed + kTypingPause);
    }
    return earliest;
}

// The longest plain word: the service looks for one, as a part of the id.
std::string palette_question(const Model& m) {
    if (!m.palette_open) return "";
    std::string word;
    for (const auto& term : parse_query(m.palette_text, QueryList::workflows).terms) {
        const bool plain = (term.kind == Term::Kind::word || term.kind == Term::Kind::prefix) && !term.negated;
        if (plain && term.values.front().size() > std::max<std::size_t>(1, word.size())) word = term.kind == Term::Kind::word && !term.exact ? term.text : term.values.front();
    }
    return word;
}

std::optional<Instant> next_find(const Model& m) {
    const auto word = palette_question(m);
    return word.empty() || word == m.found_for ? std::nullopt : std::optional(m.palette_typed + kTypingPause);
}

std::vector<Effect> find_due(Model& m) {
    std::vector<Effect> out;
    if (!m.palette_open) return out;
    for (const auto need : {Need::fleet, Need::pools}) {  // the palette finds them from pages that do not show them
        const auto s = slot_of(m, need);
        if (!s.have && !s.in_flight && !s.tried) out.push_back(fetch(m, need));
    }
    const auto due = next_find(m);
    if (!due || *due > m.now) return out;
    m.found_for = palette_question(m);
    out.push_back(FindWorkflows{ask(m, m.found), m.found_for});
    out.push_back(FindTasks{ask(m, m.found_tasks), m.found_for});
    return out;
}
