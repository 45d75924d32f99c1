#include "base/utf8.h"
#include "domain/log_lens.h"
#include "domain/log_reader.h"
#include "target.h"
#include <string>

static std::string all_of(const LogText& t) {
    std::string out;
    for (LineNumber n = t.first(); n < t.end(); ++n) {
        out += t.text(n);
        const auto& l = t.about(n);
        out += '\n' + std::to_string(l.second) + ' ' + std::to_string(l.source) + ' ' + std::to_string(int(l.level)) + ' ' + std::to_string(l.flags) + '\n';
        for (const auto& r : t.runs(n)) out += std::to_string(r.from) + '-' + std::to_string(r.to) + ' ';
    }
    return out;
}

// However a stream is cut, its lines are the same; they are valid UTF-8 without a control, their runs lie within
// them; a stream that breaks off anywhere and repeats itself leaves each line once.
inline void probe(std::string_view bytes) {
    LogText whole, cut, again;
    LogReader a(whole), b(cut), c(again);
    a.feed(bytes), a.end();
    const std::size_t at = bytes.empty() ? 0 : static_cast<unsigned char>(bytes[0]) * bytes.size() / 256;
    b.feed(bytes.substr(0, at)), b.feed(bytes.substr(at)), b.end();
    MUST(all_of(whole) == all_of(cut));
    for (LineNumber n = 0; n < whole.end(); ++n) {
        const auto text = whole.text(n);
        for (std::size_t i = 0; i < text.size();) {
            const auto point = code_point(text, i);
            MUST(point.good && (point.value >= 0xa0 || (point.value >= 0x20 && point.value < 0x7f) || point.value == '\t'));
            i += point.size;
        }
        std::uint32_t end = 0;
        for (const auto& r : whole.runs(n)) {
            MUST(r.from >= end && r.to > r.from && r.to <= text.size());
            end = r.to;
        }
    }
    std::string complete(bytes);
    if (!complete.empty() && complete.back() != '\n') complete += '\n';
    c.feed(std::string_view(complete).substr(0, at)), c.reopen(), c.feed(complete), c.end();
    LogText once;
    LogReader d(once);
    d.feed(complete), d.end();
    MUST(again.size() == once.size());
    for (LineNumber n = 0; n < once.end(); ++n) MUST(again.text(n) == once.text(n));
    LogLens lens;
    lens.look({.hidden_levels = 4, .tasks = {}, .attempts = {}}, {.words = std::string(bytes.substr(0, 3)) + ".", .options = {.ignore_case = true, .whole_word = false, .expression = true}, .only_matches = true, .context = 1});
    while (lens.step(whole)) {}
    MUST(lens.rows() <= whole.size() && lens.matches().size() <= lens.rows() + (lens.pattern() ? 0 : whole.size()));
}
