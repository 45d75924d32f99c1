#include "ui/screen.h"
#include "ui/screen_state.h"
#include <fmt/format.h>

// The roles that an editor or a terminal needs; its style sheet knows them by these names.
std::string Screen::surface_theme() const {
    const Colours& c = s_->colours;
    std::string out = fmt::format("scheme={}\n", s_->theme.dark ? "dark" : "light");
    const auto say = [&](std::string_view name, Rgba v) { out += fmt::format("{}=#{:02x}{:02x}{:02x}\n", name, v & 255, v >> 8 & 255, v >> 16 & 255); };
    say("inset", c.surface.inset), say("card", c.surface.card), say("raised", c.surface.raised), say("hover", c.surface.hover), say("active", c.surface.active);
    say("subtle", c.border.subtle), say("border", c.border.normal), say("strong", c.border.strong), say("control", c.border.control);
    say("primary", c.text.primary), say("secondary", c.text.secondary), say("tertiary", c.text.tertiary), say("faint", c.text.faint);
    say("accent", c.accent.fg), say("accent-solid", c.accent.solid), say("accent-on-solid", c.accent.on_solid);
    say("soft", c.accent.soft), say("soft-border", c.accent.soft_border), say("focus", c.focus), say("scrim", c.scrim), say("match", c.match);
    say("error", c.failed.fg), say("error-bg", c.failed.bg), say("warning", c.queued.fg), say("warning-bg", c.queued.bg), say("note", c.starting.fg);
    say("added-bg", c.running.bg), say("added", c.running.fg);
    say("key", c.code.key), say("string", c.code.string), say("number", c.code.number), say("keyword", c.code.keyword);
    say("comment", c.code.comment), say("punct", c.code.punct), say("expression", c.code.expression);
    for (std::size_t i = 0; i < c.ansi.size(); ++i) say("ansi" + std::to_string(i), c.ansi[i]);
    return out;
}
