#include "base/pattern.h"
#include <algorithm>
#include <fmt/core.h>
#include <map>

// A pattern over code points becomes a machine over the bytes of UTF-8. Steps are made from the end to the
// beginning, so that each knows what comes after it.
namespace pattern {
namespace {

constexpr std::size_t kMostSteps = 20'000;

struct ByteRange { std::uint8_t from, to; };
using Sequence = std::vector<ByteRange>;  // one byte after the other

std::size_t bytes_of(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

std::vector<std::uint8_t> encoded(char32_t c) {
    switch (bytes_of(c)) {
        case 1: return {static_cast<std::uint8_t>(c)};
        case 2: return {static_cast<std::uint8_t>(0xc0 | c >> 6), static_cast<std::uint8_t>(0x80 | (c & 63))};
        case 3: return {static_cast<std::uint8_t>(0xe0 | c >> 12), static_cast<std::uint8_t>(0x80 | (c >> 6 & 63)), static_cast<std::uint8_t>(0x80 | (c & 63))};
        default:
            return {static_cast<std::uint8_t>(0xf0 | c >> 18), static_cast<std::uint8_t>(0x80 | (c >> 12 & 63)), static_cast<std::uint8_t>(0x80 | (c >> 6 & 63)),
                    static_cast<std::uint8_t>(0x80 | (c & 63))};
    }
}

// Splits a range of code points until each part is one range per byte.
void split(char32_t from, char32_t to, std::vector<Sequence>& out) {
    static constexpr char32_t last_of[] = {0x7f, 0x7ff, 0xffff};
    for (const char32_t end : last_of)
        if (from <= end && to > end) return split(from, end, out), split(end + 1, to, out);
    for (std::size_t i = 1; i < bytes_of(from); ++i) {  // the last i bytes must all run from the first to the last value
        const char32_t mask = (char32_t{1} << (6 * i)) - 1;
        if ((from & ~mask) == (to & ~mask)) continue;
        if ((from & mask) != 0) return split(from, from | mask, out), split((from | mask) + 1, to, out);
        if ((to & mask) != mask) return split(from, (to & ~mask) - 1, out), split(to & ~mask, to, out);
    }
    const auto a = encoded(from), b = encoded(to);
    Sequence s;
    for (std::size_t i = 0; i < a.size(); ++i) s.push_back({a[i], b[i]});
    out.push_back(std::move(s));
}

class Compiler {
  public:
    Result<Program> whole(const Node& n) {
        const auto match = add({.kind = Step::Kind::match});
        p_.start = compile(n, match);
        if (too_large_) return Error{"", "it is too large: repeat less"};
        find_classes();
        return std::move(p_);
    }

  private:
    std::uint32_t add(Step s) {
        if (p_.steps.size() >= kMostSteps) return too_large_ = true, 0;
        p_.steps.push_back(s);
        return static_cast<std::uint32_t>(p_.steps.size() - 1);
    }
    std::uint32_t fork(std::uint32_t next, std::uint32_t other, bool lazy = false) {
        if (lazy) std::swap(next, other);
        return add({.kind = Step::Kind::fork, .next = next, .other = other});
    }

    std::uint32_t bytes(const ByteSet& set, std::uint32_t next) {
        const auto [at, fresh] = set_numbers_.try_emplace(set, static_cast<std::uint16_t>(p_.sets.size()));
        if (fresh) p_.sets.push_back(set);
        return add({.kind = Step::Kind::bytes, .set = at->second, .next = next});
    }

    std::uint32_t characters(const Node& n, std::uint32_t next) {
        ByteSet single(256);
        std::vector<Sequence> sequences, all;
        for (const auto& [from, to] : n.set) split(from, to, all);
        bool any_single = false;
        for (auto& s : all) {
            if (s.size() > 1) { sequences.push_back(std::move(s)); continue; }
            any_single = true;
            for (int b = s[0].from; b <= s[0].to; ++b) single[static_cast<std::size_t>(b)] = true;
        }
        if (!any_single && sequences.empty()) return bytes(single, next);  // nothing can be here
        std::uint32_t out = 0;
        bool have = false;
        const auto also = [&](std::uint32_t start) { out = have ? fork(start, out) : start, have = true; };
        for (const auto& s : sequences) also(sequence(s, next));
        if (any_single) also(bytes(single, next));
        return out;
    }

    std::uint32_t sequence(const Sequence& s, std::uint32_t next) {
        for (auto at = s.rbegin(); at != s.rend(); ++at) {
            ByteSet set(256);
            for (int b = at->from; b <= at->to; ++b) set[static_cast<std::size_t>(b)] = true;
            next = bytes(set, next);
        }
        return next;
    }

    std::uint32_t repeat(const Node& n, std::uint32_t next) {
        const Node& what = n.parts[0];
        if (n.most < 0) {
            const auto loop = fork(0, 0);
            if (too_large_) return 0;
            const auto body = compile(what, loop);
            auto& step = p_.steps[loop];
            step.next = n.lazy ? next : body;
            step.other = n.lazy ? body : next;
            next = n.least > 0 ? body : loop;
            for (int i = 1; i < n.least && !too_large_; ++i) next = compile(what, next);
            return next;
        }
        const std::uint32_t enough = next;
        for (int i = n.least; i < n.most && !too_large_; ++i) next = fork(compile(what, next), enough, n.lazy);
        for (int i = 0; i < n.least && !too_large_; ++i) next = compile(what, next);
        return next;
    }

    std::uint32_t compile(const Node& n, std::uint32_t next) {
        if (too_large_) return 0;
        switch (n.kind) {
            case Node::Kind::empty: return next;
            case Node::Kind::set: return characters(n, next);
            case Node::Kind::all:
                for (auto at = n.parts.rbegin(); at != n.parts.rend(); ++at) next = compile(*at, next);
                return next;
            case Node::Kind::any: {
                std::uint32_t out = compile(n.parts.back(), next);
                for (std::size_t i = n.parts.size() - 1; i-- > 0;) out = fork(compile(n.parts[i], next), out);
                return out;
            }
            case Node::Kind::repeat: return repeat(n, next);
            case Node::Kind::line_begin: return add({.kind = Step::Kind::line_begin, .next = next});
            case Node::Kind::line_end: return add({.kind = Step::Kind::line_end, .next = next});
            case Node::Kind::word_edge: return add({.kind = Step::Kind::word_edge, .next = next});
            case Node::Kind::no_word_edge: return add({.kind = Step::Kind::no_word_edge, .next = next});
        }
        return next;
    }

    // Two bytes are of one class when every set has both or neither, and both or neither are of a word.
    void find_classes() {
        std::map<std::vector<bool>, std::uint8_t> known;
        for (int b = 0; b < 256; ++b) {
            std::vector<bool> traits{word_byte(static_cast<unsigned char>(b))};
            for (const auto& set : p_.sets) traits.push_back(set[static_cast<std::size_t>(b)]);
            const auto [at, fresh] = known.try_emplace(std::move(traits), static_cast<std::uint8_t>(known.size()));
            if (fresh) p_.class_byte.push_back(static_cast<std::uint8_t>(b));
            p_.byte_class[b] = at->second;
        }
    }

    Program p_;
    std::map<ByteSet, std::uint16_t> set_numbers_;
    bool too_large_ = false;
};

}  // namespace

bool word_byte(unsigned char b) { return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == '_' || b >= 0x80; }

Result<Program> compile(const Node& n) { return Compiler().whole(n); }

}  // namespace pattern
