#pragma once
#include "domain/run.h"
#include "store/run.h"
#include "ui/timeline_model.h"
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

// The run on one axis of time: a lane for each group, or for each try of each task
// (`?lanes=tasks`). Only the keys are made for all; a lane is made when it is in sight.
namespace workflow {

enum class LanesOf : std::uint8_t { groups, tasks };
LanesOf lanes_of(const Route&, const Run&);

struct Lanes {
    std::shared_ptr<const Run> run;
    std::shared_ptr<const RunRequests> requests;
    LanesOf of = LanesOf::groups;
    struct At { std::uint32_t group = 0, task = 0, attempt = 0; };
    std::vector<At> at;
    std::vector<std::string> keys;                         // "train", or "train#1" of a try
    Instant from{}, to{};
    bool open = false;                                     // something goes on
};
Lanes make_lanes(std::shared_ptr<const Run>, std::shared_ptr<const RunRequests>, LanesOf, Instant now);
inline constexpr std::size_t kMostMarks = 24;              // on one lane
struct LaneMarks { std::unordered_map<std::uint32_t, std::vector<LaneMark>> of; };  // by the place of the lane
Lane lane(const Lanes&, std::size_t, Instant now);

// Lanes that were in sight, as long as what they were made from is the same: scrolling makes only those that come into it.
// One that goes on is made anew with every second.
class MadeLanes {
  public:
    const Lane& of(const Lanes&, const LaneMarks&, std::size_t, Instant now) const;

  private:
    struct Made { Lane lane; Instant second{}; bool goes_on = false; };
    mutable std::unordered_map<std::size_t, Made> made_;
};
Route lane_route(const Lanes&, std::size_t, const Route&);  // what pressing it opens
TimelineModel timeline_of(const Lanes&, const LaneMarks&, const MadeLanes&, const Route&, Instant now, Seconds zone = {});
void tell_times_in(TimelineModel&, Seconds zone);         // east of UTC
std::optional<std::pair<Instant, Instant>> range_of(const Route&);
Route with_range(const Route&, std::optional<std::pair<Instant, Instant>>);  // `?since=…&until=…`, seconds since 1970

}  // namespace workflow
