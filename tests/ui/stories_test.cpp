#include "ui/harness.h"
#include <doctest/doctest.h>

TEST_CASE("a press in the navigation goes to that page and asks for its data") {
    Harness h("#/workflows");
    h.answer().start();
    CHECK(h.asked_for("/api/pool_quota") == 0);
    h.click("link", "Pools");
    CHECK(h.hash().starts_with("#/pools"));
    CHECK(h.asked_for("/api/pool_quota") == 1);
    CHECK(h.get("heading", "Pools").level == 1);
    CHECK(h.says("sky-shared"));
}

TEST_CASE("what is typed into the filter narrows the rows and is kept in the address") {
    Harness h("#/resources");
    h.answer().start();
    CHECK(h.says("sky-cpu-00"));
    const auto fields = h.all(a11y::Role::combobox);
    INFO(h.outline());
    REQUIRE(fields.size() >= 1);
    const std::string name(fields.front()->name);
    h.type("combobox", name, "h100-02");
    CHECK(h.find("link", "sky-h100-02"));
    CHECK_FALSE(h.find("link", "sky-cpu-00"));
    CHECK(h.hash().find("q=h100-02") != std::string::npos);

    Harness again(h.hash());
    again.answer().start();
    CHECK(again.find("link", "sky-h100-02"));
    CHECK_FALSE(again.find("link", "sky-cpu-00"));
}

TEST_CASE("a press on a header sorts, a second one turns it round") {
    Harness h("#/resources");
    h.answer().start();
    const auto first_link = [&] {
        for (const auto* row : h.all(a11y::Role::row))
            for (const auto* link : h.all(a11y::Role::link))
                if (row->row == 1 && link->y >= row->y && link->y < row->y + row->h && link->href.starts_with("#/resources/")) return std::string(link->name);
        return std::string();
    };
    const auto before = first_link();
    CHECK_FALSE(before.empty());
    h.click("columnheader", "Resource");
    const auto once = h.get("columnheader", "Resource").sort;
    const auto top = first_link();
    h.click("columnheader", "Resource");
    CHECK(h.get("columnheader", "Resource").sort != once);
    CHECK(first_link() != top);
}

TEST_CASE("a link's place is in the tree and shown while the pointer is on it") {
    Harness h("#/resources");
    h.answer().start();
    const auto& link = h.get("link", "sky-h100-02");
    CHECK(link.href == "#/resources/sky-h100-02");
    h.console.screen.pointer_move(link.x + 4, link.y + link.h / 2, false);
    h.console.frame();
    h.console.frame();
    CHECK(h.console.screen.hovered_href() == "#/resources/sky-h100-02");
    CHECK(h.console.screen.cursor() == Cursor::hand);
}

TEST_CASE("back and forward show what was there") {
    Harness h("#/resources?q=lab");
    h.answer().start();
    h.console.go("#/pools");
    h.rest();
    CHECK(h.get("heading", "Pools").level == 1);
    h.console.location.history.pop_back();
    h.console.app.hash_changed();
    h.rest();
    CHECK_FALSE(h.find("link", "sky-h100-02"));
    CHECK(h.says("lab/l40s"));
}

TEST_CASE("a name with every kind of odd letter shows as itself") {
    Harness h("#/resources");
    h.answer().start();
    const std::string odd = "lab/l40s-ü%41 \"quoted\" 機";
    CHECK(h.get("link", odd).href.find(' ') == std::string_view::npos);
    h.click("link", odd);
    CHECK(h.asked_for("/api/resources/lab%2Fl40s-%C3%BC%2541%20%22quoted%22%20%E6%A9%9F") == 1);
}

TEST_CASE("data is asked for again after its interval, not while hidden, at once when shown again") {
    Harness h("#/resources");
    h.answer().start();
    const auto asked = [&] { return h.asked_for("/api/resources?"); };
    CHECK(asked() == 1);
    h.wait(Millis(31'000));
    CHECK(asked() == 2);
    h.console.app.visibility_changed(false);
    h.wait(Millis(300'000));
    CHECK(asked() == 2);
    h.console.app.visibility_changed(true);
    h.rest();
    CHECK(asked() == 3);
}

TEST_CASE("while nothing happens no frame is asked for") {
    Harness h("#/resources");
    h.answer().start();
    h.wait(Millis(2000));
    CHECK_FALSE(h.console.loop.frame_asked);
    REQUIRE(h.console.loop.wake);
    CHECK(*h.console.loop.wake > Millis(5000));
}

TEST_CASE("the marks are set once: at the first frame, and when the data is on screen") {
    Harness h("#/resources");
    h.hold().start();
    CHECK(h.console.loop.marks == std::vector<std::string>{"osmo:first-frame"});
    h.answer();
    h.rest();
    CHECK(h.console.loop.marks == std::vector<std::string>{"osmo:first-frame", "osmo:content"});
}

TEST_CASE("a link may bring its theme, and the rest of the picture follows") {
    Harness dark("#/resources"), light("#/resources?theme=light");
    dark.answer().start();
    light.answer().start();
    CHECK(dark.console.screen.picture().clear_rgba != light.console.screen.picture().clear_rgba);
    CHECK(dark.console.tree().nodes().size() == light.console.tree().nodes().size());
}

TEST_CASE("the same page stands at the same places whatever the pixel ratio") {
    Harness one("#/resources"), two("#/resources", {.pixel_ratio = 2});
    one.answer().start();
    two.answer().start();
    const auto &a = one.get("link", "sky-h100-01"), &b = two.get("link", "sky-h100-01");
    CHECK(a.x == doctest::Approx(b.x).epsilon(0.02));
    CHECK(a.y == doctest::Approx(b.y).epsilon(0.02));
    CHECK(two.console.paint().width() == 2880);
    two.click("link", "Pools");
    CHECK(two.hash().starts_with("#/pools"));
}

TEST_CASE("Enter presses what a click presses: a menu opens, is said, and chooses") {
    Harness h("#/resources");
    h.answer().start();
    h.activate("button", "Theme and density");
    INFO(h.outline());
    const auto items = h.all(a11y::Role::menuitemradio).size() + h.all(a11y::Role::menuitem).size();
    CHECK(items >= 2);
    CHECK(h.unsaid().empty());
    REQUIRE(h.focused());
    h.press(Key::escape);
    CHECK(h.all(a11y::Role::menu).empty());
    REQUIRE(h.focused());
    CHECK(h.focused()->name == "Theme and density");
}

#ifdef OSMO_GALLERY
TEST_CASE("every component in every state rests and says what can be pressed") {
    Harness h("#/gallery");
    h.answer().start();
    const auto unsaid = h.unsaid();
    const std::string first = unsaid.empty() ? "" : unsaid.front();
    INFO(first, "\n", h.outline());
    CHECK(unsaid.empty());
    CHECK(h.all(a11y::Role::button).size() > 20);
}
#endif
