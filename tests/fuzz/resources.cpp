#include "api/resources.h"
#include "domain/health.h"
#include "target.h"

// Any text is a list of resources or a fault with words; what was read can be judged and summed.
inline void probe(std::string_view text) {
    const auto all = decode_resources(text);
    if (!all) {
        MUST(!all.error().what.empty());
        return;
    }
    Amounts sum;
    for (const auto& r : all->resources) {
        MUST(!judge(r).reason.empty());
        sum += r.total;
        sum = sum - r.free();
        for (const auto& m : r.memberships) sum += m.available;
    }
    MUST(decode_resource(text).ok() == !all->resources.empty());
}
