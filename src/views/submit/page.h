#pragma once
#include "domain/refusal.h"
#include "store/submit.h"
#include "ui/diff_model.h"
#include "ui/editor_model.h"
#include "ui/findings_model.h"
#include "ui/parts.h"
#include "views/state.h"
#include "views/submit/landing.h"
#include "views/submit/parameters.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

// Writing a workflow, seeing what is wrong with it and where it would land, and sending it once.
namespace submit {

enum class Tab : std::uint8_t { spec, graph, preview, changes };

struct Doing { Button button; std::optional<Action> does; };
struct MenuDoing { MenuItem item; Action does; };

// What came of sending it, until another is sent or the text changes.
struct Outcome {
    Tone tone = Tone::completed;
    Icon icon = Icon::circle_check;
    std::string title, words, href, href_words;   // href: the workflow, or where it can be looked for
    Refusal refusal;
    std::vector<std::string> warnings;
    std::vector<Doing> actions;
    bool alert = false;
};

struct Page {
    bool opened = false;                 // what was kept was looked for
    bool blank = false;                  // nothing is written: where one may begin
    std::string loading;                 // a past run's text is on its way
    std::string title, file, kept;       // kept: "Edited, kept in this browser"
    Tone kept_tone = Tone::quiet;
    std::optional<Prompt> banner;        // a draft was put aside; a past run could not be read
    std::vector<TabItem> tabs;
    std::vector<Tab> tab_kinds;
    std::vector<Route> tab_routes;
    int tab = 0;

    std::vector<ListedFinding> findings;
    std::vector<Finding> found;          // one for each
    std::vector<EditorMark> marks;
    Badge errors, warnings;              // "1 error"
    std::string checks_note;             // "No errors, 1 warning"
    bool checking = false;

    std::vector<Segment> priorities;
    int priority = 1;
    std::string priority_words;

    Doing send, validate, anyway;        // anyway: past errors of ours, for the service has the last word
    std::vector<MenuDoing> menu;         // the first stands beside it where there is room
    std::string anyway_note, validate_note;
    std::optional<Outcome> outcome;
};
Page present(const Model&, const Landing&);

std::vector<DiffRow> changes_of(const SubmitDraft&);   // against what it was made from; unchanged stretches are left out
std::string cli_words(const SubmitDraft&, const PoolName&, std::string_view workflow);
Tab tab_of(const Page&);

struct Example { std::string_view title, words, file, text; Icon icon; };
std::span<const Example> examples();

}  // namespace submit
