#include "spec/template_lex.h"
#include "spec/chars.h"
#include "spec/python.h"
#include <fmt/core.h>

namespace spec {

namespace {

using Kind = TemplateToken::Kind;

bool space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

class Lexer {
  public:
    explicit Lexer(std::string_view text) : text_(text) {}

    TemplateTokens read() {
        while (!out_.fault && at_ < text_.size()) outside();
        add(Kind::end, {text_.size(), text_.size()});
        return std::move(out_);
    }

  private:
    std::string_view rest() const { return text_.substr(at_); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    TemplateToken& add(Kind kind, Span at) { return out_.tokens.emplace_back(TemplateToken{.kind = kind, .at = at}); }

    void fail(Span at, std::string what, std::string why) {
        if (!out_.fault) out_.fault = TemplateFault{.at = at, .what = std::move(what), .why = std::move(why)};
    }

    void copy(std::size_t from, std::size_t to, bool strip) {
        if (strip) while (to > from && space(text_[to - 1])) --to;
        if (to > from) add(Kind::copy, {from, to});
    }

    // Up to the next "{{", "{%" or "{#" that is not one of the service's own tokens.
    std::size_t next_opening() const {
        for (auto at = at_; at < text_.size(); ++at) {
            at = text_.find('{', at);
            if (at == std::string_view::npos || at + 1 >= text_.size()) return text_.size();
            if (const auto token = service_token(text_, at)) { at += token - 1; continue; }
            const char c = text_[at + 1];
            if (c == '{' || c == '%' || c == '#') return at;
        }
        return text_.size();
    }

    void outside() {
        const auto open = next_opening();
        if (open == text_.size()) { copy(at_, open, false); at_ = open; return; }
        const char kind = text_[open + 1];
        const char control = open + 2 < text_.size() ? text_[open + 2] : '\0';
        copy(at_, open, control == '-');
        at_ = open + 2 + (control == '-' || control == '+');
        if (kind == '#') return comment(open);
        if (kind == '%' && raw(open)) return;
        add(kind == '{' ? Kind::print_begin : Kind::block_begin, {open, at_});
        inside(open, kind == '{' ? "}}" : "%}");
    }

    void skip_space() { while (at_ < text_.size() && space(text_[at_])) ++at_; }

    void comment(std::size_t open) {
        if (at_ == text_.size()) return;   // so Jinja has it
        const auto close = text_.find("#}", at_);
        if (close == std::string_view::npos) return fail({open, open + 2}, "This comment is never closed", "“{#” begins a comment of the template, “#}” ends it");
        const bool strip = close > at_ && text_[close - 1] == '-';
        at_ = close + 2;
        if (strip) skip_space();
    }

    // "{% name %}" by itself, with blanks and signs as they may stand; moves behind it.
    bool bare(std::string_view name, bool& strip) {
        auto at = at_;
        const auto spaces = [&] { while (at < text_.size() && space(text_[at])) ++at; };
        spaces();
        if (!text_.substr(at).starts_with(name)) return false;
        at += name.size(), spaces();
        strip = text_.substr(at).starts_with("-%}");
        if (!strip && !text_.substr(at).starts_with("%}") && !text_.substr(at).starts_with("+%}")) return false;
        at_ = text_.find("%}", at) + 2;
        return true;
    }

    bool raw(std::size_t open) {
        bool strip = false;
        if (!bare("raw", strip)) return false;
        if (strip) skip_space();
        const auto from = at_;
        while (at_ < text_.size()) {
            const auto end = text_.find("{%", at_);
            if (end == std::string_view::npos) break;
            const bool strip_before = end + 2 < text_.size() && text_[end + 2] == '-';
            at_ = end + 2 + (strip_before || (end + 2 < text_.size() && text_[end + 2] == '+'));
            if (!bare("endraw", strip)) continue;
            copy(from, end, strip_before);
            if (strip) skip_space();
            return true;
        }
        fail({open, open + 2}, "“raw” is never closed", "“{% endraw %}” ends what is copied as it stands");
        return true;
    }

    void inside(std::size_t open, std::string_view close) {
        std::string brackets;
        while (!out_.fault) {
            skip_space();
            if (at_ >= text_.size()) return fail({open, open + 2}, fmt::format("“{}” is never closed", text_.substr(open, 2)), fmt::format("“{}” ends it", close));
            if (brackets.empty() && ends(close)) return;
            if (!token(brackets)) return;
        }
    }

    bool ends(std::string_view close) {
        const bool strip = peek() == '-' && rest().substr(1).starts_with(close);
        const bool keep = close == "%}" && peek() == '+' && rest().substr(1).starts_with(close);
        if (!strip && !keep && !rest().starts_with(close)) return false;
        const auto size = close.size() + (strip || keep);
        add(close == "}}" ? Kind::print_end : Kind::block_end, {at_, at_ + size});
        at_ += size;
        if (strip) skip_space();
        return true;
    }

    bool token(std::string& brackets) {
        const char c = peek();
        if (is_digit(c)) return number();
        if (is_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80) return name();
        if (c == '\'' || c == '"') return quoted();
        static constexpr std::string_view two[] = {"//", "**", "==", "!=", ">=", "<="};
        for (const auto sign : two) if (rest().starts_with(sign)) return signs(sign.size());
        if (c == 0 || std::string_view("+-/*%~[](){}><=.:|,;").find(c) == std::string_view::npos) {
            fail({at_, at_ + char_size(text_, at_)}, fmt::format("“{}” means nothing in a template", rest().substr(0, char_size(text_, at_))), "Between “{{” and “}}” stand names, numbers, texts in quotes and signs");
            return false;
        }
        return bracket(c, brackets) && signs(1);
    }

    bool bracket(char c, std::string& open) {
        static constexpr std::string_view opens = "([{", closes = ")]}";
        if (const auto at = opens.find(c); at != std::string_view::npos) open += closes[at];
        else if (closes.find(c) != std::string_view::npos) {
            if (open.empty() || open.back() != c) { fail({at_, at_ + 1}, fmt::format("“{}” closes nothing", c), open.empty() ? "No bracket is open here" : fmt::format("“{}” is what should stand here", open.back())); return false; }
            open.pop_back();
        }
        return true;
    }

    bool signs(std::size_t size) {
        add(Kind::sign, {at_, at_ + size}).text = rest().substr(0, size);
        at_ += size;
        return true;
    }

    bool name() {
        std::size_t size = 0;
        while (is_word(peek(size)) || static_cast<unsigned char>(peek(size)) >= 0x80) ++size;
        add(Kind::name, {at_, at_ + size}).text = rest().substr(0, size);
        at_ += size;
        return true;
    }

    std::size_t digits(std::size_t from, bool (*takes)(char)) const {
        auto end = from;
        while (takes(peek(end)) || (peek(end) == '_' && end > from && takes(peek(end + 1)))) ++end;
        return end;
    }

    bool number() {
        const char base = static_cast<char>(peek() == '0' ? peek(1) | 32 : 0);
        if (base == 'x' || base == 'o' || base == 'b') {
            const auto end = digits(2, is_hex);
            std::string plain;
            for (const char c : rest().substr(2, end - 2)) if (c != '_') plain += c;
            add(Kind::whole, {at_, at_ + end}).value = Value::number(static_cast<std::int64_t>(std::strtoll(plain.c_str(), nullptr, base == 'x' ? 16 : base == 'o' ? 8 : 2)));
            at_ += end;
            return true;
        }
        auto end = digits(0, is_digit);
        bool real = false;
        if (peek(end) == '.' && is_digit(peek(end + 1))) end = digits(end + 1, is_digit), real = true;
        if ((peek(end) | 32) == 'e' && (is_digit(peek(end + 1)) || ((peek(end + 1) == '+' || peek(end + 1) == '-') && is_digit(peek(end + 2))))) end = digits(end + 2, is_digit), real = true;
        const auto word = rest().substr(0, end);
        auto& token = add(real ? Kind::real : Kind::whole, {at_, at_ + end});
        token.value = real ? Value::number(python_float(word).value_or(0)) : Value::number(python_int(word).value_or(0));
        at_ += end;
        return true;
    }

    bool quoted() {
        const char quote = peek();
        std::string words;
        std::size_t size = 1;
        while (at_ + size < text_.size() && peek(size) != quote) {
            if (peek(size) == '\\' && at_ + size + 1 < text_.size()) size += escape(size, words);
            else words += peek(size++);
        }
        if (at_ + size >= text_.size()) { fail({at_, at_ + 1}, fmt::format("“{}” means nothing in a template", quote), "A text in quotes is never closed here"); return false; }
        add(Kind::text, {at_, at_ + size + 1}).text = std::move(words);
        at_ += size + 1;
        return true;
    }

    // As Python reads them; returns the bytes they took.
    std::size_t escape(std::size_t at, std::string& out) const {
        static constexpr std::string_view from = "abfnrtv\\'\"", to = "\a\b\f\n\r\t\v\\'\"";
        const char c = peek(at + 1);
        if (c == '\n') return 2;
        if (const auto known = from.find(c); known != std::string_view::npos) { out += to[known]; return 2; }
        const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        char32_t value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            const char h = peek(at + 2 + i);
            if (!is_hex(h)) { out += '\\'; return 1; }
            value = value * 16 + static_cast<char32_t>(is_digit(h) ? h - '0' : (h | 32) - 'a' + 10);
        }
        if (digits == 0) { (out += '\\') += c; return 2; }
        append_utf8(out, value);
        return 2 + digits;
    }

    std::string_view text_;
    TemplateTokens out_;
    std::size_t at_ = 0;
};

}  // namespace

std::size_t service_token(std::string_view text, std::size_t at) {
    const auto rest = text.substr(at);
    if (!rest.starts_with("{{")) return 0;
    for (const std::string_view whole : {"{{uuid}}", "{{workflow_id}}", "{{output}}"}) if (rest.starts_with(whole)) return whole.size();
    if (!rest.starts_with("{{input:") && !rest.starts_with("{{host:")) return 0;
    const auto close = rest.find('}');
    const auto begin = rest.find(':') + 1;
    return close != std::string_view::npos && close > begin && rest.substr(close).starts_with("}}") ? close + 2 : 0;
}

bool has_template(std::string_view text) {
    for (auto at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        if (const auto token = service_token(text, at)) { at += token - 1; continue; }
        const auto rest = text.substr(at);
        if (rest.starts_with("{{") || rest.starts_with("{%") || rest.starts_with("{#")) return true;
    }
    return false;
}

TemplateTokens scan_template(std::string_view text) { return Lexer(text).read(); }

}  // namespace spec
