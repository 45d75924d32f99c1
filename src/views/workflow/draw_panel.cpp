#include "ui/inset.h"
#include "ui/outside_link.h"
#include "views/list_rows.h"
#include "views/logs/parts.h"
#include "views/workflow/draw.h"
#include <algorithm>

namespace workflow {

static const Column kTasks[] = {
    {.key = "status", .title = "Status", .width = 150, .least = 100, .sortable = false},
    {.key = "task", .title = "Task", .least = 120, .sortable = false},
    {.key = "node", .title = "Node", .width = 150, .sortable = false, .leaves = 1},
    {.key = "time", .title = "Run time", .width = 90, .align = Column::Align::right, .sortable = false},
};

static void draw_stages(const SidePanel& p, Ui& ui) {
    if (p.stages.empty()) return;
    const auto card = ui.card({.title = "Phases"});
    ui.bar(p.stage_bar);
    for (const auto& s : p.stages) {
        const auto key = ui.key(s.title);
        {
            const auto row = ui.row(8);
            ui.bar({.parts = {{.share = 1, .tone = s.tone}}, .said = "", .width = 12, .height = 8});
            ui.text(s.title);
            if (!ui.narrow()) ui.small(s.from, Tone::faint);
            const auto right = ui.right("time");
            ui.text(s.time, Tone::strong);
        }
        if (ui.narrow()) ui.small("Since " + s.from, Tone::faint);
    }
}

std::vector<float> fact_shares(const std::vector<Fact>& facts) {
    std::vector<float> out;
    for (const auto& f : facts) out.push_back(static_cast<float>(std::clamp<std::size_t>(std::max(f.key.size(), f.value.size()), 7, 34)));
    return out;
}

// What one looks for first, side by side where there is room.
static void draw_top(const SidePanel& p, Ui& ui) {
    if (ui.narrow()) return ui.facts(p.top);
    if (p.top.empty()) return;
    const auto columns = columns_of(ui, fact_shares(p.top), 64);
    for (std::size_t i = 0; i < p.top.size(); ++i) {
        const auto& fact = p.top[i];
        if (i > 0) ui.next_column();
        ui.small(fact.key);
        if (fact.href.empty()) ui.selectable(fact.value, fact.tone);
        else ui.link(fact.value, fact.href, LinkLook::mono);
    }
}

static void draw_end(const SidePanel& p, Ui& ui) {
    if (p.failure.empty() && p.exit.empty()) return;
    const auto card = ui.card({.title = "How it ended"});
    if (!p.exit.empty()) ui.selectable("Exit code " + p.exit, p.exit_tone);
    for (const auto& line : p.failure) ui.selectable(line);
}

static void draw_rows(const SidePanel& p, const Model& m, Ui& ui) {
    if (p.rows.empty()) return;
    const auto card = ui.card({.title = "Tasks", .count = std::to_string(p.rows.size()), .pad = false});
    const TableSpec spec{.name = "Tasks of the group", .columns = kTasks, .height = -1, .framed = false, .footer_left = {}, .footer_right = {}, .widths = &m.settings.column_widths};
    auto rows = list_rows(p.rows);
    rows.href = [&](std::size_t i) { return format_route(p.rows[i].opens); };
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) {
        const auto& row = p.rows[*i];
        table.status(row.status);
        table.two_lines(row.name, row.tag, format_route(row.opens));
        row.node.empty() ? table.nothing() : table.link(row.node, row.node_href);
        row.time.empty() ? table.nothing() : table.number(row.time);
    }
    if (const auto i = table.activated()) ui.emit(Go{p.rows[*i].opens, true});
}

static void draw_buttons(const SidePanel& p, Ui& ui) {
    const auto row = ui.row();
    if (!p.shell.empty() && ui.button({.label = "Shell", .icon = Icon::square_terminal, .about = "in " + p.panel.title})) ui.emit(Follow{p.shell});
    if (!p.spec.empty() && ui.button({.label = "In the spec", .icon = Icon::code_xml, .kind = Button::Kind::quiet, .about = p.panel.title})) ui.emit(Follow{p.spec});
}

static void draw_log(const SidePanel& p, const Model& m, Ui& ui) {
    if (p.error_log) {
        static const Segment files[] = {{"Log"}, {"Error log"}};
        if (const auto i = ui.segmented("Which log", files, p.errors ? 1 : 0)) ui.emit(Go{*i == 1 ? *p.error_log : *p.log, true});
    }
    logs::draw_log_card(m, ui, std::max(320.0f, ui.height()));
}

static void draw_details(const SidePanel& p, const Model& m, Ui& ui) {
    draw_end(p, ui);
    draw_stages(p, ui);
    draw_rows(p, m, ui);
    if (p.facts.empty()) return;
    const auto card = ui.card({.title = "Details"});
    ui.facts(p.facts);
    if (!p.dashboard.empty()) outside_link(ui, Icon::external_link, "Open in the cluster's dashboard", p.dashboard);
}

static void draw_contents(const SidePanel& p, const EventsPage& events, const Run& run, const Model& m, Ui& ui) {
    if (!p.missing.empty()) return ui.paragraph(p.missing);
    if (!p.tries.empty())
        if (const auto i = ui.segmented("Tries", p.tries, p.chosen)) ui.emit(Go{p.try_routes[static_cast<std::size_t>(*i)], true});
    draw_top(p, ui);
    if (!p.shell.empty() || !p.spec.empty()) draw_buttons(p, ui);
    if (!p.tabs.empty())
        if (const auto i = ui.tabs("Task " + p.panel.title, p.tabs, p.tab)) ui.emit(Go{p.tab_routes[static_cast<std::size_t>(*i)], true});
    switch (p.shows) {
        case SidePanel::Shows::logs: return draw_log(p, m, ui);
        case SidePanel::Shows::events: return draw_events_beside(events, run, m, ui);
        case SidePanel::Shows::details: return draw_details(p, m, ui);
    }
}

void draw_panel(const SidePanel& p, const EventsPage& events, const Run& run, const Model& m, Ui& ui) {
    auto panel = p.panel;
    if (const auto width = m.settings.column_widths.find("Panel/" + panel.name); width != m.settings.column_widths.end()) panel.width = width->second;
    {
        const auto scope = ui.panel(panel);
        draw_contents(p, events, run, m, ui);
    }
    const auto pressed = ui.panel_pressed();
    if (pressed == PanelPress::close) ui.emit(Go{p.closed, true});
    if (pressed == PanelPress::previous && p.previous) ui.emit(Go{*p.previous, true});
    if (pressed == PanelPress::next && p.next) ui.emit(Go{*p.next, true});
}

}  // namespace workflow
