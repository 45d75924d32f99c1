#pragma once
#include "base/units.h"
#include <map>
#include <string>
#include <vector>

// What a person chose for this browser. Kept in storage, never in the address bar.
enum class ThemeChoice : std::uint8_t { system, dark, light };
enum class Density : std::uint8_t { comfortable, compact };

// Of one table: the keys of its columns from left to right, and those that are not shown.
struct ColumnChoice {
    std::vector<std::string> order, hidden;
    bool operator==(const ColumnChoice&) const = default;
};

// Opened from the palette before: what comes back most often stands first.
struct Visit {
    std::string href, title;
    int times = 1;
    bool operator==(const Visit&) const = default;
};

struct Settings {
    ThemeChoice theme = ThemeChoice::system;
    Density density = Density::comfortable;
    Seconds refresh{30};  // 0: off
    bool nav_collapsed = false;
    bool utc = false;         // times of day are UTC, not the person's own
    bool still = false;       // nothing moves, whatever the system prefers
    bool tells = true;        // of changes of the person's own workflows
    bool tells_outside = false;  // by notifications of the browser too; asked for by a press only
    std::map<std::string, float> column_widths;  // "resources/health" → dp
    std::map<std::string, ColumnChoice> column_choices;  // by the table's name
    std::vector<Visit> visits;                   // the latest first, a dozen at most
    std::vector<std::string> hidden_workflows;   // not shown in this browser's lists; the latest first
    bool operator==(const Settings&) const = default;
};

void remember(std::vector<Visit>&, std::string href, std::string title);
void hide_workflow(Settings&, std::string id, bool hidden);   // the oldest of many are forgotten
bool hides_workflow(const Settings&, std::string_view id);
void show_hidden_workflows(Settings&);                        // all of them again
std::vector<Visit> most_used(const std::vector<Visit>&, std::size_t most);

std::string print_settings(const Settings&);                 // one line per entry: key=value
Settings read_settings(std::string_view text);               // what cannot be read keeps its default
