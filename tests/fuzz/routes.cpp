#include "store/route.h"
#include "target.h"

// Any text is a place, and a place survives the address bar.
inline void probe(std::string_view text) {
    const auto route = parse_route(text);
    MUST(parse_route(format_route(route)) == route);
    MUST(percent_decode(percent_encode(text)) == text);
}
