#pragma once
#include "ui/parts.h"
#include "ui/press.h"
#include "ui/tokens.h"

// The pieces of a link, for cells and navigation. A press with Ctrl, Cmd or Shift is not
// ours: the browser sees the real <a> and opens a tab.
struct LinkStyle { Style style; Rgba colour; };
LinkStyle link_style(const Colours&, LinkLook, bool hovered);
bool follows(const Hit&);
Hit link_hit(ScreenState&, ImGuiID, const ImRect&, std::string_view href);      // behaves; the caller draws
Hit link_at(ScreenState&, ImGuiID, const ImRect&, std::string_view words, std::string_view href, LinkLook);
a11y::Node link_node(ScreenState&, const Hit&, std::string_view name, std::string_view href);
