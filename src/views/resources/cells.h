#pragma once
#include "ui/parts.h"
#include "views/resources/groups.h"
#include <string>
#include <vector>

// The same rows as a map: one cell for each node, coloured by what one wants to see.
namespace resources {

enum class ColourBy : std::uint8_t { free, health, pool };
struct ColourWord { ColourBy by; std::string_view key, title; };
std::span<const ColourWord> colour_words();
ColourBy colour_by(const Route&);

struct Map {
    std::vector<CellGroup> groups;
    std::vector<std::uint32_t> rows;               // a cell for each
    std::vector<std::pair<std::string, Bar>> legend;
    std::vector<std::string> notes;                // what the legend cannot show
    std::vector<int> series;                       // the colour of each kind's first pool; −1: in none
};
Map map_of(const Fleet&, std::span<const std::uint32_t> rows, const Grouped*, ColourBy);  // null: in one piece
CellShade shade(const Fleet&, const Map&, std::uint32_t row, ColourBy);
std::string cell_words(const Fleet&, std::uint32_t row);
std::string group_note(const Group&);              // "28 resources, 12 of 224 GPUs free"

}  // namespace resources
