#pragma once
#include <cstdint>
#include <string>
#include <vector>

// Two texts, one line after the other, as what became of the first.
struct DiffRow {
    enum class Kind : std::uint8_t { same, added, removed, left_out } kind = Kind::same;   // left_out: `text` says how many lines
    int line = 0;                    // of the newer text; of the older one when it was removed
    std::string text;
    bool operator==(const DiffRow&) const = default;
};
