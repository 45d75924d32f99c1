#include "ui/first_focus.h"
#include "views/list_rows.h"
#include "views/submit/draw.h"

namespace submit {

static const Column kColumns[] = {{.key = "status", .title = "Status", .width = 150, .least = 104, .sortable = false}, {.key = "workflow", .title = "Workflow", .least = 150, .sortable = false},
                                  {.key = "pool", .title = "Pool", .width = 130, .least = 70, .sortable = false, .leaves = 1}, {.key = "submitted", .title = "Submitted", .width = 120, .align = Column::Align::right, .sortable = false, .leaves = 2}};

static void draw_rows(const Past& past, Ui& ui) {
    auto table = ui.table({.name = "Your workflows", .columns = kColumns, .height = 320}, list_rows(past.rows));
    while (const auto i = table.next()) {
        const auto& row = past.rows[*i];
        table.status(row.status);
        table.mono(row.id);
        row.pool.empty() ? table.nothing() : table.text(row.pool, Tone::quiet);
        table.number(row.submitted, Tone::quiet);
    }
    if (const auto i = table.activated()) ui.emit(submit_event(TakePast{{past.rows[*i].id}}));
}

void draw_past(const Past& past, Ui& ui) {
    const auto dialog = ui.dialog("Begin with a past run", "Its specification becomes the draft; the draft that is there is put aside.", DialogSize::large);
    const bool as_template = past.form == 1;
    if (const auto text = ui.field({.key = "past find", .label = "A part of its name", .hint = "A part of its name", .value = past.find, .icon = Icon::search, .search = true, .clearable = true}))
        ui.emit(submit_event(ChangePast{*text, as_template}));
    first_focus(ui);
    if (const auto i = ui.segmented("Its text", past.forms, past.form)) ui.emit(submit_event(ChangePast{past.find, *i == 1}));
    ui.paragraph(past.form_words);
    if (!past.rows.empty()) draw_rows(past, ui);
    {
        const auto status = ui.region(a11y::Role::status, "How many there are");
        if (!past.note.empty()) ui.small(past.note, past.note_tone);
    }
    const auto row = ui.row(10);
    ui.link("All my workflows", past.more_href, LinkLook::accent);
    const auto right = ui.right("choice");
    if (ui.button({.label = "Close"}) || ui.dialog_dismissed()) ui.emit(submit_event(OpenPast{false}));
}

}  // namespace submit
