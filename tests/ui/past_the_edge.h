#pragma once
#include "ui/harness.h"

// On a phone a page goes on below, never past the right edge. Tabs and lines of controls are the exception: they scroll sideways.
inline std::string past_the_edge(Harness& h) {
    std::string out;
    const auto& tree = h.console.tree();
    const auto sideways = [&](const a11y::Node& n) {
        for (const auto* up = &n; up; up = up->parent ? tree.find(up->parent) : nullptr)
            if (up->role == a11y::Role::tab || up->role == a11y::Role::tablist || up->name == "More filters" || up->name == "Tools") return true;
        return false;
    };
    for (const auto& n : tree.nodes())
        if ((n.x < -1 || n.x + n.w > float(h.console.setup.width) + 1) && !sideways(n)) out += std::string(n.name) + " ends at " + std::to_string(int(n.x + n.w)) + "\n";
    return out;
}
