#include "base/utf8.h"
#include <algorithm>
#include <iterator>

CodePoint code_point(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    // The second byte of some leads is bounded further: no overlong forms, no surrogates, nothing above U+10FFFF.
    const unsigned least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const unsigned most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (lead < 0xc2 || lead > 0xf4) return {kReplacementCharacter, 1, false};
    char32_t c = lead & (0xffu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        const bool there = at + i < text.size();
        if (!there || byte(i) < (i == 1 ? least : 0x80) || byte(i) > (i == 1 ? most : 0xbf)) return {kReplacementCharacter, static_cast<std::uint8_t>(i), false};
        c = c << 6 | (byte(i) & 63u);
    }
    return {c, static_cast<std::uint8_t>(size), true};
}

void append_utf8(std::string& out, char32_t c) {
    const auto byte = [&](char32_t b) { out += static_cast<char>(b); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) return byte(0xc0 | c >> 6), byte(0x80 | (c & 63));
    if (c < 0x10000) return byte(0xe0 | c >> 12), byte(0x80 | (c >> 6 & 63)), byte(0x80 | (c & 63));
    byte(0xf0 | c >> 18), byte(0x80 | (c >> 12 & 63)), byte(0x80 | (c >> 6 & 63)), byte(0x80 | (c & 63));
}

std::size_t before(std::string_view text, std::size_t at) {
    if (at == 0) return 0;
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
    return at;
}

// East Asian wide and full-width blocks, and the emoji that terminals draw two columns wide.
bool is_wide(char32_t c) {
    static constexpr char32_t ranges[][2] = {
        {0x1100, 0x115f}, {0x231a, 0x231b}, {0x23e9, 0x23ec}, {0x2e80, 0x303e}, {0x3041, 0x33ff}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff},
        {0xa000, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f64f},
        {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
    if (c < 0x1100) return false;
    const auto* at = std::upper_bound(std::begin(ranges), std::end(ranges), c, [](char32_t x, const auto& r) { return x < r[0]; });
    return at != std::begin(ranges) && c <= (*(at - 1))[1];
}
