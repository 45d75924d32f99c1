#include "app/run_streams.h"
#include "app/stream_parts.h"
#include "base/json.h"
#include "store/run.h"
#include <memory>

namespace {

constexpr std::size_t kMostLine = 64 * 1024;
using SessionPtr = std::shared_ptr<EventSession>;

void read_line(EventSession& session, std::vector<PodEvent>& out) {
    if (auto event = parse_pod_event(mend_utf8(session.rest))) out.push_back(std::move(*event));
    session.rest.clear();
}

// False: the piece is not read to its end yet.
bool read_lines(EventSession& session, std::vector<PodEvent>& out, const std::function<bool()>& enough) {
    auto& piece = session.arrived.front();
    std::size_t at = 0;
    while (at < piece.size() && !enough()) {
        const auto end = std::min(piece.find('\n', at), piece.size());
        if (session.rest.size() < kMostLine) session.rest.append(piece, at, end - at);
        if (end < piece.size()) read_line(session, out);
        at = end + 1;
    }
    if (at < piece.size()) return piece.erase(0, at), false;
    return session.arrived.pop_front(), true;
}

// All that has arrived, in turns short enough that nobody notices, told once a turn.
void work(World world, SessionPtr session, int number) {
    auto& platform = world.platform;
    const double start = platform.clock.steady_ms();
    std::vector<PodEvent> events;
    const auto enough = [&] { return platform.clock.steady_ms() - start >= kStreamTurnMs; };
    while (!session->arrived.empty() && read_lines(*session, events, enough)) {}
    if (session->arrived.empty() && session->over && !session->rest.empty()) read_line(*session, events);
    session->working = !session->arrived.empty();
    world.dispatch(run_event(EventsCame{number, std::move(events)}));
    if (session->working) platform.loop.later([world, session, number] { work(world, session, number); });
}

void begin_work(const World& world, const SessionPtr& session, int number) {
    begin_reading(world, session, [world, session, number] { work(world, session, number); });
}

}  // namespace

// A connection of its own: it would hold one of the requests' places for hours, and nobody waits for its end.
void open_events(World& world, const OpenEvents& e) {
    close_stream(world, e.before);
    const HttpRequest http{.url = events_url(e.id), .timeout = e.growing ? Seconds(0) : Seconds(30), .endless = e.growing};
    const auto piece = [world, session = e.session, number = e.number](std::string_view bytes) {
        if (session->bytes == 0) session->a_page = is_a_page(bytes);
        session->bytes += bytes.size();
        if (session->a_page) return;
        session->arrived.emplace_back(bytes);
        begin_work(world, session, number);
    };
    const auto done = [world, session = e.session, number = e.number, http](HttpAnswer a) {
        session->handle = 0;
        session->over = true;
        const auto failure = failure_of_stream(http, a, session->a_page);
        if (!session->rest.empty()) begin_work(world, session, number);
        const auto tell = [world, session, number, failure](auto again) -> void {  // when all that came before has been read
            if (session->working) return world.platform.loop.later([again] { again(again); });
            world.dispatch(run_event(EventsEnded{number, failure}));
        };
        tell(tell);
    };
    e.session->handle = world.platform.transport.send(http, piece, done);
}

void close_events(World& world, const CloseEvents& e) { close_stream(world, e.session); }
