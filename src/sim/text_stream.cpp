#include "sim/text_stream.h"

#include <algorithm>

namespace sim {

// std::regex recurses over what it matches: no more than this of a line is looked at.
constexpr std::size_t kLookedAt = 4'000;

void LineFilter::apply(std::string& lines) const {
    if (!pattern) return;
    std::string kept;
    for (std::size_t from = 0; from < lines.size();) {
        const auto newline = lines.find('\n', from);
        const auto end = newline == std::string::npos ? lines.size() : newline;
        const auto seen = lines.begin() + static_cast<long>(std::min(end, from + kLookedAt));
        if (std::regex_search(lines.begin() + static_cast<long>(from), seen, *pattern)) kept.append(lines, from, end - from) += '\n';
        from = end + 1;
    }
    lines = std::move(kept);
}

void LineFilter::keep_last(std::string& lines) const {
    if (last < 0) return;
    std::size_t at = lines.size();
    for (std::int64_t n = 0; n <= last && at != std::string::npos; ++n) at = at == 0 ? std::string::npos : lines.rfind('\n', at - 1);
    if (at != std::string::npos) lines.erase(0, at + 1);
}

Reply text_stream(Service& service) {
    Reply r;
    r.type = "text/plain; charset=us-ascii";
    r.headers.emplace_back("x-content-type-options", "nosniff");
    r.poll = service.streams().poll;
    r.idle_cut = service.streams().idle_cut;
    r.more = [](std::string&) { return false; };
    return r;
}

Reply text_stream(Service& service, std::string all) {
    auto r = text_stream(service);
    r.body = std::move(all);
    return r;
}

Reply live_text(Service& service, std::function<bool(std::string&)> next) {
    auto r = text_stream(service);
    r.more = [&service, world = service.shared_world(), next = std::move(next)](std::string& out) {
        service.catch_up();
        if (&service.world() != world.get()) return false;  // another scenario: that workflow is no more
        return next(out);
    };
    return r;
}

}  // namespace sim
