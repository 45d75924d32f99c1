#include "ui/ui.h"
#include "views/resubmit_form.h"

static std::optional<int> draw_priority(const ResubmitForm& form, Ui& ui) {
    if (ui.narrow()) {
        ui.text("Priority");
        return ui.segmented("Priority", form.short_priorities, form.priority);
    }
    const auto row = ui.row(10);
    ui.text("Priority");
    const auto right = ui.right("resubmit priority");
    return ui.segmented("Priority", form.priorities, form.priority);
}

std::optional<ResubmitChange> draw_resubmit(const ResubmitForm& form, Ui& ui) {
    std::optional<ResubmitChange> out;
    const auto change = [&](ResubmitChange now) { out = std::move(now); };
    auto now = form.change;
    {
        const auto row = ui.row(10);
        ui.text("Pool");
        const auto right = ui.right("resubmit pool");
        if (const auto i = ui.menu_button(form.pool, form.pools)) now.pool = form.pool_names[static_cast<std::size_t>(*i)], change(now);
    }
    if (const auto i = draw_priority(form, ui)) now.priority = form.priority_names[static_cast<std::size_t>(*i)], change(now);
    if (!form.labels.empty()) ui.small(form.labels_title);
    for (const auto& field : form.labels) {
        static constexpr float shares[] = {0.4f, 0.6f};
        const auto columns = ui.columns(shares, 10);
        ui.mono(field.label);
        ui.next_column();
        if (const auto text = ui.field(field)) change(with_label(form.change, field.label, *text));
    }
    ui.small(form.labels.empty() ? "Labels" : "Other labels");
    if (const auto pairs = ui.pairs(form.more)) change(with_more(form.change, form, *pairs));
    ui.small(form.without.label);
    if (const auto text = ui.field(form.without)) now.without = *text, change(now);
    for (const auto& note : form.notes) ui.paragraph(note, Tone::warning);
    return out;
}
