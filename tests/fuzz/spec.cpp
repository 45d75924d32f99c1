#include "spec/check.h"
#include "target.h"
#include <string>

// Any text is a specification or is refused in words; what is said of it stands in it, and a fix can be applied and
// read again.
inline void inside(std::string_view text, const SpecCheck& check) {
    for (const auto& f : check.findings) {
        MUST(!f.what.empty());
        MUST(f.from <= f.to && f.to <= text.size());
        MUST((f.line == 0) == (f.column == 0));
        if (f.fix) MUST(f.fix->from <= f.fix->to && f.fix->to <= text.size() && !f.fix->label.empty());
    }
    for (const auto& a : check.outline.amounts) MUST(a.from < a.to && a.to <= text.size());
    for (const auto& g : check.outline.groups)
        for (const auto& t : g.tasks) MUST(t.from <= t.to && t.to <= text.size());
}

inline void probe(std::string_view text) {
    const SpecDraft draft{.text = std::string(text), .set = {{"a", "1"}}, .set_string = {{"b", "x"}}, .labels = {}, .env = {}};
    const auto check = spec::check_spec(draft, {});
    inside(text, check);
    for (const auto& f : check.findings) {
        if (!f.fix) continue;
        auto mended = draft;
        mended.text.replace(f.fix->from, f.fix->to - f.fix->from, f.fix->text);
        inside(mended.text, spec::check_spec(mended, {}));
        break;
    }
}
