#include "ui/ui.h"
#include "views/gallery/sections.h"
#include <array>

namespace gallery {

struct Sample { const char* name; const char* health; Tone tone; Badge::Shape shape; const char* used; };
static constexpr std::array<Sample, 4> kSamples{{{"resource-h100-005", "Healthy", Tone::running, Badge::Shape::disc, "8"}, {"resource-h100-012", "Healthy", Tone::running, Badge::Shape::disc, "6"},
                                                 {"resource-h100-001", "Healthy", Tone::running, Badge::Shape::disc, "2"}, {"resource-h100-006", "Degraded", Tone::queued, Badge::Shape::triangle, "0"}}};

void draw_tables(Ui& ui) {
    static const std::array<Column, 4> kColumns{{{.key = "name", .title = "Resource", .width = 160}, {.key = "health", .title = "Health", .width = 110}, {.key = "pools", .title = "Pools", .width = 130, .leaves = 1}, {.key = "gpu", .title = "GPU", .width = 120, .align = Column::Align::right}}};
    const TableSpec spec{.name = "Samples", .columns = kColumns, .sort_key = "gpu", .descending = true, .selected = "resource-h100-001", .height = -1, .footer_left = "154 resources", .footer_right = "340/512 GPUs  61 tasks"};
    const TableRows rows{.count = kSamples.size(), .key = [](std::size_t i) { return std::string_view(kSamples[i].name); },
                         .find = [](std::string_view key) -> std::optional<std::size_t> {
                             for (std::size_t i = 0; i < kSamples.size(); ++i) if (key == kSamples[i].name) return i;
                             return {};
                         },
                         .href = {}};
    static const std::vector<std::string> kPools = {"prod-gpu", "dev-gpu", "staging"};
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) {
        const Sample& sample = kSamples[*i];
        table.link(sample.name, "#/gallery");
        table.status({.word = sample.health, .tone = sample.tone, .shape = sample.shape});
        table.tags(std::span(kPools).first(1 + *i % 3), 1);
        if (sample.used[0] == '0') table.nothing();
        else table.ratio(sample.used, "8", {.parts = {{.share = (sample.used[0] - '0') / 8.0, .tone = Tone::accent}}, .said = std::string(sample.used) + " of 8 GPUs"});
    }
}

void draw_tiles(Ui& ui) {
    const std::vector<Stat> stats = {
        {.label = "Health", .note = "154 resources", .value = {}, .total = {}, .share = {},
         .bar = {.parts = {{.share = 0.86, .tone = Tone::running}, {.share = 0.04, .tone = Tone::queued}, {.share = 0.04, .tone = Tone::failed}, {.share = 0.06, .tone = Tone::unused}}, .said = "142 healthy, 3 degraded, 1 unhealthy, 8 unused"},
         .legend = {{.badge = {.word = "Healthy", .tone = Tone::running, .shape = Badge::Shape::disc}, .count = "142", .href = "#/gallery?health=healthy"},
                    {.badge = {.word = "Degraded", .tone = Tone::queued, .shape = Badge::Shape::triangle}, .count = "3", .href = {}},
                    {.badge = {.word = "Unhealthy", .tone = Tone::failed, .shape = Badge::Shape::octagon}, .count = "1", .href = {}},
                    {.badge = {.word = "Unused", .tone = Tone::unused, .shape = Badge::Shape::ring}, .count = "8", .href = {}}},
         .weight = 1.7f},
        {.label = "GPU", .note = "172 free, 78 preemptable", .value = "340", .total = "/ 512 GPUs", .share = "66%", .bar = {.parts = {{.share = 0.66, .tone = Tone::accent}}, .said = "340 of 512 GPUs used"}, .legend = {}},
        {.label = "Memory", .note = "19.4 TiB free", .value = "29.1", .total = "/ 48.5 TiB", .share = "60%", .bar = {.parts = {{.share = 0.6, .tone = Tone::accent}}, .said = "29.1 of 48.5 TiB used"}, .legend = {}},
    };
    ui.stats(stats);
}

static void state_card(Ui& ui, const std::string& title, const Notice& notice) {
    const auto card = ui.card({.title = title, .height = 280});
    ui.empty(notice);
}

void draw_states(Ui& ui) {
    static constexpr std::array<float, 3> kThirds{1, 1, 1};
    ui.banner({.icon = Icon::wifi_off, .tone = Tone::queued, .heading = "Data from 14:28. Retrying in 6s", .actions = {{.label = "Retry now"}}});
    ui.banner({.icon = Icon::triangle_alert, .tone = Tone::quiet, .heading = "1 of 3 backends did not answer", .actions = {{.label = "Retry"}}});
    {
        const auto columns = ui.columns(kThirds);
        {
            const auto key = ui.key("first");
            state_card(ui, "Empty: first use", {.icon = Icon::workflow, .heading = "No workflows yet", .words = "Submit a YAML spec, or start from an example.", .actions = {{.label = "Submit workflow", .icon = Icon::plus, .kind = Button::Kind::primary}, {.label = "Examples"}}});
        }
        ui.next_column();
        {
            const auto key = ui.key("match");
            state_card(ui, "Empty: filter matches nothing", {.icon = Icon::search_x, .heading = "No resources match", .words = "platform:h100 gpu>=8 health:degraded", .actions = {{.label = "Clear all"}}});
        }
        ui.next_column();
        const auto key = ui.key("failed");
        state_card(ui, "Error: request failed", {.icon = Icon::server_crash, .tone = Tone::failed, .heading = "Resources did not load", .words = "Trying again in 8s.", .code = "GET /api/resources 503 req 7f3a91", .actions = {{.label = "Retry now", .icon = Icon::rotate_cw}}});
    }
    ui.skeleton_stats(4);
    static const std::array<Column, 4> kColumns{{{.key = "a", .title = {}}, {.key = "b", .title = {}}, {.key = "c", .title = {}}, {.key = "d", .title = {}, .align = Column::Align::right}}};
    ui.skeleton_table(kColumns, 6);
}

}  // namespace gallery
