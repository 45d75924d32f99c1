#pragma once
#include "domain/diagnosis.h"
#include <array>
#include <span>

// The catalogue: what is looked for, what it means, what to try. `|` stands between words of which
// one is enough; capitals do not matter. Rows stand from the surest sign to the vaguest.
struct CauseRow {
    Cause cause;
    Status status = Status::unknown;     // of the task; unknown: any
    int code_from = 0, code_to = 0;      // exit code; 0, 0: any
    std::string_view event{}, log{};     // parts of an event ("Reason: message"), of the error log
    std::string_view failure{};          // … of the service's failure message
    bool never_started = false;          // what happened before the start says nothing of what ran afterwards
    std::string_view title{};            // {task} stands for its name
    std::string_view meaning{};
    std::array<Remedy::Kind, 4> remedies{};
    std::size_t remedy_count = 0;
};
std::span<const CauseRow> cause_rows();
