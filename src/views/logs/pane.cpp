#include "base/json.h"
#include "base/words.h"
#include "views/logs/page.h"
#include <algorithm>
#include <fmt/core.h>

namespace logs {

static constexpr std::size_t kMostMarked = 16'384;  // bytes of a line in which matches are shown

std::string pretty_json(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos || (text[from] != '{' && text[from] != '[')) return "";
    JsonTape tape;
    std::size_t end = from;
    if (tape.read(text, end) != JsonTape::End::done || text.find_first_not_of(" \t", end) != std::string_view::npos) return "";
    std::string out;
    std::size_t deep = 0;
    bool quoted = false;
    const auto line = [&] { out += '\n', out.append(deep * 2, ' '); };
    for (std::size_t i = from; i < end; ++i) {
        const char c = text[i];
        if (quoted) {
            out += c;
            if (c == '\\' && i + 1 < end) out += text[++i];
            else if (c == '"') quoted = false;
            continue;
        }
        if (c == '"') quoted = true, out += c;
        else if (c == '{' || c == '[') out += c, ++deep, line();
        else if (c == '}' || c == ']') --deep, line(), out += c;
        else if (c == ',') out += c, line();
        else if (c == ':') out += ": ";
        else if (c != ' ' && c != '\t') out += c;
    }
    return out;
}

static Tone tone_of(LogLevel l) {
    switch (l) {
        case LogLevel::error: return Tone::failed;
        case LogLevel::warning: return Tone::warning;
        case LogLevel::info: return Tone::starting;
        case LogLevel::osmo: return Tone::accent;
        default: return Tone::quiet;
    }
}

static LogPaneLine::Look look_of(LogLevel l) {
    switch (l) {
        case LogLevel::error: return LogPaneLine::Look::error;
        case LogLevel::warning: return LogPaneLine::Look::warning;
        case LogLevel::osmo: case LogLevel::debug: return LogPaneLine::Look::quiet;
        case LogLevel::notice: return LogPaneLine::Look::notice;
        default: return LogPaneLine::Look::plain;
    }
}

static bool in_prefix(const LogLine& l) { return !(l.flags & LogLine::joined) && l.second != 0 && l.level != LogLevel::notice; }

std::string copied_text(const LogText& text, const LogLens& lens, const LogSelection& s) {
    std::string out;
    constexpr std::size_t kMost = 64u << 20;
    for (auto row = lens.row_of(static_cast<LineNumber>(s.from.line)); row < lens.rows() && out.size() < kMost; ++row) {
        const auto n = lens.line(row);
        if (n > s.to.line) break;
        const auto words = text.text(n);
        const auto& about = text.about(n);
        if (!out.empty()) out += '\n';
        if (s.whole) {
            if (in_prefix(about)) out += print_prefix(about.second, text.sources()[about.source]);
            out += words;
            continue;
        }
        const std::size_t from = n == s.from.line ? std::min<std::size_t>(s.from.byte, words.size()) : 0, to = n == s.to.line ? std::min<std::size_t>(s.to.byte, words.size()) : words.size();
        out += words.substr(from, std::max(from, to) - from);
    }
    return out;
}

// A time of the day says too little of a log of several days.
static bool dated(const LogText& text, const LogLook& look, Seconds zone) {
    const auto day = [&](LogSecond s) { return (static_cast<std::int64_t>(s) + (look.utc ? 0 : zone.count())) / 86'400; };
    return look.times == LogLook::Times::clock && text.first_second() != 0 && day(text.first_second()) != day(text.last_second());
}

static std::string stamp(LogSecond at, const LogLook& look, Seconds zone, LogSecond start, Instant now, bool dated) {
    return dated && at ? clock_words(instant_of(at), look.utc ? Seconds(0) : zone).substr(5, 14) : time_words(at, look, zone, start, now);
}

LogPaneModel pane_of(const Model& m, std::string name) {
    const auto& s = *m.logs;
    LogPaneModel out{.name = std::move(name), .empty = {}};
    Tone tone;
    out.empty = stream_words(m, tone);
    if (!s.session) return out;
    const auto session = s.session;
    const LogText& text = session->text;
    const LogLens& lens = session->lens;
    if (text.size() > 0 && lens.rows() == 0) out.empty = lens.done(text) ? "No line passes the filter" : "Looking through the log…";
    out.rows = lens.rows();
    out.number = [session](std::uint32_t row) -> std::uint64_t { return session->lens.line(row); };
    out.row_of = [session](std::uint64_t line) { return session->lens.row_of(static_cast<LineNumber>(line)); };
    out.text = [session](std::uint32_t row) { return session->text.text(session->lens.line(row)); };
    const bool days = dated(text, s.look, s.zone);
    out.line = [session, days, look = s.look, zone = s.zone, now = m.now, linked = log_lines(m.route)](std::uint32_t row) {
        const auto n = session->lens.line(row);
        const LogLine& about = session->text.about(n);
        const LogSource& source = session->text.sources()[about.source];
        LogPaneLine l{.number = count_words(static_cast<std::int64_t>(n) + 1)};
        l.text = session->text.text(n);
        if (in_prefix(about)) {
            l.time = stamp(about.second, look, zone, session->text.first_second(), now, days);
            l.task = source.retry > 0 ? fmt::format("{} try {}", source.task, source.retry + 1) : source.task;
            l.series = source.task.empty() ? -1 : static_cast<int>(session->text.task_of(about.source));
        }
        l.level = level_tag(about.level), l.level_tone = tone_of(about.level), l.look = look_of(about.level);
        l.runs = session->text.runs(n);
        if (const auto* pattern = session->lens.pattern()) l.marks = pattern->spans(l.text.substr(0, kMostMarked), 200);
        l.marked = linked && n >= linked->first && n <= linked->second;
        l.gap_before = session->lens.gap_before(row);
        l.unfolds = !l.text.empty() && (l.text.front() == '{' || l.text.front() == '[');
        return l;
    };
    out.unfolded = [session](std::uint64_t line) { return pretty_json(session->text.text(static_cast<LineNumber>(line))); };
    out.marks = [session](std::uint32_t from, std::uint32_t to) -> std::uint8_t {
        const auto& lens = session->lens;
        const LineNumber a = lens.line(from), b = lens.line(to - 1);
        const auto any = [&](const LogLens::Lines& lines) { const auto i = lines.first_from(a); return i < lines.size() && lines[i] <= b; };
        return static_cast<std::uint8_t>((any(lens.matches()) ? 1 : 0) | (any(lens.errors()) ? 2 : 0));
    };
    out.copy = [session](const LogSelection& selection) { return copied_text(session->text, session->lens, selection); };
    out.live = log_live(m);
    const auto linked = log_lines(m.route);
    out.follow = s.follow && out.live && (!linked || s.followed);
    out.wrap = s.look.wrap;
    out.font = s.look.font;
    out.number_chars = static_cast<int>(count_words(static_cast<std::int64_t>(text.end())).size());
    out.time_chars = days ? 14 : s.look.times == LogLook::Times::clock ? 8 : 11;
    std::size_t longest = 4;
    for (const auto& source : text.sources()) longest = std::max(longest, source.task.size() + (source.retry > 0 ? 6 : 0));
    out.task_chars = static_cast<int>(std::min<std::size_t>(longest, 18));
    if (s.at) out.current = *s.at;
    if (s.at) out.show = *s.at;
    else if (linked && text.end() > linked->first) out.show = linked->first;
    out.shown = s.shown + (linked && text.end() > linked->first ? 1 : 0);
    return out;
}

}  // namespace logs
