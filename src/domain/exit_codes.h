#pragma once
#include "domain/workflow.h"
#include <string>
#include <string_view>

// What the exit code of a task means. Up to 255 its own program chose it; those above are OSMO's.
// Releases differ in which of OSMO's they send with which status: the status is the surer word.
enum class ExitSide : std::uint8_t { none, program, setup, service };  // who ended it
ExitSide exit_side(int code);
std::string exit_meaning(int code, Status);  // "Killed (SIGKILL), usually for want of memory"; empty: nothing to add
