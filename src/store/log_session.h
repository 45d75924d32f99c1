#pragma once
#include "domain/log_lens.h"
#include "domain/log_reader.h"
#include "domain/names.h"
#include <deque>
#include <string>

// One log while it is looked at. It is large and grows, so it is not copied with the model: the turns of the app that
// read what arrived write it between two frames, and `update` says how it is looked at. Views read it.
struct LogKey {
    enum class File : std::uint8_t { log, errors };  // errors: what a failed try left on its standard error
    WorkflowId workflow;
    std::string task;        // empty: all tasks, merged
    int retry = -1;          // < 0: the latest
    File file = File::log;
    bool operator==(const LogKey&) const = default;
};

struct LogSession {
    explicit LogSession(LogKey k, std::uint64_t cap = LogText::kUsualCap) : key(std::move(k)), text(cap) {}
    LogSession(const LogSession&) = delete;

    LogKey key;
    LogText text;
    LogReader reader{text};
    LogLens lens;

    std::deque<std::string> arrived;  // bytes that are not read yet
    bool over = false;                // and no more will come of this stream
    bool working = false;             // turns are under way
    int handle = 0;                   // of the request that brings them; 0: none
    std::uint64_t bytes = 0;          // that arrived in all

    bool read_all() const { return arrived.empty() && lens.done(text); }
};
