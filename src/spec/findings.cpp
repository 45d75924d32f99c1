#include "spec/findings.h"
#include "spec/chars.h"
#include <algorithm>

namespace spec {

Span Findings::source_of(Span at) const {
    if (!rendered_) return {at.from + section_, at.to + section_};
    const auto in = rendered_->source_of(at);
    return {in.from + section_, in.to + section_};
}

Finding& Findings::add(Finding::Severity severity, Step step, Span at, std::string path, std::string what, std::string why) {
    auto& f = at_source(severity, step, source_of(at), std::move(what), std::move(why));
    f.path = std::move(path);
    return f;
}

Finding& Findings::about(Finding::Severity severity, Step step, std::string what, std::string why) {
    errors_ += severity == Finding::Severity::error;
    return all_.emplace_back(Finding{.severity = severity, .step = step, .what = std::move(what), .why = std::move(why)});
}

Finding& Findings::at_source(Finding::Severity severity, Step step, Span at, std::string what, std::string why) {
    auto& f = about(severity, step, std::move(what), std::move(why));
    f.from = std::min(at.from, source_.size()), f.to = std::clamp(at.to, f.from, source_.size());
    if (f.to == f.from && f.to < source_.size() && source_[f.to] != '\n') f.to += char_size(source_, f.to);
    f.line = 1;   // counted in take()
    return f;
}

void Findings::mend(Finding& f, Span at, std::string text, std::string label) {
    if (rendered_ && !rendered_->copied(at)) return;
    mend_source(f, source_of(at), std::move(text), std::move(label));
}

void Findings::mend_source(Finding& f, Span at, std::string text, std::string label) { f.fix = TextEdit{at.from, at.to, std::move(text), std::move(label)}; }

std::vector<Finding> Findings::take() {
    std::vector<Finding> out(std::make_move_iterator(all_.begin()), std::make_move_iterator(all_.end()));
    std::stable_sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) { return a.from != b.from ? a.from < b.from : a.severity < b.severity; });
    out.erase(std::unique(out.begin(), out.end()), out.end());   // the same fault in each turn of a loop
    static constexpr std::size_t kMostShown = 400;   // bytes that one underlines: a fault may be of a whole megabyte on one line
    std::size_t at = 0, line = 1, column = 1;
    for (auto& f : out) {
        if (f.line == 0) continue;
        for (; at < f.from; ++at) {
            if (source_[at] == '\n') ++line, column = 1;
            else if ((static_cast<unsigned char>(source_[at]) & 0xC0) != 0x80) ++column;   // a character begins
        }
        const auto shown = source_.substr(f.from, std::min(f.to - std::min(f.from, f.to), kMostShown));
        f.line = line, f.column = column, f.length = std::max<std::size_t>(1, count_chars(shown.substr(0, shown.find('\n'))));
    }
    return out;
}

}  // namespace spec
