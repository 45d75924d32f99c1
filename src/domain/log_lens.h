#pragma once
#include "base/pattern.h"
#include "domain/log_timeline.h"
#include <deque>
#include <optional>
#include <string>
#include <vector>

// Which lines of a log are wanted: what a person set on the page.
struct LogFilter {
    std::uint8_t hidden_levels = 0;         // a bit for each LogLevel
    std::vector<std::string> tasks;         // none: all
    std::vector<int> attempts;              // none: all
    LogSecond from = 0, to = 0;             // both included; 0: no bound
    bool operator==(const LogFilter&) const = default;

    bool hides(LogLevel l) const { return hidden_levels >> static_cast<int>(l) & 1; }
    bool wants(const LogSource&) const;
};

struct LogQuery {
    std::string words;                      // empty: nothing is looked for
    bool errors = false;                    // instead of words: lines of errors
    PatternOptions options;
    bool only_matches = false;
    int context = 0;                        // lines around each match that are shown too
    bool operator==(const LogQuery&) const = default;
};

// The log as it is looked at: the rows that pass the filter, the lines among them that match, the errors among them,
// and when lines came. Worked out a block at a time, so that a million lines can be looked through while the page
// goes on being drawn; what is there so far can be used at once.
class LogLens {
  public:
    void look(const LogFilter&, const LogQuery&);  // starts over where they are not those it has
    bool step(const LogText&);                     // one block more; false: there was nothing left to do
    void let_go(const LogText&);                   // of lines that were dropped: to be told before anything is drawn
    bool done(const LogText& text) const { return next_ >= text.end(); }

    const LogFilter& filter() const { return filter_; }
    const LogQuery& query() const { return query_; }
    const std::string& fault() const { return fault_; }   // of the query's expression
    bool looks_for_something() const { return pattern_ || query_.errors; }
    const Pattern* pattern() const { return pattern_ ? &*pattern_ : nullptr; }

    std::uint32_t rows() const;
    LineNumber line(std::uint32_t row) const;
    std::uint32_t row_of(LineNumber) const;        // of the line, or of the first one after it that has a row
    bool gap_before(std::uint32_t row) const;      // lines were left out between this match and the one before
    std::uint32_t passing() const { return anew_ ? counted_.passing : count_.passing; }  // lines that the levels, tasks and attempts let through, at any time

    // Lines in the order of their numbers.
    class Lines {
      public:
        void add(LineNumber n) { all_.push_back(n); }
        void drop_before(LineNumber);
        void clear() { all_.clear(), head_ = 0; }
        std::uint32_t size() const { return static_cast<std::uint32_t>(all_.size() - head_); }
        LineNumber operator[](std::uint32_t i) const { return all_[head_ + i] & ~kMark; }
        bool marked(std::uint32_t i) const { return all_[head_ + i] & kMark; }
        std::uint32_t first_from(LineNumber) const; // how many are before it
        static constexpr LineNumber kMark = 1u << 31;

      private:
        std::vector<LineNumber> all_;
        std::size_t head_ = 0;
    };
    const Lines& matches() const { return matches_; }
    const Lines& errors() const { return errors_; }       // each where it begins
    const LogTimeline& timeline() const { return anew_ ? counted_.timeline : count_.timeline; }  // of those that pass, at any time
    std::uint64_t revision() const { return revision_; }  // changes with all of that

  private:
    void start_over(const LogText*);
    void find_matches(const LogText::Block&, std::size_t from, std::size_t to);
    void take(LineNumber, const LogLine&, bool match);
    void take_row(LineNumber, bool match);

    LogFilter filter_;
    LogQuery query_;
    std::optional<Pattern> pattern_;
    std::string fault_;
    const LogText* text_ = nullptr;
    bool all_rows_ = true;                         // then a row is a line, and nothing needs to be remembered
    LineNumber next_ = 0, first_ = 0;              // next_: the first line not looked at yet
    std::vector<bool> wanted_;                     // by source
    Lines rows_, matches_, errors_;
    struct Count { std::uint32_t passing = 0; LogTimeline timeline; };
    Count count_, counted_;                        // counted_: what was before, which stands until the log was looked through anew
    bool anew_ = false;
    std::vector<std::uint32_t> found_;             // lines of the block that match
    std::deque<LineNumber> before_;                // the last rows that were left out
    int after_ = 0;                                // rows still to be shown behind a match
    bool left_out_ = false;
    std::uint64_t revision_ = 1;
};
