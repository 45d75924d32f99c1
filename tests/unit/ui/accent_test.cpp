#include "doctest/doctest.h"
#include "ui/tokens.h"

TEST_CASE("whatever accent a portal wishes for, what is written in it and on it can be read") {
    const auto tokens = read_tokens(built_in_tokens());
    REQUIRE(tokens);
    for (const bool dark : {true, false})
        for (const std::uint32_t rgb : {0x000000u, 0xffffffu, 0xff0000u, 0x00ff00u, 0x0000ffu, 0xffff00u, 0x0b7a75u, 0x808080u, 0x76b900u}) {
            INFO(dark, " ", rgb);
            const auto c = colours_for(*tokens, Theme{.dark = dark, .accent = rgb});
            for (const auto surface : {c.surface.page, c.surface.card, c.surface.raised}) CHECK(contrast(c.accent.fg, surface) >= 4.5);
            CHECK(contrast(c.accent.fill, c.surface.page) >= 3);
            CHECK(contrast(c.focus, c.surface.page) >= 3);
            CHECK(contrast(c.accent.on_solid, c.accent.solid) >= 4.5);
        }
}

TEST_CASE("an accent keeps its colour where that can be read, and the system's colours stand over it") {
    const auto tokens = read_tokens(built_in_tokens());
    CHECK(colours_for(*tokens, Theme{.dark = false, .accent = 0x0b5a55}).accent.fg == 0xff555a0b);
    const SystemColours system{0xff000000, 0xffffffff, 0xffffff00, 0xff000000, 0xffffffff, 0xff00ffff, 0xff000000, 0xff808080};
    CHECK(colours_for(*tokens, Theme{.accent = 0x0b7a75, .forced = system}).accent.fg == colours_for(*tokens, Theme{.forced = system}).accent.fg);
}
