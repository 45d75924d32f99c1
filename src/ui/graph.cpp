#include "ui/graph.h"
#include "ui/legend.h"
#include "ui/graph_state.h"
#include "ui/kept.h"
#include "ui/paint.h"
#include "ui/status_parts.h"
#include <algorithm>
#include <utility>

ImRect GraphFrame::rect(const GraphShape::Box& b) const {
    const ImVec2 a = px_of(b.x, b.y), z = px_of(b.x + b.w, b.y + b.h);
    return {std::round(a.x), std::round(a.y), std::round(z.x), std::round(z.y)};
}

static ImGuiID id_of_node(ImGuiID graph, std::string_view key) { return ImHashStr(key.data(), key.size(), graph ^ 0x6e6f6465); }

ImGuiID GraphFrame::id_of(int box) const { return id_of_node(id, m.key(std::size_t(box))); }

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
    if (f.m.found >= 0 && f.m.found != f.m.selected && f.in_sight(f.m.found)) outline(f.s, f.rect(f.m.found), f.s.colours.focus, 6, 2);
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
    auto& memory = kept<GraphMemory>(s, id);
    if (!whole(m)) {
        const bool had_focus = std::exchange(memory.focused, false) && s.focus_id == id_of_node(id, memory.key);
        if (had_focus) memory.wanted = memory.key;
        return draw_waiting(s, m, id, view), std::nullopt;
    }
    GraphFrame f{.ui = ui, .s = s, .m = m, .k = memory, .id = id, .view = view, .boxes = {}, .links = {}, .tools = {}, .folds = {}};
    a11y::Node list = node_at(s, id, view, a11y::Role::listbox, m.name);
    list.description = "Arrows walk along the lines";
    open_view(f);
    graphs::follow_shape(f);
    graphs::follow_model(f);
    graphs::give_focus_back(f);
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

GraphFind graph_find(Ui& ui, const Field& field) {
    GraphFind out{.text = ui.field(field)};
    ScreenState& s = ui.state();
    const ImGuiID id = id_of(field.key);
    out.next = s.activated == id || take_key(s, id) == Key::enter;
    return out;
}

void focus_in_graph(Ui& ui, const GraphModel& m, std::string_view key) { kept<GraphMemory>(ui.state(), id_of(m.name)).wanted = key; }

void graph_legend(Ui& ui, std::span<const Badge> badges) {
    ScreenState& s = ui.state();
    const auto row = ui.row(14);
    for (const Badge& b : badges) {
        const ImRect box = legend_entry(s, 20, b.word);
        draw_mark(s, b, {box.Min.x + px(s, 7), middle(box).y}, 14);
    }
}
