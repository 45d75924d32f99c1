#pragma once
#include "store/action.h"
#include "store/log_session.h"
#include "store/polling.h"
#include <memory>
#include <variant>

// What a workflow writes, as it streams in or stands in store. Which log is looked at follows from the place alone; so
// do its filter and what is looked for in it. A stream that breaks off is opened again and repeats itself; when the
// workflow has finished, the stored file takes its place, for the stream may lose its last lines.
struct LogStream {
    enum class Phase : std::uint8_t {
        none,      // nothing was asked for yet
        opening,   // asked for, and not a byte has come: a queued workflow is silent for hours
        live,
        broken,    // opened again at `again`
        reading,   // the stored file comes in
        whole,     // all there is
        refused,   // the service will not send it: `failure` says why
    };
    Phase phase = Phase::none;
    int number = 0;                     // of the newest stream; news of older ones are void
    Instant opened{}, heard{};
    int fails = 0;                      // in a row
    std::optional<Instant> again;
    std::optional<Failure> failure;     // of the newest try
    bool quiet = true;                  // this stream has not sent a byte
    std::uint64_t bytes = 0;            // of its session, when it was heard last
};

// How logs are shown, remembered by this browser.
struct LogLook {
    enum class Times : std::uint8_t { clock, ago, since_start };
    bool wrap = false, utc = false;
    Times times = Times::clock;
    float font = 12;
    int most_mb = 512;                            // of text that is kept; the oldest lines go
    bool operator==(const LogLook&) const = default;
};
inline constexpr int kLogSizes[] = {512, 128, 32};  // MB
std::string print_look(const LogLook&);
LogLook read_look(std::string_view);

struct LogsState {
    std::shared_ptr<LogSession> session;          // of the log that is looked at, or was last; null: none
    std::shared_ptr<LogSession> stored;           // the stored file while it comes in, to take its place
    LogStream stream, refill;                     // refill: of `stored`
    std::shared_ptr<LogSession> before;           // the one looked at before, whole: to come back to
    LogLook look;
    bool look_known = false;
    Seconds zone{};                               // how far east of UTC the person is
    bool follow = true, followed = false;         // followed: somebody chose so; a link to lines comes before the end
    std::optional<LineNumber> at;                 // the line, match or error one is at
    std::string placed;                           // the moment of the address (`at=`) that was jumped to
    int shown = 0;                                // counts what was jumped to
    std::string find;                             // in a log beside other things; on its own page the address has it
    bool errors_only = false;                     // there
    std::uint8_t hidden = 0;                      // there: a bit for each level
    std::uint64_t revision = 0;                   // changes whenever anything that a page shows does
};

std::optional<LogKey> log_of(const Model&);       // that the place looks at; none: no log
LogFilter log_filter(const Route&);               // hide=debug, task=, retry=, from=, to=
LogQuery log_query(const Route&);                 // q=, case, word, re, only, context=
std::optional<std::pair<LineNumber, LineNumber>> log_lines(const Route&);  // L=120-140, as they are counted on screen
bool log_live(const Model&);                      // more may come
std::vector<Effect> leave_unseen_logs(Model&);    // closes what nobody looks at any more, and sees what has ended meanwhile

struct LogOpened    { int number; Seconds zone; std::string look; };  // the request was sent
struct LogGrew      { int number; };                                  // or was looked through further
struct LogEnded     { int number; std::optional<Failure> failure; };
struct FollowLog    { bool on; };
struct JumpInLog    { enum class To : std::uint8_t { line, next_match, previous_match, first_match, next_error, previous_error, first_error, time } to; LineNumber line = 0; LogSecond second = 0; };
struct StandInLog   { LineNumber line; };                             // a line was pressed, or reached with the keys
struct ChooseLogLook { LogLook look; };
struct FindInLog    { std::string words; bool errors_only; std::uint8_t hidden; };
struct SaveLog      { bool all; };                                    // or only the rows that are shown

struct OpenLog      { std::shared_ptr<LogSession> session, before; int number; };  // before: closed first; may be null
struct CloseLog     { std::shared_ptr<LogSession> session; };
struct LookThrough  { std::shared_ptr<LogSession> session; int number; };
struct SaveLogLook  { std::string text; };

struct LogsAction { std::variant<LogOpened, LogGrew, LogEnded, FollowLog, JumpInLog, StandInLog, ChooseLogLook, FindInLog, SaveLog> it; };
struct LogsEffect { std::variant<OpenLog, CloseLog, LookThrough, SaveLogLook> it; };
template <class A> LogsEvent logs_event(A one) { return boxed<LogsAction>(std::move(one)); }
template <class E> LogsWish logs_wish(E one) { return boxed<LogsEffect>(std::move(one)); }

std::vector<Effect> update_logs(Model&, LogsAction&);

namespace logs_needs {
extern const Need stream, stored, lens;           // the log itself; its stored file once it has finished; how it is looked at
}
