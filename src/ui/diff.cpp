#include "ui/diff.h"
#include "ui/paint.h"
#include "ui/press.h"
#include "ui/ui.h"
#include "ui/widgets.h"

static constexpr float kLine = 20, kNumber = 44, kSign = 20;

static const char* word_of(DiffRow::Kind kind) {
    return kind == DiffRow::Kind::added ? "Added" : kind == DiffRow::Kind::removed ? "Removed" : "";
}

static void draw_row(ScreenState& s, const DiffRow& r, const ImRect& row) {
    const Colours& c = s.colours;
    using K = DiffRow::Kind;
    if (r.kind == K::added || r.kind == K::removed) fill(s, row, (r.kind == K::added ? c.running : c.failed).bg, 0, ImDrawFlags_RoundCornersNone);
    if (r.kind == K::left_out) return void(put_left(s, {row.Min.x + px(s, kNumber + kSign), row.Min.y, row.Max.x, row.Max.y}, Style::small, c.text.tertiary, r.text));
    put_right(s, {row.Min.x, row.Min.y, row.Min.x + px(s, kNumber - 8), row.Max.y}, Style::mono, c.text.faint, std::to_string(r.line));
    const Rgba ink = r.kind == K::added ? c.running.fg : r.kind == K::removed ? c.failed.fg : c.text.secondary;
    put_left(s, {row.Min.x + px(s, kNumber), row.Min.y, row.Max.x, row.Max.y}, Style::code, ink, r.kind == K::added ? "+" : r.kind == K::removed ? "-" : " ");
    put_left(s, {row.Min.x + px(s, kNumber + kSign), row.Min.y, row.Max.x, row.Max.y}, Style::code, r.kind == K::same ? c.text.secondary : c.text.primary, r.text);
}

void diff(Ui& ui, std::string_view name, std::span<const DiffRow> rows) {
    ScreenState& s = ui.state();
    const ImRect area = place(s, {rest_width(s, 200), px(s, kLine) * float(rows.size()) + px(s, 8)});
    box(s, area, s.colours.surface.inset, s.colours.border.subtle, 6);
    const ImGuiID id = id_of(name);
    say(s, node_at(s, id, area, a11y::Role::list, name));
    s.tree().open(id);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& r = rows[i];
        const ImRect row{area.Min.x + hair(s), area.Min.y + px(s, 4) + px(s, kLine) * float(i), area.Max.x - hair(s), area.Min.y + px(s, 4) + px(s, kLine) * float(i + 1)};
        if (ImGui::IsRectVisible(row.Min, row.Max)) draw_row(s, r, row);
        if (r.kind == DiffRow::Kind::same) continue;  // what changed is what is said
        const std::string_view words = r.kind == DiffRow::Kind::left_out ? s.tree().keep(r.text) : s.tree().keep(std::string(word_of(r.kind)) + " line " + std::to_string(r.line) + ": " + r.text);
        say(s, node_at(s, ImHashData(&i, sizeof i, id), row, a11y::Role::listitem, words));
    }
    s.tree().close();
}
