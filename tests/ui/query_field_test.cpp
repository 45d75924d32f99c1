#include "ui/harness.h"
#include <doctest/doctest.h>

static const a11y::Node& field(const Harness& h) { return h.get("combobox", "Filter resources"); }
static void type(Harness& h, std::string_view text) { h.type("combobox", "Filter resources", text); }

static std::string offered(const Harness& h) {
    std::string out;
    for (const auto* option : h.all(a11y::Role::option)) out += std::string(option->name) + (option->description.empty() ? " " : "(" + std::string(option->description) + ") ");
    return out;
}

TEST_CASE("values are offered at the caret with their counts, and Tab takes the first") {
    Harness h("#/resources");
    h.answer().start();
    CHECK_FALSE(field(h).expanded);
    type(h, "health:");
    INFO(h.outline());
    CHECK(field(h).expanded);
    CHECK(h.find("listbox", "Values for health"));
    CHECK(offered(h).find("healthy(") != std::string::npos);
    REQUIRE(field(h).active != 0);
    CHECK(h.console.tree().find(field(h).active)->selected);
    const auto first = std::string(h.all(a11y::Role::option).front()->name);
    CHECK(h.unsaid().empty());
    h.press(Key::tab);
    CHECK(field(h).value == "health:" + first + " ");
    CHECK(h.focused()->role == a11y::Role::combobox);
    CHECK(h.hash().find("q=health:" + first) != std::string::npos);
    CHECK(h.all(a11y::Role::listbox).empty());
}

TEST_CASE("arrows move through the list, Enter takes, Escape closes and keeps the text") {
    Harness h("#/resources");
    h.answer().start();
    type(h, "pool:");
    const auto second = std::string(h.all(a11y::Role::option)[1]->name);
    h.press(Key::down);
    h.press(Key::enter);
    CHECK(field(h).value.starts_with("pool:"));
    CHECK(field(h).value.find(second) != std::string_view::npos);
    type(h, "type:");
    h.press(Key::escape);
    CHECK(h.all(a11y::Role::listbox).empty());
    CHECK(field(h).value == "type:");
    CHECK(h.focused()->role == a11y::Role::combobox);
}

TEST_CASE("with nothing begun Tab leaves the field: no trap") {
    Harness h("#/resources");
    h.answer().start();
    type(h, "h100 ");
    CHECK(field(h).active == 0);
    h.press(Key::tab);
    CHECK(h.focused()->role != a11y::Role::combobox);
    CHECK(h.all(a11y::Role::listbox).empty());
}

TEST_CASE("a key that was begun is written out by Tab, and Enter leaves the words as they are") {
    Harness h("#/resources");
    h.answer().start();
    type(h, "po");
    REQUIRE(field(h).active != 0);
    CHECK(h.console.tree().find(field(h).active)->name == "pool:");
    h.press(Key::tab);
    CHECK(field(h).value == "pool:");
    CHECK(h.focused()->role == a11y::Role::combobox);
    CHECK(h.find("listbox", "Values for pool"));
    type(h, "gpu");
    h.press(Key::enter);
    CHECK(field(h).value == "gpu");
    type(h, "sky");
    h.press(Key::tab);
    CHECK(h.focused()->role != a11y::Role::combobox);
}

TEST_CASE("a press on a suggestion takes it") {
    Harness h("#/resources");
    h.answer().start();
    type(h, "health:");
    const auto name = std::string(h.all(a11y::Role::option).front()->name);
    h.click("option", name);
    CHECK(field(h).value == "health:" + name + " ");
}

TEST_CASE("what means nothing is told with the nearest there is, and mended by a press; the rest still works") {
    Harness h("#/resources");
    h.answer().start();
    type(h, "h100-02 helth:healthy");
    INFO(h.outline());
    CHECK(field(h).invalid);
    CHECK(h.says("“helth” is not a filter here"));
    CHECK(h.find("link", "sky-h100-02"));
    CHECK_FALSE(h.find("link", "sky-cpu-00"));
    h.console.focus(0);
    h.rest();
    h.activate("button", "health:healthy instead");
    CHECK(field(h).value == "h100-02 health:healthy");
    CHECK_FALSE(field(h).invalid);
}

TEST_CASE("/ goes to the filter of the page, ? lists the shortcuts") {
    for (const char* place : {"#/resources", "#/pools", "#/workflows"}) {
        Harness h(place);
        h.answer().start();
        h.shortcut("/");
        REQUIRE_MESSAGE(h.focused(), place);
        CHECK(h.focused()->role == a11y::Role::combobox);
    }
    Harness h("#/resources");
    h.answer().start();
    h.shortcut("?");
    INFO(h.outline());
    CHECK(h.find("dialog", "Keyboard shortcuts"));
    CHECK(h.says("Go to Pools"));
    CHECK(h.says("Search or jump to"));
    CHECK(h.unsaid().empty());
    h.press(Key::escape);
    CHECK(h.all(a11y::Role::dialog).empty());
}

TEST_CASE("the shortcuts fit the screen, and scroll where it is low") {
    for (const int height : {900, 480}) {
        Harness h("#/resources", {.width = 1440, .height = height});
        h.answer().start();
        h.shortcut("?");
        h.rest();
        const auto& close = h.get("button", "Close");
        CHECK_MESSAGE(close.y + close.h < float(height), h.outline());
        CHECK(h.says("Select all rows"));
        h.click("button", "Close");
        CHECK(h.all(a11y::Role::dialog).empty());
    }
}

TEST_CASE("pools are filtered by the same language") {
    Harness h("#/pools");
    h.answer().start();
    h.type("combobox", "Filter pools", "name:sky-shared");
    CHECK(h.says("sky-shared"));
    CHECK(h.hash().find("q=name:sky-shared") != std::string::npos);
    h.type("combobox", "Filter pools", "zebra");
    CHECK(h.find("heading", "No pools match"));
    CHECK(h.find("combobox", "Filter pools"));
}

TEST_CASE("typing a workflow's name asks the service once, when the typing pauses, and never shows the skeleton") {
    Harness h("#/workflows");
    h.answer().start();
    const auto before = h.asked_for("/api/workflow");
    for (const char* text : {"t", "tr", "tra", "trai", "train"}) {
        h.type("combobox", "Filter workflows", text);
        CHECK(h.says("train-7"));
        CHECK_FALSE(h.says("oom-2"));
    }
    CHECK(h.asked_for("/api/workflow") == before);
    h.wait(Millis(400));
    CHECK(h.asked_for("/api/workflow") == before + 1);
    CHECK(h.last_asked("/api/workflow?all_users=true").find("name=train") != std::string::npos);
    CHECK(h.says("train-7"));
}

TEST_CASE("what the service takes of a query is asked of it, short forms spelled out") {
    Harness h("#/workflows?q=status:queued%20user:ada");
    h.answer().start();
    h.wait(Millis(400));
    const auto url = h.last_asked("/api/workflow?users=ada%40example.com&all_pools=true&statuses=");
    CHECK(url.find("statuses=PENDING&statuses=WAITING") != std::string::npos);
    CHECK(url.find("users=ada%40example.com") != std::string::npos);
}

TEST_CASE("the link to a page is copied whole, also as Markdown") {
    Harness h("#/resources?q=h100");
    h.answer().start();
    h.shortcut("l");
    CHECK(h.console.clipboard.text == "https://console.example.com/#/resources?q=h100");
    h.console.app.dispatch(CopyLink{true});
    h.rest();
    CHECK(h.console.clipboard.text == "[Resources](https://console.example.com/#/resources?q=h100)");
}
