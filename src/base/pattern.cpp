#include "base/pattern.h"
#include "base/pattern_machine.h"
#include "base/text.h"
#include <algorithm>
#include <optional>

struct Pattern::Parts {
    std::optional<TextFinder> text;               // in every match; of a plain search all of it
    mutable std::optional<pattern::Machine> machine;
    bool whole_word = false;
};

Pattern::Pattern(std::unique_ptr<Parts> p) : p_(std::move(p)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

static bool is_ascii(std::string_view s) { return std::all_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }); }

static pattern::Node as_word(pattern::Node inner) {
    pattern::Node out{.kind = pattern::Node::Kind::all, .set = {}, .parts = {}};
    out.parts.push_back({.kind = pattern::Node::Kind::word_edge, .set = {}, .parts = {}});
    out.parts.push_back(std::move(inner));
    out.parts.push_back({.kind = pattern::Node::Kind::word_edge, .set = {}, .parts = {}});
    return out;
}

Result<Pattern> Pattern::make(std::string_view words, PatternOptions o) {
    auto parts = std::make_unique<Parts>();
    if (words.empty()) return Error{"", "nothing is looked for"};
    if (words.find('\n') != std::string_view::npos) return Error{"", "no line holds a line break"};
    if (!o.expression && (!o.ignore_case || is_ascii(words))) {
        parts->text.emplace(std::string(words), o.ignore_case);
        parts->whole_word = o.whole_word;
        return Pattern(std::move(parts));
    }
    auto node = o.expression ? pattern::parse(words, o.ignore_case) : Result<pattern::Node>(pattern::literal(words, o.ignore_case));
    if (!node) return node.error();
    if (auto text = pattern::required_text(*node); text.size() >= 2 && text.find('\n') == std::string::npos) parts->text.emplace(std::move(text), false);
    auto program = pattern::compile(o.whole_word ? as_word(std::move(*node)) : *node);
    if (!program) return program.error();
    parts->machine.emplace(std::move(*program));
    return Pattern(std::move(parts));
}

static bool at_word_edges(std::string_view text, std::size_t from, std::size_t to) {
    const auto word = [&](std::size_t i) { return pattern::word_byte(static_cast<unsigned char>(text[i])); };
    return (from == 0 || !word(from) || !word(from - 1)) && (to == text.size() || !word(to) || !word(to - 1));
}

std::size_t Pattern::find_line(std::string_view lines, std::size_t from) const {
    if (!p_->text) return p_->machine->find_line(lines, from);
    for (auto at = p_->text->find(lines, from); at != std::string_view::npos;) {
        if (!p_->machine) {
            if (!p_->whole_word || at_word_edges(lines, at, at + p_->text->size())) return at;
            at = p_->text->find(lines, at + 1);
            continue;
        }
        const auto before = at > from ? lines.rfind('\n', at - 1) : std::string_view::npos;
        const auto begin = before == std::string_view::npos || before < from ? from : before + 1, end = std::min(lines.find('\n', at), lines.size());
        if (const auto hit = p_->machine->find_line(lines.substr(begin, end - begin), 0); hit != std::string_view::npos) return begin + hit;
        at = p_->text->find(lines, end);
    }
    return std::string_view::npos;
}

std::vector<std::pair<std::size_t, std::size_t>> Pattern::spans(std::string_view line, std::size_t most) const {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t at = 0; at <= line.size() && out.size() < most;) {
        std::pair<std::size_t, std::size_t> span;
        if (p_->machine) {
            const auto found = p_->machine->find(line, at);
            if (!found) break;
            span = *found;
        } else {
            const auto found = p_->text->find(line, at);
            if (found == std::string_view::npos) break;
            span = {found, found + p_->text->size()};
            if (p_->whole_word && !at_word_edges(line, span.first, span.second)) { at = found + 1; continue; }
        }
        if (span.second > span.first) out.push_back(span);
        at = std::max(span.second, span.first + 1);
    }
    return out;
}
