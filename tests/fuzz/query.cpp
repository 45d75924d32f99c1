#include "store/fleet.h"
#include "target.h"
#include <algorithm>

static QueryIndex some_rows() {
    QueryIndex index(QueryList::pools);
    for (const auto* name : {"prod-gpu", "dev", "x", ""}) {
        index.add(name);
        for (std::size_t k = 0; k < 3; ++k) index.put(k, name);
        index.put_amount(3, 8), index.put_amount(4, -2);
    }
    return index;
}

// Any text is a query of any list; printed and read again it is the same, a term made anew means
// the same, it can be asked of any rows, and completing it anywhere stays inside the text.
inline void probe(std::string_view text) {
    for (const auto list : {QueryList::resources, QueryList::pools, QueryList::workflows, QueryList::tasks}) {
        const auto query = parse_query(text, list);
        MUST(parse_query(print_query(query), list) == query);
        for (auto term : query.terms) {
            if (term.kind == Term::Kind::fault) continue;
            auto again = parse_query(write_term(term), list);
            MUST(again.terms.size() == 1);
            again.terms.front().text = term.text;
            MUST(again.terms.front() == term);
        }
    }
    static const auto rows = some_rows();
    auto query = parse_query(text, QueryList::pools);
    MUST(matches(rows, query).size() == rows.rows());
    judge_values(rows, query);
    for (std::size_t caret = 0; caret <= std::min<std::size_t>(text.size(), 40); ++caret) {
        const auto found = complete(text, caret, rows);
        MUST(found.from <= found.to && found.to <= text.size());
    }
    MUST(matches(Fleet{}, parse_query(text)).empty());
    MUST(parse_query(toggle_value(text, "pool", "a b")).terms.size() <= parse_query(text).terms.size() + 1);
}
