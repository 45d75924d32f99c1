#pragma once
#include "domain/names.h"
#include "domain/pod_events.h"
#include "store/effect.h"
#include "store/remote.h"
#include <deque>
#include <memory>
#include <string>
struct Model;

// Events of a workflow's pods, as they stream in. A stream that breaks off is opened again and repeats itself; when the
// workflow has finished it is closed, and all that the service kept is read once more. What is held stays.
struct EventSession {                      // bytes on their way; the turns of the app write it
    std::deque<std::string> arrived;
    std::string rest;                      // of a line that has not ended
    bool over = false, working = false, a_page = false;  // a_page: of HTML, which is a login
    std::uint64_t bytes = 0;
    int handle = 0;
};

struct RunEvents {
    enum class Phase : std::uint8_t {
        none, opening, live,
        broken,                            // opened again at `again`
        whole,                             // the workflow is over, and this is all there is
        refused,
    };
    WorkflowId of;
    PodEvents told;
    Phase phase = Phase::none;
    bool growing = true;                   // it was opened while more could come
    int number = 0;                        // of the newest stream; news of older ones are void
    Instant opened{}, heard{};
    int fails = 0;
    std::optional<Instant> again;
    std::optional<Failure> failure;
    bool quiet = true;                     // this stream has told nothing
    std::size_t lines = 0;                 // of this stream
    bool cut = false;                      // the service had as many as it keeps: older ones may be gone
    std::shared_ptr<EventSession> session;
    std::uint64_t revision = 0;

    static constexpr std::size_t kKept = 100;  // lines that the service keeps
};

const RunEvents* shown_events(const Model&);       // of the run that the route names; null: nothing was asked yet
std::vector<Effect> leave_unseen_events(Model&);   // closes the stream when nobody looks at it any more

struct EventsCame  { int number; std::vector<PodEvent> events; };
struct EventsEnded { int number; std::optional<Failure> failure; };

struct OpenEvents  { std::shared_ptr<EventSession> session, before; int number; WorkflowId id; bool growing; };  // before: closed first; may be null
struct CloseEvents { std::shared_ptr<EventSession> session; };
