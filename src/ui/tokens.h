#pragma once
#include "base/result.h"
#include "ui/theme.h"
#include "ui/tone.h"
#include <array>
#include <cstdint>
#include <string_view>

// The roles of assets/tokens.json as typed values for one theme. Code asks for a role,
// never for a colour. Colours are 0xAABBGGRR, as draw lists take them.
using Rgba = std::uint32_t;

struct StateColours { Rgba fg, fill, bg, border; };

struct Colours {
    struct { Rgba canvas, page, card, raised, hover, active, inset; } surface;
    struct { Rgba subtle, normal, strong, control; } border;
    struct { Rgba primary, secondary, tertiary, faint, disabled, inverse; } text;
    struct { Rgba fg, fill, solid, solid_hover, on_solid, soft, soft_border, selection; } accent;
    struct { Rgba solid, on_solid; } danger;
    Rgba focus, track, scrim, match;
    StateColours queued, starting, running, completed, failed;
    StateColours healthy, degraded, unhealthy, unused;
    StateColours high, normal, low;
    std::array<Rgba, 8> series;
    std::array<Rgba, 16> ansi;  // of terminals: black, red, green, yellow, blue, magenta, cyan, white, then the bright ones
    struct { Rgba key, string, number, keyword, comment, punct, expression; } code;
    float menu_shadow = 0.36f, dialog_shadow = 0.48f;  // alpha
    bool forced = false;  // system colours: no tints, no shadows, state by icon and word

    Rgba text_of(Tone) const;
    const StateColours& state_of(Tone) const;
};

enum class Style : std::uint8_t { display, title, heading, body, body_strong, small, small_strong, micro, mono, mono_strong, code, title_mono };
struct TypeStyle { float size, line; int weight; bool mono; };

struct Tokens {
    Colours dark, light;
    std::array<TypeStyle, 12> type;
    const TypeStyle& style(Style s) const { return type[static_cast<std::size_t>(s)]; }
};

Result<Tokens> read_tokens(std::string_view json);           // an error names the role
Colours colours_for(const Tokens&, const Theme&);            // with the system's colours in forced mode
double contrast(Rgba a, Rgba b);                             // WCAG 2: 1 … 21; alpha is ignored
