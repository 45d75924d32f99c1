#include "ui/editor.h"
#include "ui/field_parts.h"
#include "ui/paint.h"
#include "ui/surface_parts.h"
#include "ui/ui.h"

static void note(EditorEvent& out, SurfaceEvent&& e) {
    if (e.kind == SurfaceEvent::Kind::edited) out.text = std::move(e.text);
    if (e.kind == SurfaceEvent::Kind::selected) out.selection = EditorSpan{e.a, e.b, e.c, e.d};
}

// Where the component did not arrive, the text can still be read and written; the page tries again when it is opened anew.
static std::optional<std::string> plain_lines(ScreenState& s, const Reserved& r, const EditorModel& model) {
    const std::string_view why = s.tree().keep("The editor did not load: " + r.failed);
    ImRect area = inset(r.frame, px(s, 12), px(s, 8));
    area.Max.y -= px(s, 24);
    put_left(s, {area.Min.x, area.Max.y, area.Max.x, area.Max.y + px(s, 24)}, Style::small, s.colours.text.tertiary, why);
    return text_area(s, {.id = r.id, .area = area, .style = Style::code, .value = model.text, .hint = {}, .name = model.name, .description = why, .key = {}});
}

std::optional<EditorEvent> editor(Ui& ui, const EditorModel& model) {
    ScreenState& s = ui.state();
    std::optional<EditorEvent> out;
    for (auto& e : take_events(s, model.key))
        if (e.kind == SurfaceEvent::Kind::edited || e.kind == SurfaceEvent::Kind::selected) note(out ? *out : out.emplace(), std::move(e));
    const Reserved r = reserve(s, model.key, model.height);
    frame_surface(s, r, model.framed, r.failed.empty() ? "Loading the editor…" : "");
    if (!r.failed.empty()) {
        if (auto typed = plain_lines(s, r, model)) (out ? *out : out.emplace()).text = std::move(*typed);
        return model.read_only ? std::nullopt : out;
    }
    EditorModel holds = model;
    if (out && out->text) holds.text = *out->text;  // the model has it from the next frame on
    lay_over(s, r, model.name, model.focus_now, std::move(holds));
    return out;
}
