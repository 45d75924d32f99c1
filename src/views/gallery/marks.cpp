#include "ui/ui.h"
#include "views/gallery/sections.h"
#include <array>

namespace gallery {

static void pair_of(Ui& ui, Badge badge) {
    const auto row = ui.row(24);
    ui.status(badge);
    badge.pill = true;
    const auto right = ui.right(badge.word);
    ui.status(badge);
}

void draw_statuses(Ui& ui) {
    {
        const auto card = ui.card({.title = "Status: icon and label, always"});
        pair_of(ui, {.word = "Queued", .note = "position 2", .tone = Tone::queued, .icon = Icon::clock});
        pair_of(ui, {.word = "Starting", .tone = Tone::starting, .icon = Icon::circle_dashed});
        pair_of(ui, {.word = "Running", .tone = Tone::running, .icon = Icon::circle_play});
        pair_of(ui, {.word = "Completed", .tone = Tone::completed, .icon = Icon::circle_check});
        pair_of(ui, {.word = "Failed", .note = "Out of memory", .tone = Tone::failed, .icon = Icon::circle_x});
    }
    {
        const auto card = ui.card({.title = "Health: a shape per state"});
        pair_of(ui, {.word = "Healthy", .tone = Tone::running, .shape = Badge::Shape::disc});
        pair_of(ui, {.word = "Degraded", .tone = Tone::queued, .shape = Badge::Shape::triangle});
        pair_of(ui, {.word = "Unhealthy", .tone = Tone::failed, .shape = Badge::Shape::octagon});
        pair_of(ui, {.word = "Unused", .tone = Tone::unused, .shape = Badge::Shape::ring});
    }
    const auto card = ui.card({.title = "Priority and pool status"});
    {
        const auto row = ui.row(16);
        ui.status({.word = "HIGH", .tone = Tone::high, .icon = Icon::chevrons_up});
        ui.status({.word = "NORMAL", .tone = Tone::normal, .icon = Icon::equal});
        ui.status({.word = "LOW", .tone = Tone::low, .icon = Icon::chevron_down});
    }
    const auto row = ui.row(16);
    ui.status({.word = "Online", .tone = Tone::running, .shape = Badge::Shape::disc});
    ui.status({.word = "Maintenance", .tone = Tone::queued, .icon = Icon::wrench});
    ui.status({.word = "Offline", .tone = Tone::failed, .icon = Icon::power_off});
}

void draw_bars(Ui& ui) {
    const auto card = ui.card({.title = "Capacity bar"});
    ui.small("Used of total");
    ui.bar({.parts = {{.share = 0.75, .tone = Tone::accent}}, .said = "75% used"});
    ui.small("By priority, with quota limit mark");
    const std::vector<Bar::Part> priorities = {{.share = 0.22, .tone = Tone::high}, {.share = 0.38, .tone = Tone::normal}, {.share = 0.17, .tone = Tone::low, .hatched = true}};
    ui.bar({.parts = priorities, .limit = 0.71, .said = "22% high, 38% normal, 17% low, limit at 71%"});
    ui.small("14 px on a detail page");
    ui.bar({.parts = priorities, .limit = 0.71, .said = "The same, larger", .height = 14});
    ui.small("Health strip");
    ui.bar({.parts = {{.share = 0.86, .tone = Tone::running}, {.share = 0.04, .tone = Tone::queued}, {.share = 0.04, .tone = Tone::failed}, {.share = 0.06, .tone = Tone::unused}},
            .said = "142 healthy, 3 degraded, 1 unhealthy, 8 unused", .height = 8});
    ui.small("Empty, a sliver, full");
    ui.bar({.parts = {}, .said = "Nothing used"});
    ui.bar({.parts = {{.share = 0.001, .tone = Tone::accent}}, .said = "Almost nothing used"});
    ui.bar({.parts = {{.share = 1, .tone = Tone::accent}}, .said = "All used"});
}

void draw_words(Ui& ui) {
    const auto card = ui.card({.title = "Words"});
    ui.heading("Heading Ag 8", 2);
    ui.text("Body Ag 8");
    ui.text("Body strong Ag 8", Tone::strong);
    ui.small("Small Ag 8");
    ui.mono("mono Ag 8 0O1lI");
    ui.selectable("resource-h100-001, to be copied");
    ui.paragraph("A paragraph wraps at words. Names from elsewhere show as they are: 漢字, Кириллица, naïve, and one-very-long-name-without-any-space-in-it-at-all.");
    {
        const auto row = ui.row(12);
        ui.link("Plain link", "#/gallery");
        ui.link("Accent link", "#/gallery?look=accent", LinkLook::accent);
        ui.link("mono-link", "#/gallery?look=mono", LinkLook::mono);
    }
    const std::vector<std::string> pools = {"prod-gpu", "dev-gpu", "staging", "research", "edge"};
    ui.tags(pools);
    {
        const auto row = ui.row(6);
        for (const char* key : {"Ctrl", "K", "/", "Esc", "?"}) ui.key_cap(key);
    }
    const std::vector<Fact> facts = {{.key = "Host name", .value = "ip-10-4-18-22", .mono = true}, {.key = "Pool", .value = "prod-gpu", .href = "#/pools"}, {.key = "Taints", .value = "None", .tone = Tone::faint}};
    ui.facts(facts);
}

}  // namespace gallery
