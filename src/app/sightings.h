#pragma once
#include "app/fetch.h"
#include "store/missing.h"
#include <array>
#include <functional>
#include <memory>
#include <string>

inline constexpr std::array<std::string_view, 3> kKeptOfNodes = {"nodes", "nodes-seen", "nodes-missing"};  // in the history

// Keeps in the browser's history which nodes were there, and finds out which are no longer.
// Works in turns of a few milliseconds; a fleet that comes meanwhile waits its turn.
class Sightings {
  public:
    Sightings(Platform&, Dispatch);
    void start();                                             // reads what was kept
    void arrived(std::shared_ptr<const Fleet>, Instant seen);

  private:
    void kept(std::string Sightings::*, std::optional<std::string>);
    void begin();
    void turn();
    void finish();

    Platform& platform_;
    Dispatch dispatch_;
    int unread_ = 3;                                          // texts still being read
    std::string seen_text_, missing_text_, roster_text_;
    std::shared_ptr<const std::string> roster_;               // of the newest fleet; null: never had one
    Instant seen_{}, next_seen_{};
    std::vector<MissingNode> missing_;
    std::shared_ptr<const Fleet> next_;
    std::unique_ptr<RosterStep> job_;
    Instant job_seen_{};
};
