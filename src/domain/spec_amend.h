#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// One change to the text of a specification, made where it stands, so that the rest stays as it was written. Lines are
// read by their left edges, maps in braces as far as they stand on one line; what is found in neither is not changed.
struct Amendment {
    enum class Kind : std::uint8_t { memory, storage, exec_timeout, queue_timeout, exclude } kind = Kind::memory;
    std::string task;     // whose resources; exclude: of all, whatever it says
    std::string value;    // "16Gi", "8h", the name of a node
    bool operator==(const Amendment&) const = default;
};
std::string print_amendment(const Amendment&);                          // "memory,train,16Gi"
std::optional<Amendment> read_amendment(std::string_view);
// The tasks whose resources it changes: all that take the same, in the order of the text. None: it is not about resources.
std::vector<std::string> tasks_amended(std::string_view spec, const Amendment&);
std::optional<std::string> amended(std::string_view spec, const Amendment&);  // none: its place was not found
