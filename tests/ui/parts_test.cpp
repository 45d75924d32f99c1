#include "base/rtl.h"
#include "base/utf8.h"
#include "ui/chart.h"
#include "ui/stage.h"
#include <array>
#include <cmath>
#include <doctest/doctest.h>

static constexpr Theme kMoving{.dark = true, .compact = false, .still = false, .forced = {}};

TEST_CASE("a field leaves room for what stands behind it, and takes a given width") {
    Stage stage([](Ui& ui) {
        const auto row = ui.row();
        ui.field({.key = "filter", .label = "Filter", .value = {}});
        ui.button({.label = "Pool"});
        ui.button({.label = "Platform"});
    });
    const auto field = stage.get("textbox", "Filter"), pool = stage.get("button", "Pool"), last = stage.get("button", "Platform");
    CHECK(field.w > 500);
    CHECK(pool.x > field.x + field.w);
    CHECK(std::abs((pool.y + pool.h / 2) - (field.y + field.h / 2)) < 2);
    CHECK(last.x + last.w <= 1000 - 20 + 1);
    CHECK(last.x + last.w >= 1000 - 20 - 3);

    Stage given([](Ui& ui) {
        const auto row = ui.row();
        ui.field({.key = "a", .label = "A", .value = {}, .width = 200});
        ui.field({.key = "b", .label = "B", .value = {}});
    });
    CHECK(given.get("textbox", "A").w < 200);
    CHECK(given.get("textbox", "B").x >= given.get("textbox", "A").x + 190);
}

TEST_CASE("hovering warms up within a moment, then nothing asks for a frame") {
    Stage stage([](Ui& ui) { ui.button({.label = "Press"}); }, 400, 200, kMoving);
    const auto button = stage.get("button", "Press");
    stage.screen.pointer_move(button.x + 4, button.y + 4, false);
    CHECK(stage.rest() >= 4);
    CHECK(stage.screen.frames_wanted() == 0);
    CHECK_FALSE(stage.screen.wake_after_ms());
    stage.screen.pointer_move(390, 190, false);
    CHECK(stage.rest() >= 4);
    stage.frame();
    CHECK(stage.screen.frames_wanted() == 0);

    Stage still([](Ui& ui) { ui.button({.label = "Press"}); }, 400, 200);
    still.screen.pointer_move(button.x + 4, button.y + 4, false);
    CHECK(still.rest() <= 3);
}

TEST_CASE("what turns asks for its frames only while it is there and motion is wanted") {
    bool busy = true;
    const auto draw = [&](Ui& ui) {
        if (busy) ui.progress(-1, "Waiting for the first line");
        ui.text("words");
    };
    Stage stage(draw, 400, 200, kMoving);
    CHECK(stage.screen.wake_after_ms());
    CHECK(stage.get("progressbar", "Waiting for the first line").value.empty());
    busy = false;
    stage.rest();
    CHECK_FALSE(stage.screen.wake_after_ms());
    busy = true;
    Stage still(draw, 400, 200);
    CHECK_FALSE(still.screen.wake_after_ms());
    Stage known([](Ui& ui) { ui.progress(0.62, "Pulling the image"); }, 400, 200, kMoving);
    CHECK(known.get("progressbar", "Pulling the image").value == "62%");
    CHECK_FALSE(known.screen.wake_after_ms());
}

TEST_CASE("many lines are typed, kept, and told to the browser as such") {
    std::string text = "one\ntwo";
    Stage stage([&](Ui& ui) {
        if (const auto now = ui.field({.key = "spec", .label = "Spec", .value = text, .height = 120, .mono = true, .multiline = true})) text = *now;
    });
    CHECK(stage.get("textbox", "Spec").multiline);
    CHECK(stage.get("textbox", "Spec").h > 100);
    stage.type("textbox", "Spec", "one\ntwo\nthree");
    CHECK(text == "one\ntwo\nthree");
    stage.focus("textbox", "Spec");
    const auto area = stage.get("textbox", "Spec");
    stage.press_at(area.x + 200, area.y + 30);
    const auto wanted = stage.screen.selection_wanted();
    REQUIRE(wanted);
    CHECK(wanted->from == 7);
    CHECK(wanted->to == 7);
}

TEST_CASE("a chart is said as a sentence; arrows and the pointer tell its values; gaps are no zeros") {
    const Chart chart{.name = "GPUs in use", .kind = Chart::Kind::areas, .moments = {"12:00", "13:00", "14:00", "15:00"}, .ticks = {{0, "12:00"}},
                      .series = {{.name = "HIGH", .tone = Tone::high, .values = {60, 62, std::nan(""), 75}}, {.name = "LOW", .tone = Tone::low, .hatched = true, .values = {1, 2, 3, 4}}},
                      .limit = 512, .limit_words = "Capacity 512", .said = {}, .total = true};
    Stage stage([&](Ui& ui) { ui.chart(chart); });
    const std::string_view name = "GPUs in use: HIGH from 60 to 75, newest 75; LOW from 1 to 4, newest 4.";
    const auto node = stage.get("img", name);
    CHECK(node.tab == a11y::Tab::stop);
    stage.focus("img", name);
    CHECK(stage.get("img", name).description == "15:00: LOW 4, HIGH 75, total 79");
    stage.key(Key::left);
    CHECK(stage.get("img", name).description == "14:00: LOW 3, HIGH no sample, total 3");
    stage.key(Key::home);
    CHECK(stage.find("status", "12:00: LOW 1, HIGH 60, total 61"));
    stage.move(node.x + node.w * 0.34f, node.y + node.h / 2);
    CHECK(stage.find("status", "13:00: LOW 2, HIGH 62, total 64"));
}

TEST_CASE("axes have round steps that reach the highest value") {
    CHECK(chart::scale_for(512).top >= 512);
    CHECK(chart::scale_for(512).step == 200);
    CHECK(chart::scale_for(100).step == 25);
    CHECK(chart::scale_for(0.8).step == doctest::Approx(0.2));
    CHECK(chart::scale_for(0.8).top == doctest::Approx(0.8));
    CHECK(chart::scale_for(0).top == 1);
    CHECK(chart::scale_for(std::nan("")).top == 1);
    CHECK(chart::scale_for(1e18).top >= 1e18);
}

TEST_CASE("a panel pushes the page from 1280 on and lies over it below, and Escape in it closes") {
    std::optional<PanelPress> pressed;
    const auto draw = [&](Ui& ui) {
        ui.text("The page");
        ui.field({.key = "f", .label = "Filter", .value = {}});
        const auto panel = ui.panel({.name = "Task", .title = "train", .href = "#/x", .next = true});
        ui.button({.label = "Inside"});
        if (const auto p = ui.panel_pressed()) pressed = p;
    };
    Stage stage(draw, 1440, 800);
    const auto region = stage.get("region", "Task");
    CHECK(region.x == 1440 - 640);
    CHECK(stage.get("textbox", "Filter").x + stage.get("textbox", "Filter").w < region.x);
    CHECK(stage.get("button", "Inside").x > region.x);
    CHECK(stage.get("button", "Previous").disabled);
    stage.click("button", "Next");
    CHECK(pressed == PanelPress::next);
    stage.focus("button", "Inside");
    pressed.reset();
    stage.key(Key::escape);
    CHECK(pressed == PanelPress::close);
    pressed.reset();
    stage.focus("textbox", "Filter");
    stage.key(Key::escape);
    CHECK_FALSE(pressed);

    stage.focus("separator", "Resize panel");
    stage.key(Key::left);
    REQUIRE(stage.last<ResizeColumn>());
    CHECK(stage.last<ResizeColumn>()->column == "Panel/Task");
    CHECK(stage.last<ResizeColumn>()->width_dp == 672);
    stage.drag(region.x, 400, region.x + 100, 400);
    CHECK(stage.last<ResizeColumn>()->width_dp == doctest::Approx(540).epsilon(0.02));

    Stage narrow(draw, 1000, 800);
    CHECK(narrow.get("textbox", "Filter").x + narrow.get("textbox", "Filter").w > 900);
    CHECK(narrow.get("region", "Task").x == 1000 - 640);
}

TEST_CASE("pairs are edited, added and removed") {
    std::vector<KeyValue> pairs = {{"team", "robotics"}, {"run", "7"}};
    Stage stage([&](Ui& ui) {
        if (auto now = ui.pairs({.name = "Labels", .add = "Add label", .pairs = pairs})) pairs = *now;
    });
    stage.type("textbox", "Value 2", "8");
    CHECK(pairs[1] == KeyValue{"run", "8"});
    stage.click("button", "Remove team");
    CHECK(pairs == std::vector<KeyValue>{{"run", "8"}});
    stage.click("button", "Add label");
    CHECK(pairs.size() == 2);
    CHECK(stage.find("textbox", "Key 2"));
}

TEST_CASE("a time range is a preset or two texts; Escape leaves it as it was") {
    std::optional<TimeRange> picked;
    const TimeRangeMenu menu{.label = "Last hour", .presets = {"Last hour", "Last day"}, .chosen = {0, {}, {}}, .error = {}};
    Stage stage([&](Ui& ui) { if (auto p = ui.time_range(menu)) picked = p; });
    stage.click("button", "Time range: Last hour");
    CHECK(stage.get("dialog", "Time range").modal);
    CHECK(stage.get("radio", "Last hour").check == a11y::Check::on);
    stage.key(Key::escape);
    CHECK_FALSE(stage.find("dialog", "Time range"));
    CHECK_FALSE(picked);
    CHECK(stage.focused() == "Time range: Last hour");

    stage.click("button", "Time range: Last hour");
    stage.type("textbox", "From", "13:26");
    stage.type("textbox", "To", "13:58");
    stage.click("button", "Apply");
    REQUIRE(picked);
    CHECK(picked->preset == -1);
    CHECK(picked->from == "13:26");
    CHECK(picked->to == "13:58");
    stage.click("button", "Time range: Last hour");
    stage.click("radio", "Last day");
    CHECK(picked->preset == 1);
    CHECK_FALSE(stage.find("dialog", "Time range"));
}

TEST_CASE("a copy button copies, and is a check mark only for a moment") {
    Stage stage([](Ui& ui) {
        ui.copy("sky-h100-02", "Name");
        const std::array<Fact, 1> facts{{{.key = "Host name", .value = "ip-10-4-18-22", .mono = true, .copy = true}}};
        ui.facts(facts);
    });
    stage.click("button", "Copy Name");
    REQUIRE(stage.last<CopyText>());
    CHECK(stage.last<CopyText>()->text == "sky-h100-02");
    CHECK(stage.last<CopyText>()->what == "Name copied");
    CHECK(stage.screen.wake_after_ms());
    stage.wait(1300);
    stage.move(900, 500);
    CHECK_FALSE(stage.screen.wake_after_ms());
    stage.click("button", "Copy Host name");
    CHECK(stage.last<CopyText>()->text == "ip-10-4-18-22");
}

TEST_CASE("a dialog is left by Escape and by a press beside it, not by one inside") {
    bool open = true;
    int left = 0;
    Stage stage([&](Ui& ui) {
        ui.button({.label = "Behind"});
        if (!open) return;
        const auto dialog = ui.dialog("Cancel training-job-123?", "It has run for 2h 24m.");
        ui.button({.label = "Keep running"});
        if (ui.dialog_dismissed()) ++left;
    });
    CHECK(stage.focused() == "Keep running");
    const auto node = stage.get("dialog", "Cancel training-job-123?");
    stage.press_at(node.x + 10, node.y + 10);
    CHECK(left == 0);
    stage.press_at(node.x - 30, node.y - 30);
    CHECK(left == 1);
    stage.key(Key::escape);
    CHECK(left == 2);
    open = false;
    stage.rest();
    CHECK_FALSE(stage.find("dialog", "Cancel training-job-123?"));
}

TEST_CASE("the thumb of the scrollbar is dragged, and the page follows it") {
    Stage stage([](Ui& ui) {
        for (int i = 0; i < 100; ++i) ui.text("line " + std::to_string(i));
    });
    const auto bar = stage.get("separator", "Scroll");
    const float before = stage.get("text", "line 50").y;
    stage.drag(bar.x + bar.w / 2, bar.y + 8, bar.x + bar.w / 2, bar.y + 200);
    CHECK(stage.get("text", "line 50").y < before - 300);
    stage.drag(bar.x + bar.w / 2, bar.y + 205, bar.x + bar.w / 2, bar.y + 900);
    CHECK(stage.get("text", "line 99").y < 600);
}

TEST_CASE("compact density makes rows and controls lower") {
    static const std::array<Column, 1> kColumns{{{.key = "n", .title = "N"}}};
    const auto draw = [](Ui& ui) {
        ui.button({.label = "Press"});
        auto table = ui.table({.name = "T", .columns = kColumns}, {.count = 1, .key = [](std::size_t) { return std::string_view("a"); }, .find = {}, .href = {}});
        while (table.next()) table.text("a");
    };
    Stage stage(draw);
    CHECK(stage.get("row", "a").h == 36);
    CHECK(stage.get("button", "Press").h == 32);
    stage.theme({.dark = true, .compact = true, .still = true, .forced = {}});
    CHECK(stage.get("row", "a").h == 28);
    CHECK(stage.get("button", "Press").h == 28);
}

TEST_CASE("a collapsed navigation keeps its names for those who do not see it") {
    Stage stage([](Ui& ui) { ui.nav_item({.path = "pools", .href = "#/pools", .title = "Pools", .group = {}, .icon = Icon::layers, .count = "6", .current = true}, true); });
    const auto link = stage.get("link", "Pools");
    CHECK(link.current);
    CHECK(link.description == "6");
    CHECK(link.w <= 40);
    stage.focus("link", "Pools");
    stage.enter();
    REQUIRE(stage.last<Follow>());
    CHECK(stage.last<Follow>()->href == "#/pools");
}

TEST_CASE("words from right to left for which no code is left are drawn all the same") {
    std::string name;
    for (char32_t a = 0x5d0; a < 0x5ea; ++a)
        for (char32_t b = 0x5d0; b < 0x5ea; ++b)
            for (char32_t c = 0x5d0; c < 0x5db; ++c) {
                name.clear();
                append_utf8(name, a), append_utf8(name, b), append_utf8(name, c);
                (void)in_runs(name);
            }
    REQUIRE(in_runs(name) == name);
    Stage stage([&](Ui& ui) { ui.text(name), ui.page_header({.title = name}); }, 100, 200);
    CHECK(stage.get("heading", name).w > 0);
}

TEST_CASE("a cell of a map is named after a moment, also by the keyboard while the pointer rests on another") {
    static const CellGroup groups[] = {{.title = "", .note = "", .first = 0, .count = 4}};
    const auto name = [](std::size_t i) { return "n-" + std::to_string(i); };
    Stage stage([&](Ui& ui) { ui.cells({.name = "Map", .groups = groups, .shade = [](std::size_t) { return CellShade{}; }, .words = name, .href = [](std::size_t) { return std::string("#/n"); }}); });
    const auto first = stage.get("link", "n-0");
    stage.move(first.x + first.w * 2.5f, first.y + first.h / 2);
    stage.focus("link", "n-0");
    stage.key(Key::right);
    CHECK(stage.focused() == "n-1");
    REQUIRE(stage.screen.wake_after_ms());
    stage.wait(400);
    stage.frame();
    CHECK_FALSE(stage.screen.wake_after_ms());  // it stands there: nothing is waited for
}
