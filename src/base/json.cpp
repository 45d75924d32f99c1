#include "base/json.h"
#include <array>
#include <cstring>
#include <fmt/core.h>

using End = JsonTape::End;
using Kind = JsonNode::Kind;

void skip_space(std::string_view text, std::size_t& at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) ++at;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_hex(char c) { return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f'); }

// What ends the quick run over a string's bytes: quotes, backslashes, control bytes.
static constexpr auto kStops = [] {
    std::array<bool, 256> stops{};
    for (unsigned c = 0; c < 256; ++c) stops[c] = c < 0x20 || c == '"' || c == '\\';
    return stops;
}();

// One pass over the text. Members are the place and what is being filled.
struct JsonTape::Walk {
    std::string_view text;
    std::vector<JsonNode>& nodes;
    std::size_t at;
    int depth = 0;

    std::uint32_t open(Kind kind, std::size_t begin) {
        nodes.push_back({.begin = static_cast<std::uint32_t>(begin), .size = 0, .next = 0, .kind = kind});
        return static_cast<std::uint32_t>(nodes.size() - 1);
    }
    void close(std::uint32_t node, std::size_t end) {
        nodes[node].size = static_cast<std::uint32_t>(end - nodes[node].begin);
        nodes[node].next = static_cast<std::uint32_t>(nodes.size());
    }

    End escape() {  // at the backslash
        if (at + 1 >= text.size()) return End::cut;
        if (text[at + 1] != 'u') {
            if (!std::strchr("\"\\/bfnrt", text[at + 1]) || text[at + 1] == 0) return End::wrong;
            at += 2;
            return End::done;
        }
        for (std::size_t i = at + 2; i < at + 6; ++i) {
            if (i >= text.size()) return End::cut;
            if (!is_hex(text[i])) return End::wrong;
        }
        at += 6;
        return End::done;
    }

    End string() {  // at the opening quote
        const auto node = open(Kind::text, ++at);
        unsigned char seen = 0;
        bool escaped = false;
        for (;;) {
            const char* p = text.data() + at;
            const char* const end = text.data() + text.size();
            while (p < end && !kStops[static_cast<unsigned char>(*p)]) seen = static_cast<unsigned char>(seen | *p++);
            at = static_cast<std::size_t>(p - text.data());
            if (p == end) return End::cut;
            if (*p == '"') break;
            if (*p != '\\') return End::wrong;
            escaped = true;
            if (const auto e = escape(); e != End::done) return e;
        }
        close(node, at++);
        nodes[node].plain = !escaped && seen < 0x80;
        return End::done;
    }

    End digits() {
        const auto begin = at;
        while (at < text.size() && is_digit(text[at])) ++at;
        if (at > begin) return End::done;
        return at == text.size() ? End::cut : End::wrong;
    }

    End number() {
        const auto node = open(Kind::number, at);
        if (text[at] == '-') ++at;
        if (const auto e = digits(); e != End::done) return e;
        if (at < text.size() && text[at] == '.') {
            ++at;
            if (const auto e = digits(); e != End::done) return e;
        }
        if (at < text.size() && (text[at] | 32) == 'e') {
            ++at;
            if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
            if (const auto e = digits(); e != End::done) return e;
        }
        close(node, at);
        return End::done;
    }

    End word(std::string_view whole, Kind kind) {
        const auto here = text.substr(at, whole.size());
        if (here != whole.substr(0, here.size())) return End::wrong;
        if (here.size() < whole.size()) return End::cut;
        const auto node = open(kind, at);
        at += whole.size();
        close(node, at);
        return End::done;
    }

    // What follows an element: true when another one does.
    End next_or_close(char closer, bool& more) {
        skip_space(text, at);
        if (at >= text.size()) return End::cut;
        if (text[at] != ',' && text[at] != closer) return End::wrong;
        more = text[at] == ',';
        ++at;
        return End::done;
    }

    End member() {
        skip_space(text, at);
        if (at >= text.size()) return End::cut;
        if (text[at] != '"') return End::wrong;
        if (const auto e = string(); e != End::done) return e;
        skip_space(text, at);
        if (at >= text.size()) return End::cut;
        if (text[at] != ':') return End::wrong;
        ++at;
        return value();
    }

    End container(Kind kind, char closer) {  // at the bracket
        if (++depth > kMaxDepth) return End::deep;
        const auto node = open(kind, at++);
        skip_space(text, at);
        bool more = at >= text.size() || text[at] != closer;
        if (!more) ++at;
        while (more) {
            if (const auto e = kind == Kind::list ? value() : member(); e != End::done) return e;
            if (const auto e = next_or_close(closer, more); e != End::done) return e;
        }
        --depth;
        close(node, at);
        return End::done;
    }

    End value() {
        skip_space(text, at);
        if (at >= text.size()) return End::cut;
        switch (text[at]) {
            case '{': return container(Kind::object, '}');
            case '[': return container(Kind::list, ']');
            case '"': return string();
            case 't': return word("true", Kind::yes);
            case 'f': return word("false", Kind::no);
            case 'n': return word("null", Kind::null);
            default: return text[at] == '-' || is_digit(text[at]) ? number() : End::wrong;
        }
    }
};

JsonTape::End JsonTape::read(std::string_view text, std::size_t& at) {
    text_ = text;
    nodes_.clear();
    if (text.size() > 0xfffffff0u) return End::wrong;  // places are kept in 32 bits
    Walk walk{text, nodes_, at};
    const auto end = walk.value();
    at = walk.at;
    return end;
}

std::string JsonTape::key(std::uint32_t node) const {
    const auto& n = nodes_[node];
    const auto name = json_text(text_.substr(n.begin, n.size), n.plain);
    const bool simple = !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == std::string::npos;
    return simple ? "." + name : "[\"" + name + "\"]";
}

std::string JsonTape::path_to(std::uint32_t target) const {
    std::string path;
    for (std::uint32_t at = 0; at < target && at < nodes_.size();) {  // always at a container that holds the target
        const bool object = nodes_[at].kind == Kind::object;
        std::uint32_t child = at + 1, index = 0;
        const auto holds = [&](std::uint32_t n) { return nodes_[n].next == 0 || nodes_[n].next > target; };
        while (!(object && child == target)) {  // the key itself: the object is the place
            const std::uint32_t value = object ? child + 1 : child;
            if (value >= nodes_.size()) return path;
            if (holds(value)) break;
            child = nodes_[value].next;
            if (child > target || child >= nodes_.size()) return path;
            ++index;
        }
        if (object && child == target) return path;
        path += object ? key(child) : fmt::format("[{}]", index);
        at = object ? child + 1 : child;
    }
    return path;
}

// The last node is where reading stopped, or the last thing before it.
std::string JsonTape::path_to_end() const {
    return nodes_.empty() ? std::string() : path_to(static_cast<std::uint32_t>(nodes_.size() - 1));
}
