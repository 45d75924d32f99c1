#include "app/requests.h"
#include <algorithm>
#include <cmath>

Requests::Requests(Transport& transport, Clock& clock, Loop& loop) : transport_(transport), clock_(clock), loop_(loop) {}

static constexpr const char* kOnlyRead = R"({"message":"This view only shows: open it in OSMO Console to change something"})";

void Requests::send(Ask ask) {
    if (only_read_ && ask.http.method != "GET") {
        if (ask.done) loop_.later([done = std::move(ask.done)] { done({.status = 405, .body = kOnlyRead}); });
        return;
    }
    if (!ask.slot.empty()) {
        const auto same = [&](const std::shared_ptr<Job>& j) { return j->ask.slot == ask.slot; };
        std::erase_if(waiting_, same);
        for (auto it = flying_.begin(); it != flying_.end();) {
            if (!same(it->second)) { ++it; continue; }
            transport_.abort(it->second->handle);
            it = flying_.erase(it);
        }
    }
    waiting_.push_back(std::make_shared<Job>(Job{.ask = std::move(ask), .due_ms = clock_.steady_ms(), .serial = ++serial_}));
    pump();
}

void Requests::pump() {
    const double now = clock_.steady_ms();
    for (auto it = waiting_.begin(); it != waiting_.end() && flying_.size() < kAtOnce;) {
        if ((*it)->due_ms > now) { ++it; continue; }
        const auto job = *it;
        it = waiting_.erase(it);
        launch(job);
    }
}

void Requests::launch(std::shared_ptr<Job> job) {
    ++job->tries;
    if (job->tries > 1 && job->ask.restart) job->ask.restart();
    flying_[job->serial] = job;
    job->handle = transport_.send(job->ask.http, job->ask.piece, [this, serial = job->serial](HttpAnswer answer) { landed(serial, std::move(answer)); });
}

static bool worth_another_try(const HttpRequest& asked, const HttpAnswer& a) {
    if (asked.method != "GET") return false;  // it may have been done: never twice
    return (a.status == 0 && !a.timed_out) || a.status == 429 || (a.status >= 502 && a.status <= 504);
}

void Requests::landed(std::uint64_t serial, HttpAnswer answer) {
    const auto at = flying_.find(serial);
    if (at == flying_.end()) return;
    const auto job = at->second;
    flying_.erase(at);
    if (worth_another_try(job->ask.http, answer) && job->tries < kTries) {
        job->due_ms = clock_.steady_ms() + back_off_ms(*job, answer);
        waiting_.push_back(job);
    } else if (job->ask.done) {
        job->ask.done(std::move(answer));
    }
    pump();
    loop_.request_frame();
}

// 0.5 s, 1 s, … give or take a quarter, so that many consoles do not knock together; the
// service's own wish stands over that, within reason.
double Requests::back_off_ms(const Job& job, const HttpAnswer& answer) {
    if (answer.retry_after) return std::clamp(static_cast<double>(answer.retry_after->count()), 0.5, 30.0) * 1000;
    dice_ ^= dice_ << 13, dice_ ^= dice_ >> 17, dice_ ^= dice_ << 5;
    const double jitter = 0.75 + 0.5 * (dice_ % 1024) / 1024.0;
    return 500 * std::pow(2, job.tries - 1) * jitter;
}

std::optional<Millis> Requests::next_retry() const {
    if (waiting_.empty() || flying_.size() >= kAtOnce) return std::nullopt;
    const auto first = std::min_element(waiting_.begin(), waiting_.end(), [](const auto& a, const auto& b) { return a->due_ms < b->due_ms; });
    return Millis(static_cast<int>(std::max(0.0, std::ceil((*first)->due_ms - clock_.steady_ms()))));
}
