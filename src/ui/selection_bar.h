#pragma once
#include "ui/parts.h"
#include <optional>
#include <string>
#include <vector>
class Ui;

// What can be done with what has a tick: it lies over the foot of the page, so that nothing moves
// when the first tick is set.
struct SelectionBar {
    std::string title, note;           // "3 selected", "2 queued, 1 failed"
    std::vector<Button> actions;
};
enum class SelectionPress : int { close = -1 };
std::optional<int> selection_bar(Ui&, const SelectionBar&);  // the index of what was pressed; -1: the ticks shall go
