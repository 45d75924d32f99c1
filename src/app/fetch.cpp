#include "app/fetch.h"
#include "api/endpoint.h"
#include "api/errors.h"
#include "api/list_stream.h"
#include "api/pools.h"
#include "api/resources.h"
#include "api/session.h"
#include "api/workflows.h"

namespace {

// The path as a person would say it in an error: without the query.
std::string named(const HttpRequest& r) { return r.method + " " + r.url.substr(0, r.url.find('?')); }

Failure failure(const HttpRequest& asked, const HttpAnswer& a) {
    return failure_of({.status = a.status, .timed_out = a.timed_out, .body = a.body, .request = named(asked), .request_id = a.request_id});
}

Failure garbled(const HttpRequest& asked, const HttpAnswer& a, const Error& e) {
    return {Failure::Kind::garbled, a.status, named(asked), e.text(), a.request_id};
}

bool good(const HttpAnswer& a) { return a.status >= 200 && a.status < 300; }

// The usual request: the whole body, one decoder, one action.
template <class Arrived, class Decode>
void ask(std::string slot, std::string url, int request, Requests& requests, Dispatch dispatch, Decode decode) {
    const HttpRequest http{.url = std::move(url)};
    requests.send({.http = http, .slot = std::move(slot), .piece = {}, .restart = {}, .done = [=](HttpAnswer a) {
        Arrived arrived{request, {}};
        if (!good(a)) {
            arrived.answer.failure = failure(http, a);
        } else if (auto value = decode(a.body)) {
            arrived.answer.value = std::make_shared<const std::remove_reference_t<decltype(*value)>>(std::move(*value));
        } else {
            arrived.answer.failure = garbled(http, a, value.error());
        }
        dispatch(std::move(arrived));
    }});
}

// The fleet's answer is big: it is decoded piece by piece while it arrives, and what is
// left to do afterwards is done in turns short enough that nobody notices.
class FleetJob : public std::enable_shared_from_this<FleetJob> {
  public:
    FleetJob(int request, Platform& platform, Dispatch dispatch) : request_(request), platform_(platform), dispatch_(std::move(dispatch)) { restart(); }

    void restart() {
        builder_ = std::make_unique<FleetBuilder>();
        decoder_ = std::make_unique<FleetDecoder>([this](Resource r) { builder_->add(std::move(r)); });
    }

    void piece(std::string_view bytes) {
        decoder_->feed(bytes);
        if (!stepping_) step();
    }

    void end(const HttpRequest& http, HttpAnswer answer) {
        if (!good(answer)) return give_up(failure(http, answer));
        http_ = http, answer_ = std::move(answer), ended_ = true;
        decoder_->end();
        if (!stepping_) step();
    }

  private:
    static constexpr double kTurnMs = 8;

    void step() {
        stepping_ = false;
        const double start = now();
        const bool read = decoder_->step(kTurnMs, [this] { return now(); });
        if (!read) return again();
        if (!ended_) return;
        if (const auto count = decoder_->finish(); !count) return give_up(garbled(http_, answer_, count.error()));
        while (!builder_->finish_step()) if (now() - start > kTurnMs) return again();
        dispatch_(FleetArrived{request_, {std::make_shared<const Fleet>(builder_->take()), {}}});
    }

    void again() {
        stepping_ = true;
        platform_.loop.later([self = shared_from_this()] { self->step(); });
    }

    void give_up(Failure f) { dispatch_(FleetArrived{request_, {nullptr, std::move(f)}}); }
    double now() const { return platform_.clock.steady_ms(); }

    int request_;
    Platform& platform_;
    Dispatch dispatch_;
    std::unique_ptr<FleetBuilder> builder_;
    std::unique_ptr<FleetDecoder> decoder_;
    HttpRequest http_;
    HttpAnswer answer_;
    bool stepping_ = false, ended_ = false;
};

}  // namespace

void fetch(const FetchFleet& e, Requests& requests, Platform& platform, Dispatch dispatch) {
    const HttpRequest http{.url = resources_url(), .timeout = Seconds(120)};
    const auto job = std::make_shared<FleetJob>(e.request, platform, std::move(dispatch));
    requests.send({.http = http, .slot = "fleet", .piece = [job](std::string_view bytes) { job->piece(bytes); },
                   .restart = [job] { job->restart(); }, .done = [job, http](HttpAnswer a) { job->end(http, std::move(a)); }});
}

void fetch(const FetchResource& e, Requests& requests, Dispatch dispatch) {
    ask<ResourceArrived>("resource", resource_url(e.name), e.request, requests, dispatch, decode_resource);
}

void fetch(const FetchPools& e, Requests& requests, Dispatch dispatch) {
    ask<PoolsArrived>("pools", pool_quota_url(), e.request, requests, dispatch, decode_pool_quota);
}

void fetch(const FetchWorkflows& e, Requests& requests, Dispatch dispatch) {
    const auto& f = e.filter;
    const auto url = workflows_url({.statuses = f.statuses, .users = f.users, .pools = f.pools, .priorities = f.priorities,
                                    .name = f.name, .offset = e.offset, .limit = e.limit});
    if (e.older) ask<OlderArrived>("older workflows", url, e.request, requests, dispatch, decode_workflows);
    else ask<WorkflowsArrived>("workflows", url, e.request, requests, dispatch, decode_workflows);
}

void fetch(const FetchProfile& e, Requests& requests, Dispatch dispatch) {
    ask<ProfileArrived>("profile", profile_url(), e.request, requests, dispatch, decode_profile);
}

void fetch(const FetchVersion& e, Requests& requests, Dispatch dispatch) {
    ask<VersionArrived>("version", version_url(), e.request, requests, dispatch, decode_version);
}
