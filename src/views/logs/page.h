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
// `?hide=debug&task=train&q=loss&L=120-140`.
namespace logs {

struct Facet { std::string label, count; bool on = true; Route route; };
struct Facets { std::vector<Facet> levels, tasks, tries; };

struct Page {
    PageHeader header;
    std::string workflow_href, link;       // link: to this place with the lines that are selected or stood in
    std::optional<Prompt> instead;         // there is no log to show
    std::string state;                     // "Streaming", "All there is", "Cut off: opened again in a moment"
    Tone state_tone = Tone::quiet;
    Facets facets;
    Chart chart;                           // no series: nothing to draw yet
    std::string found;                     // "4 of 87 lines"
    std::string fault;                     // of the expression
    std::string lines, in_range;           // "10,910 lines", "1,906 shown"
    std::string dropped;                   // the oldest lines are gone
    std::uint32_t errors = 0;
};
Page present(const Model&);

// What the pane is given; it reads the log while it draws.
LogPaneModel pane_of(const Model&, std::string name);

std::string pretty_json(std::string_view text);     // one member a line; empty: it is no JSON
std::string time_words(LogSecond, const LogLook&, Seconds zone, LogSecond start, Instant now);
std::string stream_words(const Model&, Tone&);
std::string copied_text(const LogText&, const LogLens&, const LogSelection&);

}  // namespace logs
