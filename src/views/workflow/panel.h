#pragma once
#include "domain/run.h"
#include "store/model.h"
#include "ui/parts.h"
#include <optional>
#include <string>
#include <vector>

// What stands beside the page: one try of one task (`?task=train&retry=1`), or a group with its
// tasks (`?group=train-group`).
namespace workflow {

struct StageLine { std::string title, time, from; Tone tone = Tone::quiet; };

struct PanelRow { std::string key, name, tag, node, node_href, time; Badge status; Route opens; };

struct SidePanel {
    enum class Shows : std::uint8_t { logs, events, details } shows = Shows::details;
    Panel panel;
    std::string missing;                       // not empty: there is no such task or group; and nothing else is told
    std::vector<Fact> top;                     // what one looks for first
    std::vector<TabItem> tabs;                 // of a task: its log, its events, all else
    std::vector<Route> tab_routes;
    int tab = 0;
    std::optional<Route> log, error_log;       // places of both, where there are both
    bool errors = false;                       // the second is shown
    std::string spec;                          // place of its block in the specification
    std::vector<Segment> tries;
    std::vector<Route> try_routes;
    int chosen = 0;
    std::vector<std::string> failure;          // the service's words
    std::string exit;                          // "137: killed (SIGKILL) …"
    Tone exit_tone = Tone::quiet;
    Bar stage_bar;
    std::vector<StageLine> stages;
    std::vector<Fact> facts;
    std::vector<PanelRow> rows;                // of a group: its tasks
    std::string dashboard;                     // http and https only
    std::string shell;                         // place of a shell in it; empty: it does not run
    std::optional<Route> previous, next;
    Route closed;
};
std::optional<SidePanel> panel_of(const Run&, const Model&);  // none: nothing is open

Route with_task(const Route&, std::string_view task, std::optional<int> retry = {});  // closes a group
Route with_group(const Route&, std::string_view group);

}  // namespace workflow
