#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

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
    std::optional<std::uint32_t> accent = {};  // 0xRRGGBB, a portal's own
    std::optional<SystemColours> forced;
    bool operator==(const Theme&) const = default;
};

std::string_view built_in_tokens();  // assets/tokens.json, as it was when this was built
