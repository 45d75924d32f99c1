#pragma once
#include "sim/text_stream.h"

// A workflow's log: those of its tasks, merged by time. Alive: as it grows. Finished: the stored file. The last
// lines before the end may be lost to one who was listening, and then the stream does not end either.
namespace sim {

struct LogWish {
    int workflow = -1;
    std::string task;   // "" all
    int retry = -1;     // -1: all, or of one task the latest
    LineFilter filter;
};

Reply log_reply(Service& service, LogWish wish);

}  // namespace sim
