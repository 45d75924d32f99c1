#include "store/settings.h"
#include <doctest/doctest.h>

TEST_CASE("settings survive the browser's storage") {
    Settings s{.theme = ThemeChoice::light, .density = Density::compact, .refresh = Seconds(60), .nav_collapsed = true, .column_widths = {{"Resources/health", 120}, {"Odd=name/x", 80}},
               .column_choices = {{"Resources", {{"name", "gpu", "health"}, {"backend"}}}, {"Odd=name", {{"a"}, {}}}}};
    CHECK(read_settings(print_settings(s)) == s);
    CHECK(read_settings(print_settings({})) == Settings{});
}

TEST_CASE("what cannot be read keeps its default") {
    CHECK(read_settings("theme=pink\nrefresh=soon\nrefresh=-5\nrefresh=3\nwidth:a=99999\nnonsense\n\n=\n") == Settings{});
    CHECK(read_settings("refresh=0").refresh == Seconds(0));
}
