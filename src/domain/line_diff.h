#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

// Which lines of a text went, which came, which stayed: as few changes as there can be. Where that would take long,
// because nearly all differs, the part between the first and the last difference counts as replaced.
struct DiffLine {
    enum class Kind : std::uint8_t { same, gone, added } kind = Kind::same;
    std::uint32_t before = 0, now = 0;   // which line, from 0; of `gone` and `added` only one of them says something
    bool operator==(const DiffLine&) const = default;
};
std::vector<DiffLine> line_diff(const std::vector<std::string_view>& before, const std::vector<std::string_view>& now);
