#include "ui/ui.h"
#include "store/action.h"
#include "views/gallery/sections.h"
#include <array>
#include <cmath>

namespace gallery {

static constexpr int kSamples = 96;

static std::vector<double> wave(double base, double swing, double speed, int gap_from = -1) {
    std::vector<double> out;
    for (int i = 0; i < kSamples; ++i) out.push_back(gap_from >= 0 && i >= gap_from && i < gap_from + 9 ? std::nan("") : std::round(base + swing * std::sin(i * speed) + swing * 0.4 * std::sin(i * speed * 3.7)));
    return out;
}

static Chart day(std::string name, Chart::Kind kind) {
    Chart c{.name = std::move(name), .kind = kind, .moments = {}, .ticks = {}, .series = {}, .limit_words = {}, .said = {}, .height = 220};
    for (int i = 0; i < kSamples; ++i) {
        const int hour = (15 + i / 4) % 24;
        c.moments.push_back("Tue 9 Dec, " + std::string(hour < 10 ? "0" : "") + std::to_string(hour) + (i % 4 ? ":" + std::to_string(i % 4 * 15) : ":00"));
        if (i % 12 == 0) c.ticks.emplace_back(std::size_t(i), c.moments.back().substr(11));
    }
    return c;
}

void draw_charts(Ui& ui) {
    static constexpr std::array<float, 3> kThirds{1, 1, 1};
    const auto columns = ui.columns(kThirds);
    {
        const auto card = ui.card({.title = "Stacked areas, a limit, a gap"});
        Chart c = day("GPUs in use by priority", Chart::Kind::areas);
        c.series = {{.name = "HIGH", .tone = Tone::high, .values = wave(75, 10, 0.1, 40)}, {.name = "NORMAL", .tone = Tone::normal, .values = wave(200, 25, 0.07, 40)},
                    {.name = "LOW", .tone = Tone::low, .hatched = true, .values = wave(60, 12, 0.13, 40)}};
        c.limit = 512, c.limit_words = "Capacity 512", c.total = true;
        ui.chart(c);
    }
    ui.next_column();
    {
        const auto card = ui.card({.title = "Lines"});
        Chart c = day("Queue length", Chart::Kind::lines);
        c.series = {{.name = "prod-gpu", .colour = 0, .values = wave(12, 6, 0.11)}, {.name = "dev-gpu", .colour = 1, .values = wave(6, 3, 0.2, 60)}};
        ui.chart(c);
    }
    ui.next_column();
    const auto card = ui.card({.title = "Stacked bars, sparklines, progress"});
    Chart c = day("Lines per minute", Chart::Kind::bars);
    c.series = {{.name = "Info", .tone = Tone::unused, .values = wave(50, 20, 0.1)}, {.name = "Error", .tone = Tone::failed, .values = wave(4, 4, 0.33)}};
    c.height = 96, c.axis = false;
    ui.chart(c);
    {
        const auto row = ui.row(24);
        ui.sparkline(wave(20, 6, 0.2), Tone::running, "Running: from 14 to 28, newest 23");
        ui.sparkline(wave(8, 3, 0.3, 30), Tone::queued, "Queued: from 4 to 12, newest 8");
        ui.sparkline(std::vector<double>(20, 4.0), Tone::accent, "GPUs in use: 4 throughout");
    }
    ui.progress(0.62, "Pulling the image, 62% of 9.4 GiB");
    ui.progress(-1, "Waiting for the first line");
}

void draw_editors(Ui& ui) {
    static constexpr std::array<float, 3> kThirds{1, 1, 1};
    const auto columns = ui.columns(kThirds);
    {
        const auto card = ui.card({.title = "Key and value"});
        ui.pairs({.name = "Labels", .add = "Add label", .pairs = {{"team", "robotics"}, {"run", "7"}, {"", "", "A label needs a key"}}});
    }
    ui.next_column();
    {
        const auto card = ui.card({.title = "Many lines"});
        ui.field({.key = "spec", .label = "Spec", .value = "workflow:\n  name: train\n  tasks:\n  - name: train\n    image: pytorch:2.4", .height = 120, .mono = true, .multiline = true});
    }
    ui.next_column();
    const auto card = ui.card({.title = "To copy, to choose a time, beside the page"});
    const std::array<Fact, 2> facts{{{.key = "Host name", .value = "ip-10-4-18-22", .mono = true, .copy = true}, {.key = "Backend", .value = "kubernetes-prod", .copy = true}}};
    ui.facts(facts);
    const auto row = ui.row();
    ui.time_range({.label = "Last hour", .presets = {"Last 15 minutes", "Last hour", "Last day", "Last 7 days"}, .chosen = {1, {}, {}}, .error = {}});
    ui.copy("gallery", "Name");
    if (ui.button({.label = "Panel", .icon = Icon::panel_right_open})) ui.emit(Follow{"#/gallery?panel=train"});
}

void draw_panel(Ui& ui, const Model& m) {
    if (m.route.param("panel").empty()) return;
    const auto width = m.settings.column_widths.find("Panel/Task");
    const auto panel = ui.panel({.name = "Task", .title = std::string(m.route.param("panel")), .badge = {.word = "Running", .tone = Tone::running, .icon = Icon::circle_play}, .href = "#/gallery",
                                 .previous = false, .next = true, .width = width == m.settings.column_widths.end() ? 0 : width->second});
    static const std::array<TabItem, 3> kTabs{{{.label = "Logs", .icon = {}, .count = {}}, {.label = "Events", .icon = {}, .count = "7"}, {.label = "Details", .icon = {}, .count = {}}}};
    ui.tabs("Task sections", kTabs, 0);
    ui.paragraph("It pushes the page from 1280 on and lies over it below that. Its edge is dragged, or moved by Left and Right; Escape inside closes it.");
    if (ui.panel_pressed() == PanelPress::close) ui.emit(Go{m.route.with("panel", ""), true});
}

}  // namespace gallery
