#include "store/needs.h"
#include "store/polling.h"

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
        const auto s = need.standing(m);
        if (!s.have && !s.in_flight && !s.tried) out.push_back(need.ask(m));
    }
    const auto due = next_find(m);
    if (!due || *due > m.now) return out;
    m.found_for = palette_question(m);
    out.push_back(FindWorkflows{ask_anew(m, m.found), m.found_for});
    out.push_back(FindTasks{ask_anew(m, m.found_tasks), m.found_for});
    return out;
}
