#include "base/refresh_choices.h"
#include "store/settings.h"
#include <doctest/doctest.h>

TEST_CASE("settings survive the browser's storage") {
    Settings s{.theme = ThemeChoice::light, .density = Density::compact, .refresh = Seconds(60), .nav_collapsed = true, .column_widths = {{"Resources/health", 120}, {"Odd=name/x", 80}},
               .column_choices = {{"Resources", {{"name", "gpu", "health"}, {"backend"}}}, {"Odd=name", {{"a"}, {}}}}};
    CHECK(read_settings(print_settings(s)) == s);
    CHECK(read_settings(print_settings({})) == Settings{});
}

TEST_CASE("intervals to choose from are those that are allowed, and the one in force") {
    using List = std::vector<Seconds>;
    CHECK(refresh_choices(Seconds(0), Seconds(30)) == List{Seconds(0), Seconds(10), Seconds(30), Seconds(60)});
    CHECK(refresh_choices(Seconds(45), Seconds(45)) == List{Seconds(0), Seconds(45), Seconds(60)});
    CHECK(refresh_choices(Seconds(45), Seconds(0)) == List{Seconds(0), Seconds(45), Seconds(60)});
    CHECK(refresh_choices(Seconds(120), Seconds(120)) == List{Seconds(0), Seconds(120)});
    CHECK(refresh_choices(Seconds(0), Seconds(300)).back() == Seconds(300));
}

TEST_CASE("what cannot be read keeps its default") {
    CHECK(read_settings("theme=pink\nrefresh=soon\nrefresh=-5\nrefresh=3\nwidth:a=99999\nnonsense\n\n=\n") == Settings{});
    CHECK(read_settings("refresh=0").refresh == Seconds(0));
}

TEST_CASE("hidden workflows are kept with the settings, the latest first and not without end") {
    Settings s;
    hide_workflow(s, "a-1", true);
    hide_workflow(s, "odd=name 2", true);
    CHECK(read_settings(print_settings(s)).hidden_workflows == std::vector<std::string>{"odd=name 2", "a-1"});
    hide_workflow(s, "a-1", false);
    CHECK_FALSE(hides_workflow(s, "a-1"));
    CHECK(hides_workflow(s, "odd=name 2"));
    for (int i = 0; i < 600; ++i) hide_workflow(s, "w-" + std::to_string(i), true);
    CHECK(s.hidden_workflows.size() == 500);
    CHECK(hides_workflow(s, "w-599"));
    CHECK_FALSE(hides_workflow(s, "odd=name 2"));
}
