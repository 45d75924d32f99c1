#pragma once
#include "ui/table_state.h"
#include "ui/time_axis.h"
#include "ui/timeline_model.h"
#include <optional>

// A timeline while one frame is drawn: a table, and the axis in its last column.
struct TimelineMemory {
    float pressed_at = -1;             // px; < 0: no drag along the axis
    bool dragging = false;
};

struct TimelineFrame {
    Ui& ui;
    ScreenState& s;
    const TimelineModel& m;
    Table::State& t;
    TimelineMemory& k;
    TimeAxis axis;
    ImRect head;                       // the axis' part of the header; empty where there is no room for it
    TimeTicks ticks;
};

namespace lanes {
inline constexpr std::size_t kTimeColumn = 5;
TimeSpan all_of(const TimelineModel&);
TimeSpan span_of(const TimelineModel&);                    // what is seen
void draw_axis(TimelineFrame&);                            // ticks in the header
std::optional<TimelinePress> use_axis(TimelineFrame&);     // drag, double press, sideways wheel
void draw_over(TimelineFrame&);                            // now, and what is being picked
void draw_lane(TimelineFrame&, const Lane&, const table::Cell&);
void draw_part(ScreenState&, const LanePart&, float x0, float x1, float y);  // also for the legend
}  // namespace lanes
