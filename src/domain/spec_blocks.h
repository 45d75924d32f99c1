#pragma once
#include <string>
#include <string_view>
#include <vector>

// Where in the text of a specification its tasks stand. Read by the left edges of lines alone, so that it also works in
// a template that is no YAML yet; what is written in braces on one line is not found.
struct SpecBlock {
    std::string name;
    int line = 1, last = 1;              // counted from 1, both included
    bool operator==(const SpecBlock&) const = default;
};
std::vector<SpecBlock> spec_blocks(std::string_view text);
const SpecBlock* block_of(const std::vector<SpecBlock>&, std::string_view task);  // null: there is none
const SpecBlock* block_at(const std::vector<SpecBlock>&, int line);
