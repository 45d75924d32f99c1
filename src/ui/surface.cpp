#include "ui/surface_parts.h"
#include "ui/paint.h"
#include "ui/widgets.h"
#include <algorithm>
#include <iterator>

static constexpr float kLeastHeight = 120, kRadius = 8;

using SurfaceMemory = Widgets::SurfaceMemory;
static SurfaceMemory& memory_of(ScreenState& s, std::string_view key) { return s.widgets->surfaces[std::string(key)]; }

std::vector<SurfaceEvent> take_events(ScreenState& s, std::string_view key) {
    std::vector<SurfaceEvent> mine;
    const auto rest = std::stable_partition(s.surface_events.begin(), s.surface_events.end(), [&](const auto& e) { return e.key != key; });
    std::move(rest, s.surface_events.end(), std::back_inserter(mine));
    s.surface_events.erase(rest, s.surface_events.end());
    SurfaceMemory& memory = memory_of(s, key);
    for (const auto& e : mine) {
        if (e.kind == SurfaceEvent::Kind::ready) memory.ready = true, memory.failed.clear();
        if (e.kind == SurfaceEvent::Kind::failed) memory.ready = false, memory.failed = e.text.empty() ? "It did not arrive" : e.text;
    }
    return mine;
}

Reserved reserve(ScreenState& s, std::string_view key, float height_dp) {
    const float rest = std::max(px(s, kLeastHeight), rest_height(s));
    const SurfaceMemory& memory = memory_of(s, key);
    return {.id = id_of(key), .frame = place(s, {rest_width(s, 0), height_dp > 0 ? px(s, height_dp) : rest}), .ready = memory.ready, .failed = memory.failed};
}

void frame_surface(ScreenState& s, const Reserved& r, bool framed, std::string_view waiting) {
    const Colours& c = s.colours;
    if (framed) box(s, r.frame, c.surface.inset, c.border.normal, kRadius);
    else fill(s, r.frame, c.surface.inset, 0, ImDrawFlags_RoundCornersNone);
    if (!r.ready) put_centred(s, r.frame, Style::small, c.text.tertiary, waiting);
}

void lay_over(ScreenState& s, const Reserved& r, std::string_view name, bool focus_now, std::variant<EditorModel, TerminalModel> holds) {
    const Hit h = hit(s, r.id, r.frame);
    const bool framed = std::visit([](const auto& model) { return model.framed; }, holds);
    const ImRect inner = framed ? inset(r.frame, hair(s), hair(s)) : inset(r.frame, px(s, 2), px(s, 2));  // room for the ring
    if (h.hovered && r.ready) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (h.ring) focus_ring(s, r.frame, framed ? kRadius : 0, !framed);
    a11y::Node node = node_at(s, r.id, inner, a11y::Role::group, name);
    node.tab = a11y::Tab::stop;
    say(s, node);
    SurfaceMemory& memory = memory_of(s, std::visit([](const auto& model) -> std::string_view { return model.key; }, holds));
    if (focus_now && !memory.focus_asked) s.want_focus(r.id);
    memory.focus_asked = focus_now;
    Surface surface{.id = r.id, .visible = {}, .covered = {}, .holds = std::move(holds)};
    s.laid_surfaces.push_back({inner, ImGui::GetCurrentWindow()->ClipRect, ImGui::GetCurrentWindow()->RootWindow, std::move(surface)});
}

void note_cover(ScreenState& s, const ImRect& area, bool dims, bool takes_input) {
    s.laid_covers.push_back({area, ImGui::GetCurrentWindow()->RootWindow, dims, takes_input});
}

static int height_of(const ScreenState& s, const ImGuiWindow* window) { return s.imgui->Windows.find_index(const_cast<ImGuiWindow*>(window)); }

static SurfaceBox box_in(const ScreenState& s, const ImRect& inner, ImRect part) {
    part.ClipWithFull(inner);
    const float css = 1 / s.scale;
    return {(part.Min.x - inner.Min.x) * css, (part.Min.y - inner.Min.y) * css, part.GetWidth() * css, part.GetHeight() * css};
}

static void cover(const ScreenState& s, LaidSurface& laid) {
    const int own = height_of(s, laid.window);
    for (const LaidCover& over : s.laid_covers) {
        if (height_of(s, over.window) <= own) continue;
        laid.surface.dimmed |= over.dims;
        laid.surface.blocked |= over.takes_input;
        if (!over.dims && !over.takes_input && laid.inner.Overlaps(over.area)) laid.surface.covered.push_back(box_in(s, laid.inner, over.area));
    }
}

void settle_surfaces(ScreenState& s) {
    s.surfaces.clear();
    for (LaidSurface& laid : s.laid_surfaces) {
        laid.surface.visible = box_in(s, laid.inner, laid.clip);
        cover(s, laid);
        s.surfaces.push_back(std::move(laid.surface));
    }
    s.laid_surfaces.clear();
    s.laid_covers.clear();
    s.surface_events.clear();
}
