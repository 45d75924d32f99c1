#pragma once
#include "store/fleet.h"
#include "ui/parts.h"
#include <string>
#include <string_view>
#include <vector>

// The menus beside the filter field. Each item knows the text that the field would hold.
namespace resources {

struct FilterMenu {
    Button button;
    std::vector<MenuItem> items;
    std::vector<std::string> writes;  // one for each item
};

std::vector<FilterMenu> filter_menus(const Fleet&, Gpus most, std::string_view text);  // most: on one node

}  // namespace resources
