#pragma once
#include <array>
#include <cstdint>
#include <optional>

// How the screen should look, as far as people and their systems choose. Everything
// else is in assets/tokens.json.
struct SystemColours {  // CSS system colours, 0xAABBGGRR; only in forced-colors mode
    std::uint32_t canvas, canvas_text, link, button, button_border, highlight, highlight_text, grey_text;
    bool operator==(const SystemColours&) const = default;
};

struct Theme {
    bool dark = true;
    bool compact = false;
    bool still = false;      // prefers-reduced-motion
    std::optional<SystemColours> forced;
    bool operator==(const Theme&) const = default;
};
