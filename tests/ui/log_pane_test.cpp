#include "ui/log_pane.h"
#include "ui/stage.h"
#include <doctest/doctest.h>
#include <fmt/format.h>

namespace {

// A log that a test holds: its lines, and what the pane told of what was done.
struct LogOnStage {
    std::vector<std::string> lines;
    LogPaneModel model;
    LogPaneEvent last;
    std::uint64_t first = 0;  // dropped before it

    explicit LogOnStage(int count) {
        for (int i = 0; i < count; ++i) lines.push_back(fmt::format("step {} of the run", i));
        model.name = "Log";
        model.height = 19 * 20 + 8;
    }

    void draw(Ui& ui) {
        model.rows = std::uint32_t(lines.size());
        model.number = [this](std::uint32_t row) { return first + row; };
        model.row_of = [this](std::uint64_t n) { return std::uint32_t(n < first ? 0 : std::min<std::uint64_t>(n - first, lines.size())); };
        model.text = [this](std::uint32_t row) { return std::string_view(lines[row]); };
        model.line = [this](std::uint32_t row) {
            LogPaneLine l{.number = std::to_string(first + row + 1), .time = "13:28:02", .task = "train", .level = "INFO"};
            l.text = lines[row];
            l.unfolds = lines[row].starts_with("{");
            return l;
        };
        model.unfolded = [](std::uint64_t) { return std::string("{\n  \"a\": 1\n}"); };
        model.copy = [](const LogSelection& s) { return fmt::format("{}:{}-{}:{}{}", s.from.line, s.from.byte, s.to.line, s.to.byte, s.whole ? " whole" : ""); };
        if (const auto e = log_pane(ui, model)) {
            if (e->follow) last.follow = e->follow, model.follow = *e->follow;
            if (e->at) last.at = e->at;
            if (e->range) last.range = e->range;
        }
    }
};

// The numbers of the first and the last line that are told.
std::pair<int, int> told(const Stage& stage) {
    std::pair<int, int> out{-1, -1};
    for (const auto& n : stage.screen.tree().nodes()) {
        if (n.role != a11y::Role::row) continue;
        const int number = std::atoi(std::string(n.name.substr(5)).c_str());
        if (out.first < 0) out.first = number;
        out.second = number;
    }
    return out;
}

}  // namespace

TEST_CASE("a log says the lines that are in sight, with their numbers") {
    LogOnStage log(1000);
    Stage stage([&](Ui& ui) { log.draw(ui); });
    CHECK(told(stage) == std::pair(1, 20));
    CHECK(stage.get("grid", "Log").rows == 1000);
    CHECK(stage.find("gridcell", "13:28:02 train INFO step 0 of the run"));
}

TEST_CASE("the wheel moves the text by lines, and a log that grows stays where it is read") {
    LogOnStage log(1000);
    Stage stage([&](Ui& ui) { log.draw(ui); });
    stage.move(400, 100);
    stage.screen.wheel(0, -2);
    stage.frame(), stage.rest();
    CHECK(told(stage) == std::pair(7, 26));
    for (int i = 0; i < 500; ++i) log.lines.push_back("more");
    stage.frame();
    CHECK(told(stage) == std::pair(7, 26));
    log.lines.erase(log.lines.begin(), log.lines.begin() + 3), log.first = 3;  // the oldest are dropped
    stage.frame();
    CHECK(told(stage) == std::pair(7, 26));
    log.lines.erase(log.lines.begin(), log.lines.begin() + 30), log.first = 33;
    stage.frame();
    CHECK(told(stage).first == 34);
}

TEST_CASE("following stays at the end, stops when one scrolls up, and goes on at the end again") {
    LogOnStage log(100);
    log.model.follow = log.model.live = true;
    Stage stage([&](Ui& ui) { log.draw(ui); });
    CHECK(told(stage) == std::pair(81, 100));
    for (int i = 0; i < 50; ++i) log.lines.push_back("more");
    stage.wait(300), stage.frame();
    CHECK(told(stage) == std::pair(131, 150));
    stage.move(400, 100);
    stage.screen.wheel(0, 1);
    stage.frame(), stage.rest();
    CHECK(log.last.follow == false);
    CHECK(told(stage) == std::pair(128, 147));
    log.lines.push_back("more");
    stage.frame();
    CHECK(told(stage) == std::pair(128, 147));
    stage.screen.wheel(0, -5);
    stage.frame(), stage.rest();
    CHECK(log.last.follow == true);
    CHECK(told(stage).second == 151);
}

TEST_CASE("while lines rush by, what is told of them changes four times a second") {
    LogOnStage log(100);
    log.model.follow = log.model.live = true;
    Stage stage([&](Ui& ui) { log.draw(ui); });
    const auto before = stage.outline();
    log.lines.push_back("more");
    stage.frame();
    CHECK(stage.outline() == before);
    CHECK(stage.screen.wake_after_ms().has_value());
    stage.wait(300), stage.frame();
    CHECK(told(stage).second == 101);
}

TEST_CASE("the keys go from line to line, by pages, and to both ends; what they reach is in sight") {
    LogOnStage log(1000);
    Stage stage([&](Ui& ui) { log.draw(ui); });
    stage.focus("row", "Line 1");
    stage.key(Key::down);
    CHECK(stage.focused() == "Line 2");
    stage.key(Key::page_down);
    CHECK(stage.focused() == "Line 21");
    CHECK(told(stage).second == 21);
    stage.key(Key::end);
    CHECK(stage.focused() == "Line 1000");
    CHECK(told(stage) == std::pair(981, 1000));
    stage.key(Key::up);
    CHECK(log.last.at == 998);
    stage.key(Key::home);
    CHECK(told(stage) == std::pair(1, 20));
}

TEST_CASE("with Shift the keys select whole lines, and Escape selects none") {
    LogOnStage log(100);
    Stage stage([&](Ui& ui) { log.draw(ui); });
    stage.focus("row", "Line 3");
    stage.hold(false, true);
    stage.key(Key::down), stage.key(Key::down);
    stage.hold(false, false);
    CHECK(stage.screen.copied_rows() == "2:0-4:0 whole");
    CHECK(log.last.range == std::pair<std::uint64_t, std::uint64_t>(2, 4));
    CHECK(stage.get("row", "Line 4").selected);
    stage.key(Key::select_all);
    CHECK(stage.screen.copied_rows() == "0:0-99:0 whole");
    stage.key(Key::escape);
    CHECK(stage.screen.copied_rows().empty());
}

TEST_CASE("the mouse selects text across lines, words, and whole lines by their numbers") {
    LogOnStage log(100);
    Stage stage([&](Ui& ui) { log.draw(ui); });
    const auto& third = stage.get("row", "Line 3");
    const float y = third.y + 5, number = third.x + 20, text = third.x + 330;
    stage.drag(text, y, text + 60, y + 38);
    const auto copied = stage.screen.copied_rows();
    CHECK(copied.starts_with("2:"));
    CHECK(copied.find("-4:") != std::string::npos);
    CHECK(copied.find("whole") == std::string::npos);
    stage.wait(1000);  // else it were a double press, which takes the word
    stage.press_at(text, y);
    CHECK(stage.screen.copied_rows().empty());
    stage.drag(number, y, number, y + 40);
    CHECK(stage.screen.copied_rows().ends_with("whole"));
    CHECK(log.last.range == std::pair<std::uint64_t, std::uint64_t>(2, 4));
    stage.hold(false, true);
    stage.press_at(number, y + 19 * 5);
    stage.hold(false, false);
    CHECK(log.last.range == std::pair<std::uint64_t, std::uint64_t>(2, 7));
}

TEST_CASE("long lines are wrapped where one wants it, and shown in full where one asks") {
    LogOnStage log(100);
    log.lines[0] = std::string(1000, 'x');
    log.lines[1] = R"({"a":1})";
    Stage stage([&](Ui& ui) { log.draw(ui); });
    const float line = stage.get("row", "Line 1").h;
    CHECK(told(stage).second == 20);
    stage.focus("row", "Line 1");
    stage.enter();
    CHECK(stage.get("row", "Line 1").h >= 8 * line);
    stage.enter();
    CHECK(stage.get("row", "Line 1").h == line);
    stage.focus("row", "Line 2");
    stage.enter();
    CHECK(stage.get("row", "Line 2").h == 4 * line);
    stage.enter();
    log.model.wrap = true;
    stage.frame();
    CHECK(stage.get("row", "Line 1").h >= 8 * line);
    CHECK(told(stage).second < 15);
    stage.focus("row", "Line 2");
    stage.key(Key::end);
    CHECK(told(stage).second == 100);
}

TEST_CASE("a line that is to be shown comes into sight once, and one may leave it again") {
    LogOnStage log(1000);
    log.model.show = 500, log.model.shown = 1, log.model.current = 500;
    Stage stage([&](Ui& ui) { log.draw(ui); });
    CHECK(stage.get("row", "Line 501").current);
    CHECK(told(stage).first < 501);
    CHECK(told(stage).second > 501);
    stage.move(400, 100);
    stage.screen.wheel(0, -30);
    stage.frame(), stage.rest();
    CHECK(told(stage).first > 550);
    log.model.shown = 2;
    stage.frame();
    CHECK(told(stage).first < 501);
}

TEST_CASE("the bar goes anywhere with one drag") {
    LogOnStage log(100'000);
    Stage stage([&](Ui& ui) { log.draw(ui); });
    const auto bar = stage.get("separator", "Scroll");
    stage.drag(bar.x + 5, bar.y + 5, bar.x + 5, bar.y + bar.h);
    CHECK(told(stage).second == 100'000);
    stage.drag(bar.x + 5, bar.y + bar.h - 5, bar.x + 5, bar.y + bar.h / 2);
    CHECK(told(stage).first > 45'000);
    CHECK(told(stage).first < 55'000);
}

TEST_CASE("addresses of the web are links, and nothing else is") {
    LogOnStage log(3);
    log.lines[1] = "at https://example.com/b?x=1#l. not javascript:a(1)", log.lines[2] = "(http://example.org/c)";
    Stage stage([&](Ui& ui) { log.draw(ui); });
    CHECK(stage.get("link", "https://example.com/b?x=1#l").href == "https://example.com/b?x=1#l");
    CHECK(stage.find("link", "http://example.org/c"));
    int links = 0;
    for (const auto& n : stage.screen.tree().nodes()) links += n.role == a11y::Role::link;
    CHECK(links == 2);
    stage.click("link", "http://example.org/c");
    REQUIRE(stage.last<OpenTab>());
    CHECK(stage.last<OpenTab>()->href == "http://example.org/c");
}

TEST_CASE("each address of a line is a link") {
    LogOnStage log(2);
    log.lines[1] = "see http://example.com/1 and https://example.org/2";
    Stage stage([&](Ui& ui) { log.draw(ui); });
    CHECK(stage.find("link", "http://example.com/1"));
    stage.click("link", "https://example.org/2");
    REQUIRE(stage.last<OpenTab>());
    CHECK(stage.last<OpenTab>()->href == "https://example.org/2");
}

TEST_CASE("a log without a line says why") {
    LogOnStage log(0);
    log.model.empty = "Nothing was written yet";
    Stage stage([&](Ui& ui) { log.draw(ui); });
    CHECK(stage.find("text", "Nothing was written yet"));
}
