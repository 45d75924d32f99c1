#pragma once
#include "store/action.h"
#include "store/model.h"
#include "ui/parts.h"
#include <string>
#include <vector>

// What the bell has: the changes of the reader's own workflows, and how they shall be told.
namespace frame {

struct BellPage {
    std::string count;                 // of those nobody has looked at
    std::vector<MenuItem> items;
    std::vector<Action> does;          // one for each item
};
BellPage bell_page(const Model&);

}  // namespace frame
