#include "base/words.h"
#include "ui/timeline.h"
#include "ui/ui.h"
#include "views/gallery/sections.h"
#include <array>

namespace gallery {

namespace {

constexpr Instant kNoon{Millis{1'795'348'800'000}};  // 2026-11-22 12:00 UTC
constexpr Instant at(int minutes, int seconds = 0) { return kNoon + Seconds(60 * minutes + seconds); }

Badge badge(std::string word, Tone tone, Icon icon) { return {.word = std::move(word), .note = {}, .tone = tone, .icon = icon}; }

std::vector<LanePart> ran(Instant queued, Instant starts, Instant runs, Instant ends, Tone tone, bool open = false) {
    return {{LanePart::Kind::queued, queued, starts, Tone::queued, false, "Queued " + duration_words(std::chrono::duration_cast<Seconds>(starts - queued))},
            {LanePart::Kind::starting, starts, runs, Tone::starting, false, "Starting " + duration_words(std::chrono::duration_cast<Seconds>(runs - starts))},
            {LanePart::Kind::run, runs, ends, tone, open, "Running " + duration_words(std::chrono::duration_cast<Seconds>(ends - runs))}};
}

std::vector<Lane> lanes() {
    const Badge done = badge("Completed", Tone::completed, Icon::circle_check), runs = badge("Running", Tone::running, Icon::circle_play), waits = badge("Waiting", Tone::quiet, Icon::circle_ellipsis);
    const Badge failed = badge("Failed", Tone::failed, Icon::circle_x);
    std::vector<Lane> out{
        {done, "setup", {}, {}, "resource-arm-001", "#/resources/resource-arm-001", "38s", "queued 41s, ran 38s", ran(at(0, 38), at(1, 19), at(1, 30), at(2, 8), Tone::completed), {}},
        {done, "preprocess", "×4", {}, "4 nodes", {}, "6m 12s", "queued 30s, ran 6m 12s", ran(at(2, 10), at(2, 40), at(3, 30), at(9, 42), Tone::completed), {}},
        {failed, "train", "try 1", "4", "resource-h100-002", "#/resources/resource-h100-002", "14m 02s", "queued 1m 10s, ran 14m 02s, failed",
         ran(at(10), at(11, 10), at(13), at(27, 2), Tone::failed), {{at(12, 10), Icon::triangle_alert, Tone::warning, "12:12 BackOff: pulling image"}, {at(27), Icon::circle_x, Tone::failed, "12:27 Exit code 137"}}},
        {runs, "train", "try 2", "4", "resource-h100-001", "#/resources/resource-h100-001", "2h 02m", "queued 40s, running 2h 02m", ran(at(27, 10), at(27, 50), at(29), at(151), Tone::running, true), {}},
        {waits, "eval", "×4", "2", {}, {}, {}, "waits for train", {}, {}}};
    auto& downloads = out[3].parts;
    downloads.insert(downloads.begin() + 2, {LanePart::Kind::download, at(29), at(36), Tone::running, false, "Input download 7m 00s"});
    downloads[3].from = at(36);
    return out;
}

}  // namespace

void draw_timelines(Ui& ui) {
    static const std::vector<Lane> kLanes = lanes();
    static const std::array<std::string, 5> kKeys{"setup", "preprocess", "train-1", "train-2", "eval"};
    static const std::array<LaneKey, 4> kLegend{{{LanePart::Kind::queued, Tone::queued, "Queued"}, {LanePart::Kind::starting, Tone::starting, "Starting"},
                                                 {LanePart::Kind::run, Tone::running, "Running"}, {LanePart::Kind::run, Tone::completed, "Completed"}}};
    static TimelineModel model{.name = "Tasks and timeline", .count = kLanes.size(), .key = [](std::size_t i) { return std::string_view(kKeys[i]); },
                               .lane = [](std::size_t i) { return kLanes[i]; }, .href = {}, .from = at(0), .to = at(160), .now = at(151), .range = {},
                               .tick_words = [](Instant t, Seconds step) { return clock_words(t).substr(11, step < Seconds(60) ? 8 : 5); }, .selected = "train-2"};
    const auto card = ui.card({.title = "Tasks and timeline", .pad = false});
    {
        const auto row = ui.row(16);
        timeline_legend(ui, kLegend);
        if (const auto press = timeline_tools(ui, model)) model.range = press->kind == TimelinePress::Kind::range ? std::optional(std::pair(press->from, press->to)) : std::nullopt;
    }
    const auto press = timeline(ui, model);
    if (press && press->kind == TimelinePress::Kind::range) model.range = {press->from, press->to};
    if (press && press->kind == TimelinePress::Kind::all) model.range.reset();
}

}  // namespace gallery
