#include "store/action.h"
#include "ui/ui.h"
#include "views/gallery/sections.h"
#include <array>

// A table with everything: boxes, headings with sums, slots, totals, two orders, and its
// column menu. What is picked and collapsed is in the address.
namespace gallery {

struct Node { const char* key; const char* pool; int used; };  // pool: null for a heading
static constexpr std::array<Node, 7> kNodes{{{"= prod-gpu", nullptr, 14}, {"resource-h100-001", "prod-gpu", 6}, {"resource-h100-006", "prod-gpu", 8}, {"= dev-gpu", nullptr, 2},
                                             {"resource-h100-012", "dev-gpu", 2}, {"resource-h100-021", "dev-gpu", 0}, {"resource-h100-026", "dev-gpu", 0}}};

static Bar used_of(int used, int total) { return {.parts = {{.share = double(used) / total, .tone = Tone::accent}}, .said = std::to_string(used) + " of " + std::to_string(total) + " GPUs"}; }

static std::array<Slot, 8> slots_of(int used) {
    std::array<Slot, 8> slots;
    for (int i = 0; i < used; ++i) slots[std::size_t(i)].series = i / 4;
    return slots;
}

static bool holds(const Model& m, std::string_view param, std::string_view key) {
    return ("," + std::string(m.route.param(param))).find("," + std::string(key) + ",") != std::string::npos;
}

static Heading heading_of(const Node& node, bool collapsed) {
    const std::string total = node.used == 14 ? "16" : "24";
    return {.title = node.key + 2, .note = node.used == 14 ? "2 resources" : "3 resources", .collapsed = collapsed,
            .subtotals = {{}, {}, {}, {std::to_string(node.used) + "/" + total, used_of(node.used, node.used == 14 ? 16 : 24)}}};
}

static std::string without(std::string list, const std::string& key) {
    const auto at = ("," + list).find("," + key + ",");
    return at == std::string::npos ? list + key + "," : list.erase(at, key.size() + 1);
}

void draw_groups(Ui& ui, const Model& m) {
    static const std::array<Column, 5> kColumns{{{.key = "name", .title = "Resource", .width = 220}, {.key = "health", .title = "Health", .width = 140}, {.key = "slots", .title = "GPUs", .width = 120, .sortable = false},
                                                 {.key = "gpu", .title = "GPU", .width = 160, .align = Column::Align::right}, {.key = "backend", .title = "Backend", .width = 140, .asked_for = true}}};
    static const std::array<SortBy, 1> kThen{{{"name", false}}};
    static const std::vector<Sum> kTotals = {{"Totals"}, {}, {}, {"16/40", used_of(16, 40)}, {}};
    std::vector<std::size_t> shown;
    std::size_t picked = 0;
    bool open = true;
    for (std::size_t i = 0; i < kNodes.size(); ++i) {
        if (!kNodes[i].pool) open = !holds(m, "folded", kNodes[i].key + 2);
        if (!kNodes[i].pool || open) shown.push_back(i);
        picked += kNodes[i].pool && holds(m, "picked", kNodes[i].key);
    }
    const TableSpec spec{.name = "Grouped", .columns = kColumns, .sort_key = "gpu", .descending = true, .then = kThen, .all_checked = check_of(picked, 5), .height = -1,
                         .items = ui.narrow(), .totals = kTotals, .footer_left = "5 resources", .footer_right = {}, .widths = &m.settings.column_widths, .choices = &m.settings.column_choices};
    const TableRows rows{.count = shown.size(), .key = [&](std::size_t i) { return std::string_view(kNodes[shown[i]].key); },
                         .find = [&](std::string_view key) -> std::optional<std::size_t> {
                             for (std::size_t i = 0; i < shown.size(); ++i) if (key == kNodes[shown[i]].key) return i;
                             return {};
                         },
                         .href = {}, .checked = [&](std::size_t i) { return holds(m, "picked", kNodes[shown[i]].key); },
                         .heading = [&](std::size_t i) -> std::optional<Heading> {
                             const Node& node = kNodes[shown[i]];
                             return node.pool ? std::nullopt : std::optional(heading_of(node, holds(m, "folded", node.key + 2)));
                         }};
    {
        const auto row = ui.row();
        ui.field({.key = "group filter", .label = "The field takes what its neighbours leave", .value = {}, .icon = Icon::search});
        ui.button({.label = "Pool", .menu = true});
        ui.column_picker(spec);
    }
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) {
        const Node& node = kNodes[shown[*i]];
        const Badge health{.word = "Healthy", .tone = Tone::running, .shape = Badge::Shape::disc};
        const std::string free = std::to_string(8 - node.used);
        if (spec.items) {
            table.item({.mark = health, .strong = node.key, .small = node.pool, .href = {}, .value = free, .note = "of 8 free", .bar = used_of(node.used, 8)});
            continue;
        }
        table.mono(node.key, Tone::strong);
        table.status(health);
        table.slots(slots_of(node.used), std::to_string(node.used) + " of 8 GPUs in use");
        table.ratio(std::to_string(node.used), "8", used_of(node.used, 8));
        table.text("kubernetes-prod");
    }
    if (const auto p = table.picked()) {
        PickedKeys keys;
        for (const auto& node : kNodes) if (node.pool && holds(m, "picked", node.key)) keys.insert(node.key);
        pick(keys, *p, rows);
        std::string list;
        for (const auto& key : keys) list += key + ",";
        ui.emit(Go{m.route.with("picked", list), true});
    }
    if (const auto i = table.toggled()) ui.emit(Go{m.route.with("folded", without(std::string(m.route.param("folded")), kNodes[shown[*i]].key + 2)), true});
}

}  // namespace gallery
