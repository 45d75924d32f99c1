#include "ui/button_parts.h"
#include "ui/link_parts.h"
#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <numeric>
#include <vector>

static constexpr float kWidth = 320, kHigh = 56, kGap = 8, kSide = 40;

static Badge mark_of(Toast::Kind kind) {
    switch (kind) {
        case Toast::Kind::done: return {.tone = Tone::running, .icon = Icon::circle_check};
        case Toast::Kind::failed: return {.tone = Tone::failed, .icon = Icon::circle_x};
        case Toast::Kind::busy: break;
    }
    return {.tone = Tone::starting, .icon = Icon::loader_circle};
}

// Words go on below, as a place in a file and what is wrong with it have to: nothing else tells them.
struct Lines {
    std::vector<std::string_view> title, detail;
    float title_line, detail_line;
    float height() const { return title_line * float(title.size()) + detail_line * float(detail.size()); }
};

static Lines lines_of(ScreenState& s, const Toast& t, float width) {
    Lines out{.title = broken(s, Style::body_strong, t.title, width), .detail = {}, .title_line = px(s, 20), .detail_line = px(s, 16)};
    if (!t.detail.empty()) out.detail = broken(s, Style::small, t.detail, width);
    return out;
}

static float height_of(ScreenState& s, const Toast& t, float width) {
    return std::max(px(s, kHigh), std::round(lines_of(s, t, width - px(s, 2 * kSide)).height() + px(s, 20)));
}

// The words are a link to the whole story.
static void draw_open(Ui& ui, ScreenState& s, const Toast& t, const ImRect& area, ImGuiID id) {
    const Hit h = link_hit(s, id, {area.Min.x + px(s, 2), area.Min.y + px(s, 2), area.Max.x - px(s, 40), area.Max.y - px(s, 2)}, t.href);
    if (h.ring) focus_ring(s, h.box, 6, true);
    say(s, link_node(s, h, s.tree().keep("Open: " + t.title), t.href));
    if (!follows(h)) return;
    ui.emit(Follow{t.href});
    ui.emit(DismissToast{t.id});
}

static bool draw_toast(Ui& ui, ScreenState& s, const Toast& t, const ImRect& area) {
    const Colours& c = s.colours;
    draw_raised(s, area, 8, false);
    const Badge mark = mark_of(t.kind);
    const ImVec2 at{area.Min.x + px(s, 22), middle(area).y};
    if (t.kind == Toast::Kind::busy) put_busy(s, at, 16, c.state_of(mark.tone).fg);
    else put_icon(s, at, mark.icon, 16, c.state_of(mark.tone).fg);
    const float x = area.Min.x + px(s, kSide), right = area.Max.x - px(s, kSide), y = middle(area).y;
    const Lines lines = lines_of(s, t, right - x);
    float top = std::round(y - lines.height() / 2);
    const auto put = [&](const std::vector<std::string_view>& words, float high, Style style, Rgba ink) {
        for (const auto line : words) put_left(s, {x, top, right, top + high}, style, ink, line), top += high;
    };
    put(lines.title, lines.title_line, Style::body_strong, c.text.primary);
    put(lines.detail, lines.detail_line, Style::small, c.text.secondary);
    const ImGuiID id = ImHashData(&t.id, sizeof t.id, id_of("toast"));
    const std::string_view words = t.detail.empty() ? std::string_view(t.title) : s.tree().keep(t.title + ". " + t.detail);
    a11y::Node node = node_at(s, id, area, t.kind == Toast::Kind::failed ? a11y::Role::alert : a11y::Role::status, words);
    node.live = t.kind == Toast::Kind::failed ? a11y::Live::assertive : a11y::Live::polite;
    say(s, node);
    if (!t.href.empty()) draw_open(ui, s, t, area, id + 2);
    const Hit h = hit(s, id + 1, {area.Max.x - px(s, 36), y - px(s, 14), area.Max.x - px(s, 8), y + px(s, 14)});
    draw_icon_button(s, Icon::x, h, false, 16);
    say(s, node_for(s, h, a11y::Role::button, s.tree().keep("Dismiss: " + t.title)));
    return h.pressed;
}

[[gnu::noinline]] void Ui::toasts(std::span<const Toast> toasts) {
    if (toasts.empty()) return;
    const float edge = px(s_, 20), below = narrow() ? px(s_, 64) : 0;
    const float width = std::min(px(s_, kWidth), screen_size(s_).x - 2 * px(s_, 12));
    std::vector<float> each;
    for (const Toast& t : toasts) each.push_back(height_of(s_, t, width));
    const float high = std::accumulate(each.begin(), each.end(), px(s_, kGap) * float(toasts.size()));
    const ImVec2 end{screen_size(s_).x - edge, screen_size(s_).y - edge - below + px(s_, kGap)};
    open_window(s_, "##toasts", {end.x - width, end.y - high, end.x, end.y});
    ImGui::GetWindowDrawList()->PushClipRectFullScreen();
    float y = end.y - high;
    for (std::size_t i = 0; i < toasts.size(); ++i) {
        if (draw_toast(*this, s_, toasts[i], {end.x - width, y, end.x, y + each[i]})) emit(DismissToast{toasts[i].id});
        y += each[i] + px(s_, kGap);
    }
    ImGui::GetWindowDrawList()->PopClipRect();
    close_overlay(s_);
}
