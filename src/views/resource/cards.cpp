#include "views/resource/cards.h"
#include "ui/amount_line.h"
#include "ui/card_head.h"
#include "ui/ui.h"
#include "views/list_rows.h"

namespace resource {

static constexpr float kAsHighAsItsRows = -1;

static TableSpec inside_card(std::string name, std::span<const Column> columns, const Model& m) {
    return {.name = std::move(name), .columns = columns, .height = kAsHighAsItsRows, .framed = false, .widths = &m.settings.column_widths};
}

static void draw_legend(const Page& page, Ui& ui) {
    const auto row = ui.row(16);
    for (const auto& item : page.legend) {
        const auto key = ui.key(item.label);
        const auto together = ui.row(6);  // a line ends between two of them, not within one
        ui.bar(item.swatch);
        if (item.href.empty()) ui.small(item.label);
        else ui.link(item.label, item.href, LinkLook::small);
    }
}

void draw_capacity(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Capacity", .note = ui.narrow() ? "" : "What pods requested, of what the node offers"});
    {
        const auto head = card_head(ui, "free");
        ui.text(page.capacity_note, Tone::strong);
    }
    for (const auto& line : page.capacity) amount_line(ui, {line.label, line.used, line.total, line.share, line.free}, line.bar);
    draw_legend(page, ui);
}

void draw_gone(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Not in the fleet"});
    ui.paragraph(page.gone);
}

static std::string count_of(std::size_t n) { return std::to_string(n); }

static void optional_text(const std::string& words, Table& table) { words.empty() ? table.nothing() : table.text(words, Tone::quiet); }

static void draw_running_table(const Page& page, const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "Running tasks", .count = page.running_count, .note = page.running_note, .pad = page.running.empty()});
    {
        const auto head = card_head(ui, "all", page.running.empty());
        ui.link("View all on this node", page.all_tasks, LinkLook::accent);
    }
    if (!page.tasks_note.empty()) ui.small(page.tasks_note);
    else if (page.running.empty()) ui.small("No task of a workflow runs here.");
    if (!page.running.empty()) {
        auto table = ui.table(inside_card("Running tasks", task_columns(), m), list_rows(page.running));
        while (const auto i = table.next()) {
            const auto& row = page.running[*i];
            table.path(row.workflow, row.task, row.href);
            table.text(row.user);
            optional_text(row.pool, table);
            table.status(row.status);
            table.status(row.priority);
            row.gpus.empty() ? table.nothing() : table.number(row.gpus);
            table.number(row.cores);
            table.number(row.memory);
            table.number(row.time);
        }
    }
}

void draw_running(const Page& page, const Model& m, Ui& ui) { draw_running_table(page, m, ui); }

void draw_activity(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Recent activity", .note = "From when tasks started and ended"});
    if (page.activity.empty()) return ui.small(page.tasks_note.empty() ? "No task has run here that the service knows of." : page.tasks_note);
    for (const auto& event : page.activity) {
        const auto key = ui.key(event.key);
        {
            const auto row = ui.row();
            ui.icon(event.icon, event.tone);
            ui.link(event.task, event.href, LinkLook::mono);
            if (!ui.narrow()) ui.text(event.what);
            const auto right = ui.right("when");
            if (!ui.narrow()) ui.small(event.user);
            ui.small(event.when, Tone::faint);
        }
        if (ui.narrow()) ui.small(event.what + ", " + event.user);
    }
}

void draw_drain(const Page& page, const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "If this node were drained"});
    ui.paragraph(page.drain.words);
    if (!page.running.empty()) {
        auto table = ui.table(inside_card("After draining", drain_columns(), m), list_rows(page.running));
        while (const auto i = table.next()) {
            const auto& row = page.running[*i];
            table.path(row.workflow, row.task, row.href);
            table.text(row.user);
            table.text(row.after_drain, row.after_tone);
        }
    }
    ui.small("OSMO cannot drain a node; an administrator of its cluster can:");
    const auto command = [&](const std::string& text, const char* what) {
        const auto key = ui.key(what);
        const auto copy = [&] { if (ui.button({.label = what, .icon = Icon::copy, .size = Button::Size::compact})) ui.emit(CopyText{text, "Command copied"}); };
        if (ui.narrow()) return ui.paragraph(text), copy();
        const auto row = ui.row();
        ui.mono(text);
        const auto right = ui.right("copy");
        copy();
    };
    command(page.drain.cordon, "Copy cordon");
    command(page.drain.drain, "Copy drain");
}

void draw_failures(const Page& page, const Model& m, Ui& ui) {
    const auto& f = page.failures;
    const auto card = ui.card({.title = "Failures", .note = "Backend errors, failed starts and evictions of the last 7 days"});
    if (!f.verdict.empty()) ui.text(f.verdict, f.tone);
    ui.small(f.here);
    ui.small(f.peers);
    if (f.rows.empty()) return;
    auto table = ui.table(inside_card("Failures", failure_columns(), m), list_rows(f.rows));
    while (const auto i = table.next()) {
        const auto& row = f.rows[*i];
        table.path(row.workflow, row.task, row.href);
        table.status(row.status);
        table.text(row.user);
        table.text(row.time, Tone::quiet);
    }
}

void draw_memberships(const Page& page, const Model& m, Ui& ui) {
    {
        const auto card = ui.card({.title = "Pool memberships", .count = count_of(page.memberships.size()), .note = "Free for a task now", .pad = page.memberships.empty()});
        if (page.memberships.empty()) return ui.small("In no pool: no task can run here.");
        auto spec = inside_card("Pool memberships", membership_columns(), m);
        spec.row_height = ui.narrow() ? 0 : 48;
        auto table = ui.table(spec, list_rows(page.memberships));
        while (const auto i = table.next()) {
            const auto& row = page.memberships[*i];
            table.two_lines(row.pool, row.platform, row.href, row.tag);
            table.number(row.gpus);
            table.number(row.cores);
            table.number(row.memory);
            table.number(row.storage);
            row.quota.empty() ? table.nothing() : table.number(row.quota, Tone::quiet);
        }
    }
    for (const auto& words : page.allocatable) ui.small(words);
}

static void draw_mounts(const char* what, const std::vector<std::string>& mounts, Ui& ui) {
    const auto key = ui.key(what);
    const auto row = ui.row();
    ui.small(what);
    const auto right = ui.right("mounts");
    if (mounts.empty()) ui.small("None", Tone::faint);
    else ui.tags(mounts);
}

static void draw_rule(const RulesRow& row, Ui& ui) {
    const auto key = ui.key(row.key);
    ui.text(row.pool + " · " + row.platform, Tone::strong);
    if (!row.told) return ui.small("The service does not tell.");
    const Fact facts[] = {{.key = "Host network", .value = row.host_network, .href = {}, .tone = row.host_network_tone},
                          {.key = "Privileged", .value = row.privileged, .href = {}, .tone = row.privileged_tone}};
    ui.facts(facts);
    draw_mounts("Default mounts", row.default_mounts, ui);
    draw_mounts("Allowed mounts", row.allowed_mounts, ui);
}

void draw_rules(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Configuration", .note = "What each pool lets tasks do here"});
    for (const auto& row : page.rules) draw_rule(row, ui);
    if (page.rules.empty()) ui.small("In no pool.");
}

void draw_taints(const Page& page, const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "Taints", .count = count_of(page.taints.size()), .pad = page.taints.empty()});
    if (page.taints.empty()) return ui.small("None: nothing keeps tasks away from this resource.");
    auto spec = inside_card("Taints", taint_columns(), m);
    spec.row_height = ui.narrow() ? 0 : 48;
    auto table = ui.table(spec, list_rows(page.taints));
    while (const auto i = table.next()) {
        const auto& row = page.taints[*i];
        table.two_lines(row.name, row.details);
        table.text(row.effect);
    }
}

}  // namespace resource
