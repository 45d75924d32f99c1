#include "ui/session_bar.h"
#include "ui/ui.h"
#include "views/shell/parts.h"
#include <fmt/format.h>

namespace shell {

static void draw_once(const Model& m, const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Run one command"});
    const auto& s = *m.shells;
    if (const auto typed = ui.field({.key = "one command", .label = "Command to run", .hint = "nvidia-smi", .value = s.once, .mono = true})) ui.emit(shells_event(TypeOnce{*typed}));
    const bool grouped = page.group_size > 1;
    if (grouped && ui.checkbox(fmt::format("In all {} running tasks of {}", page.group_size, page.group), s.in_group)) ui.emit(shells_event(ChooseInGroup{!s.in_group}));
    const auto row = ui.row();
    const std::string why = !page.not_now.empty() ? page.not_now : s.once.empty() ? "Say which command" : "";
    if (ui.button({.label = "Run", .icon = Icon::play, .why_disabled = why})) {
        const bool all = grouped && s.in_group;
        ui.emit(shells_event(RunOnce{{page.workflow}, all ? "" : page.task, all ? page.group : "", s.once}));
    }
    ui.small("Its output opens below the shell");
}

static void draw_door(const DoorLine& door, Ui& ui) {
    const auto key = ui.key(std::to_string(door.id));
    const auto row = ui.row();
    ui.mono(door.port, Tone::strong);
    ui.status({.word = door.open ? "Open" : "", .tone = door.state.tone, .icon = door.state.icon});
    ui.small(door.words);
    const auto right = ui.right("door");
    if (door.open && ui.button({.label = "Open in a tab", .icon = Icon::external_link, .size = Button::Size::small, .about = "port " + door.port})) ui.emit(OpenTab{door.href});
    if (ui.icon_button(Icon::x, "Forget port " + door.port)) ui.emit(shells_event(CloseWeb{door.id}));
}

static void draw_ports(const Model& m, const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Web page of the task", .count = page.doors.empty() ? "" : std::to_string(page.doors.size())});
    ui.paragraph("What it serves by HTTP (Jupyter, TensorBoard, Ray) opens in a tab. The router closes it after an hour, or after half an hour without a visit.");
    for (const auto& door : page.doors) draw_door(door, ui);
    const auto row = ui.row();
    if (const auto typed = ui.field({.key = "port", .label = "Port", .hint = "8888", .value = m.shells->port, .error = page.port_error, .width = 96, .mono = true})) ui.emit(shells_event(TypePort{*typed}));
    const auto port = port_of(m.shells->port);
    const std::string why = !page.not_now.empty() ? page.not_now : port ? "" : "Say which port it listens on";
    if (ui.button({.label = "Open", .icon = Icon::globe, .about = "the task's page", .why_disabled = why})) ui.emit(shells_event(OpenWeb{{page.workflow}, page.task, *port}));
}

static void draw_handoffs(const Page& page, Ui& ui) {
    if (page.handoffs.empty()) return;
    const auto card = ui.card({.title = "On the command line"});
    for (const auto& handoff : page.handoffs) {
        const auto key = ui.key(handoff.what);
        ui.text(handoff.title, Tone::strong);
        if (!handoff.why.empty()) ui.paragraph(handoff.why);
        command_well(ui, handoff.command, handoff.what);
        ui.gap(4);
    }
}

void draw_rail(const Model& m, const Page& page, Ui& ui) {
    if (!page.facts.empty()) {
        const auto card = ui.card({.title = "Task"});
        ui.facts(page.facts);
    }
    if (!page.task.empty() && (!page.instead || page.session)) {
        draw_once(m, page, ui);
        draw_ports(m, page, ui);
    }
    draw_handoffs(page, ui);
}

}  // namespace shell
