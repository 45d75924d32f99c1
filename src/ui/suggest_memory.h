#pragma once
#include "ui/parts.h"
#include <string>

// What a query field remembers between two frames: its open list, and a caret that must wait
// until the page has taken the completed text.
struct SuggestMemory {
    bool open = false;
    int row = -1;                // chosen; -1: none
    Suggestions shown;
    std::string expected;        // the text that was completed to
    int caret = -1;              // where it will stand then; -1: nothing to wait for
};
