#pragma once
#include "domain/run.h"
#include "store/model.h"
#include "ui/parts.h"
#include "views/state.h"
#include <optional>
#include <string>
#include <vector>

// One workflow. What is told about it is the service's; what is worked out from that says so, and
// what cannot be known reads "not known" and never a guess. The address holds the tab, the task
// and the try that are open: `?tab=tasks&task=train&retry=1`.
namespace workflow {

enum class Tab : std::uint8_t { diagnosis, overview, tasks, logs, events, spec, history };
struct TabRow { Tab tab; std::string_view key; };
std::vector<Tab> tabs_of(const Run&);                 // in their order; the first is where one lands
Tab tab_of(const Route&, const Run&);
Route with_tab(const Route&, Tab, const Run&);

// A button with what it does. `does` is empty where it cannot be pressed.
struct Doing { Button button; std::optional<Action> does; };
struct MenuDoing { MenuItem item; std::optional<Action> does; };

struct Header {
    std::string id, user, user_href, pool, pool_href;
    Badge status, priority;
    std::string time, progress;                       // "running 2h 24m", "6 of 14 tasks done"
    std::string note;                                 // of what was asked of the service last
    Tone note_tone = Tone::quiet;
    std::vector<Doing> buttons;                       // at most four
    std::vector<MenuDoing> menu;
};
Header header_of(const Run&, const Model&);
Badge run_badge(const StatusWord&);                   // the head of a page has room for one word: the one that says most

struct OutsideLink { std::string words; Icon icon; std::string href; };
struct TagItem { std::string name; Action remove; };

struct Cards {
    std::vector<Fact> run, placement, about;
    std::vector<TagItem> tags;
    std::vector<MenuDoing> more_tags;                 // that could be set
    std::string tags_note;                            // why they cannot be changed
    std::vector<std::pair<std::string, std::string>> labels;  // words, place
    std::vector<std::string> warnings;                // of the label policy
    std::vector<OutsideLink> links;                   // http and https only
};
Cards cards_of(const Run&, const Model&);

struct HistoryRow {
    std::string key, id, href, user, mark, submitted, queued, time;  // mark: "This run", "Restarted from"
    Badge status, priority;
};
struct History {
    std::vector<HistoryRow> rows;
    std::string note;                                 // what is missing, or why there is none
    std::string parent, parent_href;                  // the run it was made from, when that is not among the rows
    std::string newer, older;                         // places of the runs beside this one; empty: none known
    std::string all, rejected;                        // lists
};
History history_of(const Run&, const Model&);

struct Page {
    PageState state;
    std::shared_ptr<const Run> run;                   // null: nothing to show yet
    Header header;
    std::vector<TabItem> tabs;
    std::vector<Route> tab_routes;
    int tab = 0;
    Tab shown = Tab::overview;
    Cards cards;
    History history;
};
Page present(const Model&);
Tone mark_of(const Model&);                           // for its icon
std::string title_of(const Model&);                   // for the browser's tab: "Failed: train-7"

}  // namespace workflow
