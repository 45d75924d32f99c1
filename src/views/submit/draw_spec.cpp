#include "ui/card_head.h"
#include "ui/diff.h"
#include "ui/editor.h"
#include "ui/findings.h"
#include "ui/graph.h"
#include "views/submit/draw.h"
#include <algorithm>
#include <array>

namespace submit {

static constexpr float kLeastEditor = 300, kStatus = 34, kHead = 42;

static SubmitDraft made_from(const Example& e, const Model& m) {
    return {.spec = {.text = std::string(e.text), .priority = m.submit->draft.spec.priority}, .name = std::string(e.file), .original = std::string(e.text)};
}

static void draw_sources(const Model& m, Ui& ui) {
    if (ui.narrow()) {
        if (ui.icon_button(Icon::folder_output, "Open a file")) ui.emit(submit_event(PickLocal{}));
        if (ui.icon_button(Icon::rotate_cw, "From past run")) ui.emit(submit_event(OpenPast{true}));
        return;
    }
    if (ui.button({.label = "Open file", .icon = Icon::folder_output, .kind = Button::Kind::quiet, .size = Button::Size::compact})) ui.emit(submit_event(PickLocal{}));
    if (ui.button({.label = "From past run", .icon = Icon::rotate_cw, .kind = Button::Kind::quiet, .size = Button::Size::compact})) ui.emit(submit_event(OpenPast{true}));
    std::vector<MenuItem> items;
    for (const auto& e : examples()) items.push_back({.label = std::string(e.title), .icon = e.icon});
    if (const auto i = ui.menu_button({.label = "Examples", .icon = Icon::book_open, .kind = Button::Kind::quiet, .size = Button::Size::compact, .menu = true}, items))
        ui.emit(submit_event(ReplaceDraft{made_from(examples()[static_cast<std::size_t>(*i)], m)}));
}

// Two to a line; each says what it shows.
void draw_start(const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "Start with an example", .note = ui.narrow() ? "" : "or open a file, drop one here, or paste below"});
    static constexpr std::array<float, 2> two{1, 1};
    const auto all = examples();
    for (std::size_t i = 0; i < all.size(); i += 2) {
        const auto columns = ui.columns(two, 12);
        for (std::size_t k = i; k < std::min(i + 2, all.size()); ++k) {
            if (k > i) ui.next_column();
            const auto& e = all[k];
            if (ui.button({.label = std::string(e.title), .icon = e.icon})) ui.emit(submit_event(ReplaceDraft{made_from(e, m)}));
            ui.gap(-8);  // its words belong to it
            ui.small(e.words);
            ui.gap(6);
        }
    }
}

static EditorModel model_of(const Page& page, const std::shared_ptr<const HelpFacts>& facts, const Model& m, float height) {
    const auto& s = *m.submit;
    EditorModel out{.key = "submit", .name = "Specification", .text = s.draft.spec.text, .framed = false, .height = height, .marks = page.marks, .hover = hover_spec};
    out.complete = [facts](std::string_view text, std::size_t caret) { return complete_spec(*facts, text, caret); };
    out.shown = s.shown;
    const auto line = static_cast<int>(s.show.line), column = static_cast<int>(s.show.column);
    if (s.shown > 0) out.show = EditorSpan{line, column, line, s.show.length > 0 ? column + static_cast<int>(s.show.length) : column};
    return out;
}

static void draw_status(const Page& page, const Model& m, Ui& ui) {
    ui.gap(6);
    const auto row = ui.row(14);
    ui.gap(16);
    if (!page.errors.word.empty()) ui.status(page.errors);
    if (!page.warnings.word.empty()) ui.status(page.warnings);
    if (page.checking) ui.small("Checking…");
    const auto right = ui.right("caret");
    ui.small("Ln " + std::to_string(m.submit->caret.line) + ", Col " + std::to_string(m.submit->caret.column), Tone::faint);
    if (!ui.narrow()) ui.small("YAML", Tone::faint);
    ui.small("", Tone::faint);
}

static float editor_height(const Page& page, const Ui& ui) {
    float checks = page.findings.empty() ? 0 : 14 + kHead + 46 * static_cast<float>(std::min<std::size_t>(3, page.findings.size()));
    if (page.anyway.does) checks += 44;
    return std::max(page.blank ? 220 : kLeastEditor, ui.height() - kHead - kStatus - 8 - checks);
}

void draw_spec(const Page& page, const std::shared_ptr<const HelpFacts>& facts, const Model& m, Ui& ui) {
    const float height = editor_height(page, ui);
    const auto card = ui.card({.title = page.file, .note = ui.narrow() || page.blank ? "" : page.kept, .pad = false});
    {
        const auto head = card_head(ui, "sources", false);
        draw_sources(m, ui);
    }
    if (const auto event = editor(ui, model_of(page, facts, m, height))) {
        if (event->text) ui.emit(submit_event(TypeSpec{*event->text}));
        if (event->selection) ui.emit(submit_event(MoveCaret{{static_cast<std::size_t>(event->selection->line), static_cast<std::size_t>(event->selection->column), 0}}));
    }
    draw_status(page, m, ui);
    ui.gap(6);
}

static SpecPlace place_of(const Finding& f) { return {f.line, f.column, f.line ? f.length : 0}; }

void draw_checks(const Page& page, Ui& ui) {
    if (page.findings.empty()) return;
    const auto card = ui.card({.title = "Checks", .count = std::to_string(page.findings.size()), .note = page.checks_note, .pad = false});
    const auto press = findings(ui, "What was found", page.findings);
    if (page.anyway.does) {
        ui.gap(6);
        const auto row = ui.row(10);
        ui.gap(16);
        ui.small(page.anyway_note, Tone::faint);
        act(page.anyway, ui);
    }
    if (page.anyway.does) ui.gap(6);
    if (!press) return;
    const auto& f = page.found[press->index];
    if (press->kind == FindingPress::Kind::fix && f.fix) ui.emit(submit_event(MendSpec{*f.fix}));
    else if (f.line > 0) ui.emit(submit_event(ShowPlace{place_of(f)}));
}

void draw_graph_tab(SpecGraph& graph, const Model& m, Ui& ui) {
    const auto& check = m.submit->check;
    if (!check || check->outline.groups.empty()) {
        (void)ui.empty({.icon = Icon::workflow, .heading = "Nothing to draw yet", .words = "The graph is drawn as soon as the tasks can be read."});
        return;
    }
    (void)graph.follow(check);
    const auto card = ui.card({.title = "Graph", .count = std::to_string(check->outline.tasks()) + (check->outline.tasks() == 1 ? " task" : " tasks"), .note = "press one to go to its text"});
    auto model = graph.model();
    if (model.height == 0) model.height = std::max(260.0f, ui.height() - 40);
    const auto press = ::graph(ui, model);
    const auto* task = press ? graph.pressed(*press) : nullptr;
    if (!task) return;
    const auto line = static_cast<std::size_t>(std::count(check->text.begin(), check->text.begin() + std::ptrdiff_t(std::min(task->from, check->text.size())), '\n')) + 1;
    ui.emit(submit_event(ShowPlace{{line, 1, 0}}));
    ui.emit(Go{m.route.with("tab", ""), true});
}

static const SentSpec* service_preview(const SubmitState& s) { return s.preview && s.preview->edits == s.edits ? &*s.preview : nullptr; }

void draw_preview(const Model& m, Ui& ui) {
    const auto& s = *m.submit;
    const auto* asked = service_preview(s);
    const bool of_service = asked && asked->end && asked->end->end.kind == WriteEnd::Kind::done;
    const auto card = ui.card({.title = of_service ? "As the service fills it in" : "As it is filled in here", .note = ui.narrow() ? "" : of_service ? "nothing was submitted" : "the text after its template", .pad = false});
    {
        const auto head = card_head(ui, "preview", false);
        Button ask{.label = asked && !asked->end ? "Asking…" : "Ask the service", .icon = Icon::refresh_cw, .kind = Button::Kind::quiet, .size = Button::Size::compact, .id = "ask"};
        if (asked && !asked->end) ask.why_disabled = "The service has not answered yet";
        else if (submit_pool(m).value.empty()) ask.why_disabled = "Choose a pool";
        if (ui.button(ask)) ui.emit(submit_event(SendSpec{SpecAsk::preview}));
        if (ask.why_disabled.empty()) ui.tooltip("Nothing is submitted. A text that is no YAML leaves a row “not accepted” among the workflows");
    }
    if (asked && asked->end && !of_service) {
        const auto alert = ui.region(a11y::Role::alert, "What the service said");
        ui.gap(8);
        ui.text("The service could not fill it in", Tone::failed);
        if (asked->end->end.failure) ui.selectable(asked->end->end.failure->detail);
        ui.gap(8);
    }
    const std::string text = of_service ? asked->end->spec : s.check ? s.check->rendered : std::string();
    if (text.empty()) return void(ui.empty({.icon = Icon::eye, .heading = "Nothing to show yet", .words = "The template cannot be filled in: see Checks on the first tab."}));
    (void)editor(ui, {.key = "submit preview", .name = "Filled in", .text = text, .read_only = true, .framed = false, .height = std::max(kLeastEditor, ui.height() - 20)});
}

void draw_changes(const std::vector<DiffRow>& rows, Ui& ui) {
    const auto card = ui.card({.title = "Changes", .note = "against what it was made from"});
    diff(ui, "Changes", rows);
}

}  // namespace submit
