#include "domain/allowed.h"
#include "domain/run.h"

std::string why_no_cancel(const Workflow& w) {
    const auto s = w.status.status;
    if (is_alive(s) || s == Status::unknown) return "";
    return s == Status::failed_canceled ? "It is canceled already" : "It has ended";
}

std::string why_no_restart(const Workflow& w) {
    const auto s = w.status.status;
    if (s == Status::completed) return "Only what failed can be restarted: resubmit it to run it again";
    if (s == Status::failed_submission) return "It was never accepted: correct it and submit it anew";
    if (is_alive(s)) return "It has not ended";
    if (s == Status::unknown) return "What state it is in is not known to this console";
    return w.pool ? "" : "The service does not tell its pool";
}

// What was never accepted may have left its specification there, or not: the service knows.
std::string why_no_resubmit(const Workflow& w) { return w.pool ? "" : "The service does not tell its pool"; }
