#include "domain/log_replay.h"
#include <algorithm>

void LogReplay::begin(const LogText& text) {
    start_ = at_ = skip_notices(text, text.first());
    end_ = text.end();
    active_ = start_ < end_;
}

LineNumber LogReplay::skip_notices(const LogText& text, LineNumber n) const {
    while (n < text.end() && text.about(n).level == LogLevel::notice) ++n;
    return n;
}

bool LogReplay::same(const LogText& text, LineNumber n, const LogCandidate& c) const {
    const LogLine& l = text.about(n);
    const bool joined = l.flags & LogLine::joined;
    if (l.level == LogLevel::notice || joined != c.joined || (!joined && (l.second != c.second || l.source != c.source))) return false;
    return text.text(n) == c.text;
}

bool LogReplay::same(const LogText& text, LineNumber a, LineNumber b) const {
    const LogLine& l = text.about(b);
    return same(text, a, {text.text(b), l.second, l.source, (l.flags & LogLine::joined) != 0});
}

// The repetition up to now equals the held lines start_ … at_, and the next one is `c`: where else could it have
// begun? Tried from the oldest line on, so that what is held is compared as far as it goes.
std::optional<LineNumber> LogReplay::another_start(const LogText& text, const LogCandidate& c) {
    constexpr int kPatience = 2'000'000;  // a log that is one line over and over
    int tries = 0;
    for (LineNumber s = skip_notices(text, std::max(start_, text.first()) + 1); s < end_; s = skip_notices(text, s + 1)) {
        LineNumber held = s, sent = std::max(start_, text.first());
        while (held < end_ && sent < at_ && same(text, held, sent) && ++tries < kPatience) held = skip_notices(text, held + 1), sent = skip_notices(text, sent + 1);
        if (++tries >= kPatience) return std::nullopt;
        if (held >= end_ || (sent >= at_ && same(text, held, c))) return s;
    }
    return std::nullopt;
}

LogReplay::Answer LogReplay::next(const LogText& text, const LogCandidate& c) {
    if (!active_) return {};
    at_ = skip_notices(text, std::max(at_, text.first()));
    if (at_ >= end_) return active_ = false, Answer{};
    if (same(text, at_, c)) return ++at_, Answer{Verdict::held};
    const bool first = at_ == skip_notices(text, std::max(start_, text.first()));
    const LogLine& oldest = text.about(at_);
    if (first && text.dropped() > 0 && (c.joined || c.second < oldest.second)) return {Verdict::held};  // dropped here, still there
    const auto other = another_start(text, c);
    if (!other && first && text.dropped() > 0 && c.second == oldest.second) return {Verdict::held};
    if (!other) return active_ = false, Answer{Verdict::gap};
    // Lines start_ … at_ were sent. Seen from the other start, those that reach beyond the newest line were new.
    LineNumber held = *other, sent = start_;
    while (held < end_ && sent < at_) held = skip_notices(text, held + 1), sent = skip_notices(text, sent + 1);
    if (held < end_) return start_ = *other, at_ = held + 1, Answer{Verdict::held};
    active_ = false;
    return {Verdict::fresh, sent, at_};
}
