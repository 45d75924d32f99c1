#include "ui/card_head.h"
#include "ui/graph.h"
#include "ui/inset.h"
#include "ui/timeline.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/workflow/draw.h"
#include <array>

namespace workflow {

static void draw_graph_find(const RunGraph& graph, const Model& m, Ui& ui, float width) {
    const Field find{.key = "workflow.graph.find", .label = "Find in the graph", .value = std::string(m.route.param("find")), .icon = Icon::search, .width = width, .search = true, .clearable = true};
    const auto [text, next] = graph_find(ui, find);
    if (text) ui.emit(Go{m.route.with("find", *text).with("hit", ""), true, true});
    else if (next)
        if (auto route = graph.next_hit(m.route)) ui.emit(Go{std::move(*route), true});
}

static void draw_graph_tools(const RunGraph& graph, const Model& m, Ui& ui) {
    static const std::array<Badge, 6> legend{{{.word = "Completed", .tone = Tone::completed, .icon = Icon::circle_check}, {.word = "Running", .tone = Tone::running, .icon = Icon::circle_play},
                                              {.word = "Queued", .tone = Tone::queued, .icon = Icon::clock}, {.word = "Waiting", .tone = Tone::quiet, .icon = Icon::circle_ellipsis},
                                              {.word = "Failed", .tone = Tone::failed, .icon = Icon::circle_x}, {.word = "Not run", .tone = Tone::failed, .icon = task_badge({Status::failed_upstream, {}}).icon}}};
    const bool path = m.route.param("path") == "1", one_line = ui.width() > 860;
    if (!one_line) graph_legend(ui, legend);
    const auto row = ui.row(12);
    if (one_line) graph_legend(ui, legend);
    if (path) ui.small(graph.path_words());
    const auto right = ui.right("graph tools");
    const auto open = m.route.param("open");
    if (!open.empty() && ui.button({.label = "Fold again", .kind = Button::Kind::quiet, .size = Button::Size::compact})) {
        focus_in_graph(ui, graph.model(), open.substr(0, open.find(',')));
        ui.emit(Go{m.route.with("open", ""), true});
    }
    if (ui.toggle("Critical path", path)) ui.emit(Go{m.route.with("path", path ? "" : "1"), true});
    if (!ui.narrow()) draw_graph_find(graph, m, ui, 190);
}

void draw_graph(const RunGraph& graph, const Run& run, const Model& m, Ui& ui) {
    if (run.groups.empty()) return;
    std::string note;
    if (!m.route.param("find").empty()) note = graph.found_words();
    const auto card = ui.card({.title = "Graph", .count = plural(static_cast<std::int64_t>(run.groups.size()), "group"), .note = note});
    draw_graph_tools(graph, m, ui);
    if (ui.narrow()) draw_graph_find(graph, m, ui, 0);
    if (const auto press = ::graph(ui, graph.model()))
        if (auto route = graph.pressed(*press, m.route)) ui.emit(Go{std::move(*route), true});
}

static void zoom(const std::optional<TimelinePress>& press, const Model& m, Ui& ui) {
    if (press) ui.emit(Go{with_range(m.route, press->kind == TimelinePress::Kind::range ? std::optional(std::pair(press->from, press->to)) : std::nullopt), true});
}

static void draw_which_lanes(const Lanes& lanes, const Model& m, Ui& ui) {
    static const std::array<Segment, 2> of{{{"Groups"}, {"Tasks"}}};
    if (lanes.run->attempts <= lanes.run->groups.size()) return;
    if (const auto i = ui.segmented("Lanes", of, lanes.of == LanesOf::groups ? 0 : 1)) ui.emit(Go{m.route.with("lanes", *i == 0 ? "groups" : "tasks"), true});
}

static void draw_lane_tools(const Lanes& lanes, const TimelineModel& model, const Model& m, Ui& ui) {
    static const std::array<LaneKey, 6> legend{{{LanePart::Kind::queued, Tone::queued, "Queued"}, {LanePart::Kind::starting, Tone::starting, "Starting"}, {LanePart::Kind::run, Tone::running, "Running"},
                                                {LanePart::Kind::run, Tone::completed, "Completed"}, {LanePart::Kind::run, Tone::failed, "Failed"}, {LanePart::Kind::download, Tone::running, "Transfer"}}};
    if (ui.width() > 860) {
        const auto head = card_head(ui, "timeline tools", false);
        timeline_legend(ui, legend);
        draw_which_lanes(lanes, m, ui);
        return zoom(timeline_tools(ui, model), m, ui);
    }
    {
        const auto head = card_head(ui, "timeline tools", false);
        zoom(timeline_tools(ui, model), m, ui);
    }
    const auto pad = inset(ui, 14, 10);
    draw_which_lanes(lanes, m, ui);
    timeline_legend(ui, legend);
}

void draw_lanes(const Lanes& lanes, const LaneMarks& marks, const MadeLanes& made, const Model& m, Ui& ui) {
    if (lanes.at.empty()) return;
    const auto card = ui.card({.title = "Tasks and timeline", .pad = false});
    auto model = timeline_of(lanes, marks, made, m.route, m.now, shown_zone(m));
    model.height = lanes.at.size() > 14 ? 560 : -1;
    draw_lane_tools(lanes, model, m, ui);
    const auto press = timeline(ui, model);
    if (!press) return;
    if (press->kind == TimelinePress::Kind::row) ui.emit(Go{lane_route(lanes, press->row, m.route), true});
    else zoom(press, m, ui);
}

}  // namespace workflow
