#include "ui/part_look.h"
#include "ui/tokens.h"
#include <doctest/doctest.h>
#include <string>

namespace {

Tokens built_in() {
    auto t = read_tokens(built_in_tokens());
    REQUIRE_MESSAGE(t.ok(), t.error().text());
    return *t;
}

void check_text(const char* what, Rgba text, Rgba on) {
    INFO(what);
    CHECK(contrast(text, on) >= 4.5);
}

void check_graphic(const char* what, Rgba ink, Rgba on) {
    INFO(what);
    CHECK(contrast(ink, on) >= 3.0);
}

}  // namespace

TEST_CASE("every text role can be read on every surface it stands on") {
    const auto tokens = built_in();
    for (const auto* c : {&tokens.dark, &tokens.light}) {
        const auto& s = c->surface;
        for (const Rgba on : {s.canvas, s.page, s.card, s.raised, s.hover, s.inset}) {
            check_text("primary", c->text.primary, on);
            check_text("secondary", c->text.secondary, on);
            check_text("tertiary", c->text.tertiary, on);
            check_text("faint", c->text.faint, on);
            check_text("accent", c->accent.fg, on);
        }
        check_text("primary on active", c->text.primary, s.active);
        check_text("tertiary on active", c->text.tertiary, s.active);
        check_text("primary on selection", c->text.primary, c->accent.selection);
        check_text("on the primary button", c->accent.on_solid, c->accent.solid);
        check_text("on it, hovered", c->accent.on_solid, c->accent.solid_hover);
        check_text("on danger", c->danger.on_solid, c->danger.solid);
        check_text("search match", c->text.primary, c->match);
    }
}

TEST_CASE("states can be read on cards, on hover and on their own tint; their fills can be seen") {
    const auto tokens = built_in();
    for (const auto* c : {&tokens.dark, &tokens.light}) {
        for (const auto* st : {&c->queued, &c->starting, &c->running, &c->completed, &c->failed, &c->healthy, &c->degraded, &c->unhealthy, &c->unused, &c->high, &c->normal, &c->low}) {
            check_text("state on card", st->fg, c->surface.card);
            check_text("state on hover", st->fg, c->surface.hover);
            check_text("state on its tint", st->fg, st->bg);
            check_graphic("fill on card", st->fill, c->surface.card);
        }
        check_graphic("focus on page", c->focus, c->surface.page);
        check_graphic("control border on card", c->border.control, c->surface.card);
        for (const Rgba x : c->series) check_graphic("series on card", x, c->surface.card);
        for (const Rgba x : {c->code.key, c->code.string, c->code.number, c->code.keyword, c->code.comment, c->code.punct, c->code.expression})
            check_text("code", x, c->surface.inset);
    }
}

TEST_CASE("a missing or broken role is named") {
    std::string text(built_in_tokens());
    const auto at = text.find("\"scrim\"");
    REQUIRE(at != std::string::npos);
    text.replace(at, 7, "\"scrum\"");
    CHECK(read_tokens(text).error().text() == "roles: scrim: missing");
    CHECK(read_tokens("{").error().text() == "tokens: not JSON");
    CHECK(read_tokens("{}").error().text() == "roles.dark.status: missing");
}

TEST_CASE("forced colours leave nothing but the system's") {
    const SystemColours system{0xff000000, 0xffffffff, 0xffffff00, 0xff000000, 0xffffffff, 0xff00ffff, 0xff000000, 0xff3ff23f};
    const auto c = colours_for(built_in(), Theme{.forced = system});
    CHECK(c.forced);
    CHECK(c.surface.card == system.canvas);
    CHECK(c.text.tertiary == system.canvas_text);
    CHECK(c.text_of(Tone::failed) == system.canvas_text);
    CHECK(c.dialog_shadow == 0);
}

TEST_CASE("in forced colours the parts of one bar differ in colour or pattern, even where a theme has little but black and white") {
    const SystemColours one{0xff000000, 0xffffffff, 0xffffffff, 0xff000000, 0xffffffff, 0xffffffff, 0xff000000, 0xffffffff};
    const auto c = colours_for(built_in(), Theme{.forced = one});
    struct Part { Tone tone; int series; bool hatched; };
    const auto differ = [&](std::initializer_list<Part> bar) {
        for (const auto& a : bar)
            for (const auto& b : bar)
                if (&a != &b) CHECK(part_fill(c, a.tone, a.series, a.hatched) != part_fill(c, b.tone, b.series, b.hatched));
    };
    differ({{Tone::high, -1, false}, {Tone::normal, -1, false}, {Tone::low, -1, true}, {Tone::unused, -1, false}});
    differ({{Tone::completed, -1, false}, {Tone::running, -1, false}, {Tone::failed, -1, false}, {Tone::queued, -1, false}});
    differ({{Tone::accent, 0, false}, {Tone::accent, 1, false}, {Tone::accent, 2, false}, {Tone::accent, 3, false}});
}

TEST_CASE("in forced colours HIGH, NORMAL and others have colours of their own; without them nothing is patterned but what is hatched") {
    const SystemColours system{0xff000000, 0xffffffff, 0xffffff00, 0xff000000, 0xffffffff, 0xff00ffff, 0xff000000, 0xff3ff23f};
    const auto c = colours_for(built_in(), Theme{.forced = system});
    CHECK(part_colour(c, Tone::high, -1) == system.canvas_text);
    CHECK(part_colour(c, Tone::normal, -1) == system.highlight);
    CHECK(part_colour(c, Tone::unused, -1) == system.grey_text);
    const auto usual = colours_for(built_in(), Theme{});
    for (const Tone tone : {Tone::high, Tone::normal, Tone::unused, Tone::running}) CHECK(part_fill(usual, tone, -1, false) == PartFill::solid);
    CHECK(part_fill(usual, Tone::low, -1, true) == PartFill::hatched);
}

TEST_CASE("contrast is that of WCAG") {
    CHECK(contrast(0xffffffff, 0xff000000) == doctest::Approx(21));
    CHECK(contrast(0xff777777, 0xffffffff) == doctest::Approx(4.48).epsilon(0.01));
}
