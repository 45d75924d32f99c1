#pragma once
#include "base/styled_text.h"
#include "ui/tone.h"
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Lines of a log on screen, as a page knows them. A line is known by its number, which stays while older lines go and
// filters change; a row is where it stands now. Only rows in sight are asked for.
struct LogPaneLine {
    enum class Look : std::uint8_t { plain, quiet, warning, error, notice };  // notice: the console's own words
    std::string number, time, task, level;   // of the columns; empty: nothing there
    int series = -1;                         // the task's colour among those of charts; < 0: no square
    Tone level_tone = Tone::quiet;
    Look look = Look::plain;
    std::string_view text;                   // good until the next frame
    std::vector<StyleRun> runs;
    std::vector<std::pair<std::size_t, std::size_t>> marks;  // bytes that match what is looked for
    bool marked = false;                     // in the range that a link names
    bool gap_before = false;                 // lines were left out above it
    bool unfolds = false;                    // there is more to it: JSON
};

struct LogPlace { std::uint64_t line = 0; std::uint32_t byte = 0; auto operator<=>(const LogPlace&) const = default; };
struct LogSelection { LogPlace from, to; bool whole = false; bool operator==(const LogSelection&) const = default; };  // whole: lines with their prefixes, `to` included

struct LogPaneModel {
    std::string name;                        // "Log of train-7": identity, and said
    std::uint32_t rows = 0;
    std::function<std::uint64_t(std::uint32_t row)> number;       // of the line in that row
    std::function<std::uint32_t(std::uint64_t line)> row_of;      // or of the first line behind it
    std::function<std::string_view(std::uint32_t row)> text;      // of it, as `line` has it: heights are made of these
    std::function<LogPaneLine(std::uint32_t row)> line;
    std::function<std::string(std::uint64_t line)> unfolded;      // what it looks like in full, of lines that unfold
    std::function<std::uint8_t(std::uint32_t from, std::uint32_t to)> marks;  // of those rows: 1 some match, 2 some begin an error
    std::function<std::string(const LogSelection&)> copy;         // may be called between frames

    std::string empty;                       // what is said where there is no row
    bool follow = false, live = false;       // live: more may come, so that its end is worth following
    bool wrap = false;
    int number_chars = 6, time_chars = 8, task_chars = 12;        // 0: no such column
    bool levels = true;
    float font = 12;                         // dp
    std::optional<std::uint64_t> current;    // the match, the error or the line that one is at
    std::optional<std::uint64_t> show;       // brought into sight, each time when `shown` has changed
    int shown = 0;
    float height = 0;                        // 0: the rest of the room; < 0: as high as its rows
    float least = 120;
    bool framed = true;
};

// What a person did. Several at once are possible.
struct LogPaneEvent {
    std::optional<bool> follow;              // went away from the end, or came back to it
    std::optional<std::uint64_t> at;         // a line was pressed, or reached with the keys
    std::optional<std::pair<std::uint64_t, std::uint64_t>> range;  // lines that are selected now
};
