#pragma once
#include "base/glyphs.h"
#include <imgui.h>

// A Dear ImGui font whose glyphs come from a GlyphSource, one at a time, when first drawn.
ImFont* add_face(ImFontAtlas&, GlyphSource&, Face);
void forget_glyphs(ImFontAtlas&);  // not within a frame
