#pragma once
#include "store/fleet.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The filter language of the resources table: free words, `pool:a,b`, `gpu>=8`; spaces mean
// and. A value that is no whole name finds the names with a word that begins so.
struct Term {
    enum class Kind : std::uint8_t { word, values, number, fault } kind = Kind::word;
    enum class Compare : std::uint8_t { at_least, more, at_most, less, equal } compare = Compare::at_least;
    std::string text;                 // as typed
    std::string key;                  // lower case: "pool", "gpu"
    std::vector<std::string> values;  // of a `word` term: one, lower case
    std::int64_t number = 0;
    std::string fault;                // why it has no effect
    bool operator==(const Term&) const = default;
};

struct Query {
    std::vector<Term> terms;
    std::string faults() const;       // of all terms, in words; empty when there are none
    bool operator==(const Query&) const = default;
};

Query parse_query(std::string_view text);
std::string print_query(const Query&);

// Text with one thing changed, for menus that write what a person could have typed.
std::string toggle_value(std::string_view text, std::string_view key, std::string_view value);
std::string set_number(std::string_view text, std::string_view key, std::optional<std::int64_t> at_least);
std::string without_term(std::string_view text, std::size_t term);
bool names_value(const Query&, std::string_view key, std::string_view value);  // written out in full, ignoring case

// One byte per resource, 1: matches. In the order of `fleet.resources()`.
std::vector<std::uint8_t> matches(const Fleet&, const Query&);

std::string_view health_word(Health);    // "unhealthy"
std::string_view sharing_word(Sharing);  // "reserved"
