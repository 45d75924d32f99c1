#pragma once
#include <cstdint>
#include <string>
#include <vector>

// Text with the colours and styles a terminal would give it. Which colour a number is, the tokens say.
struct TextStyle {
    enum Bit : std::uint8_t { bold = 1, faint = 2, italic = 4, underlined = 8, inverse = 16, struck = 32 };
    static constexpr std::uint32_t usual = 0, palette = 1u << 24, own = 2u << 24;  // own: 0xRRGGBB below it

    std::uint32_t fg = usual, bg = usual;
    std::uint8_t bits = 0;
    bool operator==(const TextStyle&) const = default;
};

struct StyleRun {
    std::uint32_t from = 0, to = 0;  // bytes; what no run covers looks as usual
    TextStyle style;
    bool operator==(const StyleRun&) const = default;
};
