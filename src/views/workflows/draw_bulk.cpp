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

static const Column kColumns[] = {{.key = "id", .title = "Workflow", .width = 210, .least = 140, .sortable = false}, {.key = "state", .title = "Answer", .width = 110, .sortable = false},
                                  {.key = "words", .title = "What the service said", .least = 280, .sortable = false}};

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
    if (a.resubmit)
        if (auto change = draw_resubmit(*a.resubmit, ui)) ui.emit(bulk_event(ChangeResubmit{std::move(*change)}));
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
