#pragma once
#include "ui/parts.h"
#include "ui/press.h"
#include "ui/tokens.h"
#include <optional>
#include <span>
#include <string>

// A line of text that somebody else edits (the browser's own <input>): here it is drawn, with
// caret and selection, and the mouse may move the caret.
struct TextInput {
    ImGuiID id = 0;
    ImRect area;
    Style style = Style::body;
    std::string_view value, hint, name, description, key;
    bool search = false, invalid = false, focus_now = false;
    bool combobox = false, expanded = false;   // its list has the next id
    ImGuiID active = 0;                        // the option that would be taken
    std::span<const TokenSpan> tokens = {};
};
std::optional<std::string> text_input(ScreenState&, const TextInput&);
std::optional<std::string> text_area(ScreenState&, const TextInput&);  // many lines; none is wrapped
std::optional<std::string> take_typed(ScreenState&, const TextInput&, struct Caret&);
int byte_at(ScreenState&, Style, std::string_view text, float x);      // where the caret would stand for a press
std::optional<std::string> draw_field(ScreenState&, const Field&, ImGuiID, TextInput input, ImRect& inner);  // frame, cross and key around it

struct Caret {
    int from = 1 << 24, to = 1 << 24, anchor = 0;  // bytes; beyond the end: at the end
    float scroll = 0, scroll_y = 0;
    bool dragging = false, focus_asked = false;
};
