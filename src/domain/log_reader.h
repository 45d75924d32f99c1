#pragma once
#include "domain/log_prefix.h"
#include "domain/log_replay.h"
#include "domain/terminal_text.h"
#include <string>
#include <string_view>
#include <vector>

// Makes lines of a stream of bytes, however it is cut. A line without the service's prefix is joined to the one
// before: it has its time, its task and its level. Bytes that are no UTF-8 are replaced; the header's charset lies.
class LogReader {
  public:
    explicit LogReader(LogText& into) : text_(into) {}

    void feed(std::string_view bytes);
    void end();             // nothing more will come: what is left is a line too
    void reopen();          // the stream begins anew and repeats what the service still has
    bool replaying() const { return replay_.active(); }

    static constexpr std::size_t kMostLine = 1 << 20;  // bytes; what is longer goes on in the next line

  private:
    void line(std::string_view raw);
    void part(std::string_view raw, bool goes_on);
    void begin_entry(std::string_view& raw);
    void judge(std::string_view clean, LogLine&);
    std::uint16_t number_of(const LogPrefix&);
    std::uint16_t number_of_nobody();
    bool repeated(std::string_view clean, const LogLine&);

    LogText& text_;
    LogPrefixReader prefixes_;
    LogReplay replay_;
    TerminalText terminal_;
    std::string rest_;      // of a line that has not ended yet
    LogLine entry_;         // of the prefixed line that lines without a prefix are joined to
    bool entry_known_ = false, goes_on_ = false;
    std::vector<bool> in_traceback_;                     // by source
    struct Known { std::string tag; std::uint16_t number = 0; bool control = false; };
    std::vector<Known> known_;                           // sources by their tags, those that write much in front
};
