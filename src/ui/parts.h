#pragma once
#include "store/settings.h"
#include "ui/icon.h"
#include "ui/tone.h"
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What components are given: plain values, so that pages can hold and tests can compare
// them. Strings are owned: pages outlive the frame.
struct Button {
    enum class Kind : std::uint8_t { normal, primary, quiet, danger, danger_solid };
    enum class Size : std::uint8_t { normal, compact, small };
    std::string label;
    Icon icon = Icon::none;
    Kind kind = Kind::normal;
    Size size = Size::normal;
    std::string about;         // said, not drawn: ten "Cancel" buttons have ten names
    std::string_view id = {};  // "send": keeps the focus when its label becomes another
    std::string why_disabled;  // not empty: cannot be pressed, and says why
    std::string key;           // "Ctrl+K"
    bool menu = false;         // draws the chevron
    bool operator==(const Button&) const = default;
};

// How a thing would look if it were pointed at, pressed or focused: for the gallery.
enum class Pose : std::uint8_t { none, hover, pressed, focus };

enum class LinkLook : std::uint8_t { plain, strong, mono, accent, small };

struct Segment { std::string label; Icon icon = Icon::none; };
struct TabItem { std::string label; Icon icon = Icon::none; Tone tone = Tone::quiet; std::string count; };
struct MenuItem {
    std::string label;
    Icon icon = Icon::none;
    std::string key, note;     // note: a count at the right
    bool checkable = false, one_of = false, checked = false, danger = false, separator_before = false;  // one_of: one of several is on
    std::string why_disabled;
};

// What is written in a query field: terms with a key stand out, those without a meaning are wrong.
struct TokenSpan { std::size_t from = 0, to = 0; bool wrong = false; bool operator==(const TokenSpan&) const = default; };

struct Field {
    std::string key;           // identity
    std::string label;         // said, and drawn as the hint when empty
    std::string hint;          // drawn when empty, instead of the label
    std::string value;
    Icon icon = Icon::none;
    std::string error;         // drawn below
    std::string shortcut;      // drawn at the right: "/"
    float width = 0;           // 0: the rest of the line, up to what stands behind it
    float height = 96;         // of a multiline one
    bool mono = false;
    bool search = false, multiline = false, clearable = false, focus_now = false;
    std::vector<TokenSpan> tokens = {};
};

// What may stand at the caret, in place of the bytes from…to.
struct Suggestion { std::string text, note, count, insert; bool goes_on = false; };  // goes_on: more is to be typed
struct Suggestions {
    std::size_t from = 0, to = 0;
    std::string title, hint;
    std::vector<Suggestion> items;
    bool eager = false;        // the first is what Tab takes
};
struct QueryFault { std::string words, instead, fixed; };  // fixed: the whole text with `instead` in its place; may be empty
using Suggest = std::function<Suggestions(std::string_view text, std::size_t caret)>;

struct Chip { std::string key, value; bool wrong = false; };

// A status is never a colour alone: `shape` draws the health disc, triangle, octagon or ring.
struct Badge {
    enum class Shape : std::uint8_t { none, disc, triangle, octagon, ring };
    std::string word, note;    // "Failed", "Out of memory"
    Tone tone = Tone::plain;
    Icon icon = Icon::none;
    Shape shape = Shape::none;
    bool pill = false;
    bool operator==(const Badge&) const = default;
};

struct Bar {
    struct Part { double share = 0; Tone tone = Tone::accent; bool hatched = false; int series = -1; };  // of the whole, 0…1; series ≥ 0: that colour of a chart
    std::vector<Part> parts;
    double limit = -1;         // a mark at this share; < 0: none
    int slots = 0;             // cut into so many equal cells, as GPUs are; 0: whole
    std::string said;          // "340 of 512 GPUs used"
    float width = 0;           // 0: the rest
    float height = 6;
};

// Bars on one scale, one above the other, with one limit drawn through all of them.
struct Scale {
    struct Row {
        std::string title, note, end;         // "Quota", "HIGH and NORMAL only", "Physical 224"
        std::string filled, left;             // "Used 132", "Free 28": below the bar, the second where the filled part ends
        double whole = 1;                     // how far the bar goes, as a share of the scale
        double filled_to = 0;
        std::vector<Bar::Part> parts;         // shares of the scale
        std::string said;
    };
    std::vector<Row> rows;
    double limit = -1;                        // < 0: none
    std::string limit_label;                  // "Limit 160"
    std::vector<std::pair<double, std::string>> ticks;
};

struct Stat {
    struct Legend { Badge badge; std::string count; std::string href; };
    std::string label, note;   // note: at the right, "172 free"
    std::string value, total, share;  // "340", "/ 512 GPUs", "66%"
    Bar bar;
    std::vector<Legend> legend;       // instead of a value
    std::vector<double> trend{};      // samples, oldest first; NaN: none was taken
    Tone trend_tone = Tone::accent;
    float weight = 1;
};

struct Fact { std::string key, value; std::string href; bool mono = false, selectable = true; Tone tone = Tone::plain; bool copy = false; };

struct Card {
    std::string title, count, note;
    bool pad = true;
    float height = 0;          // 0: as high as its contents
    bool alarm = false;        // its border says that something failed
};

struct PageHeader { std::string title, subtitle; bool mono = false; Badge badge; std::vector<std::string> tags = {}; };

struct Notice {
    Icon icon = Icon::none;
    Tone tone = Tone::quiet;
    std::string heading, words, code;   // code: what was asked and what came back; selectable
    std::vector<Button> actions;
};

struct NavItem {
    std::string path, href, title, group;
    Icon icon;
    std::string count;
    bool current = false;
    bool tab = false;          // on a phone it stands in the bar; the others are under More
};
struct NavModel { std::vector<NavItem> items; std::string user, environment; bool collapsed = false; std::string user_href = {}; };

struct Crumb { std::string title, href; };
struct AppBarModel {
    std::vector<Crumb> crumbs;
    std::string live;          // "Live", "Paused", "Data from 14:28"
    std::string age;           // "2s ago"
    Tone live_tone = Tone::running;
    bool busy = false;
    Seconds interval{30};
    ThemeChoice theme = ThemeChoice::system;
    std::string search_key = "Ctrl+K";
    bool has_bell = false;     // what is in it is drawn by `bell`, see ui/bell.h
    std::string bell_count = {};
};

// At the right of the page: pushes it from 1280 on, lies over it below that.
struct Panel {
    std::string name;          // identity, and the prefix of its remembered width
    std::string title;
    bool mono = true;
    Badge badge{};
    std::string href{};        // the full page; empty: there is none
    bool previous = false, next = false;  // there are siblings to step to
    float width = 0;           // remembered, dp; 0: as at first
};
enum class PanelPress : std::uint8_t { close, previous, next };

struct KeyValue { std::string key, value, wrong{}; bool operator==(const KeyValue&) const = default; };
struct PairsEditor {
    std::string name;          // "Labels"
    std::string key_label = "Key", value_label = "Value", add = "Add";
    std::vector<KeyValue> pairs;
};

struct TimeRange { int preset = -1; std::string from, to; };  // a preset, or two texts as they were typed
struct TimeRangeMenu {
    std::string label;         // on the button: "13:26 to 13:58"
    std::vector<std::string> presets;
    TimeRange chosen;
    std::string error;         // of the typed texts
};

// One of a list in which the order is the message: a place, a verdict with its reasons, two
// numbers over a bar, and what to do about it.
struct Ranked {
    std::string place, title, href, tag;   // place: "1", or "–" for what has none
    Badge verdict;
    std::vector<std::string> lines;        // at most two
    std::string left, left_word, right, right_word;
    Tone left_tone = Tone::strong;
    Bar bar;                               // no parts: neither numbers nor a bar
    Button button;                         // no label: none
    bool best = false, faded = false;
};

// Things side by side: a column for each, a line for each fact about them.
struct Compared {
    struct Head { std::string title, href; Badge badge; std::string note, mark; };  // mark: "Best fit"
    struct Cell { std::string strong, words, small; Bar bar; std::vector<std::string> tags; Icon icon = Icon::none; bool quiet = false; };
    struct Line { std::string title; bool section = false, differs = false; std::vector<Cell> cells; };
    std::string name, corner;              // corner: "4 of 6 slots used"
    std::vector<Head> heads;
    std::vector<Line> lines;
    int best = -1;
};

// Many things as one cell each. Only those in sight are asked for; the more there are, the
// smaller they are drawn.
struct CellShade { Tone tone = Tone::accent; int series = -1; float strength = 1; };  // series ≥ 0: that colour of a chart; 0 … 1 of it
struct CellGroup { std::string title, note; std::size_t first = 0, count = 0; };      // no title: no heading
struct CellMap {
    std::string name;
    std::span<const CellGroup> groups;
    std::function<CellShade(std::size_t)> shade;
    std::function<std::string(std::size_t)> words, href;  // of the one that is pointed at or has the focus
};

enum class DialogSize : std::uint8_t { small, medium, large };

struct PaletteItem {
    std::string group, title, note, href, key;
    Icon icon = Icon::none;
    std::vector<std::pair<int, int>> matches;   // bytes of the title
    std::string group_note = {}, fact = {};     // "40, most free first"; at the right, strong: "8 GPUs free"
    Badge badge = {};
    bool mono = false;
};
struct PaletteModel {
    std::string text;
    std::vector<PaletteItem> items;
    std::vector<TokenSpan> tokens = {};
    std::string found = {};                     // "28 resources"; empty: the number of items
    std::string completed = {};                 // what Tab makes of the text; empty: nothing
    std::vector<std::string> adds = {};         // "health:", to be written behind it
    std::string note = {};                      // "prod matches prod-gpu"
};
