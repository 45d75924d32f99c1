#pragma once
#include "ui/editor_model.h"
#include "ui/terminal_model.h"
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

// A component of the platform's own, an editor or a terminal, that lies over the canvas where the page left room for it.
// The node of the same id in the tree gives it its place, its order and its name. Boxes are CSS pixels from its corner.
struct SurfaceBox {
    float x = 0, y = 0, w = 0, h = 0;
    bool operator==(const SurfaceBox&) const = default;
};

struct Surface {
    std::uint32_t id = 0;
    SurfaceBox visible;                // what scrolling leaves of it
    std::vector<SurfaceBox> covered;   // where a menu, a panel or a toast lies over it
    bool dimmed = false;               // by a dialog's scrim
    bool blocked = false;              // presses are for what is open over it
    std::variant<EditorModel, TerminalModel> holds;
    const std::string& key() const { return std::visit([](const auto& model) -> const std::string& { return model.key; }, holds); }
};

// What was done in one, or became of it.
struct SurfaceEvent {
    enum class Kind : std::uint8_t { ready, failed, edited, selected, sized, found, find_wanted };
    std::string key;
    Kind kind = Kind::ready;
    std::string text = {};             // edited: the whole text; failed: why
    int a = 0, b = 0, c = 0, d = 0;    // selected: a span; sized: rows, columns; found: how many, which one
};
