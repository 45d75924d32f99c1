#pragma once
#include <string>
#include <string_view>

// The far end of a pseudo-terminal: the toy shell on this process's own terminal, with the few programs that a terminal is
// tried out with (sleep, cat, yes, top, progress). Ends with the shell; returns its exit code.
namespace sim {

inline constexpr std::string_view kFarEndWord = "--far-end";

int run_far_end(const std::string& command);

}  // namespace sim
