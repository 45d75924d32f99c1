#include "base/json.h"

namespace {
constexpr char32_t kReplacement = 0xfffd;

void append(std::string& out, char32_t c) {
    if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) c = kReplacement;
    const auto byte = [&](char32_t b) { out += static_cast<char>(b); };
    if (c < 0x80) { byte(c); return; }
    if (c < 0x800) { byte(0xc0 | c >> 6); byte(0x80 | (c & 63)); return; }
    if (c < 0x10000) { byte(0xe0 | c >> 12); byte(0x80 | (c >> 6 & 63)); byte(0x80 | (c & 63)); return; }
    byte(0xf0 | c >> 18); byte(0x80 | (c >> 12 & 63)); byte(0x80 | (c >> 6 & 63)); byte(0x80 | (c & 63));
}

// Copies one UTF-8 sequence, or the replacement for a byte that begins none.
void take_utf8(std::string_view raw, std::size_t& at, std::string& out) {
    const auto lead = static_cast<unsigned char>(raw[at]);
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    static constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    char32_t c = lead & (0xffu >> (length + 1));
    bool good = lead >= 0xc2 && lead <= 0xf4 && at + length <= raw.size();
    for (std::size_t i = 1; i < length && good; ++i) {
        const auto b = static_cast<unsigned char>(raw[at + i]);
        good = (b & 0xc0) == 0x80;
        c = c << 6 | (b & 63);
    }
    good = good && c >= least[length] && c <= 0x10ffff && (c < 0xd800 || c >= 0xe000);
    append(out, good ? c : kReplacement);
    at += good ? length : 1;
}

// The four hex digits after \u; the scanner has seen that they are there.
char32_t hex4(std::string_view raw, std::size_t at) {
    char32_t c = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const char d = raw[i];
        c = c * 16 + static_cast<char32_t>(d <= '9' ? d - '0' : (d | 32) - 'a' + 10);
    }
    return c;
}

void take_escape(std::string_view raw, std::size_t& at, std::string& out) {
    const char kind = raw[at + 1];
    if (kind != 'u') {
        static constexpr std::string_view from = "bfnrt", to = "\b\f\n\r\t";
        const auto i = from.find(kind);
        out += i == std::string_view::npos ? kind : to[i];
        at += 2;
        return;
    }
    char32_t c = hex4(raw, at + 2);
    at += 6;
    const bool pair = c >= 0xd800 && c < 0xdc00 && at + 6 <= raw.size() && raw[at] == '\\' && raw[at + 1] == 'u';
    if (pair) {
        const char32_t low = hex4(raw, at + 2);
        if (low >= 0xdc00 && low < 0xe000) {
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
            at += 6;
        }
    }
    append(out, c);
}
}  // namespace

std::string json_text(std::string_view raw, bool plain) {
    if (plain) return std::string(raw);
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        if (raw[at] == '\\') take_escape(raw, at, out);
        else if (static_cast<unsigned char>(raw[at]) >= 0x80) take_utf8(raw, at, out);
        else out += raw[at++];
    }
    return out;
}

std::string mend_utf8(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) >= 0x80) take_utf8(text, at, out);
        else append(out, static_cast<unsigned char>(text[at++]));
    }
    return out;
}
