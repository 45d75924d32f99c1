#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Where in a specification a place is, told from the lines above it by how far they are indented, and
// from the brackets of its own line: good enough for help, and never the judge of anything.
namespace submit {

struct SpecSpot {
    enum class At : std::uint8_t { nowhere, key, value, expression } at = At::nowhere;   // expression: inside {{ … }}
    std::string_view kind;            // of the map: "task", "resource"; "none": one whose keys are free; "top": the text itself
    std::string_view key;             // of a value, or of the list whose item it is
    std::size_t from = 0, to = 0;     // what is written of it so far
};
SpecSpot spot_at(std::string_view text, std::size_t caret);

struct NamedSpot { std::string name; std::size_t at = 0; };
struct SpecNames { std::vector<NamedSpot> tasks, resources, images; };
SpecNames names_in(std::string_view text);   // as far as they are written one to a line

}  // namespace submit
