#include "ui/paint.h"
#include "ui/press.h"
#include "ui/tag_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static float tags_width(ScreenState& s, const PageHeader& p) {
    float width = 0;
    for (const auto& tag : p.tags) width += px(s, 12) + tag_width(s, tag);
    return width;
}

// Behind the title: how it stands, then what else it is.
static void put_marks(Ui& ui, ScreenState& s, const PageHeader& p, float x, float middle) {
    if (p.badge.word.empty() && p.tags.empty()) return;
    open_room(s, room_at(s, room(s).id, Room::Flow::across, 12, {x, std::floor(middle) - px(s, 12)}));
    room(s).line = px(s, 24);
    room(s).wraps = false;
    Badge pill = p.badge;
    pill.pill = true;
    if (!pill.word.empty()) ui.status(pill);
    for (const auto& tag : p.tags) ui.tag(tag);
    close_room(s);
}

// The bar above says it already.
static void say_title(ScreenState& s, const PageHeader& p) {
    const ImVec2 at = room(s).at;
    a11y::Node node = node_at(s, child_id(s, "title"), {at, {at.x + px(s, 1), at.y + px(s, 1)}}, a11y::Role::heading, p.title);
    node.level = 1;
    say(s, node);
}

void Ui::page_header(const PageHeader& p) {
    if (take_header(s_, p)) return;
    if (narrow() && p.subtitle.empty() && p.badge.word.empty() && p.tags.empty()) return say_title(s_, p);
    const bool in_row = room(s_).flow == Room::Flow::across;
    const Style style = p.mono ? Style::title_mono : Style::title;
    const float want = std::max(measure(s_, style, p.title) + (p.badge.word.empty() ? 0 : px(s_, 12 + 16 + 20) + measure(s_, Style::small_strong, p.badge.word)) + tags_width(s_, p), measure(s_, Style::body, p.subtitle)) + 2;
    const float whole = in_row ? std::min(std::ceil(want), rest_width(s_, 160)) : rest_width(s_, 0);  // what stands behind it on the line has its room
    const auto lines = narrow() ? broken(s_, Style::body, p.subtitle, whole) : std::vector<std::string_view>{p.subtitle};  // on a phone it goes on below
    const ImRect area = place(s_, {whole, p.subtitle.empty() ? px(s_, 32) : px(s_, 30) + px(s_, 20) * float(lines.size())});
    const ImRect head{area.Min, {area.Max.x, area.Min.y + px(s_, p.subtitle.empty() ? 32 : 28)}};
    const float title = put_left(s_, head, style, s_.colours.text.primary, p.title);
    a11y::Node node = node_at(s_, child_id(s_, "title"), {head.Min, {head.Min.x + title, head.Max.y}}, a11y::Role::heading, p.title);
    node.level = 1;
    node.selectable_text = p.mono;
    say(s_, node);
    put_marks(*this, s_, p, head.Min.x + title + px(s_, 12), middle(head).y);
    if (p.subtitle.empty()) return;
    ImRect line{area.Min.x, area.Min.y + px(s_, 29), area.Max.x, area.Min.y + px(s_, 49)};
    say_words(s_, {line.Min, area.Max}, p.subtitle);
    for (const auto& words : lines) {
        put_left(s_, line, Style::body, s_.colours.text.secondary, words);
        line.Translate({0, px(s_, 20)});
    }
}

static void bone(ScreenState& s, float x, float y, float w, float h, float alpha) {
    fill(s, {x, std::round(y - h / 2), x + std::round(w), std::round(y + h / 2)}, faded(s.colours.surface.active, alpha), 4);
}

void Ui::skeleton_stats(int tiles) {
    const ImRect card = place(s_, {rest_width(s_, 240), px(s_, 92)});
    box(s_, card, s_.colours.surface.card, s_.colours.border.subtle, 8);
    const float w = card.GetWidth() / float(std::max(1, tiles));
    for (int i = 0; i < tiles; ++i) {
        const float x = card.Min.x + w * float(i);
        if (i > 0) fill(s_, {std::floor(x), card.Min.y, std::floor(x) + hair(s_), card.Max.y}, s_.colours.border.subtle, 0);
        bone(s_, x + px(s_, 16), card.Min.y + px(s_, 21), px(s_, 56), px(s_, 10), 1);
        bone(s_, x + px(s_, 16), card.Min.y + px(s_, 45), px(s_, 96), px(s_, 16), 1);
        bone(s_, x + px(s_, 16), card.Min.y + px(s_, 67), w - px(s_, 32), px(s_, 6), 1);
    }
}

void Ui::skeleton_table(std::span<const Column> columns, int rows) {
    const float row = px(s_, s_.theme.compact ? 28 : 36), head = px(s_, s_.theme.compact ? 28 : 34);
    const float most = std::max(rest_height(s_), px(s_, 200));
    const ImRect card = place(s_, {rest_width(s_, 240), std::min(head + row * float(rows), most)});
    box(s_, card, s_.colours.surface.card, s_.colours.border.subtle, 8);
    const float each = card.GetWidth() / float(std::max<std::size_t>(1, columns.size()));
    ImGui::PushClipRect(card.Min, card.Max, true);
    for (int line = -1; line < rows; ++line) {
        const float top = card.Min.y + (line < 0 ? 0 : head + row * float(line)), high = line < 0 ? head : row;
        const float alpha = line < 0 ? 1 : std::max(0.15f, 1 - float(line) / float(std::max(1, rows)));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const float share = line < 0 ? 0.4f : 0.45f + 0.1f * float((std::size_t(line) * 5 + i * 3) % 4);
            const float w = std::min(each - px(s_, 24), px(s_, 150)) * share, x = card.Min.x + each * float(i);
            const bool right = columns[i].align == Column::Align::right;
            bone(s_, std::round(right ? x + each - px(s_, 16) - w : x + px(s_, 16)), top + high / 2, w, px(s_, 8), alpha);
        }
        rule(s_, card.Min.x + hair(s_), card.Max.x - hair(s_), top + high - hair(s_), line < 0 ? s_.colours.border.normal : faded(s_.colours.border.subtle, alpha));
    }
    ImGui::PopClipRect();
    say_words(s_, card, "Loading", a11y::Role::status);
}
