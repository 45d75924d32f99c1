#include "base/words.h"
#include "ui/ui.h"
#include "views/logs/page.h"
#include "views/logs/parts.h"

namespace logs {

static std::string full_href(const Model& m) {
    const auto key = log_of(m);
    Route r{.view = "workflows", .item = m.route.item, .params = {}, .part = "logs"};
    if (key && !key->task.empty()) r = r.with("task", key->task);
    return format_route(r);
}

void draw_log_card(const Model& m, Ui& ui, float height) {
    const auto& s = *m.logs;
    const auto key = log_of(m);
    const auto card = ui.card({.title = key && !key->task.empty() ? "Log of " + key->task : "Log", .pad = false, .height = height});
    {
        const auto row = ui.row(6);
        if (const auto words = ui.field({.key = "find in log", .label = "Find in log", .value = s.find, .icon = Icon::search, .width = 220, .search = true, .clearable = true})) ui.emit(logs_event(FindInLog{*words, s.errors_only}));
        static const Segment kinds[] = {{"Log"}, {"Errors in context"}};
        if (const auto i = ui.segmented("What is shown", kinds, s.errors_only ? 1 : 0)) ui.emit(logs_event(FindInLog{s.find, *i == 1}));
        draw_look(m, ui);
        ui.link("Full log", full_href(m), LinkLook::accent);
    }
    auto pane = pane_of(m, "Log beside");
    pane.framed = false;
    pane.height = std::max(120.0f, height - 110);
    if (key && !key->task.empty()) pane.task_chars = 0;
    draw_lines(m, ui, pane);
    Tone tone;
    const auto words = stream_words(m, tone);
    ui.small(s.session ? words + " · " + plural(s.session->lens.passing(), "line") : words, tone);
}

}  // namespace logs
