#pragma once
#include "ui/tokens.h"

// How a part of a bar, a slot or a series looks. In forced colours many tones share one of the
// system's few colours: there a pattern tells them apart.
enum class PartFill : std::uint8_t { solid, hatched, striped, banded };

PartFill part_fill(const Colours&, Tone, int series, bool hatched);
Rgba part_colour(const Colours&, Tone, int series);
