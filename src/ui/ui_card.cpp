#include "ui/paint.h"
#include "ui/press.h"
#include "ui/ui.h"
#include "ui/widgets.h"

static void card_header(ScreenState& s, const Card& card, const ImRect& head) {
    const Colours& c = s.colours;
    const ImRect line{head.Min.x + px(s, 16), head.Min.y, head.Max.x - px(s, 16), head.Max.y};
    float x = line.Min.x;
    put_left(s, line, Style::body_strong, c.text.primary, card.title);
    x += measure(s, Style::body_strong, card.title) + px(s, 8);
    if (!card.count.empty()) {
        const float w = measure(s, Style::micro, card.count) + px(s, 10), h = px(s, 18);
        const float y = std::floor(middle(head).y - h / 2);
        fill(s, {x, y, x + w, y + h}, c.surface.active, 4);
        put_centred(s, {x, y, x + w, y + h}, Style::micro, c.text.secondary, card.count);
        x += w + px(s, 8);
    }
    if (!card.note.empty()) put_left(s, {x, head.Min.y, line.Max.x, head.Max.y}, Style::small, c.text.tertiary, card.note);
    rule(s, head.Min.x, head.Max.x, head.Max.y - hair(s), c.border.subtle);
}

static void say_card(ScreenState& s, const Card& card, ImGuiID id, const ImRect& frame, const ImRect& head) {
    say(s, node_at(s, id, frame, card.title.empty() ? a11y::Role::group : a11y::Role::region, card.title));
    s.tree().open(id);
    if (card.title.empty()) return;
    a11y::Node title = node_at(s, id + 1, head, a11y::Role::heading, card.title);
    title.level = 2;
    say(s, title);
    if (!card.count.empty()) say_words(s, head, card.count);
    if (!card.note.empty()) say_words(s, head, card.note);
}

// The frame is drawn under contents whose height is not known yet: two layers of one list.
Ui::Scope Ui::card(const Card& card) {
    const ImGuiID id = child_id(s_, card.title.empty() ? "card" : card.title);
    const ImVec2 corner = upcoming(s_);
    const float head = card.title.empty() ? 0 : px(s_, 42), pad = card.pad ? px(s_, 16) : 0;
    const float known = card.height > 0 ? px(s_, card.height) : s_.widgets->remembered(id, {0, head + pad}).y;
    const ImRect frame{corner, {room(s_).right, corner.y + known}};
    const ImRect header{corner, {room(s_).right, corner.y + head}};
    say_card(s_, card, id, frame, header);

    ImDrawList* list = ImGui::GetWindowDrawList();
    const std::size_t depth = s_.widgets->layers_open++;
    if (s_.widgets->layers.size() <= depth) s_.widgets->layers.push_back(std::make_unique<ImDrawListSplitter>());
    ImDrawListSplitter& layers = *s_.widgets->layers[depth];
    layers.Split(list, 2);
    layers.SetCurrentChannel(list, 1);
    if (!card.title.empty()) card_header(s_, card, header);

    const float top = head + (card.title.empty() || !card.pad ? pad : px(s_, 12));
    Room r = room_at(s_, id, Room::Flow::down, card.pad ? 8.0f : 0.0f, {corner.x + pad, corner.y + top});
    r.right -= pad;
    r.bottom = (card.height > 0 ? frame.Max.y : r.bottom) - pad;
    open_room(s_, r);
    return Scope([this, corner, pad, id, list, alarm = card.alarm, fixed = card.height > 0 ? px(s_, card.height) : 0] {
        const Room closed = close_room(s_);
        const float height = fixed > 0 ? fixed : closed.at.y + pad - corner.y;
        const ImRect frame{corner, {closed.right + pad, corner.y + height}};
        ImDrawListSplitter& layers = *s_.widgets->layers[--s_.widgets->layers_open];
        layers.SetCurrentChannel(list, 0);
        box(s_, frame, s_.colours.surface.card, alarm ? s_.colours.failed.border : s_.colours.border.subtle, 8);
        layers.Merge(list);
        s_.tree().close();
        s_.widgets->remember(s_, id, {0, height});
        place(s_, frame.GetSize());
    });
}
