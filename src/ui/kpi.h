#pragma once
#include "ui/icon.h"
#include "ui/tone.h"
#include <optional>
#include <span>
#include <string>
#include <vector>
class Ui;

// A number that a page opens with, in a card of its own. The whole card is one link, to the list that
// explains the number; where there is none, it says why, and that it may be asked for again.
struct Kpi {
    std::string label;                 // "Running"
    std::string brief = {};            // drawn where the label has no room; empty: the label's beginning
    Icon icon = Icon::none;
    Tone tone = Tone::quiet;           // of the icon
    std::string value, total;          // "340", "/ 512"
    std::string note;                  // one line, or two where one is too short: "2 starting, 61 tasks on 48 resources"
    std::string href;
    std::vector<double> trend;         // samples, oldest first; NaN: not known. None: no line is drawn
    Tone trend_tone = Tone::accent;
    std::string trend_said;            // "From 17 to 23 within 24 hours"
    std::string failed;                // why there is no number; then `retry` is offered
    bool loading = false;
};
std::optional<int> kpis(Ui&, std::span<const Kpi>);  // the index whose retry was pressed
