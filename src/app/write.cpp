#include "app/write.h"
#include "api/run.h"
#include "api/submit.h"
#include "app/asking.h"
#include "domain/secrets.h"
#include "domain/spec_nodes.h"
#include "spec/check.h"

namespace {

struct Address {
    std::string operator()(const CancelRun& w) const { return cancel_url(w.id, w.reason, w.force); }
    std::string operator()(const RestartRun& w) const { return restart_url(w.pool, w.id); }
    std::string operator()(const TagRun& w) const { return tag_url(w.id, w.add, w.remove); }
    std::string operator()(const ResubmitRun& w) const { return resubmit_url(w.pool, w.id, w.priority, w.labels); }
};

WriteEnd end_of(const Write& write, const Reply& reply) {
    if (!succeeded(reply)) return end_of_write(failure_of(reply));
    if (kind_of(write) != WriteKind::restart && kind_of(write) != WriteKind::resubmit) return {};
    auto made = read_reply(reply, decode_submitted);
    auto end = end_of_write(std::move(made.failure));
    if (made.value) end.made = std::move(made.value->name), end.warnings = std::move(made.value->warnings);
    return end;
}

using Done = std::function<void(WriteEnd)>;

void post(World& world, const HttpRequest& http, const Write& write, Done done) {
    world.requests.send({.http = http, .slot = {}, .piece = {}, .restart = {}, .done = [=](HttpAnswer a) { done(end_of(write, reply_of(http, a))); }});
}

// What went wrong before anything was sent is no doubt about what was done.
WriteEnd nothing_sent(Failure failure, const std::string& why) {
    failure.detail = why + (failure.detail.empty() ? "" : ": " + failure.detail) + ". Nothing was sent";
    return {WriteEnd::Kind::refused, std::move(failure), {}, {}};
}

// The text with the nodes left out by every task, or none where that has to be written by hand.
std::optional<std::string> changed_text(std::string text, const ResubmitRun& w) {
    auto outline = spec::check_spec({.text = text}, {}).outline;
    for (const auto& node : w.without) {
        if (leaves_out(outline, node)) continue;
        auto now = text_without(outline, text, node);
        if (!now) return std::nullopt;
        text = std::move(*now);
        outline = spec::check_spec({.text = text}, {}).outline;
        if (!leaves_out(outline, node)) return std::nullopt;
    }
    return text;
}

// The service leaves out a node only when the specification says so: it is read, changed, and sent as a new one.
void send_changed(World& world, const ResubmitRun& w, Done done) {
    const HttpRequest read{.url = spec_url(w.id), .timeout = Seconds(60)};
    world.requests.send({.http = read, .slot = {}, .piece = {}, .restart = {}, .done = [=](HttpAnswer a) mutable {
        const auto reply = reply_of(read, a);
        if (!succeeded(reply)) return done(nothing_sent(failure_of(reply), "Its specification could not be read"));
        if (a.body.find(kMaskedSecret) != std::string::npos) return done(nothing_sent({.kind = Failure::Kind::refused}, "The service hides secrets in its specification: use “Edit and resubmit” and write them in"));
        auto text = changed_text(mend_utf8(a.body), w);
        if (!text) return done(nothing_sent({.kind = Failure::Kind::refused}, "A node cannot be added to its specification here: use “Edit and resubmit”"));
        const SubmitQuery query{.priority = w.priority, .labels = w.labels};
        post(world, {.method = "POST", .url = submit_url(w.pool, query), .body = submit_body({.text = *text}, false), .timeout = Seconds(60)}, w, done);
    }});
}

}  // namespace

void send_write(World& world, const Write& write, std::function<void(WriteEnd)> done) {
    if (const auto* again = std::get_if<ResubmitRun>(&write); again && !again->without.empty()) return send_changed(world, *again, std::move(done));
    const HttpRequest http{.method = "POST", .url = std::visit(Address{}, write), .timeout = Seconds(60)};
    post(world, http, write, std::move(done));
}
