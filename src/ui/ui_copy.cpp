#include "ui/button_parts.h"
#include "ui/copy_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"

static constexpr double kCopied = 1200;  // ms

// A check mark for a moment says that it was done; the toast of CopyText says what.
void copy_button(Ui& ui, ScreenState& s, ImGuiID id, const ImRect& box, std::string_view text, std::string_view what) {
    const Hit h = hit(s, id, box);
    auto& copied = s.widgets->copied;
    if (h.pressed) {
        copied[id] = s.now_ms;
        ui.emit(CopyText{std::string(text), std::string(what) + " copied"});
    }
    const auto at = copied.find(id);
    const double left = at == copied.end() ? 0 : at->second + kCopied - s.now_ms;
    if (left > 0) s.wake_after(left);
    else if (at != copied.end()) copied.erase(at);
    if (h.seen) draw_icon_button(s, left > 0 ? Icon::check : Icon::copy, h, false, 14);
    say(s, node_for(s, h, a11y::Role::button, s.tree().keep("Copy " + std::string(what))));
    ui.tooltip(left > 0 ? "Copied" : s.tree().keep("Copy " + std::string(what)));
}

void Ui::copy(std::string_view text, std::string_view what) {
    const ImRect box = place(s_, {px(s_, 24), px(s_, 24)});
    copy_button(*this, s_, id_of(s_.tree().keep("copy " + std::string(what))), box, text, what);
}
