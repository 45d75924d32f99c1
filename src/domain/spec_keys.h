#pragma once
#include <span>
#include <string_view>

// The keys of a specification, where they stand, what they take and what they are for: the
// checker, the completions and the help of the editor read the same table.
struct SpecKey {
    std::string_view in;       // "task"
    std::string_view key, takes, help;
    bool required = false;
};
std::span<const SpecKey> spec_keys();
std::span<const SpecKey> spec_keys(std::string_view in);     // those of one kind of map
const SpecKey* spec_key(std::string_view in, std::string_view key);
std::string_view nearest_spec_key(std::string_view in, std::string_view written);   // empty: none is near
