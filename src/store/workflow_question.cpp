#include "store/polling.h"

static std::vector<std::string> words(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (end) out.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return out;
}

// The pools' pages show what runs and waits in them, whatever else the address says.
WorkflowFilter workflow_filter(const Route& r) {
    if (r.view == "pools" && r.item.empty()) return {.statuses = {"PENDING", "WAITING"}, .users = {}, .pools = {}, .priorities = {}, .name = {}};
    if (r.view == "pools") return {.statuses = {"RUNNING", "PENDING", "WAITING"}, .users = {}, .pools = {r.item}, .priorities = {}, .name = {}};
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
