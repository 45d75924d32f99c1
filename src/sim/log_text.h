#pragma once
#include <string>

#include "sim/world.h"

// What one attempt at a task writes. Line n of an attempt is always the same and always came at the same time,
// so that nothing is stored, a log of any size is made while it is sent, and who asks again gets the same.
namespace sim {

class TaskLog {
public:
    TaskLog(const World& world, Place at);

    // How many entries there are by now. An entry is mostly a line, some are several.
    std::int64_t catch_up(const World& world);
    Instant time_of(std::int64_t entry) const;
    void append(std::string& out, std::int64_t entry) const;

private:
    void append_prefix(std::string& out, std::int64_t entry, bool control) const;

    Place at_;
    std::uint64_t key_;
    std::string tag_;  // "task" or "task retry-1"
    Instant start_{}, body_{}, end_{};
    Span every_{};
    std::int64_t closing_ = -1;  // the entry that says why it ended, if it says so
    const char* closing_words_ = nullptr;
    mutable std::int64_t stamp_second_ = -1;  // the last time written, so that it is not written anew each time
    mutable std::string stamp_;
};

// What a failed attempt left: the tail of its standard error, "" if it left none.
std::string error_text(const World& world, Place at);

}  // namespace sim
