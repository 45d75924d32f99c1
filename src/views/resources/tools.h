#pragma once
#include "store/action.h"
#include "ui/parts.h"
#include "views/resources/cells.h"
#include "views/resources/groups.h"
#include <span>
#include <string>
#include <vector>

// The line of tools over the rows: how they are shown, and what can be done with all of them.
namespace resources {

struct Pick {                       // a menu or segments, and where each leads
    Button button;
    std::vector<MenuItem> items;
    std::vector<Segment> segments;
    int selected = 0;
    std::vector<Route> goes;
};

enum class Deed : std::uint8_t { compare, names, excluded, csv, json };

struct Tools {
    Pick look, show, group, colour;
    bool map = false;
    Button deeds_button;
    std::vector<MenuItem> deeds;    // in the order of Deed
    std::string fragments;          // how the free GPUs of these rows are cut up
    std::string note;               // why groups add up to more than the totals
};
bool shows_map(const Route&);
Tools tools(const Route&, std::size_t rows, std::size_t picked, const Fragments& free);  // deeds are done to those picked, or to all
Action deed(Deed, const Fleet&, std::span<const std::uint32_t> rows);

}  // namespace resources
