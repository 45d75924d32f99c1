#include "domain/log_level.h"
#include "base/text.h"
#include <algorithm>

namespace {

constexpr std::size_t kLookedAt = 96;  // bytes: levels stand at the beginning, after a time and a name perhaps

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool of_word(char c) { return letter(c) || digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

struct Word { std::string_view word; LogLevel level; };
constexpr Word kWords[] = {
    {"alert", LogLevel::error}, {"crit", LogLevel::error}, {"critical", LogLevel::error}, {"debug", LogLevel::debug}, {"dbg", LogLevel::debug},
    {"emerg", LogLevel::error}, {"err", LogLevel::error}, {"error", LogLevel::error}, {"fatal", LogLevel::error}, {"fine", LogLevel::debug},
    {"info", LogLevel::info}, {"inf", LogLevel::info}, {"notice", LogLevel::info}, {"panic", LogLevel::error}, {"severe", LogLevel::error},
    {"trace", LogLevel::debug}, {"trc", LogLevel::debug}, {"verbose", LogLevel::debug}, {"warn", LogLevel::warning},
    {"warning", LogLevel::warning}, {"wrn", LogLevel::warning}};

// A bit for each letter that begins one of the words: most words of a log are passed over at their first.
constexpr std::uint32_t kFirstLetters = [] {
    std::uint32_t bits = 0;
    for (const auto& w : kWords) bits |= 1u << (w.word[0] - 'a');
    return bits;
}();

LogLevel meaning(std::string_view word) {
    for (const auto& w : kWords) {
        if (w.word.size() != word.size()) continue;
        std::size_t i = 0;
        while (i < word.size() && (word[i] | 32) == w.word[i]) ++i;
        if (i == word.size()) return w.level;
    }
    return LogLevel::none;
}

bool in_capitals(std::string_view word) { return std::all_of(word.begin(), word.end(), [](char c) { return c <= 'Z'; }); }

// In small letters a word is a level only where it is marked as one.
bool marked(std::string_view text, std::size_t from, std::size_t to) {
    const char left = from > 0 ? text[from - 1] : '\0', right = to < text.size() ? text[to] : '\0', next = to + 1 < text.size() ? text[to + 1] : '\0';
    if (left == '"' && right == '"') return next != ':';  // "error": names a field, it is none
    if (left == '=' || left == '<') return true;
    if (left == '[') return right == ']' || right == ':' || right == ' ';
    return (from == 0 || left == ' ' || left == '\t') && right == ':' && !of_word(next);
}

// I1122 15:35:20.123456, also behind a bracket; as glog and PyTorch write it.
LogLevel glog(std::string_view text) {
    const std::size_t at = text.find_first_of("IWEFD");
    if (at == std::string_view::npos || (at > 0 && text[at - 1] != '[') || at + 5 >= text.size()) return LogLevel::none;
    for (std::size_t i = at + 1; i < at + 5; ++i) if (!digit(text[i])) return LogLevel::none;
    if (text[at + 5] != ' ') return LogLevel::none;
    const char c = text[at];
    return c == 'I' ? LogLevel::info : c == 'W' ? LogLevel::warning : c == 'D' ? LogLevel::debug : LogLevel::error;
}

// "torch.cuda.OutOfMemoryError: …", "KeyError: 'x'", "MyException"
bool names_exception(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && (of_word(text[end]) || text[end] == '.')) ++end;
    const auto name = text.substr(0, end);
    const bool whole = end == text.size() || text[end] == ':';
    return whole && name.size() > 5 && (name.ends_with("Error") || name.ends_with("Exception") || name.ends_with("Interrupt"));
}

LogLevel by_words(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!letter(text[at])) { ++at; continue; }
        std::size_t end = at + 1;
        while (end < text.size() && letter(text[end])) ++end;
        const bool whole = (at == 0 || !of_word(text[at - 1])) && (end == text.size() || !of_word(text[end]));
        const bool may = whole && end - at >= 3 && end - at <= 8 && (kFirstLetters >> ((text[at] | 32) - 'a') & 1u);
        if (may) {
            const auto word = text.substr(at, end - at);
            const auto level = meaning(word);
            const bool said = level != LogLevel::none && (in_capitals(word) ? word != "FINE" || marked(text, at, end) : marked(text, at, end));
            if (said) return level;
        }
        at = end;
    }
    return LogLevel::none;
}

}  // namespace

std::string_view level_word(LogLevel level) {
    static constexpr std::array<std::string_view, kLogLevels> words = {"No level", "Debug", "Info", "OSMO", "Warning", "Error", "Console"};
    return words[static_cast<std::size_t>(level)];
}

std::string_view level_tag(LogLevel level) {
    static constexpr std::array<std::string_view, kLogLevels> tags = {"", "DEBUG", "INFO", "OSMO", "WARN", "ERROR", ""};
    return tags[static_cast<std::size_t>(level)];
}

std::string_view level_key(LogLevel level) {
    static constexpr std::array<std::string_view, kLogLevels> keys = {"none", "debug", "info", "osmo", "warning", "error", "console"};
    return keys[static_cast<std::size_t>(level)];
}

bool begins_traceback(std::string_view text) {
    return text.substr(0, kLookedAt).find("Traceback (most recent call last)") != std::string_view::npos;
}

LogLevel level_of(std::string_view text) {
    text = text.substr(0, kLookedAt);
    if (const auto level = by_words(text); level != LogLevel::none) return level;
    if (const auto level = glog(text.substr(0, 24)); level != LogLevel::none) return level;
    return names_exception(text) || begins_traceback(text) ? LogLevel::error : LogLevel::none;
}
