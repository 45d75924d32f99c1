#pragma once
#include "store/logs.h"
#include "ui/log_pane_model.h"
#include "ui/chart.h"
#include "ui/parts.h"
#include "views/state.h"
#include <optional>
#include <string>
#include <vector>

// The log of a workflow: `#/workflows/NAME/logs`. The address holds what is hidden, looked for and linked:
// `?hide=debug&task=train&q=loss&from=…&to=…&L=120-140`; `of=train&try=0&file=errors` is one task's own log, and
// `at=2026-11-22T15:35:20` stands at that moment.
namespace logs {

struct Facet { std::string label, count; bool on = true; Route route; int series = -1; };  // series: the colour that its lines have
struct Facets { std::vector<Facet> levels, tasks, tries; std::size_t more_tasks = 0; };  // more_tasks: that are not among them

struct Choice { std::vector<MenuItem> items; std::vector<Route> routes; std::string label; };  // no items: nothing to choose

struct Which {                             // which log it is
    bool one_task = false;                 // its own, not the merged one
    std::optional<Route> merged, per_task; // places of both
    Choice task, attempt, file;
};
Which which_of(const Model&);

struct Page {
    PageHeader header;
    Choice context;                        // lines around each match
    std::string workflow, workflow_href, link;       // link: to this place with the lines that are selected or stood in
    std::optional<Prompt> instead;         // there is no log to show
    std::string state;                     // "Streaming", "All there is", "Cut off: opened again in a moment"
    Tone state_tone = Tone::quiet;
    Facets facets;
    Chart chart;                           // no series: nothing to draw yet
    LogSecond chart_from = 0, chart_to = 0;           // of its first bar, and behind its last
    LogSecond last = 0;                    // of the log's lines
    std::optional<std::pair<double, double>> picked;  // the part of it that is shown, as shares
    TimeRangeMenu range;
    std::string found;                     // "4 of 87 lines"
    std::string fault;                     // of the expression
    std::string lines, in_range;           // "10,910 lines", "1,906 shown"
    std::string dropped;                   // the oldest lines are gone
    std::uint32_t errors = 0;
};
Page present(const Model&);

Route with_shares(const Page&, const Route&, double from, double to);      // of the chart
Route with_times(const Page&, const Route&, const TimeRange&);             // of the menu

// What the pane is given; it reads the log while it draws.
LogPaneModel pane_of(const Model&, std::string name);

std::string pretty_json(std::string_view text);     // one member a line; empty: it is no JSON
std::string time_words(LogSecond, const LogLook&, Seconds zone, LogSecond start, Instant now);
std::string stream_words(const Model&, Tone&);
std::string copied_text(const LogText&, const LogLens&, const LogSelection&);

}  // namespace logs
