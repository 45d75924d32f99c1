#include "ui/editor.h"
#include "ui/stage.h"
#include "ui/surface.h"
#include "ui/terminal.h"
#include <doctest/doctest.h>

namespace {

struct Page {
    EditorModel model{.key = "spec", .name = "Specification", .text = "version: 2\n", .height = 200};
    std::vector<EditorEvent> events;
    bool keeps = true;   // what was typed
    void draw(Ui& ui) {
        auto event = editor(ui, model);
        if (!event) return;
        if (keeps && event->text) model.text = *event->text;
        events.push_back(std::move(*event));
    }
};

const Surface& only_surface(const Stage& stage) {
    REQUIRE(stage.screen.surfaces().size() == 1);
    return stage.screen.surfaces().front();
}
const EditorModel& held(const Stage& stage) { return std::get<EditorModel>(only_surface(stage).holds); }

void tell(Stage& stage, SurfaceEvent event) {
    stage.screen.surface_event(std::move(event));
    stage.rest();
}

}  // namespace

TEST_CASE("an editor is a named group in the tree, and what it should hold is a value") {
    Page page;
    Stage stage([&](Ui& ui) { page.draw(ui); });
    const auto& node = stage.get("group", "Specification");
    CHECK(node.tab == a11y::Tab::stop);
    CHECK(only_surface(stage).id == node.id);
    CHECK(held(stage).text == "version: 2\n");
    CHECK(only_surface(stage).visible == SurfaceBox{0, 0, node.w, node.h});
    CHECK(node.h == 198);  // its border is the page's
}

TEST_CASE("what is typed reaches the page whole, and is not taken back in the same frame") {
    Page page;
    Stage stage([&](Ui& ui) { page.draw(ui); });
    stage.screen.surface_event({.key = "spec", .kind = SurfaceEvent::Kind::edited, .text = "v"});
    stage.screen.surface_event({.key = "spec", .kind = SurfaceEvent::Kind::edited, .text = "ve"});
    stage.screen.surface_event({.key = "spec", .kind = SurfaceEvent::Kind::selected, .a = 1, .b = 3, .c = 1, .d = 3});
    page.keeps = false;
    stage.frame();
    REQUIRE(page.events.size() == 1);
    CHECK(page.events[0].text == "ve");
    CHECK(page.events[0].selection == EditorSpan{1, 3, 1, 3});
    CHECK(held(stage).text == "ve");
    stage.rest();
    CHECK(held(stage).text == "version: 2\n");  // the page did not want it
}

TEST_CASE("events of another editor are not this one's") {
    Page page;
    Stage stage([&](Ui& ui) { page.draw(ui); });
    tell(stage, {.key = "other", .kind = SurfaceEvent::Kind::edited, .text = "x"});
    CHECK(page.events.empty());
}

TEST_CASE("an editor that does not arrive leaves lines that can be typed in, and says why") {
    Page page;
    Stage stage([&](Ui& ui) { page.draw(ui); });
    tell(stage, {.key = "spec", .kind = SurfaceEvent::Kind::failed, .text = "the server answered 404"});
    CHECK(stage.screen.surfaces().empty());
    const auto& field = stage.get("textbox", "Specification");
    CHECK(field.value == "version: 2\n");
    CHECK(field.description == "The editor did not load: the server answered 404");
    stage.type("textbox", "Specification", "version: 3\n");
    CHECK(page.model.text == "version: 3\n");
}

TEST_CASE("scrolled half away, an editor says which part of it can be seen") {
    Page page;
    Stage stage([&](Ui& ui) {
        ui.gap(300);
        page.draw(ui);
        ui.gap(600);
    }, 1000, 500);
    const float below = only_surface(stage).visible.h;
    CHECK(below > 0);
    CHECK(below < 198);
    stage.screen.pointer_move(500, 100, false);
    stage.screen.wheel(0, -4);
    stage.rest();
    CHECK(only_surface(stage).visible.h > below);
}

TEST_CASE("a menu over an editor is told with its place; a dialog dims it and takes its presses") {
    Page page;
    bool dialog = false;
    const std::vector<MenuItem> items{{.label = "One"}, {.label = "Two"}};
    Stage stage([&](Ui& ui) {
        (void)ui.menu_button({.label = "More", .menu = true}, items);
        page.draw(ui);
        if (dialog) const auto scope = ui.dialog("Sure?", "It cannot be undone");
    });
    CHECK_FALSE(only_surface(stage).blocked);
    stage.click("button", "More");
    const auto& menu = stage.get("menu", "More");
    const auto& node = stage.get("group", "Specification");
    REQUIRE(only_surface(stage).covered.size() == 1);
    CHECK(only_surface(stage).covered[0].y == 0);
    CHECK(only_surface(stage).covered[0].h == menu.y + menu.h - node.y);
    CHECK(only_surface(stage).blocked);
    CHECK_FALSE(only_surface(stage).dimmed);
    stage.press_at(900, 500);
    CHECK(only_surface(stage).covered.empty());
    dialog = true;
    stage.frame();
    stage.rest();
    CHECK(only_surface(stage).dimmed);
    CHECK(only_surface(stage).covered.size() == 1);
}

TEST_CASE("an editor in a dialog is not dimmed by that dialog") {
    Page page;
    Stage stage([&](Ui& ui) {
        const auto scope = ui.dialog("Edit", "");
        page.draw(ui);
    });
    CHECK_FALSE(only_surface(stage).dimmed);
    CHECK_FALSE(only_surface(stage).blocked);
    CHECK(only_surface(stage).covered.empty());
}

TEST_CASE("a terminal takes the rest of the page and reports its size and what it found") {
    std::vector<TerminalEvent> events;
    Stage stage([&](Ui& ui) {
        if (auto e = terminal(ui, {.key = "shell/1", .name = "Shell in train", .waiting = "Asking for a shell…"})) events.push_back(*e);
    });
    CHECK(stage.get("group", "Shell in train").h > 500);
    tell(stage, {.key = "shell/1", .kind = SurfaceEvent::Kind::sized, .a = 33, .b = 104});
    tell(stage, {.key = "shell/1", .kind = SurfaceEvent::Kind::found, .a = 12, .b = 3});
    REQUIRE(events.size() == 2);
    CHECK(events[0].rows == 33);
    CHECK(events[0].columns == 104);
    CHECK(events[1].found == 12);
    CHECK(events[1].found_at == 3);
}

TEST_CASE("the colours of what lies over the page are the page's") {
    Stage stage([](Ui&) {});
    const auto dark = stage.screen.surface_theme();
    CHECK(dark.starts_with("scheme=dark\ninset=#0b0e11\n"));
    CHECK(dark.find("key=#a3abff\n") != std::string::npos);
    CHECK(dark.find("ansi1=#ff8a85\n") != std::string::npos);
    stage.theme({.dark = false, .compact = false, .still = true, .forced = {}});
    CHECK(stage.screen.surface_theme().starts_with("scheme=light\ninset=#f4f6f8\n"));
}
