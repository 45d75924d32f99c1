#include "base/words.h"
#include "ui/inset.h"
#include "ui/ui.h"
#include "views/logs/page.h"
#include "views/logs/parts.h"
#include <array>

namespace logs {

static std::string full_href(const Model& m) {
    const auto key = log_of(m);
    Route r{.view = "workflows", .item = m.route.item, .params = {}, .part = "logs"};
    if (!key || key->task.empty()) return format_route(r);
    r = r.with("of", key->task);
    if (key->retry >= 0) r = r.with("try", std::to_string(key->retry));
    return format_route(key->file == LogKey::File::errors ? r.with("file", "errors") : r);
}

static constexpr std::array<LogLevel, 5> kLevels = {LogLevel::error, LogLevel::warning, LogLevel::info, LogLevel::osmo, LogLevel::debug};

static std::uint8_t bit(LogLevel l) { return static_cast<std::uint8_t>(1 << static_cast<int>(l)); }

static void draw_levels(const LogsState& s, Ui& ui) {
    std::vector<MenuItem> items;
    for (const auto level : kLevels) items.push_back({.label = std::string(level_word(level)), .checkable = true, .checked = !(s.hidden & bit(level))});
    if (const auto i = ui.menu_button({.label = "Levels", .icon = Icon::filter, .menu = true}, items))
        ui.emit(logs_event(FindInLog{s.find, s.errors_only, static_cast<std::uint8_t>(s.hidden ^ bit(kLevels[static_cast<std::size_t>(*i)]))}));
}

static void draw_find(const Model& m, Ui& ui) {
    const auto& s = *m.logs;
    const auto row = ui.row(6);
    const float beside = ui.narrow() || ui.width() < 620 ? 0.0f : 220.0f;
    if (const auto words = ui.field({.key = "find in log", .label = "Find in log", .value = s.find, .icon = Icon::search, .shortcut = beside > 0 ? "Ctrl+F" : "", .width = beside, .search = true, .clearable = true})) ui.emit(logs_event(FindInLog{*words, s.errors_only, s.hidden}));
    if (s.session && s.session->lens.looks_for_something() && !s.errors_only) {
        ui.small(plural(s.session->lens.matches().size(), "line"));
        if (ui.icon_button(Icon::chevron_up, "Previous match", "N")) ui.emit(logs_event(JumpInLog{.to = JumpInLog::To::previous_match}));
        if (ui.icon_button(Icon::chevron_down, "Next match", "n")) ui.emit(logs_event(JumpInLog{.to = JumpInLog::To::next_match}));
    }
    draw_levels(s, ui);
    static const Segment kinds[] = {{"Log"}, {"Errors in context"}};
    if (beside > 0)
        if (const auto i = ui.segmented("What is shown", kinds, s.errors_only ? 1 : 0)) ui.emit(logs_event(FindInLog{s.find, *i == 1, s.hidden}));
    if (!ui.narrow()) draw_look(m, ui);
}

static void draw_tools(const Model& m, Ui& ui) {
    const auto pad = inset(ui, 12, 8);
    draw_find(m, ui);
    if (!ui.narrow()) return;
    const auto row = ui.row(6);
    draw_look(m, ui);
}

static std::size_t errors_in(const LogsState& s) { return s.session ? s.session->lens.errors().size() : 0; }

static void draw_errors(const LogsState& s, Ui& ui) {
    if (errors_in(s) == 0) return;
    ui.small(plural(errors_in(s), "error"), Tone::failed);
    if (ui.button({.label = "First error", .kind = Button::Kind::quiet, .size = Button::Size::small})) ui.emit(logs_event(JumpInLog{.to = JumpInLog::To::first_error}));
    if (ui.icon_button(Icon::chevron_up, "Previous error", "E")) ui.emit(logs_event(JumpInLog{.to = JumpInLog::To::previous_error}));
    if (ui.icon_button(Icon::chevron_down, "Next error", "e")) ui.emit(logs_event(JumpInLog{.to = JumpInLog::To::next_error}));
}

static void draw_foot(const Model& m, Ui& ui) {
    const auto& s = *m.logs;
    Tone tone;
    const auto words = stream_words(m, tone);
    const auto pad = inset(ui, 12, 6);
    if (ui.narrow()) {
        ui.small(words, tone);
        const auto row = ui.row(8);
        draw_errors(s, ui);
    }
    const auto row = ui.row(12);
    if (!ui.narrow()) ui.small(words, tone);
    if (s.session) ui.small(plural(s.session->lens.passing(), "line"), Tone::plain);
    const auto right = ui.right("errors");
    if (!ui.narrow()) draw_errors(s, ui);
    ui.link("Full screen", full_href(m), LinkLook::accent);
}

static float head_and_foot(const Model& m, const Ui& ui) {
    if (!ui.narrow()) return 128;
    return errors_in(*m.logs) > 0 ? 240 : 202;
}

void draw_log_card(const Model& m, Ui& ui, float height) {
    const auto key = log_of(m);
    const auto title = !key || key->task.empty() ? std::string("Log") : (key->file == LogKey::File::errors ? "Error log of " : "Log of ") + key->task;
    const auto card = ui.card({.title = title, .pad = false, .height = height});
    draw_tools(m, ui);
    auto pane = pane_of(m, "Log beside");
    pane.framed = false;
    pane.height = std::max(120.0f, height - head_and_foot(m, ui));
    if ((key && !key->task.empty()) || ui.narrow()) pane.task_chars = 0;
    if (ui.narrow()) pane.number_chars = 0;
    draw_lines(m, ui, pane);
    draw_foot(m, ui);
}

}  // namespace logs
