#include "base/text.h"
#include "store/asker.h"
#include "store/tasks.h"
#include <algorithm>

namespace {

using Words = std::vector<std::string>;

void add(Words& to, const Words& more) {
    for (const auto& word : more)
        if (std::find(to.begin(), to.end(), word) == to.end()) to.push_back(word);
}

constexpr std::size_t kMostNodes = 40;  // in one question: an address has its limits

// Whole names of nodes are what the service takes. Short ones are spelled out where the fleet is
// known; otherwise the name is asked for as it was typed, and nothing has a name that is no node's.
void ask_nodes(const Model& m, const Term& term, TaskFilter& out) {
    Words names;
    const auto typed = typed_values(term);
    for (const auto& value : typed) {
        if (!m.fleet.value || m.fleet.value->find(value)) { names.push_back(value); continue; }
        for (const auto i : m.fleet.value->by_name())
            if (fuzzy::has_word(lower_case(m.fleet.value->resources()[i].name.value), lower_case(value))) names.push_back(m.fleet.value->resources()[i].name.value);
    }
    if (names.size() <= kMostNodes) add(out.nodes, names);
}

void ask_time(const Term& term, TaskFilter& out) {
    using C = Term::Compare;
    const Instant at{Millis{term.number}};
    if (term.ago) out.within = std::chrono::duration_cast<Seconds>(Millis{term.number});
    else if (term.compare == C::at_least || term.compare == C::more) out.after = out.after ? std::max(*out.after, at) : at;
    else if (term.compare == C::at_most || term.compare == C::less) out.before = out.before ? std::min(*out.before, at) : at;
}

void ask_values(const Model& m, const QueryIndex& known, const Term& term, TaskFilter& out) {
    const auto meant = [&](std::string_view key, Words& to) {
        for (const auto& value : term.values) add(to, values_meant(*known.column(key), value));
    };
    if (term.key == "status") for (const auto& value : term.values) add(out.statuses, statuses_meant(value, true));
    if (term.key == "user") meant("user", out.users);
    if (term.key == "pool") meant("pool", out.pools);
    if (term.key == "priority") meant("priority", out.priorities);
    if (term.key == "node") ask_nodes(m, term, out);
    if (term.key == "workflow" && term.values.size() == 1) out.workflow = typed_values(term).front();
}

// Two terms of one key mean both, which the service cannot be asked: it is asked for the first, and
// the page looks for the second among the answer.
bool asked_before(const Query& query, std::size_t term) {
    return std::any_of(query.terms.begin(), query.terms.begin() + static_cast<std::ptrdiff_t>(term), [&](const Term& t) {
        return t.kind == Term::Kind::values && !t.negated && t.key == query.terms[term].key;
    });
}

// Times stay as they were typed ("24h"): the question must not change with every tick.
TaskFilter question(const Model& m) {
    TaskFilter out;
    auto asker = asker_of(m);
    asker.now_ms = 0;
    const auto query = spelled_out(parse_query(m.route.param("q"), QueryList::tasks), asker);
    const auto known = index_of(std::span<const Task>(), m.known);
    for (std::size_t i = 0; i < query.terms.size(); ++i) {
        const auto& term = query.terms[i];
        if (term.negated) continue;
        if (term.kind == Term::Kind::values && !asked_before(query, i)) ask_values(m, known, term, out);
        if (term.kind == Term::Kind::number && term.key == "started") ask_time(term, out);
    }
    return out;
}

}  // namespace

// Without a word about states, the tasks are those that are not over.
TaskFilter task_question(const Model& m) {
    auto out = question(m);
    if (out.statuses.empty() && m.route.param("show") != "all") out.statuses.assign(std::begin(kUnfinished), std::end(kUnfinished));
    return out;
}

TaskFilter sums_question(const Model& m) {
    auto out = question(m);
    if (out.statuses.empty()) out.statuses = {"RUNNING"};
    return out;
}

bool sums_wanted_by_workflow(const Route& route) { return route.param("by") == "workflow"; }
