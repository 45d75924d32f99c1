#include "spec/chars.h"
#include "spec/python.h"
#include <algorithm>
#include <cstdint>
#include <fmt/core.h>
#include <map>
#include <tuple>
#include <vector>

namespace spec {

// A reader of regular expressions that keeps nothing: it only finds out whether Python would
// compile them. Its width is what a look-behind must know to be of one size.
namespace {

struct Width { std::uint64_t least = 0, most = 0; bool known = true; };
constexpr std::uint64_t kEndless = std::uint64_t{1} << 40;   // a size_t of WebAssembly has 32 bits

class Regex {
  public:
    explicit Regex(std::string_view text) : text_(text) {}

    std::optional<std::string> fault() {
        choices(0);
        if (fault_.empty() && at_ < text_.size()) fail("“)” closes nothing");
        return fault_.empty() ? std::nullopt : std::optional(fault_);
    }

  private:
    bool ended() const { return at_ >= text_.size() || !fault_.empty(); }
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(std::string_view s) { return text_.substr(at_).starts_with(s) && (at_ += s.size(), true); }
    void fail(std::string words) { if (fault_.empty() && !beyond_) fault_ = std::move(words); }

    Width choices(int depth) {
        Width out = sequence(depth);
        while (!ended() && take("|")) {
            begun_ = true;
            const auto other = sequence(depth);
            out = {std::min(out.least, other.least), std::max(out.most, other.most), out.known && other.known};
        }
        return out;
    }

    enum class Item : unsigned char { none, anchor, repeat, other };

    Width sequence(int depth) {
        Width out;
        if (depth > 100) return beyond_ = true, at_ = text_.size(), out;   // far beyond what anybody writes: taken as it is
        Item last = Item::none;
        Width width;
        while (!ended() && peek() != '|' && peek() != ')') {
            if (const auto times = repeat()) {
                if (last == Item::none || last == Item::anchor) fail("there is nothing before it to repeat");
                if (last == Item::repeat) fail("a repetition is repeated");
                out.least += width.least * times->first - width.least;
                out.most = std::min(kEndless, out.most - width.most + (times->second >= kEndless ? (width.most > 0 ? kEndless : 0) : width.most * times->second));
                last = Item::repeat;
                if (!take("?")) take("+");
                continue;
            }
            const auto before = std::pair(last, width);
            width = item(depth, last);
            begun_ = begun_ || last != Item::none;
            if (last == Item::none) { std::tie(last, width) = before; continue; }   // a comment
            out.least += width.least, out.most = std::min(kEndless, out.most + width.most), out.known = out.known && width.known;
        }
        return out;
    }

    std::optional<std::pair<std::uint64_t, std::uint64_t>> repeat() {
        if (take("*")) return std::pair(std::uint64_t{0}, kEndless);
        if (take("+")) return std::pair(std::uint64_t{1}, kEndless);
        if (take("?")) return std::pair(std::uint64_t{0}, std::uint64_t{1});
        if (peek() != '{') return std::nullopt;
        const auto begin = at_++;
        if (peek() == '}') return at_ = begin, std::nullopt;
        std::uint64_t least = 0, most = kEndless;
        const bool low = number(least);
        if (take(",")) number(most);
        else if (low) most = least;
        if (!take("}") || (!low && text_[begin + 1] != ',')) return at_ = begin, std::nullopt;
        if (least > most) fail("the least is more than the most");
        return std::pair(least, most);
    }

    bool number(std::uint64_t& out) {
        if (!is_digit(peek())) return false;
        for (out = 0; is_digit(peek()); ++at_) out = std::min(kEndless, out * 10 + static_cast<std::uint64_t>(peek() - '0'));
        return true;
    }

    Width item(int depth, Item& what) {
        what = Item::other;
        if (take("[")) return set(), Width{1, 1};
        if (take("(")) return group(depth, what);
        if (take("\\")) return escape(what);
        if (peek() == '^' || peek() == '$') { ++at_, what = Item::anchor; return {}; }
        at_ += char_size(text_, at_);
        return {1, 1};
    }

    // --- [a-z]
    void set() {
        take("^");
        bool first = true;
        while (!ended() && (first || peek() != ']')) {
            first = false;
            const auto low = member();
            if (peek() != '-' || at_ + 1 >= text_.size() || text_[at_ + 1] == ']') continue;
            ++at_;
            const auto high = member();
            if (!low || !high || *low > *high) fail("a range of characters runs backwards, or from a class");
        }
        if (!take("]")) fail("“[” is never closed");
    }

    std::optional<char32_t> member() {
        if (!take("\\")) {
            const auto c = char_at(text_, at_);
            at_ += char_size(text_, at_);
            return c;
        }
        const char c = peek();
        if (at_ >= text_.size()) return fail("it ends with “\\”"), std::nullopt;
        if (std::string_view("dDsSwW").find(c) != std::string_view::npos) return ++at_, std::nullopt;
        if (c == 'b') return ++at_, U'\b';
        return character();
    }

    // A character behind "\": by number, by letter, or itself.
    std::optional<char32_t> character() {
        const char c = peek();
        if (c == 'x') return ++at_, hex(2);
        if (c == 'u') return ++at_, hex(4);
        if (c == 'U') return ++at_, hex(8);
        if (c == 'N') {
            const auto close = text_.find('}', at_);
            if (!text_.substr(at_ + 1).starts_with("{") || close == std::string_view::npos) fail("\\N needs a name in braces");
            else at_ = close + 1;
            return std::nullopt;
        }
        if (is_digit(c)) {
            char32_t value = 0;
            for (int i = 0; i < 3 && peek() >= '0' && peek() <= '7'; ++i, ++at_) value = value * 8 + static_cast<char32_t>(peek() - '0');
            if (value == 0 && c > '7') fail(fmt::format("\\{} means nothing", c)), ++at_;
            if (value > 0377) fail("an octal number goes to \\377 only");
            return value;
        }
        static constexpr std::string_view letters = "afnrtv";
        if (const auto known = letters.find(c); known != std::string_view::npos) return ++at_, std::u32string_view(U"\a\f\n\r\t\v")[known];
        if (is_letter(c)) return fail(fmt::format("\\{} means nothing", c)), std::nullopt;
        const auto plain = char_at(text_, at_);
        at_ += char_size(text_, at_);
        return plain;
    }

    std::optional<char32_t> hex(int digits) {
        char32_t value = 0;
        for (int i = 0; i < digits; ++i, ++at_) {
            if (!is_hex(peek())) return fail("an escape has too few hexadecimal digits"), std::nullopt;
            value = value * 16 + static_cast<char32_t>(is_digit(peek()) ? peek() - '0' : (peek() | 32) - 'a' + 10);
        }
        return value;
    }

    Width escape(Item& what) {
        const char c = peek();
        if (at_ >= text_.size()) return fail("it ends with “\\”"), Width{};
        if (std::string_view("AZbB").find(c) != std::string_view::npos) { ++at_, what = Item::anchor; return {}; }
        if (std::string_view("dDsSwW").find(c) != std::string_view::npos) return ++at_, Width{1, 1};
        if (c < '1' || c > '9') return character(), Width{1, 1};
        return reference();
    }

    Width reference() {
        const bool octal = at_ + 2 < text_.size() && is_digit(text_[at_ + 1]) && is_digit(text_[at_ + 2]) && text_[at_] < '8' && text_[at_ + 1] < '8' && text_[at_ + 2] < '8';
        if (octal && text_[at_] < '4') return at_ += 3, Width{1, 1};
        std::size_t number = static_cast<std::size_t>(text_[at_++] - '0');
        if (is_digit(peek())) number = number * 10 + static_cast<std::size_t>(text_[at_++] - '0');
        if (number > groups_) fail(fmt::format("there is no group {}", number));
        else if (std::find(open_.begin(), open_.end(), number) != open_.end()) fail(fmt::format("group {} is still open", number));
        return {0, kEndless, false};
    }

    // --- (…)
    Width group(int depth, Item& what) {
        if (!take("?")) return captured(depth);
        if (take("P<")) return named(depth);
        if (take("P=")) return reference_by_name();
        if (take("#")) { while (!ended() && peek() != ')') ++at_; what = Item::none; return closed({}, "a comment"); }
        if (take(":") || take(">")) return closed(choices(depth + 1), "a group");
        if (take("=") || take("!")) return closed(choices(depth + 1), "a look-ahead"), Width{};
        if (take("<=") || take("<!")) return look_behind(depth);
        if (take("(")) return condition(depth);
        return flags(depth, what);
    }

    Width closed(Width width, std::string_view what) {
        if (!take(")")) fail(fmt::format("{} is never closed", what));
        return width;
    }

    Width captured(int depth) {
        const auto number = ++groups_;
        open_.push_back(number);
        const auto width = choices(depth + 1);
        open_.pop_back();
        return closed(width, "“(”");
    }

    std::string name_until(char close) {
        const auto begin = at_;
        while (is_word(peek()) || static_cast<unsigned char>(peek()) >= 0x80) ++at_;
        const auto name = std::string(text_.substr(begin, at_ - begin));
        if (name.empty() || is_digit(name[0]) || peek() != close) fail("a group has no proper name");
        else ++at_;
        return name;
    }

    Width named(int depth) {
        const auto name = name_until('>');
        if (!names_.emplace(name, groups_ + 1).second) fail(fmt::format("the name {} stands twice", name));
        return captured(depth);
    }

    Width reference_by_name() {
        const auto name = name_until(')');
        if (fault_.empty() && !names_.count(name)) fail(fmt::format("there is no group {}", name));
        return {0, kEndless, false};
    }

    Width look_behind(int depth) {
        const auto width = closed(choices(depth + 1), "a look-behind");
        if (width.known && width.least != width.most) fail("a look-behind must be of one length");
        return {};
    }

    Width condition(int depth) {
        const auto begin = at_;
        while (is_word(peek())) ++at_;
        const auto name = std::string(text_.substr(begin, at_ - begin));
        const auto number = python_int(name);
        if (!take(")") || name.empty()) fail("a condition has no proper group");
        else if (number ? *number < 1 || static_cast<std::size_t>(*number) > groups_ : !names_.count(name)) fail(fmt::format("there is no group {}", name));
        auto out = sequence(depth + 1);
        if (take("|")) { const auto other = sequence(depth + 1); out = {std::min(out.least, other.least), std::max(out.most, other.most), out.known && other.known}; }
        if (peek() == '|') fail("a condition has more than two branches");
        return closed(out, "a condition");
    }

    // "(?i)" for all of it, at the start only; "(?i:…)" for a part.
    Width flags(int depth, Item& what) {
        std::size_t size = 0;
        while (peek() != '\0' && std::string_view("aiLmsux-").find(peek()) != std::string_view::npos) size += peek() != '-', ++at_;
        if (size == 0) return fail("“(?” is followed by something unknown"), Width{};
        if (take(":")) return closed(choices(depth + 1), "a group");
        what = Item::none;
        if (depth > 0 || begun_) fail("settings for all of it stand at its start");
        return closed({}, "“(?”");
    }

    std::string_view text_;
    std::size_t at_ = 0, groups_ = 0;
    bool begun_ = false;             // something stands before
    bool beyond_ = false;            // too deep to be read here
    std::vector<std::size_t> open_;
    std::map<std::string, std::size_t> names_;
    std::string fault_;
};

}  // namespace

std::optional<std::string> regex_fault(std::string_view text) { return Regex(text).fault(); }

}  // namespace spec
