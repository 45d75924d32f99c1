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

// A sweep of twelve groups alike: one node, or opened.
struct Sweep {
    std::vector<std::string> names{"prepare", "sweep-0", "compare"};
    FoldedDag folded;
    GraphModel model;

    explicit Sweep(std::string name, bool open) {
        std::vector<DagEdge> edges;
        for (int i = 0; i < 12; ++i) edges.push_back({0, i + 1}), edges.push_back({i + 1, 13});
        folded = fold(Dag(14, std::move(edges)), 4, [open](int) { return open; });
        LayoutJob job(folded);
        while (!job.step()) {}
        model.name = std::move(name);
        model.shape = job.shape();
        if (open) {
            names.resize(2);
            for (int i = 1; i < 12; ++i) names.push_back("sweep-" + std::to_string(i));
            names.push_back("compare");
        }
        for (std::size_t i = 0; i < names.size(); ++i) model.looks.push_back(i == 0 ? kDone : i + 1 == names.size() ? kWaits : i % 3 == 1 ? kRuns : kDone);
        if (!open) model.looks[1] = stacked(kRuns), model.looks[1].folded = true;
        std::vector<GraphLinkLook> lines;
        for (const auto& e : folded.dag.edges()) lines.push_back({e.from == 0 ? EdgeLook::live : EdgeLook::waiting, false, false});
        model.links = link_looks(*model.shape, lines);
        model.key = [this](std::size_t i) { return std::string_view(names[i]); };
        model.words = [this, open](std::size_t i) { return GraphNodeWords{names[i], "running", i == 1 && !open ? "4 running, 8 done" : "8 GPUs, 12m 04s", {}, i == 1 && !open ? "×12" : ""}; };
        model.frame_words = [](std::size_t) { return std::string("12 groups alike"); };
        model.height = 320;
    }
    Sweep(const Sweep&) = delete;
};

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
    {
        const auto card = ui.card({.title = "Where it broke"});
        graph(ui, broke.model);
    }
    static Sweep one("A sweep, folded", false), many("A sweep, opened", true);
    one.model.height = 120;
    {
        const auto card = ui.card({.title = "Folded and opened"});
        graph(ui, one.model);
        graph(ui, many.model);
    }
}

}  // namespace gallery
