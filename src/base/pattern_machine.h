#pragma once
#include "base/pattern.h"
#include <map>
#include <optional>

// Runs a Program over lines. Whether a line matches is answered by a table of states that is made as they are met, at
// a byte a step; where exactly, by following all steps at once. Neither ever goes back.
namespace pattern {

class Machine {
  public:
    explicit Machine(Program);
    std::size_t find_line(std::string_view lines, std::size_t from);   // as Pattern
    // The first match that begins at or after `from`; the line's own begin and end count, not `from`.
    std::optional<std::pair<std::size_t, std::size_t>> find(std::string_view line, std::size_t from);

  private:
    // The steps that are waiting for a byte or for the end of the line, and what is known of the byte before.
    struct State {
        std::vector<std::uint32_t> steps;
        bool at_begin = false, after_word = false;
    };
    static constexpr std::int32_t kUnknown = -1, kMatch = -2;  // where the table has no state
    static constexpr std::size_t kMostStates = 4000;

    std::int32_t state_for(std::vector<std::uint32_t> steps, bool at_begin, bool after_word);
    std::int32_t make_next(std::int32_t state, std::size_t byte_class);
    std::int32_t start_over(std::int32_t state);
    struct Edges { bool begin, end, word_before, word_after; };
    void follow(std::uint32_t step, const Edges&, std::vector<std::uint32_t>& out);  // to those that read, best first
    void forget();

    Program p_;
    std::vector<State> states_;
    std::vector<std::int32_t> table_;            // the next state, by state and class of byte; the line's end is the last class
    std::size_t classes_ = 0;                    // that end counted
    std::map<std::pair<std::vector<std::uint32_t>, int>, std::int32_t> numbers_;
    std::int32_t first_ = 0;
    std::vector<std::uint32_t> seen_;            // by step: the round in which it was followed
    std::uint32_t round_ = 0;
    std::vector<std::uint32_t> stack_;
};

}  // namespace pattern
