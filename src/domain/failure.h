#pragma once
#include "base/units.h"
#include <string>

// Why a request has no answer. `request` names it for a person ("GET /api/resources"),
// `detail` is what the service said or where the answer was not what was promised.
struct Failure {
    enum class Kind { unreachable, timed_out, signed_out, denied, missing, refused, broken, garbled, cancelled };
    // unreachable: no connection · signed_out: 401, or a login page · denied: 403 · missing: not found, however the service spells it
    // refused: other 4xx · broken: 5xx · garbled: an answer we cannot read
    Kind kind = Kind::unreachable;
    int status = 0;  // HTTP; 0 when there was none
    std::string request, detail, request_id;
    bool operator==(const Failure&) const = default;
};
