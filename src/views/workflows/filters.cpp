#include "views/workflows/filters.h"
#include "store/polling.h"
#include "views/query_bar.h"
#include <algorithm>
#include <array>
#include <numeric>
#include <set>

namespace workflows {

struct Preset {
    std::string_view title, statuses;
    Icon icon;
    Tone tone;
};

static constexpr std::array<Preset, 5> kPresets = {{
    {"All", "", Icon::none, Tone::plain},
    {"Queued", "PENDING,WAITING", Icon::clock, Tone::queued},
    {"Running", "RUNNING", Icon::circle_play, Tone::running},
    {"Completed", "COMPLETED", Icon::circle_check, Tone::completed},
    {"Failed",
     "FAILED,FAILED_SUBMISSION,FAILED_SERVER_ERROR,FAILED_EXEC_TIMEOUT,FAILED_QUEUE_TIMEOUT,FAILED_CANCELED,FAILED_BACKEND_ERROR,"
     "FAILED_IMAGE_PULL,FAILED_EVICTED,FAILED_START_ERROR,FAILED_START_TIMEOUT,FAILED_PREEMPTED",
     Icon::circle_x, Tone::failed},
}};

static constexpr std::array<std::string_view, 5> kKeys = {"status", "user", "pool", "priority", "name"};  // from menus and older links
static constexpr std::size_t kMostItems = 100;

bool filtered(const Route& route) {
    return !route.param("q").empty() || std::any_of(kKeys.begin(), kKeys.end(), [&](auto key) { return !route.param(key).empty(); });
}

Route without_filters(const Route& route) {
    Route out = route.with("q", "");
    for (const auto key : kKeys) out = out.with(key, "");
    return out;
}

std::string toggled(std::string_view list, std::string_view value) {
    std::string out;
    bool held = false;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find(',', at), list.size());
        const auto item = list.substr(at, end - at);
        if (item == value) held = true;
        else if (!item.empty()) out.append(out.empty() ? "" : ",").append(item);
        at = end + 1;
    }
    if (!held) out.append(out.empty() ? "" : ",").append(value);
    return out;
}

static std::set<std::string> as_set(const std::vector<std::string>& words) { return {words.begin(), words.end()}; }

static void add_tabs(Page& page, const Model& m) {
    const auto asked = as_set(workflow_filter(m.route).statuses);
    for (const auto& preset : kPresets) {
        const auto route = m.route.with("status", preset.statuses).with("sel", "");
        if (as_set(workflow_filter(route).statuses) == asked) page.tab = static_cast<int>(page.tabs.size());
        page.tabs.push_back({.label = std::string(preset.title), .icon = preset.icon, .tone = preset.tone});
        page.tab_routes.push_back(route);
    }
}

static FilterMenu menu(std::string label, std::string_view key, const std::set<std::string>& values, const Route& route, std::string_view own) {
    FilterMenu out{.button = {.label = std::move(label), .menu = true}};
    const auto list = route.param(key);
    for (const auto& value : values) {
        if (out.items.size() == kMostItems) break;
        const auto with = toggled(list, value);
        const bool held = with.size() < list.size();
        out.items.push_back({.label = value, .note = value == own ? "you" : "", .checkable = true, .checked = held});
        out.leads_to.push_back(route.with(key, with).with("sel", ""));
    }
    return out;
}

static void add_menus(Page& page, const Model& m) {
    const auto filter = workflow_filter(m.route);
    auto users = as_set(filter.users), pools = as_set(filter.pools);
    std::string own;
    if (m.profile.value) {
        users.insert(own = m.profile.value->user.value);
        for (const auto& pool : m.profile.value->pools) pools.insert(pool.value);
    }
    if (m.workflows.value)
        for (const auto& w : m.workflows.value->rows) {
            users.insert(w.user.value);
            if (w.pool) pools.insert(w.pool->value);
        }
    page.menus = {menu("User", "user", users, m.route, own), menu("Pool", "pool", pools, m.route, ""),
                  menu("Priority", "priority", {"HIGH", "NORMAL", "LOW"}, m.route, "")};
}

static void add_chips(Page& page, const Model& m) {
    for (const auto key : kKeys) {
        const auto value = m.route.param(key);
        if (value.empty() || (key == "status" && page.tab >= 0)) continue;
        page.chips.push_back({.key = std::string(key), .value = std::string(value)});
        page.without.push_back(m.route.with(key, ""));
    }
}

static void add_query(Page& page, const Model& m, const QueryIndex& index) {
    auto bar = query_bar({.key = "workflows.filter", .label = "Filter workflows", .hint = "Filter by name, or type status: user: pool: priority: label:",
                          .value = std::string(m.route.param("q"))}, index);
    page.filter = std::move(bar.field);
    page.faults = std::move(bar.faults);
    std::vector<std::uint32_t> all(index.rows());
    std::iota(all.begin(), all.end(), 0U);
    page.rows = ranked_rows(all, matches(index, bar.query), bar.query.ranked());
}

void add_filters(Page& page, const Model& m, const QueryIndex& index) {
    add_tabs(page, m);
    add_query(page, m, index);
    add_menus(page, m);
    add_chips(page, m);
}

}  // namespace workflows
