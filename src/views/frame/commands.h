#pragma once
#include "store/action.h"
#include "ui/icon.h"
#include "views/places.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Everything a person can do from anywhere, as one table: the palette lists it and keys
// call it, so they cannot disagree.
namespace frame {

struct Command {
    std::string group, title, note, key;   // key: "Ctrl+K", "g r"; note: its present state
    std::string href;                      // for places: middle click and copying work
    Icon icon = Icon::none;
    Action does;
    bool listed = true;                    // false: by key only
};

std::vector<Command> commands(const Model&, const std::vector<Place>&);

}  // namespace frame
