#pragma once
#include "ui/parts.h"
#include <optional>
#include <span>
#include <string>
#include <vector>
class Ui;
struct ScreenState;

// The head of a view in somebody else's page: one strip in place of navigation and app bar. Title and
// tabs are the page's own: it hands them over by `page_header` and `tabs` as always, one frame late.
struct StripModel {
    std::string age;            // "2m ago"; what is not fresh says so in `stale`
    std::string stale;
    std::string href;           // of this place in the console itself
    bool bare = false;          // nothing is drawn: the other page has a heading of its own
};
void strip(Ui&, const StripModel&);

// What the page handed over, kept from frame to frame.
struct StripMemory {
    bool open = false, bare = false;
    PageHeader header;
    std::string tabs_name;
    std::vector<TabItem> tabs;
    int selected = 0;
    std::optional<int> chosen;
    bool tabs_seen = false;     // in this frame
};
bool take_header(ScreenState&, const PageHeader&);   // true: the strip has it
bool take_tabs(ScreenState&, std::string_view name, std::span<const TabItem>, int selected, std::optional<int>& chosen);
