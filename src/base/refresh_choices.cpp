#include "base/refresh_choices.h"
#include <algorithm>

std::vector<Seconds> refresh_choices(Seconds least, Seconds in_force) {
    std::vector<Seconds> out;
    for (const auto every : {Seconds(10), Seconds(30), Seconds(60), least, in_force})
        if (every.count() > 0 && every >= least) out.push_back(every);
    out.push_back(Seconds(0));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}
