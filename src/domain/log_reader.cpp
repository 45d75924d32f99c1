#include "domain/log_reader.h"
#include <algorithm>
#include <cstring>
#include <utility>

// Not in the middle of a code point.
static std::size_t place_to_cut(std::string_view raw) {
    std::size_t at = LogReader::kMostLine;
    while (at > LogReader::kMostLine - 3 && (static_cast<unsigned char>(raw[at]) & 0xc0) == 0x80) --at;
    return at;
}

void LogReader::feed(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto* found = static_cast<const char*>(std::memchr(bytes.data(), '\n', bytes.size()));
        const auto piece = bytes.substr(0, found ? static_cast<std::size_t>(found - bytes.data()) : bytes.size());
        bytes.remove_prefix(piece.size() + (found ? 1 : 0));
        if (found && rest_.empty()) line(piece);
        else rest_ += piece;
        if (found && !rest_.empty()) line(rest_), rest_.clear();
        while (rest_.size() > kMostLine) {
            const auto at = place_to_cut(rest_);
            part(std::string_view(rest_).substr(0, at), true);
            rest_.erase(0, at);
        }
    }
}

void LogReader::end() {
    if (!rest_.empty()) line(std::exchange(rest_, {}));
}

void LogReader::reopen() {
    rest_.clear();
    entry_known_ = goes_on_ = false;
    in_traceback_.assign(in_traceback_.size(), false);
    terminal_.reset_style();
    replay_.begin(text_);
}

void LogReader::line(std::string_view raw) {
    while (raw.size() > kMostLine) {
        const auto at = place_to_cut(raw);
        part(raw.substr(0, at), true);
        raw.remove_prefix(at);
    }
    if (!raw.empty() && raw.back() == '\r') raw.remove_suffix(1);
    part(raw, false);
}

std::uint16_t LogReader::number_of(const LogPrefix& p) {
    const auto at = std::find_if(known_.begin(), known_.end(), [&](const Known& k) { return k.control == p.control && k.tag == p.tag; });
    if (at == known_.end()) {
        known_.push_back({std::string(p.tag), text_.source(source_of(p.tag, p.control)), p.control});
        in_traceback_.resize(text_.sources().size());
        return known_.back().number;
    }
    const auto number = at->number;
    if (at != known_.begin()) std::swap(*at, *(at - 1));
    return number;
}

std::uint16_t LogReader::number_of_nobody() {
    const auto number = text_.source({});
    in_traceback_.resize(text_.sources().size());
    return number;
}

// The service's own last words have no prefix either.
static bool is_banner(std::string_view raw) { return raw.starts_with("Workflow terminated abnormally"); }

void LogReader::begin_entry(std::string_view& raw) {
    if (const auto prefix = prefixes_.read(raw)) {
        raw.remove_prefix(prefix->size);
        entry_ = {.second = prefix->second, .source = number_of(*prefix)};
    } else if (is_banner(raw)) {
        entry_ = {.second = text_.last_second(), .source = text_.source({{}, 0, true})};
        in_traceback_.resize(text_.sources().size());
    } else {
        if (!entry_known_) entry_ = {.second = 0, .source = number_of_nobody()};
        entry_known_ = true;
        entry_.flags = LogLine::joined;
        return;
    }
    entry_known_ = true;
    terminal_.reset_style();
}

// What a line is, from what it says and from what came before it.
void LogReader::judge(std::string_view clean, LogLine& about) {
    const bool joined = about.flags & LogLine::joined;
    if (text_.sources()[about.source].control) { about.level = LogLevel::osmo; return; }
    const auto own = level_of(clean);
    const bool trace = in_traceback_[about.source], inner = trace && (clean.empty() || clean.front() == ' ' || clean.front() == '\t');
    const bool silent = own == LogLevel::none, error = inner || own == LogLevel::error || (joined && silent && entry_.level == LogLevel::error);
    about.level = error ? LogLevel::error : joined && silent ? entry_.level : own;
    if (error && (trace || (joined && entry_.level == LogLevel::error))) about.flags |= LogLine::follows;
    in_traceback_[about.source] = inner || begins_traceback(clean);
    entry_.level = about.level;
}

bool LogReader::repeated(std::string_view clean, const LogLine& about) {
    const auto answer = replay_.next(text_, {clean, about.second, about.source, (about.flags & LogLine::joined) != 0});
    if (answer.verdict == LogReplay::Verdict::held) return true;
    if (answer.verdict == LogReplay::Verdict::gap) text_.append_notice("The stream was opened again here, and what it repeats does not meet what came before: lines may be missing or be there twice");
    for (LineNumber n = answer.again_from; n < answer.again_to; ++n) {
        const LogLine again = text_.about(n);
        const std::string words(text_.text(n));  // a copy: appending may drop the block it stands in
        if (again.level != LogLevel::notice) text_.append(words, again, text_.runs(n));
    }
    return false;
}

void LogReader::part(std::string_view raw, bool goes_on) {
    if (std::exchange(goes_on_, goes_on)) entry_.flags = LogLine::joined;
    else begin_entry(raw);
    LogLine about = entry_;
    if (goes_on) about.flags |= LogLine::cut;
    const bool plain = is_plain(raw) && !terminal_.styled();
    if (!plain) terminal_.read(raw);
    const std::string_view clean = plain ? raw : terminal_.text();
    judge(clean, about);
    if (replay_.active() && repeated(clean, about)) return;
    static const std::vector<StyleRun> none;
    text_.append(clean, about, plain ? none : terminal_.runs());
}
