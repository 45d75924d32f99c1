#pragma once
#include "ui/parts.h"
#include <string>

// Something found in a text: what and why, where it stands, and what would mend it.
struct ListedFinding {
    Badge mark;                      // "Error", with its icon
    std::string place;               // "15:7"; empty: it is about no place in the text
    std::string what, why, path;     // path: "resources.small"
    std::string fix;                 // "Change to memory"; empty: nobody can be certain
    bool operator==(const ListedFinding&) const = default;
};
