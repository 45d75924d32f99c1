#include "ui/graph.h"
#include "ui/legend.h"
#include "ui/graph_state.h"
#include "ui/kept.h"
#include "ui/paint.h"
#include "ui/status_parts.h"
#include <algorithm>

ImRect GraphFrame::rect(const GraphShape::Box& b) const {
    const ImVec2 a = px_of(b.x, b.y), z = px_of(b.x + b.w, b.y + b.h);
    return {std::round(a.x), std::round(a.y), std::round(z.x), std::round(z.y)};
}

ImGuiID GraphFrame::id_of(int box) const {
    const std::string_view key = m.key(std::size_t(box));
    return ImHashStr(key.data(), key.size(), id ^ 0x6e6f6465);
}

static bool whole(const GraphModel& m) { return m.shape && !m.shape->boxes.empty() && m.looks.size() == m.shape->boxes.size() && m.words && m.key; }

// Contents a little larger than the view make Dear ImGui give wheel and finger to us and not to
// the page; a finger on a graph that is all in sight moves the page.
static void open_view(GraphFrame& f) {
    ImGui::SetCursorScreenPos(f.view.Min);
    const bool touch = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
    if (!touch || !f.k.saw_all) ImGui::SetNextWindowContentSize({0, f.view.GetHeight() + 2});
    ImGui::BeginChild(f.id, f.view.GetSize(), 0, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    ImGui::SetScrollY(0);
}

static void draw_all(GraphFrame& f) {
    graphs::draw_dots(f);
    graphs::draw_frames(f);
    graphs::draw_links(f);
    graphs::draw_nodes(f);
    if (f.ring >= 0) focus_ring(f.s, f.rect(f.ring), 6, false);
    if (graphs::map_wanted(f)) graphs::draw_map(f);
    graphs::draw_tools(f);
}

static void draw_waiting(ScreenState& s, const GraphModel& m, ImGuiID id, const ImRect& view) {
    if (m.shape && m.shape->boxes.empty()) return;
    put_busy(s, middle(view), 20, s.colours.text.tertiary);
    s.want_frames(1);  // the layout goes on in each
    say(s, node_at(s, id, view, a11y::Role::status, "Laying out the graph"));
}

std::optional<GraphPress> graph(Ui& ui, const GraphModel& m) {
    ScreenState& s = ui.state();
    const float high = m.height > 0 ? px(s, m.height) : std::max(rest_height(s), px(s, 240));
    const ImRect view = place(s, {rest_width(s, 240), high});
    const ImGuiID id = id_of(m.name);
    if (!whole(m)) return draw_waiting(s, m, id, view), std::nullopt;
    GraphFrame f{.ui = ui, .s = s, .m = m, .k = kept<GraphMemory>(s, id), .id = id, .view = view, .boxes = {}, .links = {}, .tools = {}, .folds = {}};
    a11y::Node list = node_at(s, id, view, a11y::Role::listbox, m.name);
    list.description = "Arrows walk along the lines";
    open_view(f);
    graphs::follow_shape(f);
    graphs::follow_model(f);
    graphs::walk(f);
    graphs::move(f);
    graphs::place_on_screen(f);
    std::optional<GraphPress> folded;
    const bool on_tools = graphs::tools(f), on_frames = graphs::frames(f, folded);
    auto press = graphs::point(f, on_tools || on_frames);
    if (folded) press = folded;
    say(s, list);
    s.tree().open(id);
    graphs::say_nodes(f, press);
    s.tree().close();
    draw_all(f);
    ImGui::EndChild();
    return press;
}

void graph_legend(Ui& ui, std::span<const Badge> badges) {
    ScreenState& s = ui.state();
    const auto row = ui.row(14);
    for (const Badge& b : badges) {
        const ImRect box = legend_entry(s, 20, b.word);
        draw_mark(s, b, {box.Min.x + px(s, 7), middle(box).y}, 14);
    }
}
