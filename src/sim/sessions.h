#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "sim/instant.h"

// What the router waits for: a key for each thing that was asked for. A key opens a shell once; a web server
// for an hour.
namespace sim {

struct Session {
    enum class Kind { exec, portforward, webserver, rsync };
    Kind kind{};
    std::string workflow, task, command;
    Instant made{};
};

class Sessions {
public:
    std::string add(Session session, std::uint64_t seed);  // its key: EXEC-<32 hex digits>
    std::optional<Session> take(std::string_view workflow, std::string_view key);
    const Session* web_server(std::string_view key, Instant now) const;  // its key in any case
    void clear() { waiting_.clear(); }

private:
    std::map<std::string, Session, std::less<>> waiting_;
    std::uint64_t made_ = 0;
};

}  // namespace sim
