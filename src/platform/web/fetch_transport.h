#pragma once
#include "platform/platform.h"
#include <cstdint>
#include <map>
#include <memory>
struct emscripten_fetch_t;

// HTTP by the Emscripten fetch API. One Flight owns one emscripten_fetch_t and is the only
// place that closes it: closing calls onerror from inside unless that was taken away first.
class FetchTransport final : public Transport {
  public:
    FetchTransport();
    ~FetchTransport() override;
    int send(const HttpRequest&, Piece, Done) override;
    void abort(int handle) override;
    bool idle() const;                               // streams without end aside

  private:
    struct Flight;
    struct CallBacks;
    void finish(int handle, bool whole);
    void watch(int handle, double ms);
    std::map<int, std::unique_ptr<Flight>> flights_;
    int last_ = 0;
};
