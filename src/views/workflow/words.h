#pragma once
#include "domain/resource.h"
#include "domain/run.h"
#include <string>

// How long things took, in the words of this page. What still goes on counts whole minutes, so
// that a quiet page is made anew once a minute.
namespace workflow {

std::string lasting_words(Seconds);                     // of what goes on: "<1m", "24m", "2h 15m"
std::string state_words(const Run&, Instant now);       // "running 2h 24m", "failed 42m ago after 38m 05s"
std::string progress_words(const Run&);                 // "6 of 14 tasks done, 1 failed"
std::string moment_words(Instant, Instant now, Seconds zone = {});  // "15:35:20 UTC, 2h ago"; with the day when it is not today's
std::string amounts_words(const Amounts&);              // "4 GPUs, 26 cores, 104 GiB"; what is none is left out
std::vector<std::string> failure_lines(std::string_view words);  // the service runs sentences together: one on each line

}  // namespace workflow
