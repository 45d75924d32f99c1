#include "store/streams.h"
#include <algorithm>

bool cures_itself(const Failure& f) {
    using Kind = Failure::Kind;
    return f.kind == Kind::unreachable || f.kind == Kind::timed_out || f.kind == Kind::broken || f.status == 429;
}

Seconds wait_before_reopening(int fails) { return Seconds(std::min(30, 1 << std::min(fails, 5))); }
