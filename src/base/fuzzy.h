#pragma once
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

// How well a typed word names a thing; both in lower case. A literal match is better than a
// scattered one, in which every run of letters begins a word, or a number after its zeros: "rh42" in
// "resource-h100-042".
using Score = std::uint8_t;  // 0: not at all
namespace fuzzy {

Score at(std::string_view name, std::string_view word, std::size_t found);  // of one literal occurrence
Score literal(std::string_view name, std::string_view word);                // of the best one
std::uint64_t begins(std::string_view name);                                // bits: where runs may begin; worth keeping
Score scattered(std::string_view name, std::uint64_t begins, std::string_view word);
inline Score scattered(std::string_view name, std::string_view word) { return scattered(name, begins(name), word); }
Score score(std::string_view name, std::string_view word);                  // literal, else scattered

bool begins_word(std::string_view name, std::size_t at);            // "gpu" in "prod-gpu"
bool has_word(std::string_view name, std::string_view beginning);   // some word of the name begins so
std::vector<std::pair<int, int>> marks(std::string_view name, std::string_view word);  // bytes that matched, for drawing

}  // namespace fuzzy
