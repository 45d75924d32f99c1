#include "app/write.h"
#include "api/run.h"
#include "app/asking.h"

namespace {

struct Address {
    std::string operator()(const CancelRun& w) const { return cancel_url(w.id, w.reason, w.force); }
    std::string operator()(const RestartRun& w) const { return restart_url(w.pool, w.id); }
    std::string operator()(const TagRun& w) const { return tag_url(w.id, w.add, w.remove); }
    std::string operator()(const ResubmitRun& w) const { return resubmit_url(w.pool, w.id, w.priority); }
};

WriteEnd end_of(const Write& write, const Reply& reply) {
    if (!succeeded(reply)) return end_of_write(failure_of(reply));
    if (kind_of(write) != WriteKind::restart && kind_of(write) != WriteKind::resubmit) return {};
    auto made = read_reply(reply, decode_submitted);
    auto end = end_of_write(std::move(made.failure));
    if (made.value) end.made = std::move(made.value->name), end.warnings = std::move(made.value->warnings);
    return end;
}

}  // namespace

void send_write(World& world, const Write& write, std::function<void(WriteEnd)> done) {
    const HttpRequest http{.method = "POST", .url = std::visit(Address{}, write), .timeout = Seconds(60)};
    world.requests.send({.http = http, .slot = {}, .piece = {}, .restart = {}, .done = [=](HttpAnswer a) { done(end_of(write, reply_of(http, a))); }});
}
