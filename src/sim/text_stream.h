#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <regex>
#include <string>

#include "sim/service.h"

// The service's way of sending text: chunk by chunk, under a header that lies about the charset. As long as a
// workflow lives its text never ends: the reader looks again every second, and a gateway cuts what is quiet for
// a minute.
namespace sim {

// Which lines of a text are wanted.
struct LineFilter {
    std::optional<std::regex> pattern;
    std::int64_t last = -1;  // -1: all

    void apply(std::string& lines) const;      // the pattern, on whole lines
    void keep_last(std::string& lines) const;  // at most `last`
};

Reply text_stream(Service& service);                  // nothing in it yet
Reply text_stream(Service& service, std::string all);  // complete

// `next` appends what there is and says whether there may be more; called again after a pause when it appended
// nothing.
Reply live_text(Service& service, std::function<bool(std::string&)> next);

}  // namespace sim
