#include "sim/faults.h"

#include <algorithm>

#include "sim/random.h"

namespace sim {

std::optional<Fault> Faults::take(const Request& request, std::string_view path) {
    for (auto& fault : faults_) {
        if (!path.starts_with(fault.path_prefix) || (!fault.method.empty() && fault.method != request.method)) continue;
        if (fault.after > 0) {
            --fault.after;
            continue;
        }
        if (fault.times == 0) continue;
        if (fault.times > 0) --fault.times;
        return fault;
    }
    return std::nullopt;
}

bool replaces(const Fault& fault) { return fault.status && fault.body; }

namespace {

std::string usual_body(int status) {
    switch (status) {
        case 401: return "";
        case 403: return "access denied";
        case 429: return "Too many requests";
        case 500: return server_fault("connection to server was lost").body;
        case 502: return "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>";
        case 503: return "upstream connect error or disconnect/reset before headers";
        case 504: return "upstream request timeout";
        default: return detail_error(status, "Injected fault").body;
    }
}

std::string usual_type(int status) {
    if (status == 502) return "text/html";
    return status == 500 || (status >= 400 && status < 500 && status != 401 && status != 403 && status != 429)
               ? "application/json"
               : "text/plain";
}

}  // namespace

Reply damaged(Reply reply, const Fault& fault) {
    if (fault.status) {
        reply = text_reply(fault.body.value_or(usual_body(*fault.status)), *fault.status);
        reply.type = !fault.type.empty() ? fault.type : fault.body ? "application/json" : usual_type(*fault.status);
        if (*fault.status == 429) reply.headers.emplace_back("retry-after", "1");
    } else if (fault.body) {
        reply.more = nullptr;
        reply.body = *fault.body;
        if (!fault.type.empty()) reply.type = fault.type;
    }
    if (fault.truncate_at >= 0) {
        reply.body = reply.whole().substr(0, static_cast<std::size_t>(fault.truncate_at));
        reply.more = nullptr;
    }
    reply.cut_at = fault.cut_at;
    reply.mute = fault.mute && reply.poll > Span{0};
    reply.delay = fault.delay;
    return reply;
}

Fault BadDay::next(std::string_view path) {
    auto& count = seen_.try_emplace(std::string(path), 0).first->second;
    std::uint64_t stream = 0;
    for (const char c : path) stream = mix(stream, static_cast<unsigned char>(c));
    Random random(mix(seed_, stream), ++count);

    Fault fault;
    const double slow = random.unit();  // long and short waits, so that answers overtake each other
    fault.delay = slow < 0.5   ? random.between(milliseconds{5}, milliseconds{150})
                  : slow < 0.9 ? random.between(milliseconds{200}, seconds{2})
                               : random.between(seconds{2}, seconds{6});
    const double what = random.unit();
    if (what < 0.12) fault.status = 503;
    else if (what < 0.18) fault.status = 502;
    else if (what < 0.22) fault.status = 500;
    else if (what < 0.27) fault.status = 429;
    else if (what < 0.30) fault.status = 504;
    else if (what < 0.35) fault.truncate_at = random.between(0, 900);
    else if (what < 0.41) fault.cut_at = random.between(0, 4000);
    else if (what < 0.46) fault.mute = true;
    return fault;
}

}  // namespace sim
