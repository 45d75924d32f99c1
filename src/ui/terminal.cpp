#include "ui/terminal.h"
#include "ui/paint.h"
#include "ui/surface_parts.h"
#include "ui/ui.h"

static void note(TerminalEvent& out, const SurfaceEvent& e) {
    if (e.kind == SurfaceEvent::Kind::sized) out.rows = e.a, out.columns = e.b;
    if (e.kind == SurfaceEvent::Kind::found) out.found = e.a, out.found_at = e.b;
    if (e.kind == SurfaceEvent::Kind::find_wanted) out.find_wanted = true;
}

std::optional<TerminalEvent> terminal(Ui& ui, const TerminalModel& model) {
    ScreenState& s = ui.state();
    std::optional<TerminalEvent> out;
    for (const auto& e : take_events(s, model.key))
        if (e.kind >= SurfaceEvent::Kind::sized) note(out ? *out : out.emplace(), e);
    const Reserved r = reserve(s, model.key, model.height);
    frame_surface(s, r, model.framed, r.failed.empty() ? std::string_view(model.waiting) : s.tree().keep("The terminal did not load: " + r.failed));
    lay_over(s, r, model.name, model.focus_now, model);
    return out;
}
