#include "views/tasks/filters.h"
#include "store/asker.h"
#include "views/query_bar.h"
#include <algorithm>
#include <array>

namespace tasks {

struct Preset {
    std::string_view title, word;      // word: of status:
    Icon icon;
    Tone tone;
};
static constexpr std::array<Preset, 7> kPresets = {{
    {"Active", "", Icon::none, Tone::plain},
    {"Queued", "queued", Icon::clock, Tone::queued},
    {"Starting", "starting", Icon::circle_dashed, Tone::starting},
    {"Running", "running", Icon::circle_play, Tone::running},
    {"Completed", "completed", Icon::circle_check, Tone::completed},
    {"Failed", "failed", Icon::circle_x, Tone::failed},
    {"All", "", Icon::none, Tone::plain},
}};

static std::vector<std::string> sorted(std::vector<std::string> words) {
    std::sort(words.begin(), words.end());
    return words;
}

static std::vector<std::string> states_of(const Preset& preset) {
    if (preset.title == "All") return {};
    if (preset.title == "Active") return sorted({std::begin(kUnfinished), std::end(kUnfinished)});
    return sorted(statuses_meant(preset.word, true));
}

static void add_tabs(Page& page, const Model& m) {
    const auto text = m.route.param("q");
    const auto asked = sorted(task_question(m).statuses);
    for (const auto& preset : kPresets) {
        const std::array<std::string_view, 1> word = {preset.word};
        const auto q = set_values(text, "status", preset.word.empty() ? std::span<const std::string_view>() : std::span<const std::string_view>(word), QueryList::tasks);
        if (states_of(preset) == asked) page.tab = static_cast<int>(page.tabs.size());
        page.tabs.push_back({.label = std::string(preset.title), .icon = preset.icon, .tone = preset.tone, .count = {}});
        page.tab_routes.push_back(m.route.with("q", q).with("show", preset.title == "All" ? "all" : ""));
    }
}

static std::set<std::string> nodes_of(const Model& m) {
    std::set<std::string> out;
    if (m.tasks->list.value)
        for (const auto& t : m.tasks->list.value->rows) if (t.node) out.insert(t.node->value);
    return out;
}

static void add_menus(Page& page, const Model& m, const Query& query) {
    const auto text = m.route.param("q");
    const std::string own = m.profile.value ? m.profile.value->user.value : "";
    page.menus = {names_menu("User", "user", m.known.users, query, text, own), names_menu("Pool", "pool", m.known.pools, query, text),
                  names_menu("Node", "node", nodes_of(m), query, text), names_menu("Priority", "priority", {"HIGH", "NORMAL", "LOW"}, query, text)};
    page.started = age_menu("started", text, QueryList::tasks);
}

void add_filters(Page& page, const Model& m, const QueryIndex& index) {
    auto bar = query_bar({.key = "tasks.filter", .label = "Filter tasks", .hint = "Filter by name, or type status: user: pool: node: workflow: started:",
                          .value = std::string(m.route.param("q"))}, index, asker_of(m));
    page.filter = std::move(bar.field);
    page.faults = std::move(bar.faults);
    add_tabs(page, m);
    add_menus(page, m, bar.query);
    page.query = std::move(bar.query);
}

bool filtered(const Route& route) { return !route.param("q").empty(); }
Route without_filters(const Route& route) { return route.with("q", ""); }

}  // namespace tasks
