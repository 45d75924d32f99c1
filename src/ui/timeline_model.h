#pragma once
#include "base/units.h"
#include "ui/parts.h"
#include "ui/tone.h"
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Lanes on one axis of time, one below the other, as a page knows them. Rows are made when they
// are in sight; their words at the left are those of a table.
struct LanePart {
    enum class Kind : std::uint8_t { queued, starting, download, run, upload } kind = Kind::run;
    Instant from{}, to{};
    Tone tone = Tone::running;
    bool open = false;               // goes on: `to` is only now
    std::string words;               // "Running 2h 15m": told where the pointer or the focus rests
};

struct LaneMark {                    // something that happened at one moment
    Instant at{};
    Icon icon = Icon::none;
    Tone tone = Tone::quiet;
    std::string words;               // "14:02 Failed: exit code 137"
};

struct Lane {
    Badge status;
    std::string name, mark;          // name: mono; mark: a tag behind it, "×4" or "attempt 2"
    std::string gpus;                // empty: none
    std::string node, node_href;     // no href: words such as "4 nodes"
    std::string run_time;
    std::string said;                // of its bars: "queued 41s, ran 2h 15m"
    std::vector<LanePart> parts;
    std::vector<LaneMark> marks;
};

struct LaneKey { LanePart::Kind kind = LanePart::Kind::run; Tone tone = Tone::running; std::string word; };  // of the legend

struct TimelineModel {
    std::string name;                // "Tasks of training-job-123": identity, and said
    std::string group_title = "Task";
    std::size_t count = 0;
    std::function<std::string_view(std::size_t)> key;  // data key of a row
    std::function<Lane(std::size_t)> lane;
    std::function<std::string(std::size_t)> href;      // where Enter goes; may be empty
    Instant from{}, to{};            // all there is to see
    std::optional<Instant> now;      // none: nothing goes on
    std::optional<std::pair<Instant, Instant>> range;  // zoomed to; none: all
    Seconds zone{};                  // east of UTC: ticks stand on the person's own full hours and days
    std::function<std::string(Instant, Seconds step)> tick_words;  // "14:30"; how far the ticks are apart says how exact
    std::string selected;            // data key
    float height = 0;                // dp; 0: as high as its rows, at most the rest; < 0: as high as its rows
};

struct TimelinePress {
    enum class Kind : std::uint8_t { row, range, all } kind = Kind::row;  // all: zoomed out again
    std::size_t row = 0;
    Instant from{}, to{};
};
