#include "ui/draw.h"
#include "base/rtl.h"
#include <algorithm>
#include <cmath>

namespace draw {

static Face face_of(const TypeStyle& t) {
    if (t.mono) return t.weight >= 500 ? Face::mono_medium : Face::mono;
    return t.weight >= 600 ? Face::ui_semibold : t.weight >= 500 ? Face::ui_medium : Face::ui;
}

struct Letters {
    ImFont* font;
    ImFontBaked* baked;
    float size, line;
};

static Letters letters(const ScreenState& s, Style style) {
    const auto& t = s.tokens.style(style);
    ImFont* font = s.faces[static_cast<std::size_t>(face_of(t))];
    const float size = t.size * s.scale;
    return {font, font->GetFontBaked(size), size, s.px(t.line)};
}

float line_height(const ScreenState& s, Style style) { return s.px(s.tokens.style(style).line); }

// What is drawn here is one line: a line feed in a name would put the rest of it over the next row.
static bool breaks_line(unsigned c) { return c == '\n' || c == '\r'; }

static std::string unbroken(std::string_view text) {
    std::string out;
    for (const char c : text) breaks_line(static_cast<unsigned char>(c)) ? void(out += "\xef\xbf\xbd") : out.push_back(c);
    return out;
}

static float advance(const Letters& l, const char*& p, const char* end) {
    unsigned c = static_cast<unsigned char>(*p);
    if (c < 0x80) ++p, c = breaks_line(c) ? 0xfffd : c;
    else p += std::max(1, ImTextCharFromUtf8(&c, p, end));
    return l.baked->GetCharAdvance(static_cast<ImWchar>(c));
}

static float sum(const Letters& l, std::string_view text) {
    float w = 0;
    for (const char *p = text.data(), *end = p + text.size(); p < end;) w += advance(l, p, end);
    return w;
}

float width(const ScreenState& s, Style style, std::string_view text) {
    return sum(letters(s, style), has_right_to_left(text) ? std::string_view(in_runs(text)) : text);
}

static ImVec2 pen(const Letters& l, ImVec2 top_left) {
    const float content = l.baked->Ascent - l.baked->Descent;
    return {std::floor(top_left.x + 0.5f), std::floor(top_left.y + (l.line - content) / 2 + 0.5f)};
}

// Letter by letter: words from right to left have become runs before, or have no codes left.
static void put(const Letters& l, ImDrawList& dl, ImVec2 top_left, Rgba colour, std::string_view text) {
    if (text.find_first_of("\n\r") != std::string_view::npos) return put(l, dl, top_left, colour, unbroken(text));
    if (!text.empty()) dl.AddText(l.font, l.size, pen(l, top_left), colour, text.data(), text.data() + text.size());
}

void text(const ScreenState& s, ImDrawList& dl, ImVec2 top_left, Style style, Rgba colour, std::string_view text) {
    put(letters(s, style), dl, top_left, colour, has_right_to_left(text) ? std::string_view(in_runs(text)) : text);
}

// A run is one letter, so it would go as a whole: as many of its letters as have room stay.
static std::string fitting(const Letters& l, std::string_view text, float most) {
    const float dots = l.baked->GetCharAdvance(0x2026);
    std::string out = in_runs(text);
    float w = sum(l, out);
    for (std::size_t size = text.size(); w > most && size > 0; w = sum(l, out)) {
        const auto guess = static_cast<std::size_t>(static_cast<float>(size) * std::max(0.0f, most - dots) / w);
        std::size_t end = std::min(guess, size - 1);
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
        size = end;
        out = in_runs(text.substr(0, size)) + "…";
    }
    return out;
}

float elided(const ScreenState& s, ImDrawList& dl, ImVec2 top_left, float most, Style style, Rgba colour, std::string_view text, bool* cut) {
    const auto l = letters(s, style);
    if (has_right_to_left(text)) {
        const auto shown = fitting(l, text, most);
        if (cut) *cut = shown.ends_with("…") && !text.ends_with("…");
        put(l, dl, top_left, colour, shown);
        return sum(l, shown);
    }
    const char *p = text.data(), *end = p + text.size(), *fits = p;
    const float dots = l.baked->GetCharAdvance(0x2026);
    float w = 0, kept = 0;
    while (p < end && w <= most) {
        w += advance(l, p, end);
        if (w + dots <= most) fits = p, kept = w;
    }
    if (cut) *cut = w > most;
    if (w <= most) {
        put(l, dl, top_left, colour, text);
        return w;
    }
    const auto n = static_cast<std::size_t>(fits - text.data());
    put(l, dl, top_left, colour, text.substr(0, n));
    put(l, dl, {std::floor(top_left.x + 0.5f) + kept, top_left.y}, colour, "…");
    return kept + dots;
}

float wrapped(const ScreenState& s, ImDrawList* dl, ImVec2 at, float most, Style style, Rgba colour, std::string_view text) {
    const auto l = letters(s, style);
    float height = 0;
    const char *p = text.data(), *end = p + text.size();
    while (p < end) {
        const char* stop = std::max(p + 1, l.font->CalcWordWrapPosition(l.size, p, end, most));
        const char* newline = std::find(p, stop, '\n');
        const char* shown = newline;
        if (dl) draw::text(s, *dl, {at.x, at.y + height}, style, colour, {p, static_cast<std::size_t>(shown - p)});
        height += l.line;
        p = newline < stop ? newline + 1 : stop;
        while (p < end && *p == ' ') ++p;
    }
    return std::max(height, l.line);
}

void icon(const ScreenState& s, ImDrawList& dl, ImVec2 top_left, float size_dp, Icon icon, Rgba colour) {
    if (icon == Icon::none) return;
    ImFont* font = s.faces[static_cast<std::size_t>(Face::icon)];
    const float size = s.px(size_dp);
    char utf8[5];
    ImTextCharToUtf8(utf8, static_cast<unsigned>(icon));
    const auto* baked = font->GetFontBaked(size);
    const float y = top_left.y + (size - (baked->Ascent - baked->Descent)) / 2;
    dl.AddText(font, size, {std::floor(top_left.x + 0.5f), std::floor(y + 0.5f)}, colour, utf8);
}

void fill(const ScreenState& s, ImDrawList& dl, const ImRect& r, Rgba colour, float radius_dp, ImDrawFlags corners) {
    dl.AddRectFilled(r.Min, r.Max, colour, radius_dp * s.scale, corners);
}

void border(const ScreenState& s, ImDrawList& dl, const ImRect& r, Rgba colour, float radius_dp, float width_dp) {
    const float w = std::max(1.f, std::floor(width_dp * s.scale));
    if (radius_dp <= 0) {
        dl.AddRectFilled(r.Min, {r.Max.x, r.Min.y + w}, colour);
        dl.AddRectFilled({r.Min.x, r.Max.y - w}, r.Max, colour);
        dl.AddRectFilled({r.Min.x, r.Min.y + w}, {r.Min.x + w, r.Max.y - w}, colour);
        dl.AddRectFilled({r.Max.x - w, r.Min.y + w}, {r.Max.x, r.Max.y - w}, colour);
        return;
    }
    // AddRect strokes around its line, shifted by half a pixel: bring the stroke inside
    const float in = w / 2 - 0.5f;
    dl.AddRect({r.Min.x + in, r.Min.y + in}, {r.Max.x - in, r.Max.y - in}, colour, std::max(0.f, radius_dp * s.scale - in), 0, w);
}

void hairline(const ScreenState& s, ImDrawList& dl, float x0, float x1, float y, Rgba colour) {
    dl.AddRectFilled({x0, y}, {x1, y + std::max(1.f, std::floor(s.scale))}, colour);
}

void vertical(const ScreenState& s, ImDrawList& dl, float x, float y0, float y1, Rgba colour) {
    dl.AddRectFilled({x, y0}, {x + std::max(1.f, std::floor(s.scale)), y1}, colour);
}

// Rings that fade: cheap, and close to a blur of this width.
void shadow(const ScreenState& s, ImDrawList& dl, const ImRect& r, float spread_dp, float alpha, float radius_dp) {
    if (alpha <= 0) return;
    const int rings = std::max(1, static_cast<int>(s.px(spread_dp)));
    for (int i = rings; i > 0; --i) {
        const float share = 1 - static_cast<float>(i) / static_cast<float>(rings + 1);
        const float a = alpha * share * share * 0.5f;
        const auto grow = static_cast<float>(i);
        dl.AddRect({r.Min.x - grow, r.Min.y - grow + 2 * s.scale}, {r.Max.x + grow, r.Max.y + grow + 2 * s.scale}, with_alpha(0xff000000, a), radius_dp * s.scale + grow, 0, 1.5f);
    }
}

void hatch(const ScreenState& s, ImDrawList& dl, const ImRect& r, Rgba base, Rgba ink, float period_dp, float stroke_dp) {
    dl.AddRectFilled(r.Min, r.Max, base);
    dl.PushClipRect(r.Min, r.Max, true);
    const float step = period_dp * s.scale * 1.4142f, h = r.GetHeight();
    for (float x = r.Min.x - h; x < r.Max.x; x += step) dl.AddLine({x, r.Max.y}, {x + h, r.Min.y}, ink, stroke_dp * s.scale);
    dl.PopClipRect();
}

void focus_ring(const ScreenState& s, ImDrawList& dl, const ImRect& r, float radius_dp, bool inside) {
    const float out = inside ? 0 : s.px(4);
    border(s, dl, {{r.Min.x - out, r.Min.y - out}, {r.Max.x + out, r.Max.y + out}}, s.colours.focus, radius_dp + (inside ? 0 : 4), 2);
}

Rgba with_alpha(Rgba c, float alpha) { return (c & 0x00ffffff) | static_cast<Rgba>(std::clamp(alpha, 0.f, 1.f) * 255 + 0.5f) << 24; }

Rgba mix(Rgba a, Rgba b, float t) {
    Rgba out = 0;
    for (int i = 0; i < 32; i += 8) {
        const auto x = static_cast<float>(a >> i & 255), y = static_cast<float>(b >> i & 255);
        out |= static_cast<Rgba>(x + (y - x) * t + 0.5f) << i;
    }
    return out;
}

}  // namespace draw

ImGuiID id_of(std::string_view key) { return ImGui::GetID(key.data(), key.data() + key.size()); }

// Dear ImGui is told which item has the focus where that item stands, so that its own idea
// of the focus and the DOM's can be compared (and are, in the tests).
static void tell_focus(ImGuiID id, const ImRect& rect) {
    auto& g = *ImGui::GetCurrentContext();
    auto* window = g.CurrentWindow;
    if (g.NavWindow != window) ImGui::SetNavWindow(window);
    ImGui::SetNavID(id, window->DC.NavLayerCurrent, g.CurrentFocusScopeId, ImGui::WindowRectAbsToRel(window, rect));
    g.NavIdIsAlive = true;
}

Item item(ScreenState& s, ImGuiID id, const ImRect& rect, bool disabled) {
    Item it{.id = id, .rect = rect};
    it.visible = ImGui::ItemAdd(rect, id);
    it.has_focus = s.focus_id == id;
    it.focused = it.has_focus && s.focus_ring;
    if (it.has_focus) tell_focus(id, rect);
    if (it.visible && !disabled) it.pressed = ImGui::ButtonBehavior(rect, id, &it.hovered, &it.held);
    if (!disabled && s.activated == id) it.pressed = true;
    return it;
}

a11y::Node& say(ScreenState& s, a11y::Role role, ImGuiID id, const ImRect& r, std::string_view name) {
    const float to_css = 1 / s.scale;
    return s.tree().add({.id = id, .role = role, .x = r.Min.x * to_css, .y = r.Min.y * to_css, .w = r.GetWidth() * to_css, .h = r.GetHeight() * to_css, .name = name});
}
