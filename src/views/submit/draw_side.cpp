#include "base/text.h"
#include "ui/card_head.h"
#include "ui/choices.h"
#include "ui/diff.h"
#include "ui/first_focus.h"
#include "views/submit/draw.h"
#include <algorithm>

namespace submit {

static constexpr std::size_t kFirstPools = 4;
static constexpr float kRoomForWords = 340;


void act(const Doing& d, Ui& ui) {
    if (ui.button(d.button) && d.does) ui.emit(*d.does);
}

static void draw_actions(const Page& page, Ui& ui) {
    const std::size_t first = ui.narrow() ? 0 : 1;
    if (first == 1 && ui.button({.label = page.menu.front().item.label, .icon = page.menu.front().item.icon})) ui.emit(page.menu.front().does);
    std::vector<MenuItem> items;
    for (auto i = first; i < page.menu.size(); ++i) items.push_back(page.menu[i].item);
    if (const auto i = ui.menu_button({.label = ui.narrow() ? "" : "More", .icon = Icon::ellipsis, .about = "to do with it", .menu = !ui.narrow()}, items)) ui.emit(page.menu[first + static_cast<std::size_t>(*i)].does);
    if (!ui.narrow()) act(page.validate, ui);
    act(page.send, ui);
}

void draw_header(const Page& page, Ui& ui) {
    if (ui.narrow() || page.blank) ui.page_header({.title = page.title});
    if (page.blank) return;
    const auto row = ui.row();
    if (ui.narrow()) return draw_actions(page, ui);
    ui.page_header({.title = page.title});
    const auto right = ui.right("actions");
    draw_actions(page, ui);
}

// --- parameters
static void draw_parameter(const ParameterRow& p, const Model& m, Ui& ui) {
    const auto key = ui.key(p.name);
    const bool room = ui.width() > kRoomForWords;
    const auto& beside = p.changed ? p.note : p.help;
    {
        const auto row = ui.row(8);
        ui.mono(p.name, p.changed ? Tone::accent : p.used ? Tone::plain : Tone::faint);
        if (room && !beside.empty()) {
            ui.small(shorten(beside, 24), p.changed ? Tone::quiet : Tone::faint);
            ui.tooltip(beside);
        }
        const auto right = ui.right("value");
        if (p.changed && ui.icon_button(Icon::rotate_cw, "Back to the default of " + p.name)) ui.emit(submit_event(ChangeDraft{with_parameter(m.submit->draft, p, std::nullopt)}));
        if (const auto text = ui.field({.key = "parameter", .label = p.name, .hint = "empty", .value = p.value, .width = room ? 168.0f : 140.0f, .mono = true}))
            ui.emit(submit_event(ChangeDraft{with_parameter(m.submit->draft, p, *text)}));
    }
    if (!room && !beside.empty()) ui.small(beside, Tone::faint);
    if (!p.warning.empty()) ui.paragraph(p.warning, Tone::warning);
}

static void draw_pairs_of(const PairsEditor& pairs, Ui& ui, const std::function<void(const std::vector<KeyValue>&)>& changed) {
    if (pairs.pairs.empty()) return;
    ui.small(pairs.name);
    if (const auto now = ui.pairs(pairs)) changed(*now);
}

// One more of each kind that can be given.
static void draw_add(const Parameters& form, const SubmitDraft& draft, Ui& ui) {
    const auto one_more = [](const PairsEditor& pairs) { auto now = pairs.pairs; return now.emplace_back(), now; };
    static const std::vector<MenuItem> items = {{.label = "Variable", .note = "--set"}, {.label = "Variable, always as a text", .note = "--set-string"}, {.label = "Environment variable", .note = "of every task"}, {.label = "Label"}};
    const auto i = ui.menu_button({.label = "Add", .icon = Icon::plus, .kind = Button::Kind::quiet, .size = Button::Size::compact, .about = "a parameter"}, items);
    if (!i) return;
    SubmitDraft now = *i == 0 ? with_numbers(draft, form, one_more(form.numbers)) : *i == 1 ? with_texts(draft, form, one_more(form.texts)) : *i == 2 ? with_env(draft, one_more(form.env)) : with_labels(draft, one_more(form.labels));
    ui.emit(submit_event(ChangeDraft{std::move(now)}));
}

void draw_parameters(const Parameters& form, const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "Parameters", .count = form.count, .note = form.note});
    const auto& draft = m.submit->draft;
    {
        const auto head = card_head(ui, "add", true);
        draw_add(form, draft, ui);
    }
    const auto change = [&](SubmitDraft now) { ui.emit(submit_event(ChangeDraft{std::move(now)})); };
    if (form.nothing) ui.small("The text has no default-values to change", Tone::faint);
    for (const auto& row : form.rows) draw_parameter(row, m, ui);
    draw_pairs_of(form.numbers, ui, [&](const auto& now) { change(with_numbers(draft, form, now)); });
    draw_pairs_of(form.texts, ui, [&](const auto& now) { change(with_texts(draft, form, now)); });
    draw_pairs_of(form.env, ui, [&](const auto& now) { change(with_env(draft, now)); });
    draw_pairs_of(form.labels, ui, [&](const auto& now) { change(with_labels(draft, now)); });
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
        {
            const auto row = ui.row();
            ui.gap(16);
            ui.small(m.pools.value ? "The service has no pool that you may use" : m.pools.failure ? "The pools could not be loaded" : "Loading the pools…");
        }
        return ui.gap(10);
    }
    std::size_t shown = all ? landing.pools.size() : std::min(kFirstPools, landing.pools.size());
    if (landing.chosen >= static_cast<int>(shown)) shown = static_cast<std::size_t>(landing.chosen) + 1;
    draw_pools(landing, shown, ui);
    if (shown == landing.pools.size() && !all) return;
    ui.gap(6);
    const auto row = ui.row();
    ui.gap(12);
    const Button more{.label = all ? "Show fewer" : "Show all " + std::to_string(landing.pools.size()), .kind = Button::Kind::quiet, .size = Button::Size::compact, .about = "pools"};
    if (ui.button(more)) ui.emit(Go{m.route.with("pools", all ? "" : "all"), true});
    ui.gap(6);
}

void draw_priority(const Page& page, const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "Priority"});
    if (const auto i = ui.segmented("Priority", page.priorities, page.priority)) {
        auto draft = m.submit->draft;
        draft.spec.priority = *i == 0 ? Priority::high : *i == 2 ? Priority::low : Priority::normal;
        ui.emit(submit_event(ChangeDraft{std::move(draft)}));
    }
    ui.paragraph(page.priority_words);
}

void draw_takes(const Page& page, const Landing& landing, const Model& m, Ui& ui) {
    if (landing.facts.empty()) return;
    const auto card = ui.card({.title = "What it takes"});
    if (!landing.facts.empty()) ui.facts(landing.facts);
    if (!landing.nodes.empty()) {
        ui.small("Nodes of " + submit_pool(m).value + " for one task of each kind");
        ui.facts(landing.nodes);
    }
    const bool fresh = m.submit->checked == m.submit->edits;
    for (const auto& way : landing.ways) {
        const auto row = ui.row(8);
        ui.small(way.words);
        const auto right = ui.right(way.words);
        if (fresh && ui.button({.label = way.label, .size = Button::Size::small, .about = way.words.substr(0, way.words.find(':'))})) ui.emit(submit_event(MendSpec{way.edit}));
    }
    if (!landing.risk.empty()) ui.paragraph(landing.risk);
    ui.paragraph(page.validate_note, Tone::faint);
    if (ui.narrow()) act(page.validate, ui);
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
