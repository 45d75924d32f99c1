#include "base/pattern.h"
#include "target.h"

// Any text is a pattern or is refused in words; a line matches exactly when a place in it does, and what is found of
// many lines at once is what is found of each.
inline void probe(std::string_view text) {
    const auto end = text.find('\n');
    const auto words = text.substr(0, std::min<std::size_t>(end, 60)), lines = end == std::string_view::npos ? text : text.substr(end + 1);
    for (const bool expression : {false, true}) {
        const auto p = Pattern::make(words, {.ignore_case = true, .whole_word = false, .expression = expression});
        if (!p) { MUST(!p.error().what.empty()); continue; }
        std::size_t at = 0, found = p->find_line(lines, 0);
        while (at < lines.size()) {
            const auto stop = std::min(lines.find('\n', at), lines.size());
            const auto line = lines.substr(at, stop - at);
            const bool here = found != std::string_view::npos && found >= at && found <= stop;
            MUST(here == p->matches(line));
            const auto spans = p->spans(line, 1000);
            MUST(spans.empty() || here);
            for (const auto& [from, to] : spans) MUST(from < to && to <= line.size());
            at = stop + 1;
            if (here) found = at < lines.size() ? p->find_line(lines, at) : std::string_view::npos;
        }
    }
}
