#include "ui/ui.h"
#include "views/gallery/sections.h"
#include <array>

namespace gallery {

static void button_line(Ui& ui, const std::string& label, Button::Kind kind) {
    static constexpr std::array<std::pair<Pose, const char*>, 4> kPoses{{{Pose::none, "rest"}, {Pose::hover, "hover"}, {Pose::pressed, "pressed"}, {Pose::focus, "focus"}}};
    const auto row = ui.row(10);
    for (const auto& [pose, word] : kPoses) {
        const auto posed = ui.posed(pose);
        ui.button({.label = label, .kind = kind, .size = Button::Size::compact, .about = word});
    }
    ui.button({.label = label, .kind = kind, .size = Button::Size::compact, .about = "off", .why_disabled = "Fix 1 error to submit"});
}

void draw_buttons(Ui& ui) {
    const auto card = ui.card({.title = "Buttons: primary, default, quiet, danger", .note = "rest, hover, pressed, focus, off"});
    button_line(ui, "Submit", Button::Kind::primary);
    button_line(ui, "Restart", Button::Kind::normal);
    button_line(ui, "Reset", Button::Kind::quiet);
    button_line(ui, "Cancel", Button::Kind::danger);
    button_line(ui, "Delete", Button::Kind::danger_solid);
    ui.gap(4);
    const auto row = ui.row(10);
    ui.button({.label = "32 px"});
    ui.button({.label = "28 px", .size = Button::Size::compact});
    ui.button({.label = "24 px", .size = Button::Size::small});
    ui.button({.label = "With icon", .icon = Icon::plus});
    ui.icon_button(Icon::columns_3, "Columns");
    ui.icon_button(Icon::rows_3, "Compact rows", {}, true);
}

void draw_inputs(Ui& ui) {
    const auto card = ui.card({.title = "Inputs"});
    {
        const auto row = ui.row();
        ui.field({.key = "rest", .label = "Rest", .value = {}, .width = 160});
        ui.field({.key = "value", .label = "With a value", .value = "resource-h100", .clearable = true});
    }
    ui.field({.key = "search", .label = "Filter by name, or type pool: platform: health: gpu>=", .value = {}, .icon = Icon::search, .shortcut = "/", .search = true});
    ui.field({.key = "wrong", .label = "Duration", .value = "12 hours", .error = "Use a duration such as 12h"});
    {
        const auto row = ui.row(16);
        ui.checkbox("On", true);
        ui.checkbox("Off", false);
        ui.toggle("Live", true);
        ui.toggle("Paused", false);
    }
    static const std::array<Segment, 3> kUnits{{{.label = "GPUs", .icon = {}}, {.label = "Cores", .icon = {}}, {.label = "Memory", .icon = {}}}};
    ui.segmented("Unit", kUnits, 0);
}

void draw_chips(Ui& ui) {
    const auto card = ui.card({.title = "Filter chips"});
    static const std::array<Chip, 4> kChips{{{.key = "pool", .value = "prod-gpu"}, {.key = "gpu", .value = "8 or more"}, {.key = {}, .value = "h100"}, {.key = "helth", .value = "bad", .wrong = true}}};
    ui.chips(kChips);
}

void draw_menus(Ui& ui) {
    const auto card = ui.card({.title = "Menus"});
    const auto row = ui.row();
    static const std::array<MenuItem, 4> kColumns{{{.label = "Health", .checkable = true, .checked = true}, {.label = "Pools", .checkable = true, .checked = true}, {.label = "Backend", .note = "3", .checkable = true}, {.label = "Storage", .checkable = true}}};
    ui.menu_button({.label = "Columns", .icon = Icon::columns_3}, kColumns);
    static const std::array<MenuItem, 5> kRow{{{.label = "Open in panel", .icon = Icon::panel_right_open, .key = "Space"}, {.label = "Open in new tab", .icon = Icon::external_link}, {.label = "Copy name", .icon = Icon::copy, .key = "C"},
                                               {.label = "Restart", .icon = Icon::rotate_cw, .key = "R", .separator_before = true}, {.label = "Cancel", .icon = Icon::ban, .danger = true}}};
    ui.menu_button({.label = "Row actions"}, kRow);
    ui.menu_button({.label = "Off", .why_disabled = "Choose a row first"}, kRow);
}

static void nav_line(Ui& ui, Pose pose, bool current, const char* path) {
    const auto posed = ui.posed(pose);
    ui.nav_item({.path = path, .href = "#/gallery", .title = "Pools", .group = {}, .icon = Icon::layers, .count = "6", .current = current});
}

void draw_navigation(Ui& ui) {
    {
        const auto card = ui.card({.title = "Side navigation: rest, hover, active, focus"});
        nav_line(ui, Pose::none, false, "gallery-rest");
        nav_line(ui, Pose::hover, false, "gallery-hover");
        nav_line(ui, Pose::none, true, "gallery-active");
        nav_line(ui, Pose::focus, false, "gallery-focus");
    }
    const auto card = ui.card({.title = "Tabs"});
    static const std::array<TabItem, 3> kTabs{{{.label = "Overview", .icon = {}, .count = {}}, {.label = "Running", .icon = Icon::circle_play, .tone = Tone::running, .count = "23"}, {.label = "Failed", .icon = Icon::circle_x, .tone = Tone::failed, .count = "134"}}};
    ui.tabs("Sections", kTabs, 1);
}

void draw_dialogs(Ui& ui) {
    const auto card = ui.card({.title = "Over the page"});
    const auto row = ui.row();
    if (ui.button({.label = "Search"})) ui.emit(OpenPalette{});
    if (ui.button({.label = "Copy", .icon = Icon::copy, .about = "shows a toast"})) ui.emit(CopyText{"gallery", "Text copied"});
    ui.button({.label = "Tooltip"});
    ui.tooltip("Tue 9 Dec 2025, 12:00:38, local time");
}

}  // namespace gallery
