#include "store/query.h"
#include "target.h"

// Any text is a query; printed and read again it is the same, and it can be asked of any fleet.
inline void probe(std::string_view text) {
    const auto query = parse_query(text);
    MUST(parse_query(print_query(query)) == query);
    MUST(matches(Fleet{}, query).empty());
    MUST(parse_query(toggle_value(text, "pool", "a b")).terms.size() <= query.terms.size() + 1);
}
