#pragma once
#include "domain/pod_events.h"
#include "domain/run.h"
#include "store/run.h"
#include "ui/parts.h"
#include "ui/timeline_model.h"
#include "views/workflow/lanes.h"
#include <string>
#include <vector>

// What the cluster told of the pods: `?tab=events&q=pull&kind=trouble&of=train&since=…&until=…`. Only places are made for
// all; the words of a row are made when it is in sight.
namespace workflow {

enum class EventKind : std::uint8_t { all, worth_a_look, trouble };
struct EventWish {
    std::string words, task, sort;             // task: only its events
    EventKind kind = EventKind::all;
    bool descending = true;
    std::optional<std::pair<Instant, Instant>> range;
};
EventWish event_wish(const Route&);
Route with_kind(const Route&, EventKind);

struct EventsPage {
    std::vector<std::uint32_t> rows;           // places in PodEvents::all()
    std::vector<std::string> keys;
    std::vector<Segment> kinds;
    EventWish wish;
    std::string state, footer, note;           // note: what is not among them
    Tone state_tone = Tone::quiet;
    std::string empty;                         // why there is no row
};
EventsPage events_of(const Run&, const Model&, EventWish);

struct EventRow {
    std::string time, task, tag, means, message, log_href;  // tag: which of its tries
    Badge reason;
    Route opens;
};
EventRow event_row(const Run&, const PodEvent&, const Model&);
std::string event_text(const RunEvents&, const EventsPage&);  // as the service writes them, oldest first
std::string moment_href(const WorkflowId&, std::string_view task, Instant);  // its log at that moment

// A strip for each task that was told of: pending, starting, running, done.
struct PodLanes { std::vector<std::string> tasks; Instant from{}, to{}; bool open = false; };
PodLanes pod_lanes(const Run&, const RunEvents&, std::string_view task, Instant now);
Lane pod_lane(const Run&, const PodEvents&, std::string_view task, Instant now, bool open, Seconds zone = {});
TimelineModel pods_of(const PodLanes&, const Run&, const RunEvents&, const RunRequests*, const Route&, Instant now, Seconds zone = {});  // requests: what they ask for; null: not known

// What of it is worth a look, on the lanes of the overview.
LaneMarks lane_marks(const Lanes&, const PodEvents&, Seconds zone = {});

}  // namespace workflow
