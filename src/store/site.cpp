#include "store/site.h"
#include "base/pieces.h"
#include <algorithm>
#include <charconv>

static std::optional<ThemeChoice> theme_named(std::string_view word) {
    if (word == "dark") return ThemeChoice::dark;
    if (word == "light") return ThemeChoice::light;
    return word == "system" ? std::optional(ThemeChoice::system) : std::nullopt;
}

static std::optional<std::uint32_t> colour(std::string_view hex) {
    std::uint32_t rgb = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), rgb, 16);
    return error == std::errc{} && end == hex.data() + hex.size() && hex.size() == 6 ? std::optional(rgb) : std::nullopt;
}

static void read_line(std::string_view key, std::string_view value, Site& s) {
    const bool on = value == "1";
    if (key == "title" && !value.empty()) s.title = value;
    else if (key == "docs") s.docs = value;
    else if (key == "grafana") s.grafana = value;
    else if (key == "usual-theme") s.usual_theme = theme_named(value).value_or(ThemeChoice::system);
    else if (key == "theme") s.theme = theme_named(value);
    else if (key == "density") s.density = value.empty() ? std::nullopt : std::optional(value == "compact" ? Density::compact : Density::comfortable);
    else if (key == "accent") s.accent = colour(value);
    else if (key == "least-refresh") { int n = 0; std::from_chars(value.data(), value.data() + value.size(), n); s.least_refresh = Seconds(std::max(0, n)); }
    else if (key == "token") s.token = on;
    else if (key == "login-page") s.login_page = on;
    else if (key == "new-version") s.new_version = on;
    else if (key == "whole") s.whole = on;
    else if (key == "embed") s.embed.on = on;
    else if (key == "hide-filters") s.embed.hide_filters = on;
    else if (key == "hide-header") s.embed.hide_header = on;
    else if (key == "actions") s.embed.actions = on;
    else if (key == "inside") s.embed.inside = on;
}

template <class Take>
static void each_line(std::string_view lines, Take take) {
    for (const auto line : pieces_of(lines, '\n'))
        if (const auto eq = line.find('='); eq != std::string_view::npos) take(line.substr(0, eq), line.substr(eq + 1));
}

Site read_site(std::string_view lines, Site s) {
    each_line(lines, [&](std::string_view key, std::string_view value) { read_line(key, value, s); });
    return s;
}

std::vector<std::string> faults_in(std::string_view lines) {
    std::vector<std::string> out;
    each_line(lines, [&](std::string_view key, std::string_view value) { if (key == "fault") out.emplace_back(value); });
    return out;
}
