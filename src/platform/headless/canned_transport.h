#pragma once
#include "base/result.h"
#include "platform/platform.h"
#include <deque>
#include <string>
#include <vector>

// Answers without a network: rules by the start of the URL, the latest fitting rule counts.
// Nothing arrives by itself: `deliver` hands out one answer, oldest request first.
class CannedTransport : public Transport {
  public:
    void answer(std::string url_start, HttpAnswer);
    void answer(std::string url_start, std::string body) { answer(std::move(url_start), HttpAnswer{.status = 200, .body = std::move(body)}); }
    Result<bool> answer_file(std::string url_start, const std::string& path);
    void fail(std::string url_start) { answer(std::move(url_start), HttpAnswer{}); }  // no answer: the network is gone
    void time_out(std::string url_start) { answer(std::move(url_start), HttpAnswer{.timed_out = true}); }
    void hold(std::string url_start);                          // no word until another rule is given

    bool deliver();                                            // false: nothing can arrive now
    const std::vector<HttpRequest>& asked() const { return asked_; }
    std::size_t asked_for(std::string_view url_start) const;   // how often
    std::size_t pending() const { return pending_.size(); }
    int aborted() const { return aborted_; }
    std::size_t piece_bytes = 64 * 1024;                       // streamed bodies come in pieces of this size

    int send(const HttpRequest&, Piece, Done) override;
    void abort(int handle) override;

  private:
    struct Rule {
        std::string url_start;
        HttpAnswer answer;
        bool held = false;
    };
    struct Request {
        int handle;
        std::string url;
        Piece piece;
        Done done;
    };
    const Rule* rule_for(std::string_view url) const;

    std::vector<Rule> rules_;
    std::vector<HttpRequest> asked_;
    std::deque<Request> pending_;
    int handles_ = 0, aborted_ = 0, delivering_ = 0;  // 0: none
};
