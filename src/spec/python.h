#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spec {

// What the service's language makes of words. It reads " 1_000 " as a number and "1.5" as none;
// a checker that is stricter would refuse what the service takes.
std::optional<std::int64_t> python_int(std::string_view);     // int(…); the end of the scale for what 64 bits do not hold
std::optional<double> python_float(std::string_view);         // float(…)
std::string python_repr(double);                              // repr(…): "0.1", "1e+16", "inf"
std::string python_repr(std::string_view);                    // "'it\\'s'"
std::string_view python_strip(std::string_view);

// Durations as `timeout` and `checkpoint` take them: "2d", "90m", "PT1H30M"; in seconds.
std::optional<double> read_duration(std::string_view);

// Amounts of memory and storage: "4Gi", "1.5G", "1024". All units are binary here.
struct Quantity { double bytes = 0; std::string unit; };
enum class QuantityFault : std::uint8_t { none, form, unit };
QuantityFault read_quantity(std::string_view, Quantity&);

// Whether Python's `re` compiles it. What this does not know it takes.
std::optional<std::string> regex_fault(std::string_view);

}  // namespace spec
