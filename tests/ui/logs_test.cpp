#include "store/logs.h"
#include "ui/harness.h"
#include <doctest/doctest.h>
#include <fmt/format.h>

static std::string some_log(int lines) {
    std::string out;
    for (int i = 0; i < lines; ++i)
        out += fmt::format("2026/11/22 15:{:02}:{:02} [{}] {} step {}\n", i / 60, i % 60, i % 4 == 0 ? "monitor" : "train", i % 10 == 5 ? "ERROR" : "INFO", i);
    return out;
}

namespace {
// The log page of one workflow whose log has so many lines; `rest` of its address.
struct LogPage : Harness {
    LogPage(const std::string& rest, int lines) : Harness("#/workflows/train-7/logs" + rest) {
        answer();
        console.transport.answer("/api/workflow/train-7/logs", some_log(lines));
        start();
        this->rest();
    }
};
}  // namespace

TEST_CASE("the log of a workflow is streamed, counted and shown") {
    LogPage h("", 200);
    CHECK_MESSAGE(h.says("200 lines"), h.outline());
    CHECK(h.find("checkbox", "Error"));
    CHECK(h.find("grid", "Log of train-7"));
    CHECK(h.unsaid().empty());
}

TEST_CASE("a level that is switched off goes from the log and into the address") {
    LogPage h("", 200);
    h.click("checkbox", "Info");
    h.rest();
    CHECK(h.hash().find("hide=info") != std::string::npos);
    CHECK(h.get("grid", "Log of train-7").rows == 20);
}

TEST_CASE("what is looked for is counted, and n goes to the next") {
    LogPage h("?q=step%2019", 200);
    CHECK_MESSAGE(h.says("11 lines"), h.outline());
    h.shortcut("n");
    h.rest();
    CHECK(h.says("1 of 11"));
}

TEST_CASE("a link to a moment stands at the first line of it") {
    LogPage h("?at=2026-11-22T15:01:40", 600);
    CHECK_MESSAGE(h.says("step 100"), h.outline());
    CHECK_FALSE(h.says("step 300"));
}

TEST_CASE("a part of the time is chosen from the menu, and stands in the address") {
    LogPage h("", 1200);
    h.click("button", "Time range: All of the time");
    h.click("radio", "The last 5 minutes of it");
    h.rest();
    CHECK(h.hash().find("from=2026-11-22T15") != std::string::npos);
    CHECK(h.get("grid", "Log of train-7").rows < 320);
}

TEST_CASE("a drag over the histogram picks a part of the time, a double press takes it back") {
    LogPage h("", 1200);
    const a11y::Node* chart = nullptr;
    for (const auto* n : h.all(a11y::Role::img)) if (n->w > 300) chart = n;
    REQUIRE_MESSAGE(chart, h.outline());
    const float y = chart->y + chart->h / 2, x = chart->x, w = chart->w;
    auto& screen = h.console.screen;
    const float ratio = h.console.setup.pixel_ratio;
    screen.pointer_move((x + w / 4) * ratio, y * ratio, false), h.console.frame();
    screen.pointer_button(0, true), h.console.frame();
    screen.pointer_move((x + w / 2) * ratio, y * ratio, false), h.console.frame(), h.console.frame();
    screen.pointer_button(0, false), h.console.frame();
    h.rest();
    CHECK(h.hash().find("from=2026-11-22T15:0") != std::string::npos);
    CHECK_MESSAGE(h.hash().find("to=2026-11-22T15:0") != std::string::npos, h.hash());   // the last second that is shown
    h.click_at(x + w / 2, y), h.click_at(x + w / 2, y);
    CHECK(h.hash().find("from=") == std::string::npos);
}

TEST_CASE("the arrows with Shift pick a part of the time on the histogram, and Enter takes it back") {
    LogPage h("", 1200);
    const a11y::Node* chart = nullptr;
    for (const auto* n : h.all(a11y::Role::img)) if (n->w > 300) chart = n;
    REQUIRE_MESSAGE(chart, h.outline());
    h.key("img", std::string(chart->name), Key::home);
    CHECK(h.hash().find("from=") == std::string::npos);
    h.console.screen.modifiers(false, true, false, false);
    for (int i = 0; i < 3; ++i) h.press(Key::right), h.rest();
    h.console.screen.modifiers(false, false, false, false);
    CHECK_MESSAGE(h.hash().find("from=2026-11-22T15:00:00") != std::string::npos, h.hash());
    CHECK_MESSAGE(h.hash().find("to=2026-11-22T15:00:59") != std::string::npos, h.hash());
    h.wait(Millis(400));   // rows of a log that is followed are told four times a second
    CHECK(h.get("grid", "Log of train-7").rows == 60);
    h.press(Key::enter), h.rest();
    CHECK(h.hash().find("from=") == std::string::npos);
}

TEST_CASE("a log of several days tells the day with the time") {
    Harness h("#/workflows/train-7/logs");
    h.answer();
    h.console.transport.answer("/api/workflow/train-7/logs", "2026/11/21 10:59:59 [train] INFO a\n2026/11/23 10:00:01 [train] INFO b\n");
    h.start();
    h.rest();
    CHECK_MESSAGE(h.says("11-21 10:59:59"), h.outline());
    CHECK(h.says("11-23 10:00:01"));
}
