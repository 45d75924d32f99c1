#include "ui/findings.h"
#include "ui/button_parts.h"
#include "ui/paint.h"
#include "ui/status_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"

static constexpr float kPad = 16, kPlace = 52, kLine = 18, kAbove = 8;

namespace {
struct Laid { std::vector<std::string_view> what, why; float height = 0; };
}

static Button fix_button(const ListedFinding& f) {
    return {.label = f.fix, .size = Button::Size::small, .about = "line " + f.place.substr(0, f.place.find(':'))};
}

static Laid lay_out(ScreenState& s, const ListedFinding& f, float width) {
    Laid out{.what = broken(s, Style::body, f.what, width), .why = broken(s, Style::small, f.why, width)};
    out.height = px(s, 2 * kAbove) + px(s, kLine) * float(out.what.size() + (f.why.empty() ? 0 : out.why.size()));
    return out;
}

static void draw_words(ScreenState& s, const ListedFinding& f, const Laid& laid, const Hit& h, float left, float right) {
    const Colours& c = s.colours;
    if (h.warm > 0) fill(s, h.box, warmed(c.surface.card, c.surface.hover, h.warm), 0, ImDrawFlags_RoundCornersNone);
    float y = h.box.Min.y + px(s, kAbove);
    draw_mark(s, f.mark, {h.box.Min.x + px(s, kPad + 7), y + px(s, kLine) / 2}, 14);
    put_left(s, {h.box.Min.x + px(s, kPad + 24), y, left, y + px(s, kLine)}, Style::mono, c.text.tertiary, f.place);
    for (const auto line : laid.what) put_left(s, {left, y, right + 1, y + px(s, kLine)}, Style::body, c.text.primary, line), y += px(s, kLine);
    if (!f.why.empty())
        for (const auto line : laid.why) put_left(s, {left, y, right + 1, y + px(s, kLine)}, Style::small, c.text.secondary, line), y += px(s, kLine);
    if (h.ring) focus_ring(s, h.box, 0, true);
}

static std::string_view said(ScreenState& s, const ListedFinding& f) {
    const auto colon = f.place.find(':');
    const auto where = f.place.empty() ? std::string() : ", line " + f.place.substr(0, colon) + " column " + f.place.substr(colon + 1);
    return s.tree().keep(f.mark.word + where + ": " + f.what);
}

std::optional<FindingPress> findings(Ui& ui, std::string_view name, std::span<const ListedFinding> all) {
    ScreenState& s = ui.state();
    std::optional<FindingPress> pressed;
    const ImGuiID list = child_id(s, name);
    say(s, node_at(s, list, {upcoming(s), upcoming(s)}, a11y::Role::list, name));
    s.tree().open(list);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& f = all[i];
        const auto key = ui.key(std::to_string(i));
        const Button fix = fix_button(f);
        const float whole = rest_width(s, 200), button = f.fix.empty() ? 0 : button_width(s, fix) + px(s, 12);
        const float words = std::max(px(s, 120), whole - px(s, kPad + 24 + kPlace + kPad) - button);
        const Laid laid = lay_out(s, f, words);
        const ImRect row = place(s, {whole, std::max(laid.height, f.fix.empty() ? 0 : px(s, 40))});
        const ImGuiID item = id_of("item");
        say(s, node_at(s, item, row, a11y::Role::listitem, said(s, f)));
        s.tree().open(item);
        const Hit h = hit(s, id_of("finding"), {row.Min.x, row.Min.y, row.Max.x - button, row.Max.y});
        if (h.seen) draw_words(s, f, laid, h, row.Min.x + px(s, kPad + 24 + kPlace), row.Min.x + px(s, kPad + 24 + kPlace) + words);
        a11y::Node node = node_for(s, h, a11y::Role::button, said(s, f));
        node.description = s.tree().keep(f.why + (f.path.empty() ? "" : " (" + f.path + ")"));
        say(s, node);
        if (h.pressed) pressed = {FindingPress::Kind::show, i};
        if (!f.fix.empty()) {
            const float high = control_height(s, fix.size), y = std::floor(middle(row).y - high / 2);
            const Hit b = button_at(s, fix, id_of("fix"), {row.Max.x - button, y, row.Max.x - px(s, 12), y + high});
            say_button(s, fix, b);
            if (b.pressed) pressed = {FindingPress::Kind::fix, i};
        }
        s.tree().close();
        if (i + 1 < all.size()) rule(s, row.Min.x, row.Max.x, row.Max.y - hair(s), s.colours.border.subtle);
    }
    s.tree().close();
    return pressed;
}
