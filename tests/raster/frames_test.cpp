#include "platform/raster.h"
#include "raster/painter.h"
#include <cstring>
#include <doctest/doctest.h>
#include <random>

namespace {

constexpr std::uint32_t kWhite = 0xffffffffu;

struct Thing {
    int kind, x, y, w, h;
    std::uint32_t rgba;
};

Thing random_thing(std::mt19937& random) {
    return {int(random() % 5), int(random() % 400) - 20, int(random() % 300) - 20, int(random() % 90), int(random() % 60),
            std::uint32_t(random()) | (random() % 2 ? 0xff000000u : 0)};
}

void add(Painter& p, const Thing& t) {
    const float x = float(t.x), y = float(t.y), w = float(t.w), h = float(t.h);
    if (t.kind == 0) p.rect(x, y, x + w, y + h, t.rgba);
    if (t.kind == 1) p.glyph(x, y, 0, 4, 16, 4, t.rgba);
    if (t.kind == 2) p.gradient(x, y, x + w, y + h, t.rgba, t.rgba & 0xffffffu, t.rgba & 0xffffffu, t.rgba);
    if (t.kind == 3) p.triangle(p.at(x + 0.3F, y, t.rgba), p.at(x + w, y + 0.7F, ~t.rgba), p.at(x + w / 3, y + h, t.rgba ^ 0xffffu));
    if (t.kind == 4) p.clip(t.x, t.y, 3 * t.w, 3 * t.h);
}

Painter paint(const std::vector<Thing>& things, bool known_atlas) {
    Painter p(360, 260, 0xff203040u);
    p.known_atlas = known_atlas;
    for (const auto& thing : things) add(p, thing);
    return p;
}

bool same(const Raster& a, const Raster& b) {
    return a.width() == b.width() && a.height() == b.height() &&
           std::memcmp(a.pixels(), b.pixels(), std::size_t(a.width()) * std::size_t(a.height()) * 4) == 0;
}

}  // namespace

TEST_CASE("an unchanged frame draws nothing") {
    std::mt19937 random(1);
    std::vector<Thing> things;
    for (int i = 0; i < 200; ++i) things.push_back(random_thing(random));
    Raster raster;
    CHECK(raster.draw(paint(things, false).picture()).w == 360);
    CHECK(raster.draw(paint(things, true).picture()).w == 0);
    CHECK(raster.draw(paint(things, true).picture()).h == 0);
}

TEST_CASE("a small change is painted where it is") {
    Painter before(1440, 900), after(1440, 900);
    before.rect(0, 0, 1440, 900, 0xff101010u);
    after.known_atlas = true;
    after.rect(0, 0, 1440, 900, 0xff101010u);
    after.rect(700, 450, 701, 466, kWhite);  // a caret
    Raster raster;
    raster.draw(before.picture());
    const PixelRect changed = raster.draw(after.picture());
    CHECK(changed.x <= 700);
    CHECK(changed.y <= 450);
    CHECK(changed.x + changed.w >= 701);
    CHECK(changed.y + changed.h >= 466);
    CHECK(changed.w * changed.h <= 128 * 64);
    CHECK(raster.pixels()[450 * 1440 + 700] == kWhite);
}

TEST_CASE("what is painted in parts equals what is painted at once, and nothing else changes") {
    std::mt19937 random(20);
    std::vector<Thing> things;
    for (int i = 0; i < 150; ++i) things.push_back(random_thing(random));
    Raster raster;
    for (unsigned step = 0; step < 300; ++step) {
        const auto change = random() % 4;
        if (change == 0 && things.size() > 20) things.erase(things.begin() + int(random() % things.size()));
        if (change == 1) things.insert(things.begin() + int(random() % things.size()), random_thing(random));
        if (change == 2) things[random() % things.size()] = random_thing(random);
        if (change == 3) std::swap(things[random() % things.size()], things[random() % things.size()]);
        const std::vector<std::uint32_t> old(raster.pixels(), raster.pixels() + raster.width() * raster.height());
        const PixelRect r = raster.draw(paint(things, step > 0).picture());
        Raster fresh;
        fresh.draw(paint(things, false).picture());
        INFO("step ", step);
        REQUIRE(same(raster, fresh));
        int outside = 0;
        for (int i = 0; i < int(old.size()); ++i) {
            const int x = i % 360 - r.x, y = i / 360 - r.y;
            if (x < 0 || y < 0 || x >= r.w || y >= r.h) outside += old[std::size_t(i)] != raster.pixels()[i];
        }
        CHECK(outside == 0);
    }
}

TEST_CASE("another clear colour repaints everything") {
    Painter a(100, 100, 0xff000000u), b(100, 100, kWhite);
    Raster raster;
    raster.draw(a.picture());
    CHECK(raster.draw(b.picture()).h == 100);
    CHECK(raster.pixels()[9999] == kWhite);
}

TEST_CASE("the size follows the picture, down to nothing") {
    Raster raster;
    for (const auto& [w, h] : {std::pair{1, 1}, {0, 0}, {33, 129}, {129, 33}, {0, 5}, {1, 1}}) {
        Painter p(w, h, kWhite);
        p.rect(-5, -5, 500, 500, 0xff0000ffu);
        const PixelRect changed = raster.draw(p.picture());
        CHECK(raster.width() == w);
        CHECK(raster.height() == h);
        CHECK(changed.w * changed.h == w * h);
        if (w * h > 0) CHECK(raster.pixels()[w * h - 1] == 0xff0000ffu);
    }
}

TEST_CASE("another colour, another order or another clip alone is a change") {
    const auto two = [](std::uint32_t lower, std::uint32_t upper, int clip_width) {
        Painter p(50, 50);
        p.clip(0, 0, clip_width, 50);
        p.rect(10, 10, 40, 40, lower);
        p.rect(10, 10, 40, 40, upper);
        return p;
    };
    constexpr std::uint32_t kRed = 0xff0000ffu, kGreen = 0xff00ff00u, kBlue = 0xffff0000u;
    Raster raster;
    raster.draw(two(kRed, kGreen, 50).picture());
    raster.draw(two(kRed, kBlue, 50).picture());
    CHECK(raster.pixels()[20 * 50 + 39] == kBlue);
    raster.draw(two(kBlue, kRed, 50).picture());
    CHECK(raster.pixels()[20 * 50 + 39] == kRed);
    raster.draw(two(kBlue, kRed, 39).picture());
    CHECK(raster.pixels()[20 * 50 + 39] == 0xff000000u);
}
