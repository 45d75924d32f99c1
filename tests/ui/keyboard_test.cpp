#include "ui/harness.h"
#include "hooks/imgui_hooks.h"
#include <algorithm>
#include <doctest/doctest.h>
#include <random>

TEST_CASE("Tab comes by every stop once and then leaves the page") {
    for (const char* place : {"#/resources", "#/resources/sky-h100-01", "#/pools", "#/workflows", "#/nope"}) {
        Harness h(place);
        h.answer().start();
        std::vector<std::uint32_t> visited;
        for (h.tab(); h.console.active() != 0 && visited.size() < 200; h.tab()) visited.push_back(h.console.active());
        INFO(place, "\n", h.outline());
        CHECK(visited.size() >= 5);
        auto once = visited;
        std::sort(once.begin(), once.end());
        CHECK(std::adjacent_find(once.begin(), once.end()) == once.end());
        CHECK(h.console.active() == 0);
    }
}

TEST_CASE("after each of a thousand random keys the browser and Dear ImGui agree about the focus") {
    constexpr Key kKeys[] = {Key::up, Key::down, Key::left, Key::right, Key::page_up, Key::page_down, Key::home, Key::end, Key::enter, Key::space, Key::escape};
    for (unsigned seed : {1U, 2U, 3U, 4U}) {
        Harness h("#/resources");
        h.answer().start();
        std::mt19937 random(seed);
        for (int step = 0; step < 250; ++step) {
            const auto dice = random() % 20;
            const auto before = h.console.active();
            const Key key = kKeys[random() % std::size(kKeys)];
            if (dice < 8) h.tab(dice < 3);
            else h.press(key);
            const auto* node = h.focused();
            INFO("seed ", seed, " step ", step, " at ", h.hash(), " on ", node ? std::string(node->name) : "nothing");
            REQUIRE(h.console.screen.focused() == h.console.active());
            REQUIRE((h.console.active() == 0 || node != nullptr));
            REQUIRE(living_focus() == h.console.active());
            const bool leads_away = dice < 8 || key == Key::enter || key == Key::space || key == Key::escape;
            if (before && !leads_away) REQUIRE(h.console.active() != 0);
        }
    }
}

TEST_CASE("arrows walk the rows of a table, End and Home go to its ends") {
    Harness h("#/resources");
    h.answer().start();
    const auto stops = h.stops();
    const auto row = std::find_if(stops.begin(), stops.end(), [&](auto id) { return h.console.tree().find(id)->role == a11y::Role::row; });
    REQUIRE(row != stops.end());
    h.console.focus(*row);
    h.rest();
    const int first = h.focused()->row;
    h.press(Key::down);
    CHECK(h.focused()->row == first + 1);
    h.press(Key::end);
    CHECK(h.focused()->row == first + 4);
    h.press(Key::down);
    CHECK(h.focused()->row == first + 4);
    h.press(Key::up);
    CHECK(h.focused()->row == first + 3);
    h.press(Key::home);
    CHECK(h.focused()->row == first);
}

TEST_CASE("the palette takes the focus, and Escape gives it back") {
    Harness h("#/resources");
    h.answer().start();
    h.console.focus(h.get("link", "Pools").id);
    h.rest();
    h.shortcut("Ctrl+K");
    INFO(h.outline());
    REQUIRE(h.focused());
    const auto role = h.focused()->role;
    CHECK(role == a11y::Role::combobox);
    const auto inside = h.stops();
    CHECK(std::find(inside.begin(), inside.end(), h.console.active()) != inside.end());
    CHECK(h.unsaid().empty());
    h.press(Key::escape);
    REQUIRE(h.focused());
    CHECK(h.focused()->name == "Pools");
    CHECK(h.all(a11y::Role::dialog).empty());
}
