#pragma once
#include "store/model.h"
#include "ui/chart.h"
#include "ui/kpi.h"
#include "ui/parts.h"
#include "views/state.h"
#include "views/workflows/rows.h"
#include <optional>
#include <string>
#include <vector>

// The cards of the first page, as values. Each is made from what it needs and from nothing else, and
// fails alone; each number leads to the list that explains it. What is not known is not drawn.
namespace home {

std::vector<Kpi> tiles(const Model&);

struct MineCard {
    PageState state;
    std::vector<workflows::Row> rows;  // those that are not over first, then the newest
    std::string note;
    std::string hidden;                // "1 is hidden in this browser"
    bool none = false;                 // the reader has none at all
};
MineCard mine_card(const Model&);

// Something that somebody should look at, and the one thing to do about it.
struct Attention {
    std::string key, title, href, when, words;
    bool mono = true;
    Badge mark;
    Button button;
    std::string leads_to;
};
struct AttentionCard {
    std::vector<Attention> items;      // the worst first
    std::size_t found = 0;             // shown or not
    bool all = false;                  // `?attention=all`: as many as there are
    std::string more, more_href;       // "Show all 12"
    std::string unknown;               // what could not be looked at: "Your workflows did not load"
    bool looking = false;              // nothing is known yet
};
AttentionCard attention_card(const Model&);

struct UsageCard {
    PageState state;
    Chart chart;
    std::vector<Segment> windows;
    std::vector<Route> routes;
    int window = 1;
    std::string note;                  // what is not in it
    bool nothing = false;              // no sample is known
};
UsageCard usage_card(const Model&);

struct HeadroomRow {
    std::string key, name, href, tag, quota, capacity, capacity_href;
    Tone quota_tone = Tone::strong;
    Bar bar;
};
struct HeadroomCard {
    PageState state;
    std::vector<HeadroomRow> rows;
    std::string note, more;
};
HeadroomCard headroom_card(const Model&);

std::string subtitle(const Model&);    // "ada · default pool prod-gpu · 28 GPUs of quota free"

}  // namespace home
