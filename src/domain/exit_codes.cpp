#include "domain/exit_codes.h"
#include "base/text.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace {

struct Code {
    int from, to;
    std::string_view meaning;
    Status status = Status::unknown;  // OSMO's codes that say what a status says as well
};

constexpr std::array kCodes = {
    Code{0, 0, "It ended well"},
    Code{1, 1, "Its program ended with an error of its own"},
    Code{2, 2, "Its program did not understand how it was called, or has an error of its own of that number"},
    Code{126, 126, "The command is there but cannot be run: it is not executable, or not for this machine"},
    Code{127, 127, "The command was not found in the image"},
    Code{130, 130, "Interrupted (SIGINT)"},
    Code{132, 132, "An instruction the processor does not know (SIGILL)"},
    Code{134, 134, "It aborted itself (SIGABRT), as a failed assertion does"},
    Code{135, 135, "Bad memory access (SIGBUS), often for want of shared memory"},
    Code{136, 136, "Arithmetic error (SIGFPE)"},
    Code{137, 137, "Killed (SIGKILL), usually for want of memory"},
    Code{139, 139, "Segmentation fault (SIGSEGV)"},
    Code{141, 141, "It wrote to something that was closed (SIGPIPE)"},
    Code{143, 143, "Asked to end from outside (SIGTERM)"},
    Code{256, 257, "OSMO could not set the task up"},
    Code{1001, 1001, "A preflight test of the node failed"},
    Code{2002, 2002, "OSMO's part of the task failed for a reason it does not know"},
    Code{2010, 2010, "Inputs could not be downloaded"},
    Code{2011, 2011, "Inputs could not be mounted"},
    Code{2012, 2012, "Outputs could not be uploaded"},
    Code{2020, 2020, "The task's token for the service was not valid"},
    Code{2021, 2021, "The task could not reach the service in time"},
    Code{2022, 2022, "Messages between the task and the service were lost"},
    Code{2023, 2023, "Messages between OSMO's part of the task and its program were lost"},
    Code{2024, 2024, "The tasks of the group did not all come to the barrier"},
    Code{2025, 2025, "Metrics could not be written or read"},
    Code{2030, 2040, "OSMO's part of the task failed"},
    Code{3000, 3000, "A group it depends on failed", Status::failed_upstream},
    Code{3001, 3001, "Backend error: the cluster failed, not the task", Status::failed_backend_error},
    Code{3002, 3002, "Service error", Status::failed_server_error},
    Code{3003, 3003, "It did not start", Status::failed_start_error},
    Code{3004, 3004, "Evicted from its node, or stopped for want of memory", Status::failed_evicted},
    Code{3005, 3005, "It took too long to start", Status::failed_start_timeout},
    Code{3006, 3006, "Preempted by work of higher priority", Status::failed_preempted},
    Code{4000, 4000, "OSMO does not know why"},
};

const Code* row_of(int code) {
    const auto at = std::find_if(kCodes.begin(), kCodes.end(), [&](const Code& c) { return c.from <= code && code <= c.to; });
    return at == kCodes.end() ? nullptr : &*at;
}

}  // namespace

ExitSide exit_side(int code) {
    if (code <= 0) return ExitSide::none;
    if (code <= 255) return ExitSide::program;
    return code < 3000 ? ExitSide::setup : ExitSide::service;
}

std::string exit_meaning(int code, Status status) {
    const auto* row = row_of(code);
    const auto reason = failure_reason(status);
    if (exit_side(code) == ExitSide::service && !reason.empty() && (!row || row->status != status)) return "OSMO's own code for: " + lower_case(reason);
    if (row) return std::string(row->meaning);
    if (code > 128 && code < 160) return fmt::format("Ended by signal {}", code - 128);
    if (exit_side(code) == ExitSide::program) return "Its program chose this code: what it means only the program knows";
    return exit_side(code) == ExitSide::none ? "" : "One of OSMO's own codes, not known to this console";
}
