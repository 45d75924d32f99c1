#include "ui/first_focus.h"
#include "views/workflow/draw.h"

namespace workflow {

static void draw_fields(const Asking& a, Ui& ui) {
    if (!a.reason_label.empty())
        if (const auto text = ui.field({.key = "reason", .label = a.reason_label, .hint = a.reason_label, .value = a.reason})) ui.emit(run_event(ChangeRunDialog{*text, a.force}));
    if (a.can_force && ui.checkbox("Force: also if the service says that it has ended", a.force)) ui.emit(run_event(ChangeRunDialog{a.reason, !a.force}));
    if (a.groups.empty()) return;
    ui.small(a.groups_note);
    const auto row = ui.row(4);
    for (const auto& group : a.groups) ui.tag(group);
}

void draw_asking(const Asking& a, Ui& ui) {
    const auto dialog = ui.dialog(a.title, a.effect, a.resubmit ? DialogSize::large : DialogSize::medium);
    draw_fields(a, ui);
    if (a.resubmit)
        if (auto change = draw_resubmit(*a.resubmit, ui)) ui.emit(run_event(ChangeRunResubmit{std::move(*change)}));
    if (!a.outcome.empty()) {
        const auto alert = ui.region(a11y::Role::alert, "What came of it");
        ui.text(a.outcome, a.outcome_tone);
        if (!a.outcome_detail.empty()) ui.selectable(a.outcome_detail);
    }
    ui.gap(8);
    const auto row = ui.row(10);
    const auto right = ui.right("choice");
    const bool keep = ui.button(a.keep);
    first_focus(ui);
    if (keep || ui.dialog_dismissed()) ui.emit(run_event(CloseRunDialog{}));
    if (ui.button(a.send) && a.write) ui.emit(run_event(SendRunWrite{*a.write}));
}

}  // namespace workflow
