#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

// What became of a text, line by line: the fewest lines taken out and put in, as far as that can be
// found quickly; what is larger counts as replaced whole.
struct LineChange {
    enum class Kind : std::uint8_t { same, added, removed } kind = Kind::same;
    std::string_view text;           // points into one of the two
    std::size_t line = 0;            // from 1; of the newer text, of the older one when removed
    bool operator==(const LineChange&) const = default;
};
std::vector<LineChange> line_diff(std::string_view before, std::string_view now);
