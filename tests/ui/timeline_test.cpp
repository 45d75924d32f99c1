#include "ui/stage.h"
#include "ui/timeline.h"
#include <doctest/doctest.h>
#include <set>

namespace {

constexpr Instant kStart{Millis{1'795'348'800'000}};  // 2026-11-22 12:00 UTC

struct Example {
    std::vector<std::string> keys;
    std::set<std::size_t> asked;
    TimelineModel model;
    std::optional<TimelinePress> press;

    explicit Example(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) keys.push_back("task-" + std::to_string(i));
        model.name = "Tasks";
        model.count = count;
        model.from = kStart, model.to = kStart + Seconds(3600), model.now = kStart + Seconds(3000);
        model.key = [this](std::size_t i) { return std::string_view(keys[i]); };
        model.lane = [this](std::size_t i) { return asked.insert(i), lane(i); };
        model.tick_words = [](Instant at, Seconds) { return std::to_string((at - kStart).count() / 60000); };
        model.height = 400;
    }
    Lane lane(std::size_t i) const {
        Lane out;
        out.status = {.word = "Running", .note = {}, .tone = Tone::running, .icon = Icon::circle_play};
        out.name = keys[i], out.gpus = "8", out.node = "resource-1", out.node_href = "#/resources/resource-1", out.run_time = "10m";
        out.said = "queued 5m, running 40m";
        out.parts = {{LanePart::Kind::queued, kStart, kStart + Seconds(300), Tone::queued, false, "Queued 5m"},
                     {LanePart::Kind::run, kStart + Seconds(300), kStart + Seconds(3000), Tone::running, true, "Running 40m"}};
        out.marks = {{kStart + Seconds(900), Icon::none, Tone::failed, "12:15 BackOff: pulling image"}};
        return out;
    }
    std::function<void(Ui&)> draw() {
        return [this](Ui& ui) {
            const auto row = ui.row();
            if (const auto p = timeline_tools(ui, model)) take(*p);
            if (const auto p = timeline(ui, model)) take(*p);
        };
    }
    void take(const TimelinePress& p) {
        press = p;
        if (p.kind == TimelinePress::Kind::range) model.range = {p.from, p.to};
        if (p.kind == TimelinePress::Kind::all) model.range.reset();
    }
};

}  // namespace

TEST_CASE("a timeline is a grid whose last column tells the bars and the marks in words") {
    Example e(3);
    Stage stage(e.draw(), 1200, 600);
    CHECK(stage.get("grid", "Tasks").rows == 4);
    CHECK(stage.find("row", "task-1"));
    CHECK(stage.find("gridcell", "queued 5m, running 40m; 12:15 BackOff: pulling image"));
    CHECK(stage.find("columnheader", "Time"));
    CHECK(stage.get("link", "resource-1").href == "#/resources/resource-1");
    stage.click("row", "task-1");
    REQUIRE(e.press);
    CHECK(e.press->kind == TimelinePress::Kind::row);
    CHECK(e.press->row == 1);
}

TEST_CASE("of 5,000 lanes only those in sight are asked for, and arrows and End reach the rest") {
    Example e(5000);
    Stage stage(e.draw(), 1200, 600);
    CHECK(e.asked.size() < 30);
    stage.focus("row", "task-0");
    stage.key(Key::end);
    CHECK(stage.focused() == "task-4999");
    CHECK(e.asked.count(4999));
    CHECK(e.asked.size() < 60);
}

TEST_CASE("a drag along the axis zooms to that range, a double press shows all again") {
    Example e(3);
    Stage stage(e.draw(), 1200, 600);
    const auto axis = stage.get("img", "Drag to zoom, double-click to show all");
    const float left = axis.x + 6, wide = axis.w - 12, y = axis.y + axis.h / 2;
    stage.drag(left + wide * 0.25f, y, left + wide * 0.75f, y);
    REQUIRE(e.model.range);
    CHECK(double((e.model.range->first - kStart).count()) == doctest::Approx(900'000).epsilon(0.02));
    CHECK(double((e.model.range->second - kStart).count()) == doctest::Approx(2'700'000).epsilon(0.02));
    const auto now = stage.get("img", "Drag to zoom, double-click to show all");  // the buttons beside it became wider
    stage.press_at(now.x + 50, y);
    stage.press_at(now.x + 50, y);
    CHECK_FALSE(e.model.range);
}

TEST_CASE("the buttons zoom without a pointer, and out only where one is in") {
    Example e(3);
    Stage stage(e.draw(), 1200, 600);
    CHECK(stage.get("button", "Zoom out of the time axis").disabled);
    stage.click("button", "Zoom into the time axis");
    REQUIRE(e.model.range);
    CHECK(e.model.range->first == kStart + Seconds(900));
    CHECK(e.model.range->second == kStart + Seconds(2700));
    stage.click("button", "Zoom out of the time axis");
    CHECK_FALSE(e.model.range);
    stage.click("button", "Zoom into the time axis");
    stage.click("button", "All of the time");
    CHECK_FALSE(e.model.range);
}

TEST_CASE("what a bar or a mark is, is told where the pointer rests") {
    Example e(3);
    Stage stage(e.draw(), 1200, 600);
    const auto axis = stage.get("img", "Drag to zoom, double-click to show all"), row = stage.get("row", "task-1");
    const float left = axis.x + 6, wide = axis.w - 12;
    stage.move(left + wide * 0.25f, row.y + row.h / 2);
    stage.wait(400);
    stage.rest();
    CHECK(stage.screen.picture().lists.size() > 1);
}

TEST_CASE("on a narrow page the name keeps its state and the bars their room") {
    Example e(3);
    Stage stage(e.draw(), 390, 600);
    CHECK(stage.find("gridcell", "task-1, Running"));
    CHECK_FALSE(stage.find("columnheader", "Node"));
    CHECK(stage.get("columnheader", "Time").w > 100);
}
