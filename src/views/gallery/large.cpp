#include "views/gallery/large.h"
#include "base/words.h"
#include "store/model.h"
#include "ui/graph.h"
#include "ui/timeline.h"
#include "ui/ui.h"
#include <algorithm>
#include <array>
#include <cstdlib>

namespace gallery {

namespace {

std::size_t count_of(const Model& m, std::string_view param) { return std::clamp<std::size_t>(std::size_t(std::atoi(std::string(m.route.param(param)).c_str())), 1, 100'000); }

// Always the same numbers, so that two measurements measure the same.
struct Dice {
    std::uint64_t at = 0x9e3779b97f4a7c15u;
    std::size_t below(std::size_t most) {
        at ^= at << 13, at ^= at >> 7, at ^= at << 17;
        return most ? std::size_t(at % most) : 0;
    }
};

Dag made_up(std::size_t count) {
    Dice dice;
    std::vector<DagEdge> edges;
    for (std::size_t i = 1; i < count; ++i)
        for (std::size_t k = 0, ways = 1 + dice.below(2); k < ways; ++k) edges.push_back({int(i - 1 - dice.below(std::min<std::size_t>(i, 60))), int(i)});
    return Dag(int(count), std::move(edges));
}

constexpr std::array<GraphNodeLook, 4> kLooks{{{.tone = Tone::completed, .icon = Icon::circle_check},
                                               {.tone = Tone::running, .icon = Icon::circle_play, .tinted = true},
                                               {.tone = Tone::failed, .icon = Icon::circle_x, .tinted = true},
                                               {.tone = Tone::quiet, .icon = Icon::circle_ellipsis, .faint = true}}};

const GraphNodeLook& look_of(std::size_t i, std::size_t count) {
    const bool first = i < count / 2;
    if (i % 97 == 96) return kLooks[2];
    return kLooks[first ? 0 : i < count * 11 / 20 ? 1 : 3];
}

void dress(Large& large) {
    GraphModel& g = large.graph;
    const std::size_t count = large.count;
    g.shape = large.job->shape();
    g.looks.clear();
    for (std::size_t i = 0; i < count; ++i) g.looks.push_back(look_of(i, count));
    std::vector<GraphLinkLook> lines;
    for (const auto& e : large.dag.edges()) {
        const auto to = g.looks[std::size_t(e.to)].tone;
        lines.push_back({to == Tone::running ? EdgeLook::live : to == Tone::quiet ? EdgeLook::waiting : EdgeLook::done, false, false});
    }
    g.links = link_looks(*g.shape, lines);
    g.key = [&large](std::size_t i) { return std::string_view(large.keys[i]); };
    g.words = [&large](std::size_t i) { return GraphNodeWords{large.keys[i], "task", "2h 15m", {}}; };
}

void name_all(Large& large, std::size_t count) {
    large.count = count;
    large.keys.clear();
    for (std::size_t i = 0; i < count; ++i) large.keys.push_back("task-" + std::to_string(i));
}

}  // namespace

void draw_large_graph(Ui& ui, const Model& m, Large& large) {
    if (const auto count = count_of(m, "nodes"); count != large.count || !large.job) {
        name_all(large, count);
        large.dag = made_up(count);
        large.job.emplace(large.dag);
        large.graph = {.name = "Large graph", .shape = {}, .looks = {}, .links = {}, .key = {}, .words = {}, .frame_words = {}};
    }
    if (!large.graph.shape && large.job->step(400'000)) dress(large);
    if (const auto press = graph(ui, large.graph)) large.graph.selected = press->kind == GraphPress::Kind::node ? int(press->index) : -1;
}

static Lane lane_of(std::size_t i, Instant start, Instant now) {
    const Instant queued = start + Seconds(std::int64_t(i) * 7 % 5400), begins = queued + Seconds(20 + std::int64_t(i) % 50), runs = begins + Seconds(40);
    const Instant ends = std::min(now, runs + Seconds(300 + std::int64_t(i) * 31 % 3000));
    const bool going = ends == now;
    Lane lane;
    lane.status = going ? Badge{.word = "Running", .note = {}, .tone = Tone::running, .icon = Icon::circle_play} : Badge{.word = "Completed", .note = {}, .tone = Tone::completed, .icon = Icon::circle_check};
    lane.name = "task-" + std::to_string(i), lane.gpus = "8", lane.node = "resource-h100-" + std::to_string(i % 90), lane.node_href = "#/resources/" + lane.node;
    lane.run_time = duration_words(std::chrono::duration_cast<Seconds>(ends - runs));
    lane.said = "queued " + duration_words(std::chrono::duration_cast<Seconds>(begins - queued)) + ", ran " + lane.run_time;
    lane.parts = {{LanePart::Kind::queued, queued, begins, Tone::queued, false, "Queued"}, {LanePart::Kind::starting, begins, runs, Tone::starting, false, "Starting"},
                  {LanePart::Kind::run, runs, ends, going ? Tone::running : Tone::completed, going, "Running " + lane.run_time}};
    return lane;
}

void draw_large_timeline(Ui& ui, const Model& m, Large& large) {
    if (const auto count = count_of(m, "lanes"); count != large.count) name_all(large, count);
    const Instant start = m.now - Seconds(7200), now = m.now;
    TimelineModel& t = large.timeline;
    t.name = "Large timeline", t.count = large.count, t.from = start, t.to = now, t.now = now;
    t.key = [&large](std::size_t i) { return std::string_view(large.keys[i]); };
    t.lane = [start, now](std::size_t i) { return lane_of(i, start, now); };
    t.tick_words = [](Instant at, Seconds step) { return clock_words(at).substr(11, step < Seconds(60) ? 8 : 5); };
    const auto press = timeline(ui, t);
    if (press && press->kind == TimelinePress::Kind::range) t.range = {press->from, press->to};
    if (press && press->kind == TimelinePress::Kind::all) t.range.reset();
    if (press && press->kind == TimelinePress::Kind::row) t.selected = large.keys[press->row];
}

}  // namespace gallery
