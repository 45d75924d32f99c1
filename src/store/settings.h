#pragma once
#include "base/units.h"
#include <map>
#include <string>
#include <vector>

// What a person chose for this browser. Kept in storage, never in the address bar.
enum class ThemeChoice : std::uint8_t { system, dark, light };
enum class Density : std::uint8_t { comfortable, compact };

struct Settings {
    ThemeChoice theme = ThemeChoice::system;
    Density density = Density::comfortable;
    Seconds refresh{30};  // 0: off
    bool nav_collapsed = false;
    std::map<std::string, float> column_widths;  // "resources/health" → dp
    bool operator==(const Settings&) const = default;
};

std::string print_settings(const Settings&);                 // one line per entry: key=value
Settings read_settings(std::string_view text);               // what cannot be read keeps its default
