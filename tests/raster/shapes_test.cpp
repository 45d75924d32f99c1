#include "platform/raster.h"
#include "raster/painter.h"
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <random>

namespace {

constexpr std::uint32_t kBlack = 0xff000000u, kWhite = 0xffffffffu, kRed = 0xff0000ffu;

struct Drawn {
    Raster raster;
    explicit Drawn(Painter& painter) { raster.draw(painter.picture()); }
    std::uint32_t at(int x, int y) const { return raster.pixels()[y * raster.width() + x]; }
    int count(std::uint32_t rgba) const {
        return int(std::count(raster.pixels(), raster.pixels() + raster.width() * raster.height(), rgba));
    }
};

int red(std::uint32_t rgba) { return int(rgba & 255); }
int green(std::uint32_t rgba) { return int(rgba >> 8 & 255); }
int blue(std::uint32_t rgba) { return int(rgba >> 16 & 255); }

}  // namespace

TEST_CASE("the target is cleared with the picture's colour and stays opaque") {
    Painter p(5, 3, 0x00302010u);
    CHECK(Drawn(p).count(0xff302010u) == 15);
}

TEST_CASE("a fill covers the pixels whose centres it holds, left and top edges included") {
    Painter p(10, 10);
    p.rect(2, 3, 5, 7, kRed);
    p.rect(6.5F, 6.5F, 8.5F, 8.5F, kWhite);
    p.rect(6.6F, 1, 8.4F, 2, kWhite);
    const Drawn d(p);
    CHECK(d.count(kRed) == 12);
    CHECK(d.at(2, 3) == kRed);
    CHECK(d.at(5, 3) == kBlack);
    CHECK(d.at(2, 7) == kBlack);
    CHECK(d.at(6, 6) == kWhite);
    CHECK(d.at(8, 8) == kBlack);
    CHECK(d.at(6, 1) == kBlack);
    CHECK(d.at(7, 1) == kWhite);
    CHECK(d.count(kWhite) == 5);
}

TEST_CASE("nothing is painted outside of the clip rectangle or the window") {
    Painter p(20, 20);
    p.clip(4, 5, 6, 7);
    p.rect(-100, -100, 100, 100, kRed);
    p.clip(15, 15, 100, 100);
    p.glyph(14, 14, 15, 4, 1, 4, kWhite);
    p.triangle(p.at(-50, -50, kWhite), p.at(200, 17, kWhite), p.at(17, 200, kWhite));
    p.clip(0, 0, 0, 20);
    p.rect(0, 0, 20, 20, kWhite);
    const Drawn d(p);
    CHECK(d.count(kRed) == 42);
    CHECK(d.at(4, 5) == kRed);
    CHECK(d.at(9, 11) == kRed);
    CHECK(d.count(kWhite) == 25);
    CHECK(d.at(15, 15) == kWhite);
}

TEST_CASE("alpha goes over with GL's rounding, for every alpha") {
    for (std::uint32_t alpha = 0; alpha < 256; ++alpha) {
        Painter p(1, 1, 0xff64c807u);
        p.rect(0, 0, 1, 1, 0x00ff0ac8u | alpha << 24);
        const auto got = Drawn(p).at(0, 0);
        const auto want = [&](int src, int dst) { return int(std::lround((src * int(alpha) + dst * (255 - int(alpha))) / 255.0)); };
        INFO("alpha ", alpha);
        CHECK(red(got) == want(0xc8, 0x07));
        CHECK(green(got) == want(0x0a, 0xc8));
        CHECK(blue(got) == want(0xff, 0x64));
        CHECK((got >> 24) == 255u);
    }
}

TEST_CASE("a glyph's texels land one to one, tinted by its colour") {
    Painter p(20, 6);
    p.glyph(3, 1, 0, 4, 16, 4, kRed);
    const Drawn d(p);
    for (int x = 0; x < 16; ++x) {
        CHECK(d.at(3 + x, 1) == (kBlack | std::uint32_t(x * 17)));
        CHECK(d.at(3 + x, 4) == d.at(3 + x, 1));
    }
    CHECK(d.at(2, 1) == kBlack);
    CHECK(d.at(18, 5) == kBlack);
}

TEST_CASE("a glyph cut by the clip keeps its texels in place") {
    Painter p(20, 6);
    p.clip(8, 2, 4, 2);
    p.glyph(3, 1, 0, 4, 16, 4, kWhite);
    const Drawn d(p);
    CHECK(red(d.at(8, 2)) == 5 * 17);
    CHECK(red(d.at(11, 3)) == 8 * 17);
    CHECK(d.at(12, 2) == kBlack);
    CHECK(d.at(8, 1) == kBlack);
}

TEST_CASE("a glyph's own alpha and its colour's multiply") {
    Painter p(1, 1);
    p.glyph(0, 0, 10, 4, 1, 1, 0x80ffffffu);  // 170 * 128 / 255 = 85.3
    CHECK(red(Drawn(p).at(0, 0)) == 85);
}

TEST_CASE("coloured glyphs show their own colours, faded by the vertex colour's alpha") {
    Painter p(4, 2);
    p.glyph(0, 0, 8, 8, 4, 1, kWhite);
    p.glyph(0, 1, 8, 8, 4, 1, 0x80ffffffu);
    const Drawn d(p);
    CHECK(d.at(0, 0) == 0xff0000ffu);
    CHECK(d.at(1, 0) == 0xff00ff00u);
    CHECK(d.at(2, 0) == 0xffff0000u);
    CHECK(d.at(3, 0) == 0xff008080u);
    CHECK(d.at(0, 1) == 0xff000080u);
    CHECK(d.at(3, 1) == 0xff004040u);
}

TEST_CASE("a scaled image takes the nearest texel at each pixel's centre") {
    Painter p(8, 2);
    p.image(0, 0, 8, 2, 8, 8, 12, 9, kWhite);
    const Drawn d(p);
    const std::uint32_t want[] = {0xff0000ffu, 0xff00ff00u, 0xffff0000u, 0xff008080u};
    for (int x = 0; x < 8; ++x) CHECK(d.at(x, 1) == want[x / 2]);
}

TEST_CASE("a horizontal gradient runs evenly and has no seam on the diagonal") {
    Painter p(64, 16);
    p.gradient(0, 0, 64, 16, 0xff000000u, 0xffff00ffu, 0xffff00ffu, 0xff000000u);
    const Drawn d(p);
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 64; ++x) {
            const int want = int(std::lround(255 * (x + 0.5) / 64));
            CHECK(std::abs(red(d.at(x, y)) - want) <= 1);
            CHECK(std::abs(blue(d.at(x, y)) - want) <= 1);
            CHECK(green(d.at(x, y)) == 0);
        }
}

TEST_CASE("a shadow's alpha runs out evenly") {
    Painter p(4, 51, kWhite);
    p.gradient(0, 0, 4, 51, 0xff000000u, 0xff000000u, 0x00000000u, 0x00000000u);
    const Drawn d(p);
    for (int y = 0; y < 51; ++y) {
        CHECK(std::abs(red(d.at(0, y)) - int(std::lround(255 * (y + 0.5) / 51))) <= 1);
        CHECK(d.at(3, y) == d.at(0, y));
    }
}

TEST_CASE("an anti-aliased line's rims are half as strong half way out") {
    Painter p(9, 6);  // ImGui: a core at full alpha, rims one pixel wide down to nothing
    const std::uint32_t clear = 0x00ffffffu;
    p.gradient(0, 2, 9, 3, kWhite, kWhite, kWhite, kWhite);
    p.gradient(0, 1, 9, 2, clear, clear, kWhite, kWhite);
    p.gradient(0, 3, 9, 4, kWhite, kWhite, clear, clear);
    const Drawn d(p);
    for (int x = 0; x < 9; ++x) {
        CHECK(std::abs(red(d.at(x, 1)) - 128) <= 1);
        CHECK(d.at(x, 2) == kWhite);
        CHECK(std::abs(red(d.at(x, 3)) - 128) <= 1);
        CHECK(d.at(x, 0) == kBlack);
        CHECK(d.at(x, 4) == kBlack);
    }
}

TEST_CASE("triangles that share an edge cover every pixel exactly once") {
    // A fan of thin triangles around a point, as ImGui fills a rounded rectangle. Half-clear
    // white: a pixel covered twice is brighter, a pixel missed is black.
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        const auto coordinate = [&] { return float(random() % (60 * 16)) / 16; };
        Painter p(60, 60);
        const std::uint32_t half = 0x80ffffffu;
        const float x = coordinate(), y = coordinate();
        float left = 0;  // the window's border, walked around
        std::vector<Vertex> rim;
        while (left < 240) {
            const float side = left / 60, part = left - 60 * float(int(side));
            const Vertex corner[] = {p.at(part, 0, half), p.at(60, part, half), p.at(60 - part, 60, half), p.at(0, 60 - part, half)};
            rim.push_back(corner[int(side)]);
            const float next = left + 1 + float(random() % 400) / 16, corner_at = 60 * (float(int(side)) + 1);
            left = left < corner_at && next > corner_at ? corner_at : next;
        }
        for (std::size_t i = 0; i < rim.size(); ++i) p.triangle(p.at(x, y, half), rim[i], rim[(i + 1) % rim.size()]);
        INFO("seed ", seed);
        CHECK(Drawn(p).count(0xff808080u) == 3600);
    }
}

TEST_CASE("a triangle holds exactly the pixels whose centres lie inside of it") {
    for (unsigned seed = 0; seed < 100; ++seed) {
        std::mt19937 random(seed);
        // odd 512ths are never on a pixel's centre after rounding to 256ths... so ask on a grid of 1/8 + 1/32
        const auto coordinate = [&] { return double(random() % 320) / 8 + 1.0 / 32; };
        const double x[] = {coordinate(), coordinate(), coordinate()}, y[] = {coordinate(), coordinate(), coordinate()};
        Painter p(40, 40);
        p.triangle(p.at(float(x[0]), float(y[0]), kWhite), p.at(float(x[1]), float(y[1]), kWhite), p.at(float(x[2]), float(y[2]), kWhite));
        const Drawn d(p);
        int wrong = 0;
        for (int py = 0; py < 40; ++py)
            for (int px = 0; px < 40; ++px) {
                int left = 0, right = 0, on = 0;
                for (int i = 0; i < 3; ++i) {
                    const int j = (i + 1) % 3;
                    const double side = (x[j] - x[i]) * (py + 0.5 - y[i]) - (y[j] - y[i]) * (px + 0.5 - x[i]);
                    side == 0 ? ++on : side < 0 ? ++left : ++right;
                }
                if (on == 0) wrong += (left == 3 || right == 3) != (d.at(px, py) == kWhite);
            }
        INFO("seed ", seed);
        CHECK(wrong == 0);
    }
}

TEST_CASE("shapes with absurd corners neither crash nor leave the window") {
    Painter p(8, 8);
    const float huge = 3e38F, endless = INFINITY, nothing = NAN;
    p.rect(-huge, -huge, huge, huge, kRed);
    p.rect(nothing, 0, 4, 4, kWhite);
    p.triangle(p.at(0, 0, kWhite), p.at(endless, 3, kWhite), p.at(nothing, nothing, kWhite));
    p.glyph(huge, 2, 0, 4, 16, 4, kWhite);
    p.image(0, 0, 2, 2, -900, -900, 900, 900, 0x01ffffffu);
    CHECK(Drawn(p).at(7, 7) == kRed);
}
