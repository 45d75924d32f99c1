#include "views/workflows/filters.h"
#include "store/asker.h"
#include "store/polling.h"
#include "views/query_bar.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace workflows {

struct Preset {
    std::string_view title, word;      // word: of status:
    Icon icon;
    Tone tone;
};

static constexpr std::array<Preset, 6> kPresets = {{
    {"All", "", Icon::none, Tone::plain},
    {"Queued", "queued", Icon::clock, Tone::queued},
    {"Running", "running", Icon::circle_play, Tone::running},
    {"Completed", "completed", Icon::circle_check, Tone::completed},
    {"Failed", "failed", Icon::circle_x, Tone::failed},
    {"Rejected", "rejected", Icon::ban, Tone::failed},
}};

static constexpr std::array<std::string_view, 5> kKeys = {"status", "user", "pool", "priority", "name"};  // of older links

bool filtered(const Route& route) {
    return !route.param("q").empty() || std::any_of(kKeys.begin(), kKeys.end(), [&](auto key) { return !route.param(key).empty(); });
}

Route without_filters(const Route& route) {
    Route out = route.with("q", "");
    for (const auto key : kKeys) out = out.with(key, "");
    return out;
}

static std::vector<std::string> sorted(std::vector<std::string> words) {
    std::sort(words.begin(), words.end());
    return words;
}

static void add_tabs(Page& page, const Model& m) {
    const auto asked = sorted(workflow_question(m).statuses);
    for (const auto& preset : kPresets) {
        const std::array<std::string_view, 1> word = {preset.word};
        const auto values = preset.word.empty() ? std::span<const std::string_view>() : std::span<const std::string_view>(word);
        const auto route = m.route.with("q", set_values(m.route.param("q"), "status", values, QueryList::workflows)).with("status", "").with("sel", "");
        const auto states = preset.word.empty() ? std::vector<std::string>() : sorted(statuses_meant(preset.word));
        if (states == asked) page.tab = static_cast<int>(page.tabs.size());
        page.tabs.push_back({.label = std::string(preset.title), .icon = preset.icon, .tone = preset.tone, .count = {}});
        page.tab_routes.push_back(route);
    }
}

static void add_menus(Page& page, const Model& m, const Query& query) {
    const auto text = m.route.param("q");
    const std::string own = m.profile.value ? m.profile.value->user.value : "";
    page.menus = {names_menu("User", "user", m.known.users, query, text, own), names_menu("Pool", "pool", m.known.pools, query, text),
                  names_menu("Priority", "priority", {"HIGH", "NORMAL", "LOW"}, query, text)};
    page.submitted = age_menu("submitted", text, QueryList::workflows);
}

static void add_whose(Page& page, const Model& m) {
    const auto text = m.route.param("q");
    static constexpr std::array<std::string_view, 1> me = {"me"}, mine = {"mine"};
    const auto written = parse_query(text, QueryList::workflows);
    const auto set = [&](std::string_view key, std::span<const std::string_view> values) { return m.route.with("q", set_values(text, key, values, QueryList::workflows)).with(key, ""); };
    page.whose = {{.label = "Everyone"}, {.label = "Mine"}};
    page.whose_routes = {set("user", {}), set("user", me)};
    page.who = names_value(written, "user", "me") ? 1 : m.route.param("user").empty() && names_none(written, "user") ? 0 : -1;
    page.where = {{.label = "All pools"}, {.label = "My pools"}};
    page.where_routes = {set("pool", {}), set("pool", mine)};
    page.in = names_value(written, "pool", "mine") ? 1 : m.route.param("pool").empty() && names_none(written, "pool") ? 0 : -1;
}

static void add_chips(Page& page, const Model& m) {
    for (const auto key : kKeys) {
        const auto value = m.route.param(key);
        if (value.empty() || (key == "status" && page.tab >= 0)) continue;
        page.chips.push_back({.key = std::string(key), .value = std::string(value)});
        page.without.push_back(m.route.with(key, ""));
    }
}

// Which terms the service was not asked for.
std::string here_words(const Query& query) {
    const auto here = terms_here(query);
    std::string out;
    for (std::size_t i = 0; i < here.size(); ++i) out += (i == 0 ? "" : i + 1 == here.size() ? " and " : ", ") + here[i];
    return out.empty() ? "" : fmt::format("{} {} looked for among those loaded", out, here.size() == 1 ? "is" : "are");
}

void add_filters(Page& page, const Model& m, const QueryIndex& index) {
    auto bar = query_bar({.key = "workflows.filter", .label = "Filter workflows", .hint = "Filter by name, or type status: user: pool: label: submitted:",
                          .value = std::string(m.route.param("q"))}, index, asker_of(m));
    page.filter = std::move(bar.field);
    page.faults = std::move(bar.faults);
    add_tabs(page, m);
    add_menus(page, m, bar.query);
    add_whose(page, m);
    add_chips(page, m);
    page.query = std::move(bar.query);
}

}  // namespace workflows
