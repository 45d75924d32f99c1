#pragma once
#include "base/units.h"
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the program needs of the world around it. The browser has one set of these,
// native programs another; nothing above this folder asks which.
struct HttpRequest {
    std::string method = "GET", url, body;
    Seconds timeout{30};             // without a byte; 0: none
    bool endless = false;            // a stream that nobody waits for
};

struct HttpAnswer {
    int status = 0;              // 0: no answer
    bool timed_out = false;
    std::string body;            // empty when the pieces were handed out as they came
    std::string request_id;
    std::optional<Seconds> retry_after;
};

class Transport {
  public:
    virtual ~Transport() = default;
    using Piece = std::function<void(std::string_view)>;
    using Done  = std::function<void(HttpAnswer)>;  // never called from inside send() or abort()
    // `piece` may be empty: the whole body then comes with the answer. Pieces of answers
    // that are not 2xx are never handed out. Returns a handle for abort().
    virtual int send(const HttpRequest&, Piece, Done) = 0;
    virtual void abort(int handle) = 0;              // no call-back follows
};

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;          // UTC of the day
    virtual double steady_ms() = 0;     // for measuring; never goes back
    virtual Seconds zone() { return Seconds(0); }  // how far east of UTC the person is now
};

class Storage {
  public:
    virtual ~Storage() = default;
    virtual std::optional<std::string> read(std::string_view key) = 0;
    virtual void write(std::string_view key, std::string_view value) = 0;
};

// Longer texts that outlive the visit; reading takes a while. A world without room for them answers none.
class History {
  public:
    virtual ~History() = default;
    using Found = std::function<void(std::optional<std::string>)>;  // never called from inside read()
    virtual void read(std::string_view key, Found) = 0;
    virtual void write(std::string_view key, std::string_view value) = 0;
};

class Location {
  public:
    virtual ~Location() = default;
    virtual std::string hash() = 0;
    virtual std::string page() = 0;   // the address without its hash
    virtual void set_hash(std::string_view hash, bool replace) = 0;
    virtual void open_tab(std::string_view href) = 0;
    virtual void title(std::string_view) = 0;
    virtual void mark(std::string_view state) = 0;     // on the tab's icon: "running", "failed", "warning"; empty: none
    virtual void wish(std::string_view word) = 0;      // what only the page can do: "sign_in", …; see store/site.h
};

class Clipboard {
  public:
    virtual ~Clipboard() = default;
    virtual void write(std::string_view) = 0;
};

// Notifications outside the page. Leave is asked for by a press only; the answer comes in by App::notices_allowed.
class Notices {
  public:
    virtual ~Notices() = default;
    virtual void ask() = 0;
    virtual void show(std::string_view title, std::string_view words, std::string_view hash) = 0;  // a press on it leads to the hash
};

// Files of the person's own machine. What they choose or drop comes in by App::file_opened.
class Files {
  public:
    virtual ~Files() = default;
    virtual void save(std::string_view name, std::string_view type, std::string_view text) = 0;
    virtual void choose(std::string_view accept) = 0;  // opens the picker; ".yaml,.yml"
};

// Shells in running tasks. Bytes go between a session's socket and the terminal of the same key, on the page as off it;
// the program is told by App::shell_news what became of the session.
struct ShellNews {
    enum class Kind : std::uint8_t { joined, closed, echo } kind = Kind::joined;
    std::string key;
    int code = 0;                      // closed: the socket's; 1006 when it broke off
    std::string reason = {};
    bool reached = false;              // closed: the socket had opened
    bool spoke = false;                // closed: something had come through it
    Millis after{};                    // joined and closed: since it opened; echo: from a key to what it brought
};

class Terminals {
  public:
    virtual ~Terminals() = default;
    // The first address that opens is the session's; they may be paths on the page's own host.
    virtual void join(std::string_view key, const std::vector<std::string>& addresses, const std::vector<std::string>& cookies) = 0;
    virtual void type(std::string_view key, std::string_view text) = 0;
    virtual void end(std::string_view key) = 0;  // and forget what it showed
};

// Turns of the loop. `later` runs once, off the current stack, when the browser has
// time again; `wake_in` replaces the earlier wish for a frame after a while.
class Loop {
  public:
    virtual ~Loop() = default;
    virtual void request_frame() = 0;
    virtual void wake_in(Millis) = 0;
    virtual void later(std::function<void()>) = 0;
    virtual void mark(std::string_view name) = 0;  // performance marks: "osmo:first-frame", "osmo:content"
};

struct Platform {
    Transport& transport;
    Clock& clock;
    Storage& storage;
    History& history;
    Location& location;
    Clipboard& clipboard;
    Files& files;
    Notices& notices;
    Terminals& terminals;
    Loop& loop;
};
