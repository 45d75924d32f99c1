#include "ui/session_bar.h"
#include "ui/terminal.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/shell/parts.h"
#include <algorithm>

namespace shell {

enum Tool : int { find, smaller, larger };

static SessionBar bar_of(const Model& m, const Page& page) {
    SessionBar bar{.name = "Shells", .tabs = {}, .selected = page.selected, .add = page.task.empty() ? "" : "New shell in " + page.task, .tools = {}};
    for (const auto& tab : page.tabs) bar.tabs.push_back({tab.label, tab.mark, tab.close});
    if (!page.session) return bar;
    bar.tools = {{Icon::search, "Find in the terminal", "Ctrl+Shift+F", m.shells->finding}, {Icon::minus, "Smaller text"}, {Icon::a_large_small, "Larger text"}};
    return bar;
}

static void use_tool(const Model& m, int tool, Ui& ui) {
    const auto& s = *m.shells;
    if (tool == find) ui.emit(shells_event(FindInShell{!s.finding, s.finding ? "" : s.find}));
    if (tool == smaller) ui.emit(shells_event(ChooseFont{s.font - 1}));
    if (tool == larger) ui.emit(shells_event(ChooseFont{s.font + 1}));
}

static void use_bar(const Model& m, const Page& page, const SessionPress& press, Ui& ui) {
    using Kind = SessionPress::Kind;
    if (press.kind == Kind::tab) return ui.emit(Follow{page.tabs[static_cast<std::size_t>(press.index)].href});
    if (press.kind == Kind::add) return ui.emit(Go{m.route.with("shell", "new"), true});
    if (press.kind == Kind::tool) return use_tool(m, press.index, ui);
    const auto& tab = page.tabs[static_cast<std::size_t>(press.index)];
    if (tab.id == page.session) ui.emit(Go{m.route.with("shell", ""), true});
    ui.emit(shells_event(CloseShell{tab.id}));
}

static void draw_find(const Model& m, const Page& page, Ui& ui) {
    if (!m.shells->finding || !page.session) return;
    const auto row = ui.row();
    if (const auto text = ui.field({.key = "find in shell", .label = "Find in the terminal", .value = m.shells->find, .icon = Icon::search, .width = 280, .mono = true, .clearable = true, .focus_now = true}))
        ui.emit(shells_event(FindInShell{true, *text}));
    if (ui.icon_button(Icon::chevron_up, "Previous match")) ui.emit(shells_event(StepFind{-1}));
    if (ui.icon_button(Icon::chevron_down, "Next match")) ui.emit(shells_event(StepFind{1}));
    ui.small(page.find_words);
}

// What the next shell is to be.
static void draw_invitation(const Model& m, const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Open a shell in " + page.task});
    ui.paragraph("The command starts in the task's container, as the task's user. The session ends when the task does, or when this page is closed.");
    const auto& command = m.shells->command;
    {
        const auto row = ui.row();
        std::vector<Segment> usual;
        for (const char* c : kCommands) usual.push_back({c});
        const auto at = std::find(std::begin(kCommands), std::end(kCommands), command);
        const int selected = at == std::end(kCommands) ? -1 : static_cast<int>(at - std::begin(kCommands));
        if (const auto chosen = ui.segmented("Usual commands", usual, selected)) ui.emit(shells_event(ChooseShell{kCommands[*chosen]}));
    }
    const auto row = ui.row();
    if (const auto typed = ui.field({.key = "shell command", .label = "Command", .value = command, .width = 280, .mono = true})) ui.emit(shells_event(ChooseShell{*typed}));
    Button open{.label = "Open shell", .icon = Icon::square_terminal, .kind = Button::Kind::primary, .why_disabled = page.not_now};
    if (open.why_disabled.empty() && command.empty()) open.why_disabled = "Say which command";
    if (!ui.button(open)) return;
    ui.emit(Go{m.route.with("shell", ""), true});
    ui.emit(shells_event(OpenShell{{page.workflow}, page.task, command}));
}

static void draw_choices(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Running tasks", .count = std::to_string(page.choices.size())});
    for (const auto& choice : page.choices) {
        const auto key = ui.key(choice.name);
        const auto row = ui.row();
        ui.link(choice.name, choice.href, LinkLook::mono);
        ui.status(choice.status);
    }
}

static void draw_terminal(const Page& page, Ui& ui) {
    TerminalModel model = page.terminal;
    model.height = std::max(160.0f, ui.height() - 32);
    const auto event = terminal(ui, model);
    if (!event) return;
    if (event->rows) ui.emit(shells_event(ShellSized{page.session, event->rows, event->columns}));
    if (event->found >= 0) ui.emit(shells_event(ShellFound{event->found, event->found_at}));
    if (event->find_wanted) ui.emit(shells_event(FindInShell{true, ""}));
}

static void draw_bar(const Model& m, const Page& page, Ui& ui) {
    if (const auto press = session_bar(ui, bar_of(m, page))) use_bar(m, page, *press, ui);
}

static void draw_nothing_open(const Model& m, const Page& page, Ui& ui) {
    if (!page.tabs.empty()) {
        const auto card = ui.card({.title = {}, .pad = false});
        draw_bar(m, page, ui);
    }
    if (!page.instead) return draw_invitation(m, page, ui);
    draw_prompt(*page.instead, ui);
    if (!page.choices.empty()) draw_choices(page, ui);
}

void draw_session(const Model& m, const Page& page, Ui& ui) {
    const auto& standing = page.standing;
    if (!standing) return draw_nothing_open(m, page, ui);
    draw_find(m, page, ui);
    if (standing->trouble && standing->has_screen) draw_banner(standing->trouble, ui);
    const float below = page.runs.empty() ? 0 : 300;
    const auto card = ui.card({.title = {}, .pad = false, .height = std::max(320.0f, ui.height() - below)});
    draw_bar(m, page, ui);
    if (!standing->has_screen) return draw_prompt(*standing->trouble, ui);
    draw_terminal(page, ui);
    session_foot(ui, {.state = standing->state, .facts = page.foot,
                      .keys = {{"Ctrl Shift C", "Copy"}, {"Ctrl Shift V", "Paste"}, {"Ctrl Shift Esc", "Leave"}}});
}

}  // namespace shell
