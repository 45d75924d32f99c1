#pragma once
#include "store/settings.h"
#include "ui/icon.h"
#include "ui/tone.h"
#include <cstdint>
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
    bool checkable = false, checked = false, danger = false, separator_before = false;
    std::string why_disabled;
};

struct Field {
    std::string key;           // identity
    std::string label;         // said, and drawn as the hint when empty
    std::string hint;          // drawn when empty, instead of the label
    std::string value;
    Icon icon = Icon::none;
    std::string error;         // drawn below
    std::string shortcut;      // drawn at the right: "/"
    float width = 0;           // 0: the rest
    bool search = false, multiline = false, clearable = false, focus_now = false;
};

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
    struct Part { double share = 0; Tone tone = Tone::accent; bool hatched = false; };  // shares of the whole, 0…1
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
    float weight = 1;
};

struct Fact { std::string key, value; std::string href; bool mono = false, selectable = true; Tone tone = Tone::plain; };

struct Card {
    std::string title, count, note;
    bool pad = true;
    float height = 0;          // 0: as high as its contents
};

struct PageHeader { std::string title, subtitle; bool mono = false; Badge badge; };

struct Notice {
    Icon icon = Icon::none;
    Tone tone = Tone::quiet;
    std::string heading, words, code;   // code: what was asked and what came back; selectable
    std::vector<Button> actions;
};

struct NavItem { std::string path, href, title, group; Icon icon; std::string count; bool current = false; };
struct NavModel { std::vector<NavItem> items; std::string user, environment; bool collapsed = false; };

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
};

enum class DialogSize : std::uint8_t { small, medium, large };

struct PaletteItem { std::string group, title, note, href, key; Icon icon = Icon::none; std::vector<std::pair<int, int>> matches; };
struct PaletteModel { std::string text; std::vector<PaletteItem> items; };
