#include "ui/choices.h"
#include "ui/paint.h"
#include "ui/roving.h"
#include "ui/status_parts.h"
#include "ui/tag_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"

static constexpr float kRow = 50, kPad = 16, kInk = 42;

static void draw_dot(ScreenState& s, ImVec2 centre, bool on, bool hovered) {
    const Colours& c = s.colours;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float r = px(s, 8);
    list->AddCircleFilled(centre, r, on ? c.accent.solid : hovered ? c.text.secondary : c.border.control);
    list->AddCircleFilled(centre, on ? px(s, 3) : r - hair(s) * 1.5f, on ? c.accent.on_solid : c.surface.inset);
}

static float verdict_width(ScreenState& s, const Badge& v) { return v.word.empty() ? 0 : px(s, 20) + std::ceil(measure(s, Style::small, v.word)); }

static void draw_choice(ScreenState& s, const Choosable& choice, const Hit& h, bool on) {
    const Colours& c = s.colours;
    if (on) fill(s, h.box, c.accent.selection, 0, ImDrawFlags_RoundCornersNone);
    else if (h.warm > 0) fill(s, h.box, warmed(c.surface.card, c.surface.hover, h.warm), 0, ImDrawFlags_RoundCornersNone);
    draw_dot(s, {h.box.Min.x + px(s, kPad + 8), middle(h.box).y}, on, h.hovered);
    const float verdict = verdict_width(s, choice.verdict), right = h.box.Max.x - px(s, kPad);
    if (verdict > 0) {
        draw_mark(s, choice.verdict, {right - verdict + px(s, 7), middle(h.box).y}, 14);
        put_left(s, {right - verdict + px(s, 20), h.box.Min.y, right + 1, h.box.Max.y}, Style::small, c.text_of(choice.verdict.tone), choice.verdict.word);
    }
    const float left = h.box.Min.x + px(s, kInk), most = right - verdict - px(s, 8), top = h.box.Min.y + px(s, choice.words.empty() ? 15 : 6);
    const ImRect title{left, top, most, top + px(s, 20)};
    float x = left + put_left(s, title, Style::body_strong, choice.faded && !on ? c.text.tertiary : c.text.primary, choice.title) + px(s, 8);
    if (!choice.tag.empty() && x + tag_width(s, choice.tag) < most) draw_tag(s, {x, title.Min.y, x + tag_width(s, choice.tag), title.Max.y}, choice.tag, false);
    put_left(s, {left, title.Max.y, most, title.Max.y + px(s, 18)}, Style::small, choice.faded ? c.text.tertiary : c.text.secondary, choice.words);
    if (h.ring) focus_ring(s, h.box, 0, true);
}

std::optional<int> choices(Ui& ui, std::string_view name, std::span<const Choosable> all, int chosen) {
    ScreenState& s = ui.state();
    const ImRect area = place(s, {rest_width(s, 200), px(s, kRow) * float(all.size())});
    const ImGuiID id = id_of(name);
    say(s, node_at(s, id, area, a11y::Role::group, name));
    s.tree().open(id);
    Roving roving(s, id, int(all.size()), std::max(0, chosen), true);
    std::optional<int> picked;
    for (int i = 0; i < int(all.size()); ++i) {
        const auto& choice = all[std::size_t(i)];
        const ImRect row{area.Min.x, area.Min.y + px(s, kRow) * float(i), area.Max.x, area.Min.y + px(s, kRow) * float(i + 1)};
        const Hit h = hit(s, roving.id(i), row);
        if (h.seen) draw_choice(s, choice, h, i == chosen);
        if (i + 1 < int(all.size())) rule(s, row.Min.x, row.Max.x, row.Max.y - hair(s), s.colours.border.subtle);
        a11y::Node node = node_for(s, h, a11y::Role::radio, choice.title);
        node.tab = roving.tab(i);
        node.check = i == chosen ? a11y::Check::on : a11y::Check::off;
        node.description = s.tree().keep(choice.verdict.word + (choice.tag.empty() ? "" : ". " + choice.tag) + (choice.words.empty() ? "" : ". " + choice.words));
        say(s, node);
        if (h.pressed && i != chosen) picked = i;
    }
    if (roving.moved_to() && *roving.moved_to() != chosen) picked = roving.moved_to();
    s.tree().close();
    return picked;
}
