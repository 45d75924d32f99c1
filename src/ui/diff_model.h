#pragma once
#include <cstddef>
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

// Two texts beside each other: a line of the older one, and what it is now.
struct DiffPair {
    enum class Kind : std::uint8_t { same, changed, left_out } kind = Kind::same;   // left_out: `before` says how many lines
    int before_line = 0, now_line = 0;   // 0: there is none on that side
    std::string before, now;
    bool operator==(const DiffPair&) const = default;
};

// The bytes from and to which differ, of two lines that have something in common; all of them where they have not.
struct DiffSpan { std::size_t from = 0, before_to = 0, now_to = 0; };
DiffSpan differing(const DiffPair&);
