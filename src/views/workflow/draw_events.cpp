#include "ui/card_head.h"
#include "ui/timeline.h"
#include "views/workflow/draw.h"
#include <array>

namespace workflow {

static const Column kEvents[] = {
    {.key = "time", .title = "Time, UTC", .width = 124, .least = 76},
    {.key = "reason", .title = "Reason", .width = 200, .least = 120},
    {.key = "task", .title = "Task", .width = 170, .least = 90, .leaves = 2},
    {.key = "means", .title = "What it means", .width = 290, .least = 140, .sortable = false, .leaves = 3},
    {.key = "message", .title = "Message", .least = 160, .sortable = false, .leaves = 1},
    {.key = "log", .title = "Log", .width = 64, .sortable = false, .leaves = 4, .blank = true},
};
static const Column kBeside[] = {
    {.key = "time", .title = "Time, UTC", .width = 100, .least = 76, .sortable = false},
    {.key = "reason", .title = "Reason", .width = 170, .least = 110, .sortable = false},
    {.key = "means", .title = "What it means", .least = 140, .sortable = false},
};

static void draw_row(const EventRow& row, bool beside, Table& table) {
    table.mono(row.time, Tone::quiet);
    table.status(row.reason);
    if (beside) return table.two_lines(row.means, row.message);
    table.mono(row.tag.empty() ? row.task : row.task + ", " + row.tag);
    table.text(row.means);
    row.message.empty() ? table.nothing() : table.text(row.message, Tone::quiet);
    row.log_href.empty() ? table.nothing() : table.link("Log", row.log_href, LinkLook::accent);
}

static Route sorted_by(const Route& route, const EventsPage& page, const std::string& key) {
    const auto now = page.wish.sort.empty() ? std::string("time") : page.wish.sort;
    const bool down = now == key ? !page.wish.descending : key == "time";
    if (key == "time" && down) return route.with("sort", "").with("desc", "");
    return route.with("sort", key).with("desc", down ? "1" : "");
}

static void draw_table(const EventsPage& page, const Run& run, const RunEvents& events, const Model& m, bool beside, Ui& ui) {
    const bool items = !beside && ui.narrow();
    const TableSpec spec{.name = beside ? "Events of the task" : "Events", .columns = beside ? std::span<const Column>(kBeside) : std::span<const Column>(kEvents), .sort_key = page.wish.sort.empty() ? "time" : page.wish.sort,
                         .descending = page.wish.descending, .newer = beside || !page.wish.sort.empty() ? "" : "new events", .question = page.wish.words + page.wish.task,
                         .row_height = beside ? 44.0f : 0.0f, .height = beside ? -1.0f : 0.0f, .framed = !beside, .items = items, .footer_left = beside ? "" : page.footer, .footer_right = beside ? "" : page.note, .widths = &m.settings.column_widths};
    const auto& all = events.told.all();
    const auto row = [&](std::size_t i) { return event_row(run, all[page.rows[i]], m); };
    const TableRows rows{.count = page.rows.size(), .key = [&](std::size_t i) { return std::string_view(page.keys[i]); },
                         .find = [&](std::string_view key) -> std::optional<std::size_t> {
                             for (std::size_t i = 0; i < page.keys.size(); ++i) if (page.keys[i] == key) return i;
                             return std::nullopt;
                         },
                         .href = [&](std::size_t i) { return beside ? row(i).log_href : format_route(row(i).opens); }};
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) {
        const auto words = row(*i);
        if (items) table.item({.mark = words.reason, .strong = words.means, .small = words.task + (words.message.empty() ? "" : ": " + words.message), .href = format_route(words.opens), .value = words.time, .note = words.tag, .bar = {}, .mono = false});
        else draw_row(words, beside, table);
    }
    if (const auto key = table.sorted()) ui.emit(Go{sorted_by(m.route, page, *key), true});
    if (const auto i = table.activated()) beside ? (row(*i).log_href.empty() ? void() : ui.emit(Follow{row(*i).log_href})) : ui.emit(Go{row(*i).opens, true});
}

static void draw_filter(const EventsPage& page, const Model& m, Ui& ui) {
    const auto search = ui.region(a11y::Role::search, "Filter events");
    if (const auto text = ui.field({.key = "events.filter", .label = "Filter events", .hint = "Filter by task, reason or message", .value = page.wish.words, .icon = Icon::search, .shortcut = "/", .width = ui.narrow() ? 0.0f : 300.0f, .search = true, .clearable = true})) ui.emit(Go{m.route.with("q", *text), true, true});
}

static void draw_kinds(const EventsPage& page, const Model& m, Ui& ui) {
    if (const auto kind = ui.segmented("Which events", page.kinds, static_cast<int>(page.wish.kind))) ui.emit(Go{with_kind(m.route, static_cast<EventKind>(*kind)), true});
}

static void draw_chosen(const EventsPage& page, const Model& m, Ui& ui) {
    std::vector<Chip> chips;
    if (!page.wish.task.empty()) chips.push_back({"task", page.wish.task});
    if (page.wish.range) chips.push_back({"time", "the part that is shown"});
    if (const auto i = ui.chips(chips)) ui.emit(Go{*i == 0 && !page.wish.task.empty() ? m.route.with("of", "") : with_range(m.route, std::nullopt), true});
}

static void draw_tools(const EventsPage& page, const RunEvents* events, const Model& m, Ui& ui) {
    if (ui.narrow()) return draw_filter(page, m, ui), draw_kinds(page, m, ui), draw_chosen(page, m, ui), ui.small(page.state, page.state_tone);
    const auto row = ui.row(8);
    draw_filter(page, m, ui);
    draw_kinds(page, m, ui);
    draw_chosen(page, m, ui);
    const auto right = ui.right("events");
    ui.small(page.state, page.state_tone);
    if (events && !page.rows.empty() && ui.button({.label = "Save", .icon = Icon::download, .size = Button::Size::compact, .about = "these events"}))
        ui.emit(SaveFile{m.run->events.of.value + ".events.txt", "text/plain", event_text(*events, page), page.footer + " saved"});
}

static void draw_strips(const PodLanes& lanes, const Run& run, const RunEvents& events, const Model& m, Ui& ui) {
    if (lanes.tasks.empty()) return;
    static const std::array<LaneKey, 5> legend{{{LanePart::Kind::queued, Tone::queued, "Pending"}, {LanePart::Kind::starting, Tone::starting, "Starting"}, {LanePart::Kind::run, Tone::running, "Running"},
                                                {LanePart::Kind::run, Tone::completed, "Done"}, {LanePart::Kind::run, Tone::failed, "Failed"}}};
    const auto card = ui.card({.title = "Pods", .count = std::to_string(lanes.tasks.size()), .note = "as their events tell", .pad = false});
    const auto* requests = m.run->requests_for == run.head.id ? m.run->requests.value.get() : nullptr;
    auto model = pods_of(lanes, run, events, requests, m.route, m.now, shown_zone(m));
    model.height = lanes.tasks.size() > 5 ? 236 : -1;
    std::optional<TimelinePress> press;
    {
        const bool roomy = ui.width() > 760;
        const auto head = card_head(ui, "pods tools", false);
        if (roomy) timeline_legend(ui, legend);
        press = timeline_tools(ui, model);
    }
    if (const auto more = timeline(ui, model)) press = more;
    if (!press) return;
    if (press->kind == TimelinePress::Kind::row) ui.emit(Follow{model.href(press->row)});
    else ui.emit(Go{with_range(m.route, press->kind == TimelinePress::Kind::range ? std::optional(std::pair(press->from, press->to)) : std::nullopt), true});
}

static bool draw_empty(const EventsPage& page, Ui& ui) {
    if (!page.rows.empty()) return false;
    ui.paragraph(page.empty);
    return true;
}

void draw_events(const EventsPage& page, const PodLanes& lanes, const Run& run, const Model& m, Ui& ui) {
    const auto* events = shown_events(m);
    draw_tools(page, events, m, ui);
    if (events && !ui.narrow()) draw_strips(lanes, run, *events, m, ui);
    if (draw_empty(page, ui) || !events) return;
    draw_table(page, run, *events, m, false, ui);
}

void draw_events_beside(const EventsPage& page, const Run& run, const Model& m, Ui& ui) {
    const auto* events = shown_events(m);
    const auto card = ui.card({.title = "Events", .count = std::to_string(page.rows.size()), .note = page.state, .pad = page.rows.empty()});
    if (draw_empty(page, ui) || !events) return;
    draw_table(page, run, *events, m, true, ui);
    if (!page.note.empty()) ui.small(page.note);
}

}  // namespace workflow
