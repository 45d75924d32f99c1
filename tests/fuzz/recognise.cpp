#include "store/recognise.h"
#include "target.h"

// Any pasted text is recognised or not; where it leads survives the address bar.
inline void probe(std::string_view text) {
    const auto found = recognise(text);
    if (!found) return;
    MUST(!found->words.empty());
    MUST(parse_route(format_route(found->route)) == found->route);
}
