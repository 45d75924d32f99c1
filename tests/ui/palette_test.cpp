#include "ui/harness.h"
#include <algorithm>
#include <doctest/doctest.h>

static void type(Harness& h, std::string_view text) { h.type("combobox", "Search or jump to", text); }

static std::string options(const Harness& h) {
    std::string out;
    for (const auto* option : h.all(a11y::Role::option)) out += std::string(option->name) + " | ";
    return out;
}

static Harness& opened(Harness& h) {
    h.answer().start();
    h.shortcut("Ctrl+K");
    return h;
}

TEST_CASE("the palette finds resources from a page that does not show them, and Enter opens the first") {
    Harness h("#/pools");
    opened(h);
    CHECK(h.asked_for("/api/resources?") == 1);
    type(h, "h100-02");
    INFO(options(h));
    REQUIRE_FALSE(h.all(a11y::Role::option).empty());
    const auto* first = h.all(a11y::Role::option).front();
    CHECK(first->name == "sky-h100-02");
    CHECK(first->selected);
    CHECK(first->description.find("GPU") != std::string_view::npos);
    CHECK(h.focused()->active == first->id);
    CHECK(h.unsaid().empty());
    h.press(Key::enter);
    CHECK(h.hash() == "#/resources/sky-h100-02");
    CHECK(h.all(a11y::Role::dialog).empty());
}

TEST_CASE("Ctrl+Enter opens in a tab of its own and leaves the page") {
    Harness h("#/pools");
    opened(h);
    type(h, "h100-02");
    h.console.screen.modifiers(true, false, false, false);
    h.press(Key::enter);
    CHECK(h.console.location.opened == std::vector<std::string>{"#/resources/sky-h100-02"});
    CHECK(h.hash() == "#/pools");
}

TEST_CASE("Tab completes what was begun, and keeps the focus") {
    Harness h("#/resources");
    opened(h);
    type(h, "heal");
    h.press(Key::tab);
    CHECK(h.get("combobox", "Search or jump to").value == "health:");
    CHECK(h.focused()->role == a11y::Role::combobox);
}

TEST_CASE("keys are understood, what short forms mean is said, and the query opens as a list") {
    Harness h("#/pools");
    opened(h);
    type(h, "pool:sky gpu>=0");
    INFO(h.outline());
    CHECK(h.says("sky matches"));
    CHECK(h.find("option", "Open as a filtered list"));
    CHECK(h.find("button", "Add health:"));
    h.activate("option", "Open as a filtered list");
    CHECK(h.hash() == "#/resources?q=pool:sky%20gpu>=0");
}

TEST_CASE("a key that means nothing is told, with what may have been meant") {
    Harness h("#/pools");
    opened(h);
    type(h, "plattform:h100");
    CHECK(h.says("“plattform” is not a filter here"));
    CHECK(h.find("option", "platform:h100"));
}

TEST_CASE("the service is asked for workflows and tasks when the typing pauses, what is known stands at once") {
    Harness h("#/resources");
    opened(h);
    h.console.transport.answer("/api/task", R"({"tasks":[]})");
    const auto tasks_before = h.asked_for("/api/task?all_users=true&all_pools=true&workflow_id=");
    type(h, "tr");
    type(h, "train");
    CHECK(h.asked_for("/api/workflow?all_users=true&all_pools=true&name=") == 0);
    h.wait(Millis(400));
    CHECK(h.asked_for("/api/workflow?all_users=true&all_pools=true&name=") == 1);
    CHECK(h.asked_for("/api/task?all_users=true&all_pools=true&workflow_id=") == tasks_before + 1);
    INFO(options(h));
    CHECK(h.find("option", "train-7"));
}

TEST_CASE("pasted things open: a command, an address of today's pages, an id") {
    struct Case { const char *pasted, *place; };
    for (const auto& c : {Case{"osmo workflow logs train-7 -t lead", "#/workflows/train-7?tab=logs&task=lead"},
                          {"https://osmo.example.com/pools?view=sky-h100", "#/pools/sky-h100"},
                          {"train-7", "#/workflows/train-7"}}) {
        Harness h("#/pools");
        opened(h);
        type(h, c.pasted);
        h.press(Key::enter);
        CHECK_MESSAGE(h.hash() == c.place, c.pasted);
    }
}

TEST_CASE("what was opened before stands first the next time, also after a reload") {
    Harness h("#/pools");
    opened(h);
    type(h, "h100-02");
    h.press(Key::enter);
    h.shortcut("Ctrl+K");
    CHECK(h.all(a11y::Role::option).front()->name == "sky-h100-02");
    CHECK(h.console.storage.values["settings"].find("visit1:") != std::string::npos);
}
