#include "spec/chars.h"

namespace spec {

static unsigned char byte(std::string_view text, std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0; }
static bool follows(std::string_view text, std::size_t at) { return (byte(text, at) & 0xC0) == 0x80; }

std::size_t char_size(std::string_view text, std::size_t at) {
    const auto lead = byte(text, at);
    const std::size_t size = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    for (std::size_t i = 1; i < size; ++i)
        if (!follows(text, at + i)) return 1;
    return size;
}

std::size_t count_chars(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

char32_t char_at(std::string_view text, std::size_t at) {
    const auto size = char_size(text, at);
    const char32_t lead = byte(text, at);
    if (size == 1) return lead;
    char32_t out = lead & (size == 2 ? 0x1F : size == 3 ? 0x0F : 0x07);
    for (std::size_t i = 1; i < size; ++i) out = (out << 6) | (byte(text, at + i) & 0x3F);
    return out;
}

std::size_t line_break(std::string_view text, std::size_t at) {
    switch (byte(text, at)) {
        case '\n': return 1;
        case '\r': return byte(text, at + 1) == '\n' ? 2 : 1;
        case 0xC2: return byte(text, at + 1) == 0x85 ? 2 : 0;
        case 0xE2: return byte(text, at + 1) == 0x80 && (byte(text, at + 2) == 0xA8 || byte(text, at + 2) == 0xA9) ? 3 : 0;
        default: return 0;
    }
}

static bool printable(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return c < 0x7F || c == 0x85 || (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

std::size_t first_unprintable(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = byte(text, at);
        if (c >= 0x20 && c < 0x7F) { ++at; continue; }
        if (!printable(char_at(text, at))) return at;
        at += char_size(text, at);
    }
    return std::string_view::npos;
}

std::size_t first_broken_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto size = char_size(text, at);
        if (size == 1 && byte(text, at) >= 0x80) return at;
        const char32_t c = size == 1 ? 0 : char_at(text, at);
        if ((size == 3 && c < 0x800) || (c >= 0xD800 && c <= 0xDFFF) || (size == 4 && (c < 0x10000 || c > 0x10FFFF))) return at;
        at += size;
    }
    return std::string_view::npos;
}

}  // namespace spec
