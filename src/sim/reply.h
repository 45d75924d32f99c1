#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/instant.h"

// A request and its answer, without the wire.
namespace sim {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method = "GET";
    std::string target;  // as sent: /api/pool?pools=a
    Fields headers{};    // names in lower case
    std::string body{};

    std::string_view header(std::string_view name) const;  // "" when absent
    bool has_header(std::string_view name) const;
};

struct Reply {
    int status = 200;
    std::string type = "application/json";
    std::string body{};
    Fields headers{};
    // Set for long answers: appends a piece to its argument, says whether there is more. With a poll, a piece of
    // nothing means "not yet": it is asked again after that long.
    std::function<bool(std::string&)> more{};
    Span poll{};
    Span idle_cut{};  // a gateway breaks the connection when it was quiet for so long; zero: never

    // Faults, done by the server.
    Span delay{};
    long cut_at = -1;   // close the connection after so many bytes of the body
    bool mute = false;  // a header, and then nothing, until the gateway cuts

    std::string whole() const;  // the body, also of a long answer; of a growing one what there is by now
};

Reply json_reply(std::string body, int status = 200);
Reply text_reply(std::string body, int status = 200);

// The service's three shapes of error.
Reply domain_error(int status, std::string_view code, std::string_view message, std::string_view workflow = {});
Reply detail_error(int status, std::string_view detail);
Reply server_fault(std::string_view message);

}  // namespace sim
