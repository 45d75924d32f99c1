#include "app/stream_parts.h"
#include "app/world.h"
#include "store/logs.h"
#include <memory>

namespace {

constexpr std::size_t kPiece = 64 * 1024;

using SessionPtr = std::shared_ptr<LogSession>;

// Reads what has arrived and looks through it, in turns short enough that nobody notices; tells once a turn.
void work(World world, SessionPtr session, int number) {
    auto& platform = world.platform;
    const double start = platform.clock.steady_ms();
    bool more = true;
    while (more && platform.clock.steady_ms() - start < kStreamTurnMs) {
        if (!session->arrived.empty()) {
            auto& piece = session->arrived.front();
            session->reader.feed(std::string_view(piece).substr(0, kPiece));
            if (piece.size() > kPiece) piece.erase(0, kPiece);
            else session->arrived.pop_front();
            session->lens.let_go(session->text);
        } else if (std::exchange(session->over, false)) {
            session->reader.end();
        } else {
            more = session->lens.step(session->text);
        }
    }
    session->working = more;
    world.dispatch(logs_event(LogGrew{number}));
    if (more) platform.loop.later([world, session, number] { work(world, session, number); });
}

void begin_work(const World& world, const SessionPtr& session, int number) {
    begin_reading(world, session, [world, session, number] { work(world, session, number); });
}

std::string url_of(const LogKey& key) {
    return key.file == LogKey::File::errors ? error_log_url(key.workflow, key.task, std::max(0, key.retry)) : log_url(key.workflow, key.task, key.retry);
}

// A stream has a connection of its own: it would hold one of the requests' places for hours. There is one for the log
// that is looked at, and one more while its stored file comes in.
void carry(World& world, const OpenLog& e) {
    close_stream(world, e.before);
    close_stream(world, e.session);
    const HttpRequest http{.url = url_of(e.session->key), .timeout = Seconds(0), .endless = true};
    auto login = std::make_shared<bool>(false);
    const auto piece = [world, session = e.session, number = e.number, login](std::string_view bytes) {
        if (session->bytes == 0 && is_a_page(bytes)) *login = true;
        if (*login) return;
        session->bytes += bytes.size();
        session->arrived.emplace_back(bytes);
        begin_work(world, session, number);
    };
    const auto done = [world, session = e.session, number = e.number, login, http](HttpAnswer a) {
        session->handle = 0;
        const auto failure = failure_of_stream(http, a, *login);
        if (!failure) session->over = true, begin_work(world, session, number);
        // Told when all that came before has been read.
        const auto tell = [world, session, number, failure](auto again) -> void {
            if (!session->arrived.empty()) return world.platform.loop.later([again] { again(again); });
            world.dispatch(logs_event(LogEnded{number, failure}));
        };
        tell(tell);
    };
    e.session->handle = world.platform.transport.send(http, piece, done);
    world.dispatch(logs_event(LogOpened{e.number, world.platform.clock.zone(), world.platform.storage.read("logs").value_or("")}));
}

void carry(World& world, const CloseLog& e) { close_stream(world, e.session); }
void carry(World& world, const LookThrough& e) { begin_work(world, e.session, e.number); }
void carry(World& world, const SaveLogLook& e) { world.platform.storage.write("logs", e.text); }

}  // namespace

void carry_out(World& world, const LogsEffect& effect) {
    std::visit([&](const auto& e) { carry(world, e); }, effect.it);
}
