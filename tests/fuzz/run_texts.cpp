#include "base/pieces.h"
#include "domain/line_diff.h"
#include "domain/pod_events.h"
#include "domain/spec_blocks.h"
#include "target.h"

// Events and specifications of a workflow: nothing is lost, nothing is told twice, nothing is made up.
inline void probe_events(std::string_view text) {
    PodEvents held;
    std::vector<PodEvent> all;
    for (const auto line : pieces_of(text, '\n')) if (auto e = parse_pod_event(line)) all.push_back(std::move(*e));
    const auto fresh = held.add(all);
    MUST(fresh <= all.size() && held.all().size() == fresh && held.words().size() == fresh);
    MUST(held.add(all) == 0);
    for (const auto& task : held.tasks()) {
        std::optional<Instant> last;
        for (const auto& span : pod_spans(held, task, {})) {
            MUST(span.to >= span.from && (!last || span.from >= *last));
            last = span.to;
        }
        MUST(pod_troubles(held, task).size() <= held.of(task).size());
    }
}

inline void probe(std::string_view text) {
    text = text.substr(0, 20'000);
    probe_events(text);
    int last = 0;
    for (const auto& b : spec_blocks(text)) {
        MUST(b.line > last && b.last >= b.line && !b.name.empty());
        last = b.last;
    }
    const auto half = text.find('\0');
    const auto before = pieces_of(text.substr(0, half), '\n'), now = pieces_of(half == std::string_view::npos ? std::string_view() : text.substr(half + 1), '\n');
    std::size_t gone = 0, added = 0, same = 0;
    for (const auto& line : line_diff(before, now)) {
        MUST(line.kind != DiffLine::Kind::same || before[line.before] == now[line.now]);
        (line.kind == DiffLine::Kind::same ? same : line.kind == DiffLine::Kind::gone ? gone : added) += 1;
    }
    MUST(same + gone == before.size() && same + added == now.size());
}
