#include "base/text.h"
#include "store/query.h"
#include <algorithm>

static bool has(const Term& term, std::string_view value) { return std::find(term.values.begin(), term.values.end(), value) != term.values.end(); }
static bool says_me(const Term& term) { return term.kind == Term::Kind::values && term.key == "user" && has(term, "me"); }
static bool says_mine(const Term& term) { return term.kind == Term::Kind::values && term.key == "pool" && has(term, "mine"); }

bool speaks_of_asker(const Query& query) {
    return std::any_of(query.terms.begin(), query.terms.end(), [](const Term& t) { return says_me(t) || says_mine(t); });
}

bool speaks_of_time(const Query& query) {
    return std::any_of(query.terms.begin(), query.terms.end(), [](const Term& t) { return t.ago; });
}

static void replace(Term& term, std::string_view word, const std::vector<std::string>& names) {
    std::erase(term.values, word);
    for (const auto& name : names)
        if (auto plain = lower_case(name); !has(term, plain)) term.values.push_back(std::move(plain));
}

// Who reads is not known yet: the term says nothing, as one that is still being typed.
static void set_aside(Term& term) {
    term.kind = Term::Kind::fault;
    term.values.clear();
}

Query spelled_out(Query query, const Asker& asker) {
    for (auto& term : query.terms) {
        if (says_me(term)) asker.user.empty() ? set_aside(term) : replace(term, "me", {asker.user});
        if (says_mine(term)) asker.pools.empty() ? set_aside(term) : replace(term, "mine", asker.pools);
        if (!term.ago || asker.now_ms == 0) continue;
        term.number = asker.now_ms - term.number;
        term.ago = false;
    }
    return query;
}
