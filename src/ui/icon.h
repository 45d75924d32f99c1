#pragma once
#include <cstdint>

// The icons of the Lucide font that assets/icons.txt names. The list beside this file
// is made by the font build; `none` draws nothing and takes no room.
enum class Icon : std::uint32_t {
    none = 0,
#define ICON(name, codepoint) name = codepoint,
#include "ui/icon_codepoints.inc"
#undef ICON
};
