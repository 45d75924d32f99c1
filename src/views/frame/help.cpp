#include "views/frame/help.h"
#include <algorithm>

namespace frame {

// "Ctrl+K" and "g r" are two caps each.
static std::vector<std::string> caps(const std::string& key) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from < key.size();) {
        const auto end = std::min(key.find_first_of("+ ", from), key.size());
        out.push_back(key.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

std::vector<HelpGroup> help(const std::vector<Command>& commands) {
    std::vector<HelpGroup> out;
    for (const auto& c : commands) {
        if (c.key.empty()) continue;
        const auto title = c.group.empty() ? std::string("Anywhere") : c.group;
        auto group = std::find_if(out.begin(), out.end(), [&](const HelpGroup& g) { return g.title == title; });
        if (group == out.end()) group = out.insert(out.end(), {title, {}});
        group->lines.push_back({caps(c.key), c.title});
    }
    out.push_back({"In a filter", {{{"/"}, "Go to the filter of the page"}, {{"↑", "↓"}, "Move through the suggestions"}, {{"Tab"}, "Take the marked suggestion"}, {{"Esc"}, "Close the suggestions"}}});
    out.push_back({"In a table", {{{"↑", "↓", "j", "k"}, "Move from row to row"}, {{"Home", "End"}, "Go to the first or last row"}, {{"Enter"}, "Open the row"},
                                    {{"Space", "x"}, "Select the row"}, {{"Shift", "↓"}, "Select from row to row"}, {{"Ctrl", "A"}, "Select all rows"}, {{"Esc"}, "Select none"}}});
    out.push_back({"In a graph", {{{"←", "→"}, "Walk along the lines"}, {{"↑", "↓"}, "Go to what stands above or below"}, {{"f"}, "Show all"}, {{"+", "-"}, "Zoom in or out"}}});
    return out;
}

std::size_t second_column(const std::vector<HelpGroup>& groups) {
    std::size_t whole = 0, above = 0, at = 0;
    for (const auto& g : groups) whole += g.lines.size() + 1;
    while (at < groups.size() && 2 * above < whole) above += groups[at++].lines.size() + 1;
    return at;
}

}  // namespace frame
