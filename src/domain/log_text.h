#pragma once
#include "base/styled_text.h"
#include "base/units.h"
#include "domain/log_level.h"
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// A log as it is held: the text of its lines once, in blocks, and twelve bytes about each line. A line keeps its
// number for ever; when there is more than the cap, the oldest blocks go, and `dropped` says how many lines that were.
// Text here is clean: prefixes and escape sequences were taken off by LogReader.
using LineNumber = std::uint32_t;  // 0: the first line that ever came

struct LogSource {
    std::string task;
    int retry = 0;
    bool control = false;          // OSMO itself, about the task
    bool operator==(const LogSource&) const = default;
};

// Seconds since 1970 in UTC; the service writes no finer. 0: the line came before any time.
using LogSecond = std::uint32_t;
inline Instant instant_of(LogSecond s) { return Instant(Seconds(s)); }
inline LogSecond second_of(Instant t) { return static_cast<LogSecond>(std::chrono::floor<Seconds>(t).time_since_epoch().count()); }

struct LogLine {
    std::uint32_t at = 0;          // of its first byte, in its block
    LogSecond second = 0;
    std::uint16_t source = 0;
    LogLevel level = LogLevel::none;
    std::uint8_t flags = 0;
    static constexpr std::uint8_t joined = 1;   // had no prefix: it belongs to the line before
    static constexpr std::uint8_t follows = 2;  // one more line of the same error
    static constexpr std::uint8_t styled = 4;
    static constexpr std::uint8_t cut = 8;      // too long for one line: the next is the rest of it
};

class LogText {
  public:
    // A piece of the text: whole lines, each with a newline behind it.
    struct Block {
        LineNumber first = 0;
        std::string text;
        std::vector<LogLine> lines;
        struct Styled { std::uint32_t line, at; };
        std::vector<Styled> styled;            // lines that have runs, and where those begin
        std::vector<std::uint8_t> runs;        // skip, length, style: of each run, as numbers of seven bits a byte
        std::string_view line(std::size_t i) const {
            const std::size_t end = i + 1 < lines.size() ? lines[i + 1].at : text.size();
            return std::string_view(text).substr(lines[i].at, end - lines[i].at - 1);
        }
    };

    static constexpr std::uint64_t kUsualCap = 512ull << 20;
    explicit LogText(std::uint64_t cap = kUsualCap) : cap_(cap) {}
    void keep_at_most(std::uint64_t bytes);    // the oldest go at once
    std::uint64_t cap() const { return cap_; }

    void append(std::string_view text, const LogLine& about, const std::vector<StyleRun>& runs = {});
    std::uint16_t source(const LogSource&);    // its number, made when there is none
    void append_notice(std::string_view words);  // a line of the console's own, about the log

    LineNumber first() const { return blocks_.empty() ? end_ : blocks_.front()->first; }
    LineNumber end() const { return end_; }
    std::uint32_t size() const { return end_ - first(); }
    std::uint32_t dropped() const { return first(); }
    const LogLine& about(LineNumber) const;
    std::string_view text(LineNumber) const;
    std::vector<StyleRun> runs(LineNumber) const;
    const std::vector<LogSource>& sources() const { return sources_; }
    const std::vector<std::string>& tasks() const { return tasks_; }        // of the sources, as they came; one may have no name
    std::size_t task_of(std::uint16_t source) const { return task_of_[source]; }  // its place among them
    using Counts = std::array<std::uint32_t, kLogLevels>;
    const std::vector<Counts>& counts() const { return counts_; }  // lines held, by source and level
    std::uint32_t errors() const { return errors_; }              // lines that begin one
    LogSecond first_second() const { return first_second_; }      // of the whole log, dropped lines too; 0: none yet
    LogSecond last_second() const { return last_second_; }

    // For those who read all of it: blocks in order; the one that holds a line.
    std::size_t blocks() const { return blocks_.size(); }
    const Block& block(std::size_t i) const { return *blocks_[i]; }
    std::size_t block_of(LineNumber) const;

    std::uint64_t text_bytes() const { return text_bytes_; }
    std::uint64_t held_bytes() const;          // all that is held, text and index

  private:
    static constexpr std::size_t kBlockText = 256 * 1024, kBlockLines = 8192, kMostSources = 60'000;
    Block& block_for(std::size_t bytes);
    void add_runs(Block&, const std::vector<StyleRun>&);
    void drop_oldest();
    std::uint16_t style_number(const TextStyle&);

    std::uint64_t cap_, text_bytes_ = 0;
    std::vector<std::unique_ptr<Block>> blocks_;
    LineNumber end_ = 0;
    std::vector<LogSource> sources_;
    std::vector<std::string> tasks_;
    std::vector<std::size_t> task_of_;         // by source
    std::vector<Counts> counts_;
    std::vector<TextStyle> styles_;
    std::uint32_t errors_ = 0;
    LogSecond first_second_ = 0, last_second_ = 0;
    mutable std::size_t last_block_ = 0;       // most questions are about the block of the last one
};
