#include "domain/dag_fold.h"
#include "domain/dag_layout.h"
#include "ui/graph.h"
#include "ui/ui.h"
#include "views/gallery/sections.h"
#include <array>

// Graphs: one that runs, one that broke, one folded; each lies still.
namespace gallery {

namespace {

struct Group {
    std::string name, status, fact, after;
    GraphNodeLook look;
    std::vector<std::string> downstream;
};

constexpr GraphNodeLook kDone{.tone = Tone::completed, .icon = Icon::circle_check};
constexpr GraphNodeLook kRuns{.tone = Tone::running, .icon = Icon::circle_play, .tinted = true};
constexpr GraphNodeLook kWaits{.tone = Tone::quiet, .icon = Icon::circle_ellipsis, .faint = true};
constexpr GraphNodeLook kNotRun{.tone = Tone::failed, .icon = Icon::circle_slash, .faint = true};

GraphNodeLook stacked(GraphNodeLook look) { return look.stacked = true, look; }

std::vector<Group> running() {
    return {{"setup", "completed", "38s", {}, kDone, {"fetch-weights", "preprocess"}},
            {"fetch-weights", "completed", "2m 04s", "after setup", kDone, {"train"}},
            {"preprocess", "completed", "4 tasks, 6m 12s", "after setup", stacked(kDone), {"train", "monitor"}},
            {"train", "running", "4 GPUs, 2h 15m", "after fetch-weights and preprocess", kRuns, {"eval", "benchmark"}},
            {"monitor", "running", "2h 15m", "after preprocess", kRuns, {}},
            {"eval", "waiting", "4 tasks, after train", "after train", stacked(kWaits), {"export"}},
            {"benchmark", "waiting", "after train", "after train", kWaits, {"export"}},
            {"export", "waiting", "after 2 groups", "after eval and benchmark", kWaits, {}}};
}

std::vector<Group> broken() {
    GraphNodeLook failed{.tone = Tone::failed, .icon = Icon::circle_x, .tinted = true};
    return {{"setup", "completed", "31s", {}, kDone, {"tokenize"}},
            {"tokenize", "completed", "2m 50s", "after setup", kDone, {"train"}},
            {"train", "failed", "exit code 137", "after tokenize", failed, {"eval"}},
            {"eval", "not run", "not run", "after train", kNotRun, {"export"}},
            {"export", "not run", "not run", "after eval", kNotRun, {}}};
}

EdgeLook look_between(const Group& from, const Group& to) {
    if (from.look.tone == Tone::failed) return EdgeLook::broken;
    if (to.look.tone == Tone::running) return EdgeLook::live;
    return to.look.faint ? EdgeLook::waiting : EdgeLook::done;
}

struct Example {
    std::vector<Group> groups;
    GraphModel model;

    Example(std::string name, std::vector<Group> from) : groups(std::move(from)) {
        std::vector<DagGroup> names;
        for (const auto& g : groups) names.push_back({g.name, g.downstream});
        const Dag dag = make_dag(names);
        model.name = std::move(name);
        model.shape = lay_out(dag);
        for (const auto& g : groups) model.looks.push_back(g.look);
        std::vector<GraphLinkLook> lines;
        for (const auto& e : dag.edges()) lines.push_back({look_between(groups[std::size_t(e.from)], groups[std::size_t(e.to)]), false, false});
        model.links = link_looks(*model.shape, lines);
        model.key = [this](std::size_t i) { return std::string_view(groups[i].name); };
        model.words = [this](std::size_t i) { return GraphNodeWords{groups[i].name, groups[i].status, groups[i].fact, groups[i].after}; };
    }
    Example(const Example&) = delete;
};

}  // namespace

void draw_graphs(Ui& ui) {
    static Example runs("Graph of training-job-123", running()), broke("Where finetune-llm-207 broke", broken());
    static const std::array<Badge, 3> kLegend{{{.word = "Completed", .note = {}, .tone = Tone::completed, .icon = Icon::circle_check},
                                               {.word = "Running", .note = {}, .tone = Tone::running, .icon = Icon::circle_play},
                                               {.word = "Waiting", .note = {}, .tone = Tone::quiet, .icon = Icon::circle_ellipsis}}};
    runs.model.height = 320, broke.model.height = 120, broke.model.selected = 2;
    static constexpr std::array<float, 2> kHalves{1.4f, 1};
    const auto columns = ui.columns(kHalves);
    {
        const auto card = ui.card({.title = "Graph", .count = "8 groups"});
        graph_legend(ui, kLegend);
        graph(ui, runs.model);
    }
    ui.next_column();
    const auto card = ui.card({.title = "Where it broke"});
    graph(ui, broke.model);
}

}  // namespace gallery
