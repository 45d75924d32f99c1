#include "views/list_rows.h"
#include "views/workflow/draw.h"

namespace workflow {

static void draw_row(const TryRow& row, const std::string& href, Table& table) {
    table.status(row.status);
    table.link(row.task, href);
    row.tag.empty() ? table.nothing() : table.text(row.tag, Tone::quiet);
    table.mono(row.group, Tone::quiet);
    row.gpus.empty() ? table.nothing() : table.number(row.gpus);
    row.node.empty() ? table.nothing() : table.link(row.node, row.node_href);
    row.exit.empty() ? table.nothing() : table.number(row.exit, row.exit == "0" ? Tone::quiet : Tone::failed);
    row.queued.empty() ? table.nothing() : table.number(row.queued);
    row.time.empty() ? table.nothing() : table.number(row.time);
    row.started.empty() ? table.nothing() : table.number(row.started, Tone::quiet);
    row.ended.empty() ? table.nothing() : table.number(row.ended, Tone::quiet);
}

static void draw_item(const TryRow& row, const std::string& href, Table& table) {
    const auto small = row.tag.empty() ? row.node : "try " + row.tag + (row.node.empty() ? "" : ", " + row.node);
    table.item({.mark = row.status, .strong = row.task, .small = small, .href = href, .value = row.time, .note = row.exit.empty() || row.exit == "0" ? "" : "exit " + row.exit, .bar = {}});
}

static Route opened(const Tries& tries, std::uint32_t i, const Route& route) {
    const auto& a = tries.attempt(i);
    return with_task(route, tries.task(i).name, &a == &tries.task(i).last() ? std::nullopt : std::optional(a.retry));
}

static std::string selected_key(const Tries& tries, const Route& route) {
    const auto task = route.param("task");
    if (task.empty()) return "";
    if (const auto retry = route.param("retry"); !retry.empty()) return std::string(task) + "#" + std::string(retry);
    const auto at = find_task(*tries.run, task);
    return at ? try_key(task, task_at(*tries.run, *at).last().retry) : "";
}

void draw_tries(const Tries& tries, const TryChoice& choice, const Model& m, Ui& ui) {
    const TableSpec spec{.name = "Tasks of the workflow", .columns = try_columns(), .sort_key = choice.sort_key, .descending = choice.descending, .selected = selected_key(tries, m.route),
                         .items = ui.narrow(), .footer_left = choice.footer, .footer_right = {}, .widths = &m.settings.column_widths, .choices = &m.settings.column_choices};
    const TableRows rows{.count = choice.rows.size(), .key = [&](std::size_t i) { return std::string_view(tries.keys[choice.rows[i]]); },
                         .find = [&](std::string_view key) -> std::optional<std::size_t> {
                             for (std::size_t i = 0; i < choice.rows.size(); ++i) if (tries.keys[choice.rows[i]] == key) return i;
                             return std::nullopt;
                         },
                         .href = [&](std::size_t i) { return format_route(opened(tries, choice.rows[i], m.route)); }};
    {
        const auto search = ui.region(a11y::Role::search, "Filter tasks");
        const auto row = ui.row();
        const auto suggest = [&](std::string_view text, std::size_t caret) { return suggestions(text, caret, tries.index); };
        if (const auto text = ui.query_field(choice.bar.field, suggest)) ui.emit(Go{m.route.with("q", *text), true, true});
        ui.column_picker(spec);
    }
    if (const auto text = ui.query_faults(choice.bar.faults)) ui.emit(Go{m.route.with("q", *text), true});
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) {
        const auto row = try_row(tries, choice.rows[*i], m.now);
        const auto href = format_route(opened(tries, choice.rows[*i], m.route));
        spec.items ? draw_item(row, href, table) : draw_row(row, href, table);
    }
    if (const auto key = table.sorted()) {
        const bool again = choice.sort_key == *key;
        ui.emit(Go{m.route.with("sort", again && choice.descending ? "" : *key).with("desc", again && !choice.descending ? "1" : ""), true});
    }
    if (const auto i = table.activated()) ui.emit(Go{opened(tries, choice.rows[*i], m.route), true});
}

static const Column kHistory[] = {
    {.key = "status", .title = "Status", .width = 190, .least = 110, .sortable = false},
    {.key = "workflow", .title = "Workflow", .least = 160, .sortable = false},
    {.key = "user", .title = "User", .width = 160, .sortable = false, .leaves = 2},
    {.key = "priority", .title = "Priority", .width = 100, .sortable = false, .leaves = 3},
    {.key = "queued", .title = "Queued", .width = 90, .align = Column::Align::right, .sortable = false, .leaves = 4},
    {.key = "time", .title = "Run time", .width = 96, .align = Column::Align::right, .sortable = false, .leaves = 1},
    {.key = "submitted", .title = "Submitted", .width = 130, .align = Column::Align::right, .sortable = false},
};

static void draw_run(const HistoryRow& row, Table& table) {
    table.status(row.status);
    table.two_lines(row.id, row.mark, row.href);
    table.text(row.user, Tone::quiet);
    table.status(row.priority);
    table.number(row.queued);
    row.time.empty() ? table.nothing() : table.number(row.time);
    table.number(row.submitted, Tone::quiet);
}

static void draw_places(const History& history, Ui& ui) {
    if (!history.parent.empty()) ui.link(history.parent, history.parent_href, LinkLook::accent);
    if (!history.newer.empty()) ui.link("Newer run", history.newer, LinkLook::accent);
    if (!history.older.empty()) ui.link("Older run", history.older, LinkLook::accent);
    ui.link("Open as a list", history.all, LinkLook::accent);
    ui.link("Rejected submissions", history.rejected, LinkLook::accent);
}

void draw_history(const History& history, const Model& m, Ui& ui) {
    if (ui.narrow()) {
        ui.paragraph(history.note);
        const auto row = ui.row(12);
        draw_places(history, ui);
    } else {
        const auto row = ui.row(12);
        ui.small(history.note);
        const auto right = ui.right("places");
        draw_places(history, ui);
    }
    if (history.rows.empty()) return;
    const TableSpec spec{.name = "Runs of this name", .columns = kHistory, .selected = m.route.item, .row_height = ui.narrow() ? 0.0f : 44.0f, .items = ui.narrow(), .footer_left = {}, .footer_right = {}, .widths = &m.settings.column_widths};
    auto rows = list_rows(history.rows);
    rows.href = [&](std::size_t i) { return history.rows[i].href; };
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) {
        const auto& row = history.rows[*i];
        if (spec.items) table.item({.mark = row.status, .strong = row.id, .small = (row.mark.empty() ? row.user : row.mark) + ", " + row.submitted, .href = row.href, .value = row.time, .note = {}, .bar = {}});
        else draw_run(row, table);
    }
    if (const auto i = table.activated()) ui.emit(Follow{history.rows[*i].href});
}

}  // namespace workflow
