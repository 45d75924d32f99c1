#include "spec/chars.h"
#include "spec/yaml_scan.h"
#include <algorithm>
#include <fmt/core.h>

namespace spec {

bool YamlCursor::breaks(std::size_t ahead) const { return line_break(text_, at_ + ahead) > 0; }
bool YamlCursor::spaced(std::size_t ahead) const { return ended(ahead) || peek(ahead) == ' ' || breaks(ahead); }
bool YamlCursor::blank(std::size_t ahead) const { return spaced(ahead) || peek(ahead) == '\t'; }

bool YamlCursor::document_mark() const {
    const auto three = rest().substr(0, 3);
    return (three == "---" || three == "...") && blank(3);
}

void YamlCursor::step(std::size_t bytes) {
    const auto chars = count_chars(rest().substr(0, bytes));
    at_ += bytes, index_ += chars, column_ += static_cast<std::ptrdiff_t>(chars);
}

std::string YamlCursor::take_break() {
    const auto size = line_break(text_, at_);
    if (size == 0) return {};
    const bool odd = size == 3;
    const std::string out = odd ? std::string(text_.substr(at_, size)) : "\n";
    index_ += size == 2 && peek() == '\r' ? 2 : 1;
    at_ += size, ++line_, column_ = 0;
    return out;
}

namespace {

Fault fault(Span at, std::string what, std::string why) { return {at, std::move(what), std::move(why)}; }

std::string shown(const YamlCursor& c) {
    if (c.ended()) return "the end of the text";
    if (c.breaks()) return "the end of the line";
    if (c.peek() == '\t') return "a tab";
    return fmt::format("“{}”", c.rest().substr(0, char_size(c.text(), c.at())));
}

Span here(const YamlCursor& c) { return {c.at(), std::min(c.text().size(), c.at() + (c.ended() ? 0 : char_size(c.text(), c.at())))}; }

// A text in quotes: lines are folded, and "\…" means something in double quotes only.
class Quoted {
  public:
    explicit Quoted(YamlCursor& c) : c_(c), start_(c.at()), quote_(c.peek()) { c_.step(1); }

    YamlScalar read() {
        words();
        while (!out_.fault && c_.peek() != quote_) {
            gap();
            if (!out_.fault) words();
        }
        if (!out_.fault) c_.step(1);
        out_.end = c_.at();
        return std::move(out_);
    }

  private:
    bool dull(std::size_t ahead) const {
        const char c = c_.peek(ahead);
        return !c_.ended(ahead) && c != '\'' && c != '"' && c != '\\' && c != ' ' && c != '\t' && !c_.breaks(ahead);
    }

    void words() {
        while (!out_.fault) {
            std::size_t size = 0;
            while (dull(size)) ++size;
            out_.text += c_.rest().substr(0, size);
            c_.step(size);
            const char c = c_.peek();
            if (quote_ == '\'' && c == '\'' && c_.peek(1) == '\'') out_.text += '\'', c_.step(2);
            else if (c_.ended() || c == quote_ || (c != '\'' && c != '"' && c != '\\')) return;
            else if (quote_ == '"' && c == '\\') escape();
            else out_.text += c, c_.step(1);
        }
    }

    void escape() {
        c_.step(1);
        static constexpr std::string_view kFrom = "0abt\tnvfre \"\\/", kTo = {"\0\a\b\t\t\n\v\f\r\x1B \"\\/", 14};
        const char c = c_.peek();
        if (const auto known = c_.ended() ? std::string_view::npos : kFrom.find(c); known != std::string_view::npos) { out_.text += kTo[known]; return c_.step(1); }
        if (c == 'N' || c == '_' || c == 'L' || c == 'P') {
            append_utf8(out_.text, c == 'N' ? 0x85 : c == '_' ? 0xA0 : c == 'L' ? 0x2028 : 0x2029);
            return c_.step(1);
        }
        if (c == 'x' || c == 'u' || c == 'U') return code(c == 'x' ? 2 : c == 'u' ? 4 : 8);
        if (c_.breaks()) return c_.take_break(), breaks();
        out_.fault = fault({c_.at() - 1, here(c_).to}, fmt::format("“\\” before {} means nothing", shown(c_)), "In double quotes “\\” begins an escape: write “\\\\” for the sign itself, or use single quotes");
    }

    void code(std::size_t digits) {
        c_.step(1);
        char32_t value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            const char c = c_.peek(i);
            if (!is_hex(c)) { out_.fault = fault({c_.at() - 2, c_.at() + i}, fmt::format("This escape needs {} hexadecimal digits", digits), "It names a character by its number"); return; }
            value = value * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : (c | 32) - 'a' + 10);
        }
        if (value > 0x10FFFF) { out_.fault = fault({c_.at() - 2, c_.at() + digits}, "There is no character of this number", "The highest is \\U0010FFFF"); return; }
        append_utf8(out_.text, value);
        c_.step(digits);
    }

    void gap() {
        std::size_t size = 0;
        while (c_.peek(size) == ' ' || c_.peek(size) == '\t') ++size;
        const auto blanks = std::string(c_.rest().substr(0, size));
        c_.step(size);
        if (c_.ended()) { out_.fault = fault({start_, start_ + 1}, "This quote is never closed", "A text in quotes ends with the quote it began with"); return; }
        if (!c_.breaks()) { out_.text += blanks; return; }
        const auto end = c_.take_break();
        const auto before = out_.text.size();
        if (end != "\n") out_.text += end;
        breaks();
        if (end == "\n" && out_.text.size() == before) out_.text += ' ';
    }

    void breaks() {
        while (true) {
            if (c_.document_mark()) { out_.fault = fault({start_, start_ + 1}, "This quote is still open where a document ends", "“---” or “...” at the left edge ends a document, in quotes too"); return; }
            while (c_.peek() == ' ' || c_.peek() == '\t') c_.step(1);
            if (!c_.breaks()) return;
            out_.text += c_.take_break();
        }
    }

    YamlCursor& c_;
    std::size_t start_;
    char quote_;
    YamlScalar out_;
};

// Lines after | or >: the indentation of the first one counts.
class Lines {
  public:
    Lines(YamlCursor& c, std::ptrdiff_t indent) : c_(c), least_(std::max<std::ptrdiff_t>(indent + 1, 1)), folded_(c.peek() == '>') { c_.step(1); }

    YamlScalar read() {
        if (!head()) return std::move(out_);
        if (step_ > 0) indent_ = least_ + step_ - 1, breaks();
        else first_line();
        std::string end;
        while (c_.column() == indent_ && !c_.ended()) {
            out_.text += breaks_;
            const bool dull = c_.peek() != ' ' && c_.peek() != '\t';
            std::size_t size = 0;
            while (!c_.ended(size) && !c_.breaks(size)) ++size;
            out_.text += c_.rest().substr(0, size);
            c_.step(size);
            end = c_.take_break();
            breaks();
            if (c_.column() != indent_ || c_.ended()) break;
            const bool folds = folded_ && end == "\n" && dull && c_.peek() != ' ' && c_.peek() != '\t';
            if (!folds) out_.text += end;
            else if (breaks_.empty()) out_.text += ' ';
        }
        if (chomp_ != '-') out_.text += end;
        if (chomp_ == '+') out_.text += breaks_;
        out_.end = end_;
        return std::move(out_);
    }

  private:
    bool head() {
        for (int i = 0; i < 2; ++i) {
            const char c = c_.peek();
            if ((c == '+' || c == '-') && chomp_ == 0) chomp_ = c;
            else if (is_digit(c) && step_ == 0 && !(i == 1 && chomp_ == 0)) step_ = c - '0';
            else break;
            if (c == '0') return wrong("0 is no indentation", "It can be 1 to 9 blanks; leave it out to take that of the first line");
            c_.step(1);
        }
        if (!c_.spaced()) return wrong(fmt::format("{} cannot follow “{}”", shown(c_), folded_ ? '>' : '|'), "Only + or -, a digit and a comment can; the text begins on the next line");
        while (c_.peek() == ' ') c_.step(1);
        if (c_.peek() == '#') while (!c_.ended() && !c_.breaks()) c_.step(char_size(c_.text(), c_.at()));
        if (!c_.ended() && !c_.breaks()) return wrong(fmt::format("{} cannot follow “{}”", shown(c_), folded_ ? '>' : '|'), "The text begins on the next line");
        c_.take_break();
        end_ = c_.at();
        return true;
    }

    bool wrong(std::string what, std::string why) {
        out_.fault = fault(here(c_), std::move(what), std::move(why));
        return false;
    }

    void first_line() {
        std::ptrdiff_t most = 0;
        while (!c_.ended() && (c_.peek() == ' ' || c_.breaks())) {
            if (c_.peek() != ' ') { breaks_ += c_.take_break(), end_ = c_.at(); continue; }
            c_.step(1);
            most = std::max(most, c_.column());
        }
        indent_ = std::max(least_, most);
    }

    void breaks() {
        breaks_.clear();
        end_ = c_.at();
        indent();
        while (c_.breaks()) {
            breaks_ += c_.take_break(), end_ = c_.at();
            indent();
        }
    }

    void indent() { while (c_.column() < indent_ && c_.peek() == ' ') c_.step(1); }

    YamlCursor& c_;
    std::ptrdiff_t least_, indent_ = 0, step_ = 0;
    std::size_t end_ = 0;
    bool folded_;
    char chomp_ = 0;
    std::string breaks_;
    YamlScalar out_;
};

// What stands between two pieces of a plain text; none when the text ends here.
std::optional<std::string> plain_gap(YamlCursor& c, bool& key_may_follow) {
    std::size_t size = 0;
    while (c.peek(size) == ' ') ++size;
    const auto blanks = std::string(c.rest().substr(0, size));
    c.step(size);
    if (!c.breaks()) return blanks.empty() ? std::nullopt : std::optional(blanks);
    const auto end = c.take_break();
    key_may_follow = true;
    if (c.document_mark()) return std::nullopt;
    std::string breaks;
    while (c.peek() == ' ' || c.breaks()) {
        if (c.peek() == ' ') { c.step(1); continue; }
        breaks += c.take_break();
        if (c.document_mark()) return std::nullopt;
    }
    if (end != "\n") return end + breaks;
    return breaks.empty() ? " " : breaks;
}

bool plain_ends(const YamlCursor& c, std::size_t ahead, bool in_flow) {
    if (c.blank(ahead)) return true;
    const char sign = c.peek(ahead);
    if (sign == ':') return c.blank(ahead + 1) || (in_flow && std::string_view(",[]{}").find(c.peek(ahead + 1)) != std::string_view::npos);
    return in_flow && std::string_view(",?[]{}").find(sign) != std::string_view::npos;
}

bool uri_char(char c) { return is_digit(c) || is_letter(c) || (c != 0 && std::string_view("-;/?:@&=+$,_.!~*'()[]").find(c) != std::string_view::npos); }

// The part of a tag behind its handle; "%41" is a character by its number.
bool tag_suffix(YamlCursor& c, YamlScalar& out) {
    const auto begin = out.text.size();
    while (true) {
        if (uri_char(c.peek())) { out.text += c.peek(), c.step(1); continue; }
        if (c.peek() != '%') break;
        if (!is_hex(c.peek(1)) || !is_hex(c.peek(2))) { out.fault = fault(here(c), "“%” in a tag needs two hexadecimal digits", "It names a byte by its number"); return false; }
        out.text += c.rest().substr(0, 3), c.step(3);
    }
    if (out.text.size() > begin) return true;
    out.fault = fault(here(c), "A tag ends without a name", "“!” begins a tag: put a text that begins with it into quotes");
    return false;
}

}  // namespace

YamlScalar scan_quoted(YamlCursor& c) { return Quoted(c).read(); }
YamlScalar scan_block(YamlCursor& c, std::ptrdiff_t indent) { return Lines(c, indent).read(); }

YamlScalar scan_plain(YamlCursor& c, std::ptrdiff_t indent, bool in_flow, bool& key_may_follow) {
    YamlScalar out;
    std::string gap;
    while (c.peek() != '#') {
        std::size_t size = 0;
        while (!plain_ends(c, size, in_flow)) ++size;
        if (size == 0) break;
        key_may_follow = false;
        out.text += gap;
        out.text += c.rest().substr(0, size);
        c.step(size);
        out.end = c.at();
        const auto between = plain_gap(c, key_may_follow);
        if (!between || c.peek() == '#' || (!in_flow && c.column() < indent + 1)) break;
        gap = *between;
    }
    return out;
}

YamlScalar scan_name(YamlCursor& c) {
    const auto begin = c.at();
    const char sign = c.peek();
    c.step(1);
    YamlScalar out;
    while (is_word(c.peek()) || c.peek() == '-') out.text += c.peek(), c.step(1);
    out.end = c.at();
    const bool ends = c.blank() || std::string_view("?:,]}%@`").find(c.peek()) != std::string_view::npos;
    if (out.text.empty() || !ends)
        out.fault = fault({begin, here(c).to}, fmt::format("{} cannot stand in the name of an {}", shown(c), sign == '*' ? "alias" : "anchor"),
                          fmt::format("“{}” begins a name of letters, digits, - and _: put a text that begins with it into quotes", sign));
    return out;
}

YamlScalar scan_tag(YamlCursor& c) {
    YamlScalar out;
    const auto begin = c.at();
    c.step(1);
    if (c.peek() == '<') {
        c.step(1);
        if (!tag_suffix(c, out)) return out;
        if (c.peek() != '>') out.fault = fault({begin, here(c).to}, "This tag is not closed", "A tag in angle brackets ends with “>”");
        else c.step(1);
    } else if (c.blank()) {
        out.text = "!";
    } else {
        std::size_t size = 0;
        while (!c.spaced(size) && c.peek(size) != '!') ++size;
        out.text = "!";
        if (c.peek(size) == '!' && !c.spaced(size)) {
            for (std::size_t i = 0; i < size; ++i)
                if (!is_word(c.peek(i)) && c.peek(i) != '-') { out.fault = fault({begin, c.at() + i + 1}, "This is no name of a tag", "A handle between two “!” has letters, digits, - and _"); return out; }
            out.text = size == 0 ? "tag:yaml.org,2002:" : "!!" + std::string(c.rest().substr(0, size));
            c.step(size + 1);
        }
        if (!tag_suffix(c, out)) return out;
    }
    out.end = c.at();
    if (!out.fault && !c.spaced()) out.fault = fault({begin, here(c).to}, fmt::format("{} cannot follow a tag", shown(c)), "A blank must stand behind it");
    return out;
}

}  // namespace spec
