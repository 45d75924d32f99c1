#pragma once
#include "base/units.h"
#include "store/settings.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the page around the program said of the place it stands in: config.json, the flags in the
// address, the login, a portal that shows one view of it. It is told in lines, `key=value`, by
// shell/site.js; what was not told keeps what it was.
struct Embed {
    bool on = false;            // one view in a frame of somebody else's page
    bool hide_filters = false, hide_header = false;
    bool actions = false;       // else nothing may be changed from there
    bool inside = false;        // links are followed in the frame, not in a tab
    bool operator==(const Embed&) const = default;
};

struct Site {
    std::string title = "OSMO Console";
    std::string docs, grafana;  // addresses; empty: there is none
    ThemeChoice usual_theme = ThemeChoice::system;   // for those who chose none
    std::optional<ThemeChoice> theme;                // the portal's; stands over what the person chose
    std::optional<Density> density;
    std::optional<std::uint32_t> accent;             // 0xRRGGBB
    Seconds least_refresh{0};
    bool token = false;         // an access token is in use: no session, so no sockets
    bool login_page = true;     // signing in is going to a page; else only a token helps
    bool new_version = false;   // is there, and shown after a reload
    bool whole = true;          // false: only the first part of the program is there yet (shell/later.js)
    Embed embed;
    bool read_only() const { return embed.on && !embed.actions; }
    bool operator==(const Site&) const = default;
};
Site read_site(std::string_view lines, Site before);
std::vector<std::string> faults_in(std::string_view lines);  // what is wrong with config.json, each once
