#pragma once
#include "ui/draw.h"
#include <span>
#include <string>
#include <string_view>

// Small grey tags: pool and platform names, counts.
float tag_width(ScreenState&, std::string_view);
void draw_tag(ScreenState&, const ImRect&, std::string_view, bool hovered);
std::size_t draw_tags(ScreenState&, const ImRect& line, std::span<const std::string>, int most);
std::string joined(std::span<const std::string>, std::size_t from);
