#include "base/pattern.h"
#include "base/utf8.h"
#include <algorithm>
#include <fmt/core.h>
#include <optional>

namespace pattern {
namespace {

using Set = std::vector<std::pair<char32_t, char32_t>>;
constexpr char32_t kLast = 0x10ffff;
constexpr int kMostDepth = 200, kMostRepeat = 1000;

void tidy(Set& s) {
    std::sort(s.begin(), s.end());
    Set out;
    for (const auto& [from, to] : s) {
        if (!out.empty() && from <= out.back().second + 1) out.back().second = std::max(out.back().second, to);
        else out.emplace_back(from, to);
    }
    s = std::move(out);
}

Set inverted(const Set& s) {
    Set out;
    char32_t next = 0;
    for (const auto& [from, to] : s) {
        if (from > next) out.emplace_back(next, from - 1);
        next = to + 1;
    }
    if (next <= kLast) out.emplace_back(next, kLast);
    return out;
}

// The other case of a letter, for the scripts whose cases stand a fixed way apart; itself where there is none.
char32_t other_case(char32_t c) {
    const auto pair = [c](char32_t capital, char32_t end, char32_t apart) -> char32_t {
        if (c >= capital && c <= end) return c + apart;
        return c >= capital + apart && c <= end + apart ? c - apart : c;
    };
    if (c < 0x80) return pair('A', 'Z', 32);
    if (c < 0x100) return c == 0xd7 || c == 0xf7 ? c : pair(0xc0, 0xde, 32);
    if (c < 0x180) {
        if (c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149 || c == 0x178 || c == 0x17f) return c;
        const bool odd_capital = (c >= 0x139 && c <= 0x148) || c >= 0x179;
        return (c % 2 == 1) == odd_capital ? c + 1 : c - 1;
    }
    if (c >= 0x391 && c <= 0x3c9) return c == 0x3a2 || c == 0x3c2 || (c >= 0x3aa && c <= 0x3b0) ? c : pair(0x391, 0x3a9, 32);
    if (c >= 0x400 && c <= 0x45f) return c <= 0x40f || c >= 0x450 ? pair(0x400, 0x40f, 80) : pair(0x410, 0x42f, 32);
    return c;
}

void add_other_cases(Set& s) {
    Set more;
    for (const auto& [from, to] : s)
        for (char32_t c = from; c <= std::min<char32_t>(to, 0x460); ++c)
            if (const char32_t o = other_case(c); o != c) more.emplace_back(o, o);
    s.insert(s.end(), more.begin(), more.end());
    tidy(s);
}

Node set_node(Set s, bool ignore_case) {
    if (ignore_case) add_other_cases(s);
    else tidy(s);
    return {.kind = Node::Kind::set, .set = std::move(s), .parts = {}};
}

std::optional<Set> named(char32_t c) {
    switch (c) {
        case 'd': return Set{{'0', '9'}};
        case 'w': return Set{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}, {0xaa, 0xaa}, {0xb5, 0xb5}, {0xba, 0xba}, {0xc0, 0xd6}, {0xd8, 0xf6}, {0xf8, 0x1fff}, {0x2c00, 0x2dff}, {0x3040, 0xd7ff}, {0xf900, 0xfdff}, {0x10000, 0x1efff}, {0x20000, 0x3ffff}};
        case 's': return Set{{'\t', '\r'}, {' ', ' '}, {0xa0, 0xa0}, {0x2000, 0x200a}, {0x3000, 0x3000}};
        case 'D': case 'W': case 'S': return inverted(*named(c + 32));
        default: return std::nullopt;
    }
}

std::optional<Set> posix(std::string_view name) {
    if (name == "alpha") return Set{{'A', 'Z'}, {'a', 'z'}};
    if (name == "digit") return Set{{'0', '9'}};
    if (name == "alnum") return Set{{'0', '9'}, {'A', 'Z'}, {'a', 'z'}};
    if (name == "upper") return Set{{'A', 'Z'}};
    if (name == "lower") return Set{{'a', 'z'}};
    if (name == "space") return named('s');
    if (name == "punct") return Set{{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}};
    if (name == "xdigit") return Set{{'0', '9'}, {'A', 'F'}, {'a', 'f'}};
    if (name == "word") return named('w');
    return std::nullopt;
}

class Parser {
  public:
    Parser(std::string_view text, bool ignore_case) : text_(text), ignore_case_(ignore_case) {}

    Result<Node> whole() {
        Node out = alternatives(0);
        if (error_.what.empty() && at_ < text_.size()) fail("this closing bracket has no opening one");
        if (!error_.what.empty()) return error_;
        return out;
    }

  private:
    bool more() const { return at_ < text_.size() && error_.what.empty(); }
    bool next_is(char c) const { return more() && text_[at_] == c; }
    bool take(std::string_view s) {
        if (!more() || !text_.substr(at_).starts_with(s)) return false;
        at_ += s.size();
        return true;
    }
    char32_t take_point() {
        const auto c = code_point(text_, at_);
        at_ += c.size;
        return c.value;
    }
    Node fail(std::string what) {
        if (error_.what.empty()) error_ = {fmt::format("{}", at_), std::move(what)};
        return {};
    }

    Node alternatives(int depth) {
        if (depth > kMostDepth) return fail("it is nested too deeply");
        const bool case_before = ignore_case_;
        std::vector<Node> out{sequence(depth)};
        while (take("|")) out.push_back(sequence(depth));
        ignore_case_ = case_before;
        if (out.size() == 1) return std::move(out.front());
        return {.kind = Node::Kind::any, .set = {}, .parts = std::move(out)};
    }

    Node sequence(int depth) {
        Node out{.kind = Node::Kind::all, .set = {}, .parts = {}};
        while (more() && text_[at_] != '|' && text_[at_] != ')') {
            auto piece = atom(depth);
            if (error_.what.empty()) out.parts.push_back(repeated(std::move(piece)));
        }
        return out;
    }

    Node atom(int depth) {
        if (take("(")) return group(depth);
        if (take("[")) return set_node(members(), ignore_case_);
        if (take(".")) return {.kind = Node::Kind::set, .set = {{0, kLast}}, .parts = {}};
        if (take("^")) return {.kind = Node::Kind::line_begin, .set = {}, .parts = {}};
        if (take("$")) return {.kind = Node::Kind::line_end, .set = {}, .parts = {}};
        if (take("\\")) return escape();
        if (more() && (text_[at_] == '*' || text_[at_] == '+' || text_[at_] == '?')) return fail(fmt::format("nothing stands before {} that could be repeated", text_[at_]));
        const char32_t c = take_point();
        return set_node({{c, c}}, ignore_case_);
    }

    Node group(int depth) {
        if (take("?")) {
            if (take("=") || take("!") || take("<=") || take("<!")) return fail("looking ahead or behind is not possible: it could take for ever");
            if (take("P<") || take("<")) {
                while (more() && text_[at_] != '>') ++at_;
                if (!take(">")) return fail("the name of this group does not end");
            } else if (!flags()) {
                return fail("this kind of group is not known");
            } else if (take(")")) {
                return {};
            } else if (!take(":")) {
                return fail("this kind of group is not known");
            }
        }
        Node out = alternatives(depth + 1);
        if (error_.what.empty() && !take(")")) return fail("a closing bracket is missing");
        return out;
    }

    // Flags last until the group around them ends; "m" and "s" mean nothing within one line.
    bool flags() {
        bool on = true;
        while (more() && text_[at_] != ':' && text_[at_] != ')') {
            const char c = text_[at_++];
            if (c == '-') on = false;
            else if (c == 'i') ignore_case_ = on;
            else if (c != 'm' && c != 's') return false;
        }
        return true;
    }

    Node escape() {
        if (!more()) return fail("nothing follows the \\ at the end");
        if (take("b")) return {.kind = Node::Kind::word_edge, .set = {}, .parts = {}};
        if (take("B")) return {.kind = Node::Kind::no_word_edge, .set = {}, .parts = {}};
        if (take("A")) return {.kind = Node::Kind::line_begin, .set = {}, .parts = {}};
        if (take("z") || take("Z")) return {.kind = Node::Kind::line_end, .set = {}, .parts = {}};
        if (auto set = named(static_cast<unsigned char>(text_[at_]))) return ++at_, set_node(std::move(*set), false);
        const char32_t c = escaped();
        return set_node({{c, c}}, ignore_case_);
    }

    char32_t escaped() {
        const char c = text_[at_];
        const auto letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c >= '1' && c <= '9') return fail("going back to an earlier group is not possible: it could take for ever"), U'\0';
        static constexpr std::string_view from = "tnrfv0ae", to{"\t\n\r\f\v\0\a\x1b", 8};
        if (const auto i = from.find(c); i != std::string_view::npos) return ++at_, static_cast<unsigned char>(to[i]);
        if (c == 'x' || c == 'u') return ++at_, hex(c == 'x' ? 2 : 4);
        if (letter) return fail(fmt::format("\\{} means nothing here", c)), U'\0';
        return take_point();
    }

    char32_t hex(std::size_t digits) {
        const bool braces = take("{");
        if (braces) digits = std::min(text_.find('}', at_), text_.size()) - at_;
        char32_t value = 0;
        if (digits == 0 || digits > 6) return fail("this number of a character cannot be read"), U'\0';
        for (std::size_t i = 0; i < digits; ++i, ++at_) {
            const char c = at_ < text_.size() ? text_[at_] : '\0', low = static_cast<char>(c | 32);
            const int n = c >= '0' && c <= '9' ? c - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
            if (n < 0) return fail("this number of a character cannot be read"), U'\0';
            value = value * 16 + static_cast<char32_t>(n);
        }
        if (braces && !take("}")) return fail("this number of a character cannot be read"), U'\0';
        return value <= kLast ? value : (fail("there is no character of this number"), U'\0');
    }

    Set members() {
        const bool inverse = take("^");
        Set out;
        for (bool first = true; more(); first = false) {
            if (!first && take("]")) {
                if (ignore_case_) add_other_cases(out);
                tidy(out);
                return inverse ? inverted(out) : out;
            }
            if (auto set = member_set()) { out.insert(out.end(), set->begin(), set->end()); continue; }
            const char32_t from = member();
            if (!(next_is('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']')) { out.emplace_back(from, from); continue; }
            ++at_;
            const char32_t to = member();
            if (to < from) fail("this range runs backwards");
            else out.emplace_back(from, to);
        }
        fail("the ] of a list of characters is missing");
        return out;
    }

    std::optional<Set> member_set() {
        if (take("[:")) {
            const auto end = text_.find(":]", at_);
            auto set = end == std::string_view::npos ? std::nullopt : posix(text_.substr(at_, end - at_));
            if (!set) return fail("this class of characters is not known"), Set{};
            at_ = end + 2;
            return set;
        }
        if (!next_is('\\') || at_ + 1 >= text_.size()) return std::nullopt;
        auto set = named(static_cast<unsigned char>(text_[at_ + 1]));
        if (set) at_ += 2;
        return set;
    }

    char32_t member() {
        if (!more()) return fail("the ] of a list of characters is missing"), U'\0';
        if (!take("\\")) return take_point();
        if (!more()) return fail("nothing follows the \\ at the end"), U'\0';
        if (take("b")) return U'\b';
        return escaped();
    }

    Node repeated(Node what) {
        while (more()) {
            int least = 0, most = -1;
            const std::size_t before = at_;
            if (take("*")) {}
            else if (take("+")) least = 1;
            else if (take("?")) most = 1;
            else if (!take("{") || !counts(least, most)) return at_ = before, what;
            if (!error_.what.empty()) return what;
            Node out{.kind = Node::Kind::repeat, .set = {}, .parts = {}, .least = least, .most = most};
            out.lazy = take("?");
            out.parts.push_back(std::move(what));
            what = std::move(out);
            if (next_is('+')) return fail("a + behind a repetition is not possible");
        }
        return what;
    }

    // "2}", "2,}", "2,5}"; what looks otherwise is no repetition but a brace.
    bool counts(int& least, int& most) {
        const auto number = [&](int& out) {
            const std::size_t from = at_;
            for (out = 0; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) out = std::min(out * 10 + (text_[at_] - '0'), kMostRepeat + 1);
            return at_ > from;
        };
        if (!number(least)) return false;
        most = least;
        if (take(",") && !number(most)) most = -1;
        if (!take("}")) return false;
        if (least > kMostRepeat || most > kMostRepeat) fail(fmt::format("more than {} repetitions cannot be counted", kMostRepeat));
        else if (most >= 0 && most < least) fail("this repetition ends before it begins");
        return true;
    }

    std::string_view text_;
    bool ignore_case_;
    std::size_t at_ = 0;
    Error error_;
};

}  // namespace

Result<Node> parse(std::string_view text, bool ignore_case) { return Parser(text, ignore_case).whole(); }

Node literal(std::string_view text, bool ignore_case) {
    Node out{.kind = Node::Kind::all, .set = {}, .parts = {}};
    for (std::size_t at = 0; at < text.size();) {
        const auto c = code_point(text, at);
        at += c.size;
        out.parts.push_back(set_node({{c.value, c.value}}, ignore_case));
    }
    return out;
}

// Runs of single characters that stand side by side, in what cannot be left out.
static void collect(const Node& n, std::string& run, std::string& best) {
    const auto close = [&] {
        if (run.size() > best.size()) best = run;
        run.clear();
    };
    switch (n.kind) {
        case Node::Kind::set:
            if (n.set.size() == 1 && n.set[0].first == n.set[0].second) append_utf8(run, n.set[0].first);
            else close();
            return;
        case Node::Kind::all:
            for (const auto& part : n.parts) collect(part, run, best);
            return;
        case Node::Kind::repeat:
            close();
            if (n.least > 0) collect(n.parts[0], run, best);
            return close();
        case Node::Kind::any: return close();
        default: return;  // edges are nothing wide
    }
}

std::string required_text(const Node& n) {
    std::string run, best;
    collect(n, run, best);
    return run.size() > best.size() ? run : best;
}

}  // namespace pattern
