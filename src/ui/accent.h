#pragma once
#include "ui/tokens.h"

// A portal's accent in place of ours. Whatever the colour, what is written in it and on it stays
// readable: it is moved towards white or black as far as contrast asks.
void use_accent(Colours&, std::uint32_t rgb);  // 0xRRGGBB
