#include "views/workflows/draw_bulk.h"
#include "ui/first_focus.h"
#include "ui/ui.h"
#include "views/list_rows.h"

namespace workflows {

void draw_offer(const Offer& offer, Ui& ui) {
    const auto pressed = selection_bar(ui, offer.bar);
    if (!pressed) return;
    if (*pressed == static_cast<int>(SelectionPress::close)) ui.emit(bulk_event(PickWorkflows{}));
    else ui.emit(offer.does[static_cast<std::size_t>(*pressed)]);
}

static void draw_fields(const BulkAsking& a, Ui& ui) {
    for (const auto& line : a.unable) ui.small(line, Tone::warning);
    if (!a.reason_label.empty())
        if (const auto text = ui.field({.key = "bulk reason", .label = a.reason_label, .hint = a.reason_label, .value = a.reason})) ui.emit(bulk_event(ChangeBulk{*text, a.force}));
    if (a.can_force && ui.checkbox("Force: also those that the service says have ended", a.force)) ui.emit(bulk_event(ChangeBulk{a.reason, !a.force}));
    if (a.tags.empty() && a.tags_note.empty()) return;
    const auto row = ui.row();
    if (!a.tags.empty()) {
        if (const auto i = ui.menu_button({.label = "Add tags", .menu = true}, a.tags)) ui.emit(bulk_event(ToggleBulkTag{a.tag_names[static_cast<std::size_t>(*i)], false}));
        if (const auto i = ui.menu_button({.label = "Remove tags", .menu = true}, a.untags)) ui.emit(bulk_event(ToggleBulkTag{a.tag_names[static_cast<std::size_t>(*i)], true}));
    }
    ui.small(a.tags_note);
}

static void draw_resubmit(const ResubmitForm& form, Ui& ui) {
    const auto change = [&](ResubmitChange now) { ui.emit(bulk_event(ChangeResubmit{std::move(now)})); };
    auto now = form.change;
    {
        const auto row = ui.row(10);
        ui.text("Pool");
        const auto right = ui.right("resubmit pool");
        if (const auto i = ui.menu_button(form.pool, form.pools)) now.pool = form.pool_names[static_cast<std::size_t>(*i)], change(now);
    }
    {
        const auto row = ui.row(10);
        ui.text("Priority");
        const auto right = ui.right("resubmit priority");
        if (const auto i = ui.segmented("Priority", form.priorities, form.priority)) now.priority = form.priority_names[static_cast<std::size_t>(*i)], change(now);
    }
    if (!form.labels.empty()) ui.small("Labels that all of them have");
    for (const auto& field : form.labels) {
        const auto row = ui.row(10);
        ui.mono(field.label);
        const auto right = ui.right(field.label);
        if (const auto text = ui.field(field)) change(with_label(form.change, field.label, *text));
    }
    ui.small(form.labels.empty() ? "Labels" : "Other labels");
    if (const auto pairs = ui.pairs(form.more)) change(with_more(form.change, form, *pairs));
    ui.small(form.without.label);
    if (const auto text = ui.field(form.without)) now.without = *text, change(now);
    for (const auto& note : form.notes) ui.small(note, Tone::warning);
}

static const Column kColumns[] = {{.key = "id", .title = "Workflow", .least = 140, .sortable = false}, {.key = "state", .title = "Answer", .width = 110, .sortable = false},
                                  {.key = "words", .title = "What the service said", .width = 280, .sortable = false}};

static void draw_rows(const BulkAsking& a, Ui& ui) {
    if (a.rows.empty()) return;
    {
        const auto status = ui.region(a11y::Role::status, "How far it has come");
        ui.small(a.progress, Tone::strong);
    }
    if (a.under_way) ui.progress(a.done, a.progress);
    const float room = static_cast<float>(std::min<std::size_t>(a.rows.size(), 8)) * 36 + 36;
    auto table = ui.table({.name = "What came of each", .columns = kColumns, .height = room}, list_rows(a.rows));
    while (const auto i = table.next()) {
        const auto& row = a.rows[*i];
        table.mono(row.id);
        table.status(row.badge);
        row.words.empty() ? table.nothing() : table.text(row.words, Tone::quiet);
    }
}

void draw_asking(const BulkAsking& a, Ui& ui) {
    const auto dialog = ui.dialog(a.title, a.effect, a.rows.empty() && !a.resubmit ? DialogSize::medium : DialogSize::large);
    draw_fields(a, ui);
    if (a.resubmit) draw_resubmit(*a.resubmit, ui);
    draw_rows(a, ui);
    ui.gap(8);
    const auto row = ui.row(10);
    const auto right = ui.right("choice");
    const bool keep = ui.button(a.keep);
    first_focus(ui);
    if (keep || ui.dialog_dismissed()) ui.emit(bulk_event(CloseBulk{}));
    if (!a.send.label.empty() && ui.button(a.send)) ui.emit(bulk_event(SendBulk{}));
}

}  // namespace workflows
