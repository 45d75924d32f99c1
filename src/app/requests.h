#pragma once
#include "platform/platform.h"
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>

// Requests on their way: at most six at once, GETs tried again with back-off and jitter when
// the network or the service stumbles (429, 502, 503, 504), writes never. A newer request with
// the same `slot` aborts the older one.
struct Ask {
    HttpRequest http;
    std::string slot;                  // "fleet"; empty: independent
    Transport::Piece piece;            // may be empty
    std::function<void()> restart;     // pieces start anew: a retry follows
    Transport::Done done;              // the last word: success, or the last failure
};

class Requests {
  public:
    Requests(Transport&, Clock&, Loop&);
    void send(Ask);
    void only_read(bool yes) { only_read_ = yes; }  // in a portal's frame: what would change something is refused here, whoever asks
    void pump();                                // starts what is due; call once a turn
    std::optional<Millis> next_retry() const;   // until the earliest retry
    bool idle() const { return flying_.empty() && waiting_.empty(); }
    std::size_t flying() const { return flying_.size(); }

    static constexpr std::size_t kAtOnce = 6;
    static constexpr int kTries = 3;

  private:
    struct Job { Ask ask; int tries = 0; double due_ms = 0; int handle = 0; std::uint64_t serial = 0; };
    void launch(std::shared_ptr<Job>);
    void landed(std::uint64_t serial, HttpAnswer);
    double back_off_ms(const Job&, const HttpAnswer&);
    Transport& transport_;
    Clock& clock_;
    Loop& loop_;
    std::deque<std::shared_ptr<Job>> waiting_;
    std::map<std::uint64_t, std::shared_ptr<Job>> flying_;
    std::uint64_t serial_ = 0;
    bool only_read_ = false;
    std::uint32_t dice_ = 0x9e3779b9;
};
