#pragma once
#include <cstdint>
#include <string>

// The texts that programs write: levels, colours, progress bars, JSON, tracebacks, endless lines, any script.
namespace sim {

void append_log_line(std::string& out, std::uint64_t random, std::int64_t step);
extern const char* const kNoFile;     // of a task without GPUs
extern const char* const kKilled;     // what the shell around it says
extern const char* const kTraceback;  // several lines, no newline at its end

}  // namespace sim
