#include "ui/accent.h"
#include <algorithm>

static constexpr Rgba kWhite = 0xffffffff, kBlack = 0xff000000;

static Rgba mix(Rgba a, Rgba b, double share_of_b) {
    Rgba out = 0xff000000;
    for (int shift = 0; shift < 24; shift += 8) {
        const double x = a >> shift & 255, y = b >> shift & 255;
        out |= static_cast<Rgba>(x + (y - x) * share_of_b + 0.5) << shift;
    }
    return out;
}

static double least_contrast(Rgba ink, const Colours& c) {
    return std::min({contrast(ink, c.surface.page), contrast(ink, c.surface.card), contrast(ink, c.surface.raised)});
}

static Rgba readable(Rgba ink, const Colours& c, double least) {
    const Rgba away = contrast(c.surface.page, kWhite) > contrast(c.surface.page, kBlack) ? kWhite : kBlack;
    for (double share = 0; share < 1; share += 0.05)
        if (const Rgba moved = mix(ink, away, share); least_contrast(moved, c) >= least) return moved;
    return away;
}

void use_accent(Colours& c, std::uint32_t rgb) {
    const Rgba own = 0xff000000 | (rgb & 255) << 16 | (rgb & 0xff00) | rgb >> 16;
    auto& a = c.accent;
    a.fg = readable(own, c, 4.5);
    a.fill = readable(own, c, 3);
    a.solid = readable(own, c, 1.4);
    a.on_solid = contrast(a.solid, kWhite) >= contrast(a.solid, kBlack) ? kWhite : kBlack;
    a.solid_hover = mix(a.solid, a.on_solid == kWhite ? kBlack : kWhite, 0.1);
    a.soft = mix(c.surface.page, own, 0.12);
    a.soft_border = mix(c.surface.page, own, 0.4);
    a.selection = mix(c.surface.page, own, 0.1);
    c.focus = readable(own, c, 3);
}
