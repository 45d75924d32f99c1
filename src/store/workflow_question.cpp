#include "base/pieces.h"
#include "store/asker.h"
#include "store/polling.h"
#include <algorithm>

namespace {

using Words = std::vector<std::string>;

Words words(std::string_view list) {
    Words out;
    for (const auto word : pieces_of(list, ',')) if (!word.empty()) out.emplace_back(word);
    return out;
}

void add(Words& to, const Words& more) {
    for (const auto& word : more)
        if (std::find(to.begin(), to.end(), word) == to.end()) to.push_back(word);
}

// A part of a query in the service's own words. Short forms are spelled out by what is known;
// what nobody knows yet is asked for as it was typed only where the service takes that kindly.
void ask_values(const QueryIndex& known, const Term& term, WorkflowFilter& out) {
    const auto meant = [&](std::string_view key, Words& to) {
        for (const auto& value : term.values) add(to, values_meant(*known.column(key), value));
    };
    if (term.key == "status") for (const auto& value : term.values) add(out.statuses, statuses_meant(value));
    if (term.key == "priority") meant("priority", out.priorities);
    if (term.key == "pool") meant("pool", out.pools);
    if (term.key == "user") meant("user", out.users);
    if (term.key == "tag") add(out.tags, typed_values(term));
}

// Several of these mean either, of which the service knows nothing: then the page looks by itself.
void ask_single(const QueryIndex& known, const Term& term, WorkflowFilter& out) {
    const auto value = typed_values(term).front();
    if (term.key == "label") out.labels.push_back(value.find('=') == std::string::npos ? value + "=*" : value);
    if (term.key == "no_label") out.no_labels.push_back(value);
    if (term.key != "app") return;
    const auto apps = values_meant(*known.column("app"), term.values.front());
    if (apps.size() == 1) out.app = apps.front().substr(apps.front().find('/') + 1);  // the service knows them without their owners
}

// Two terms of one key mean both: the service is asked for the first, the page looks for the second.
bool asked_before(const Query& query, std::size_t term) {
    return std::any_of(query.terms.begin(), query.terms.begin() + static_cast<std::ptrdiff_t>(term), [&](const Term& t) {
        return t.kind == Term::Kind::values && !t.negated && t.key == query.terms[term].key;
    });
}

void ask_time(const Term& term, WorkflowFilter& out) {
    using C = Term::Compare;
    const Instant at{Millis{term.number}};
    if (term.ago) out.within = std::chrono::duration_cast<Seconds>(Millis{term.number});
    else if (term.compare == C::at_least || term.compare == C::more) out.after = out.after ? std::max(*out.after, at) : at;
    else if (term.compare == C::at_most || term.compare == C::less) out.before = out.before ? std::min(*out.before, at) : at;
}

// The longest plain word: the service looks for one, as a part of the id, and minds capitals.
void ask_name(const Term& term, WorkflowFilter& out) {
    const bool named = term.kind == Term::Kind::values && term.key == "name" && term.values.size() == 1;
    if (term.kind != Term::Kind::word && term.kind != Term::Kind::prefix && !named) return;
    if (out.name.size() >= term.values.front().size()) return;
    auto plain = named ? typed_values(term).front() : term.text;
    if (named && plain.size() > 1 && plain.back() == '*') return out.name = plain.substr(0, plain.size() - 1), void();  // it knows no stars
    out.name = plain.find_first_of("\"*") == std::string::npos ? plain : term.values.front();
}

void ask(const QueryIndex& known, const Query& query, std::size_t i, WorkflowFilter& out) {
    const auto& term = query.terms[i];
    if (asked_as_missing(term)) out.no_labels.push_back(typed_values(term).front());
    if (term.negated) return;
    ask_name(term, out);
    if (term.kind == Term::Kind::number && term.key == "submitted") ask_time(term, out);
    if (term.kind != Term::Kind::values) return;
    const bool every = term.key == "label" || term.key == "no_label";  // the service wants all of them, as two terms do
    if (!every && asked_before(query, i)) return;
    ask_values(known, term, out);
    if (term.values.size() == 1) ask_single(known, term, out);
}

}  // namespace

// The pools' pages show what runs and waits in them, whatever else the address says.
WorkflowFilter workflow_filter(const Route& r) {
    if (r.view == "pools" && r.item.empty()) return {.statuses = {"PENDING", "WAITING"}, .users = {}, .pools = {}, .priorities = {}, .name = {}};
    if (r.view == "pools") return {.statuses = {"RUNNING", "PENDING", "WAITING"}, .users = {}, .pools = {r.item}, .priorities = {}, .name = {}};
    return {.statuses = words(r.param("status")), .users = words(r.param("user")), .pools = words(r.param("pool")),
            .priorities = words(r.param("priority")), .name = std::string(r.param("name"))};
}

// Times stay as they were typed ("24h"): the question must not change with every tick.
WorkflowFilter workflow_question(const Model& m) {
    auto out = workflow_filter(m.route);
    const auto text = m.route.param("q");
    if (text.empty() || m.route.view == "pools") return out;
    auto asker = asker_of(m);
    asker.now_ms = 0;
    const auto query = spelled_out(parse_query(text, QueryList::workflows), asker);
    const auto known = index_of(std::span<const Workflow>(), m.known);
    for (std::size_t i = 0; i < query.terms.size(); ++i) ask(known, query, i, out);
    return out;
}
