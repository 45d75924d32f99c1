#pragma once
#include <array>
#include <cstdint>
#include <string_view>

// How serious a line of a log says it is. Only what it says counts: a line that names no level has none.
enum class LogLevel : std::uint8_t {
    none, debug, info, osmo, warning, error,
    notice,  // written by the console itself, about the log
};
inline constexpr std::size_t kLogLevels = 7;

std::string_view level_word(LogLevel);   // "Error"
std::string_view level_tag(LogLevel);    // "ERROR", as lines have it; "" for none
std::string_view level_key(LogLevel);    // "error", as addresses have it

// Recognised from what stands near the beginning: words in capitals, words marked as a level ("warning:", "[error]",
// level=error, "level":"error"), glog's letter (W1122), a Python exception.
LogLevel level_of(std::string_view text);
bool begins_traceback(std::string_view text);
