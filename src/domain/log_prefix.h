#pragma once
#include "domain/log_text.h"
#include <optional>
#include <string_view>

// What the service writes in front of a line: `2026/11/22 15:35:20 [task retry-1][osmo] text`, in UTC.
struct LogPrefix {
    LogSecond second = 0;
    std::string_view tag;     // "task" or "task retry-1"
    bool control = false;
    std::size_t size = 0;     // bytes of it; the text begins behind them
};

class LogPrefixReader {
  public:
    std::optional<LogPrefix> read(std::string_view line);  // none: the line belongs to the one before

  private:
    char date_[11] = {};      // of the line before, "2026/11/22 ": nearly always that of this one
    LogSecond day_ = 0;
};

LogSource source_of(std::string_view tag, bool control);
std::string print_prefix(LogSecond, const LogSource&);   // as the service writes it, with the blank behind it
