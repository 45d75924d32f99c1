#include "ui/card_head.h"
#include "ui/choices.h"
#include "ui/diff.h"
#include "ui/first_focus.h"
#include "views/submit/draw.h"
#include <algorithm>

namespace submit {

static constexpr std::size_t kFirstPools = 5;

void act(const Doing& d, Ui& ui) {
    if (ui.button(d.button) && d.does) ui.emit(*d.does);
}

void draw_header(const Page& page, const Model& m, Ui& ui) {
    const auto row = ui.row();
    ui.page_header({.title = page.title});
    const auto right = ui.right("actions");
    const auto workflow = m.submit->check ? m.submit->check->outline.name : std::string();
    if (!page.blank && ui.button({.label = "Copy as CLI", .icon = Icon::square_terminal})) ui.emit(CopyText{cli_words(m.submit->draft, submit_pool(m), workflow), "Command copied"});
    std::vector<MenuItem> items;
    for (const auto& one : page.menu) items.push_back(one.item);
    if (page.blank) return;
    if (const auto i = ui.menu_button({.label = "More", .icon = Icon::ellipsis, .menu = true}, items)) ui.emit(page.menu[static_cast<std::size_t>(*i)].does);
}

// --- parameters
static void draw_parameter(const ParameterRow& p, const Model& m, Ui& ui) {
    const auto key = ui.key(p.name);
    {
        const auto row = ui.row(8);
        ui.mono(p.name, p.changed ? Tone::accent : p.used ? Tone::plain : Tone::faint);
        const auto right = ui.right("value");
        if (p.changed) ui.small(p.note, Tone::quiet);
        const float width = ui.narrow() ? 140.0f : 168.0f;
        if (const auto text = ui.field({.key = "parameter", .label = p.name, .hint = "empty", .value = p.value, .width = width, .mono = true}))
            ui.emit(submit_event(ChangeDraft{with_parameter(m.submit->draft, p, *text)}));
        if (p.changed && ui.icon_button(Icon::rotate_cw, "Back to the default of " + p.name)) ui.emit(submit_event(ChangeDraft{with_parameter(m.submit->draft, p, std::nullopt)}));
    }
    if (!p.help.empty()) ui.small(p.help, Tone::faint);
    if (!p.warning.empty()) ui.paragraph(p.warning, Tone::warning);
}

void draw_parameters(const Parameters& form, const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "Parameters", .count = form.count, .note = form.note});
    const auto& draft = m.submit->draft;
    if (form.rows.empty()) ui.small("The text has no default-values", Tone::faint);
    for (const auto& row : form.rows) draw_parameter(row, m, ui);
    if (const auto now = ui.pairs(form.numbers)) ui.emit(submit_event(ChangeDraft{with_numbers(draft, form, *now)}));
    if (!form.texts.pairs.empty() || !form.numbers.pairs.empty())
        if (const auto now = ui.pairs(form.texts)) ui.emit(submit_event(ChangeDraft{with_texts(draft, form, *now)}));
    if (const auto now = ui.pairs(form.env)) ui.emit(submit_event(ChangeDraft{with_env(draft, *now)}));
    if (const auto now = ui.pairs(form.labels)) ui.emit(submit_event(ChangeDraft{with_labels(draft, *now)}));
}

// --- where it lands
static void draw_pools(const Landing& landing, std::size_t shown, Ui& ui) {
    const auto i = choices(ui, "Pool", std::span(landing.pools).first(shown), landing.chosen < static_cast<int>(shown) ? landing.chosen : -1);
    if (i) ui.emit(submit_event(ChoosePool{landing.names[static_cast<std::size_t>(*i)]}));
}

void draw_landing(const Landing& landing, bool all, const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "Pool", .note = landing.note, .pad = false});
    if (landing.pools.empty()) {
        ui.gap(10);
        const auto row = ui.row(16);
        ui.gap(0);
        ui.small(m.pools.value ? "The service has no pool that you may use" : m.pools.failure ? "The pools could not be loaded" : "Loading the pools…");
        ui.gap(10);
        return;
    }
    std::size_t shown = all ? landing.pools.size() : std::min(kFirstPools, landing.pools.size());
    if (landing.chosen >= static_cast<int>(shown)) shown = static_cast<std::size_t>(landing.chosen) + 1;
    draw_pools(landing, shown, ui);
    if (shown == landing.pools.size() && !all) return;
    ui.gap(6);
    const auto row = ui.row(16);
    ui.gap(0);
    const Button more{.label = all ? "Show fewer" : "Show all " + std::to_string(landing.pools.size()), .kind = Button::Kind::quiet, .size = Button::Size::compact, .about = "pools"};
    if (ui.button(more)) ui.emit(Go{m.route.with("pools", all ? "" : "all"), true});
    ui.gap(6);
}

static void draw_priority(const Page& page, const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "Priority"});
    if (const auto i = ui.segmented("Priority", page.priorities, page.priority)) {
        auto draft = m.submit->draft;
        draft.spec.priority = *i == 0 ? Priority::high : *i == 2 ? Priority::low : Priority::normal;
        ui.emit(submit_event(ChangeDraft{std::move(draft)}));
    }
    ui.paragraph(page.priority_words);
}

void draw_sending(const Page& page, const Landing& landing, const Model& m, Ui& ui) {
    draw_priority(page, m, ui);
    const auto card = ui.card({.title = "Submit"});
    if (!landing.facts.empty()) ui.facts(landing.facts);
    if (!landing.nodes.empty()) {
        ui.small("Nodes of " + submit_pool(m).value + " that could take a task");
        ui.facts(landing.nodes);
    }
    if (!landing.risk.empty()) ui.paragraph(landing.risk);
    {
        const auto row = ui.row(8);
        act(page.validate, ui);
        act(page.send, ui);
    }
    const auto row = ui.row(8);
    ui.small(page.send_note, Tone::faint);
    if (page.anyway.does) act(page.anyway, ui);
}

// --- what came of it
static void draw_table(const Refusal& r, Ui& ui) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < r.head.size(); ++i)
        columns.push_back({.key = r.head[i], .title = r.head[i], .width = i + 1 == r.head.size() ? 0.0f : i == 1 ? 170.0f : i == 0 ? 140.0f : 76.0f, .least = 60, .sortable = false, .leaves = i > 1 && i + 1 < r.head.size() ? static_cast<int>(i) : 0});
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < r.rows.size(); ++i) keys.push_back(r.rows[i].front() + " " + std::to_string(i));
    const TableSpec spec{.name = "Nodes, as the service sees them", .columns = columns, .height = r.rows.size() > 7 ? 300.0f : -1, .framed = true};
    const TableRows rows{.count = keys.size(), .key = [&](std::size_t i) { return std::string_view(keys[i]); },
                         .find = [&](std::string_view key) -> std::optional<std::size_t> {
                             const auto at = std::find(keys.begin(), keys.end(), key);
                             return at == keys.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - keys.begin()));
                         },
                         .href = [&](std::size_t i) { return "#/resources/" + percent_encode(r.rows[i].front()); }};
    auto table = ui.table(spec, rows);
    while (const auto i = table.next())
        for (std::size_t c = 0; c < r.head.size(); ++c) {
            const auto& words = c < r.rows[*i].size() ? r.rows[*i][c] : std::string();
            if (c == 0) table.link(words, "#/resources/" + percent_encode(words));
            else if (words == "-" || words.empty()) table.nothing();
            else table.text(words, c + 1 == r.head.size() ? Tone::plain : Tone::quiet);
        }
}

void draw_outcome(const Outcome& o, Ui& ui) {
    const auto card = ui.card({});
    const auto said = ui.region(o.alert ? a11y::Role::alert : a11y::Role::status, "What came of it");
    {
        const auto row = ui.row(8);
        ui.icon(o.icon, o.tone, 18);
        ui.heading(o.title, 2);
    }
    if (!o.words.empty()) ui.paragraph(o.words);
    if (!o.refusal.words.empty()) ui.selectable(o.refusal.words);
    if (!o.refusal.rows.empty()) draw_table(o.refusal, ui);
    if (!o.refusal.after.empty()) ui.paragraph(o.refusal.after);
    for (const auto& w : o.warnings) ui.paragraph(w, Tone::warning);
    const auto row = ui.row(12);
    if (!o.href.empty()) ui.link(o.href_words, o.href, LinkLook::accent);
    for (const auto& a : o.actions) act(a, ui);
}

void draw_review(const std::vector<DiffRow>& rows, const Page& page, const Model& m, Ui& ui) {
    const auto& draft = m.submit->draft;
    const auto changed = std::count_if(rows.begin(), rows.end(), [](const DiffRow& r) { return r.kind == DiffRow::Kind::added || r.kind == DiffRow::Kind::removed; });
    const auto dialog = ui.dialog("Submit a changed " + draft.origin + "?", "A new workflow is made in " + submit_pool(m).value + " at priority " + page.priorities[static_cast<std::size_t>(page.priority)].label + ". " + draft.origin + " stays as it is.", DialogSize::large);
    constexpr std::size_t kMost = 18;
    diff(ui, "What changes", std::span(rows).first(std::min(kMost, rows.size())));
    if (rows.size() > kMost) ui.small("All " + std::to_string(changed) + " changed lines stand under Changes");
    ui.gap(8);
    const auto row = ui.row(10);
    const auto right = ui.right("choice");
    const bool keep = ui.button({.label = "Go on editing"});
    first_focus(ui);
    if (keep || ui.dialog_dismissed()) ui.emit(submit_event(ReviewChanges{false}));
    if (ui.button({.label = "Submit workflow", .kind = Button::Kind::primary})) ui.emit(submit_event(SendSpec{SpecAsk::submit}));
}

}  // namespace submit
