#include "base/time_text.h"
#include "base/words.h"
#include "target.h"

inline void probe(std::string_view text) {
    const auto at = parse_instant(text);
    if (!at) return;
    MUST(!ago_words(*at, Instant{}).empty());
    MUST(!clock_words(*at).empty());
    const auto printed = print_instant(*at);
    if (printed.size() == 23 && printed.front() != '-') MUST(parse_instant(printed) == at);  // an offset may lead out of four digits
}
