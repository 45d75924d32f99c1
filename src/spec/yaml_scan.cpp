#include "spec/yaml_scan.h"
#include "spec/chars.h"
#include <fmt/core.h>

namespace spec {

namespace {

using Kind = YamlToken::Kind;

// A key is only known for one at its colon: until then it is a candidate, on one line and of
// 1024 characters at most.
struct Candidate { std::size_t token = 0, index = 0, line = 0, at = 0; std::ptrdiff_t column = 0; bool required = false; };

class Scanner {
  public:
    explicit Scanner(std::string_view text) : c_(text) { candidates_.emplace_back(); }

    YamlTokens read() {
        while (!out_.fault && (out_.tokens.empty() || out_.tokens.back().kind != Kind::end)) next();
        return std::move(out_);
    }

  private:
    void next() {
        skip();
        if (!drop_stale()) return;
        unwind(c_.column());
        if (c_.ended()) return end();
        if (c_.column() == 0 && c_.peek() == '%') return directive();
        if (c_.column() == 0 && c_.document_mark()) return document(c_.peek() == '-' ? Kind::document_start : Kind::document_end);
        sign();
    }

    // Blanks and comments. A tab is no blank here.
    void skip() {
        while (true) {
            while (c_.peek() == ' ') c_.step(1);
            if (c_.peek() == '#') while (!c_.ended() && !c_.breaks()) c_.step(char_size(c_.text(), c_.at()));
            if (!c_.breaks()) return;
            c_.take_break();
            if (flow_ == 0) key_may_follow_ = true;
        }
    }

    void sign() {
        const bool in_flow = flow_ > 0;
        switch (c_.peek()) {
            case '[': return open(Kind::flow_list);
            case '{': return open(Kind::flow_map);
            case ']': return close(Kind::flow_list_end);
            case '}': return close(Kind::flow_map_end);
            case ',': return mark(Kind::flow_entry, true);
            case '*': return named(Kind::alias, scan_name);
            case '&': return named(Kind::anchor, scan_name);
            case '!': return named(Kind::tag, scan_tag);
            case '\'': case '"': return quoted();
            case '-': if (c_.blank(1)) return entry(); break;
            case '?': if (in_flow || c_.blank(1)) return key(); break;
            case ':': if (in_flow || c_.blank(1)) return value(); break;
            case '|': case '>': if (!in_flow) return block(); break;
            default: break;
        }
        plain();
    }

    // --- keys
    Candidate* candidate() { return candidates_.back() ? &*candidates_.back() : nullptr; }

    bool lost(const Candidate& key) {
        const auto line_end = std::min(c_.text().find('\n', key.at), c_.text().size());
        fail({key.at, line_end}, "A “:” is missing behind this", "Here a key and its value must stand, or the line must be part of what is above it");
        return false;
    }

    bool drop_stale() {
        for (auto& key : candidates_) {
            if (!key || (key->line == c_.line() && c_.index() - key->index <= 1024)) continue;
            if (key->required) return lost(*key);
            key.reset();
        }
        return true;
    }

    bool drop_candidate() {
        if (const auto* key = candidate(); key && key->required) return lost(*key);
        candidates_.back().reset();
        return true;
    }

    bool propose_key() {
        const bool required = flow_ == 0 && indent_ == c_.column();
        if (!key_may_follow_) return true;
        if (!drop_candidate()) return false;
        candidates_.back() = Candidate{out_.tokens.size(), c_.index(), c_.line(), c_.at(), c_.column(), required};
        return true;
    }

    // --- indentation
    void unwind(std::ptrdiff_t column) {
        if (flow_ > 0) return;
        while (indent_ > column) {
            indent_ = indents_.back(), indents_.pop_back();
            add(Kind::block_end, {c_.at(), c_.at()});
        }
    }

    bool deeper(std::ptrdiff_t column) {
        if (indent_ >= column) return false;
        indents_.push_back(indent_), indent_ = column;
        return true;
    }

    // --- tokens
    YamlToken& add(Kind kind, Span at) { return out_.tokens.emplace_back(YamlToken{.kind = kind, .at = at}); }

    void fail(Span at, std::string what, std::string why) {
        if (!out_.fault) out_.fault = Fault{at, std::move(what), std::move(why)};
    }

    void mark(Kind kind, bool key_may_follow) {
        key_may_follow_ = key_may_follow;
        if (!drop_candidate()) return;
        add(kind, {c_.at(), c_.at() + 1});
        c_.step(1);
    }

    void end() {
        unwind(-1);
        if (drop_candidate()) add(Kind::end, {c_.at(), c_.at()});
    }

    void document(Kind kind) {
        unwind(-1);
        if (!drop_candidate()) return;
        key_may_follow_ = false;
        add(kind, {c_.at(), c_.at() + 3});
        c_.step(3);
    }

    void directive() {
        unwind(-1);
        if (!drop_candidate()) return;
        key_may_follow_ = false;
        auto size = std::size_t{0};
        while (!c_.ended(size) && !c_.breaks(size)) ++size;
        add(Kind::directive, {c_.at(), c_.at() + size});
        c_.step(size);
    }

    void open(Kind kind) {
        if (flow_ > std::size_t{kMostYamlDepth}) return fail({c_.at(), c_.at() + 1}, "This is nested too deep", "No service reads as many brackets in each other");   // each costs at every sign
        if (!propose_key()) return;
        ++flow_;
        candidates_.emplace_back();
        key_may_follow_ = true;
        add(kind, {c_.at(), c_.at() + 1});
        c_.step(1);
    }

    void close(Kind kind) {
        if (!drop_candidate()) return;
        if (flow_ > 0) --flow_, candidates_.pop_back();
        key_may_follow_ = false;
        add(kind, {c_.at(), c_.at() + 1});
        c_.step(1);
    }

    void entry() {
        if (flow_ == 0) {
            if (!key_may_follow_) return fail({c_.at(), c_.at() + 1}, "“-” cannot stand here", "An item of a list begins a line, or follows the “-” of another");
            if (deeper(c_.column())) add(Kind::block_list, {c_.at(), c_.at()});
        }
        mark(Kind::block_entry, true);
    }

    void key() {
        if (flow_ == 0) {
            if (!key_may_follow_) return fail({c_.at(), c_.at() + 1}, "“?” cannot stand here", "It begins a key: put a text that begins with it into quotes");
            if (deeper(c_.column())) add(Kind::block_map, {c_.at(), c_.at()});
        }
        mark(Kind::key, flow_ == 0);
    }

    void value() {
        if (auto* found = candidate()) {
            const auto key = *found;
            candidates_.back().reset();
            const auto place = out_.tokens.begin() + static_cast<std::ptrdiff_t>(key.token);
            out_.tokens.insert(place, YamlToken{.kind = Kind::key, .at = {key.at, key.at}});
            if (flow_ == 0 && deeper(key.column))
                out_.tokens.insert(out_.tokens.begin() + static_cast<std::ptrdiff_t>(key.token), YamlToken{.kind = Kind::block_map, .at = {key.at, key.at}});
            key_may_follow_ = false;
        } else {
            if (flow_ == 0 && !key_may_follow_)
                return fail({c_.at(), c_.at() + 1}, "A “:” cannot stand here", "This line is already a value, or its indentation does not fit the lines above it");
            if (flow_ == 0 && deeper(c_.column())) add(Kind::block_map, {c_.at(), c_.at()});
            key_may_follow_ = flow_ == 0;
            if (!drop_candidate()) return;
        }
        add(Kind::value, {c_.at(), c_.at() + 1});
        c_.step(1);
    }

    void keep(Kind kind, std::size_t from, YamlScalar scalar, bool plain, bool block = false) {
        if (scalar.fault && !out_.fault) { out_.fault = std::move(scalar.fault); return; }
        auto& token = add(kind, {from, scalar.end});
        token.text = std::move(scalar.text), token.plain = plain, token.block = block;
    }

    void named(Kind kind, YamlScalar (*scan)(YamlCursor&)) {
        if (!propose_key()) return;
        key_may_follow_ = false;
        const auto from = c_.at();
        keep(kind, from, scan(c_), false);
    }

    void quoted() {
        if (!propose_key()) return;
        key_may_follow_ = false;
        const auto from = c_.at();
        keep(Kind::scalar, from, scan_quoted(c_), false);
    }

    void block() {
        key_may_follow_ = true;
        if (!drop_candidate()) return;
        const auto from = c_.at();
        keep(Kind::scalar, from, scan_block(c_, indent_), false, true);
    }

    static constexpr std::string_view kSigns = "-?:,[]{}#&*!|>'\"%@`";

    void plain() {
        const char first = c_.peek();
        const bool sign = kSigns.find(first) != std::string_view::npos;
        const bool allowed = !sign || (!c_.blank(1) && (first == '-' || (flow_ == 0 && (first == '?' || first == ':'))));
        if (c_.blank() || !allowed) return wrong_start();
        if (!propose_key()) return;
        key_may_follow_ = false;
        const auto from = c_.at();
        keep(Kind::scalar, from, scan_plain(c_, indent_, flow_ > 0, key_may_follow_), true);
    }

    void wrong_start() {
        const Span at{c_.at(), c_.at() + 1};
        if (c_.peek() == '\t') return fail(at, "A tab cannot stand here", "YAML indents and separates with blanks only");
        fail(at, fmt::format("“{}” cannot begin a text", c_.peek()), "It is a sign of YAML: put the text into quotes");
    }

    YamlCursor c_;
    YamlTokens out_;
    std::vector<std::optional<Candidate>> candidates_;   // one for each open bracket, and one for outside
    std::vector<std::ptrdiff_t> indents_;
    std::ptrdiff_t indent_ = -1;
    std::size_t flow_ = 0;
    bool key_may_follow_ = true;
};

}  // namespace

YamlTokens scan_yaml(std::string_view text) { return Scanner(text).read(); }

}  // namespace spec
