#include "store/old_links.h"
#include "store/recognise.h"
#include <algorithm>
#include <array>

namespace {

// A name of a list that people type or that stood in older links.
struct Renamed { std::string_view old, now; };
constexpr std::array<Renamed, 10> kViews = {{{"resource", "resources"}, {"nodes", "resources"}, {"node", "resources"}, {"pool", "pools"}, {"workflow", "workflows"},
                                             {"runs", "workflows"}, {"task", "tasks"}, {"dashboard", "home"}, {"find", "capacity"}, {"settings", "profile"}}};

// Pages of OSMO's own that we have under another name, and lists in which one item was shown by a parameter.
constexpr std::array<std::string_view, 3> kPages = {"occupancy", "log-viewer", "api"};
constexpr std::array<std::string_view, 3> kLists = {"workflows", "pools", "resources"};
constexpr std::array<std::string_view, 3> kTheirWords = {"view", "f", "config"};  // they are used up

// Filters as parameters of their own: `#/resources?pool=prod-gpu` is `q=pool:prod-gpu`.
bool is_filter(const Route& r, std::string_view key) { return r.view == "resources" && r.item.empty() && filters_resources(key); }

bool is_theirs(const Route& r) {
    if (std::find(kPages.begin(), kPages.end(), r.view) != kPages.end()) return true;
    if (std::find(kLists.begin(), kLists.end(), r.view) == kLists.end()) return false;
    const auto& all = r.params;
    if (std::any_of(all.begin(), all.end(), [&](const auto& p) { return is_filter(r, p.first); })) return true;
    return r.item == "submit" || !r.param("view").empty() || !r.param("f").empty() || !r.param("task_name").empty() || !r.param("context").empty();
}

constexpr std::array<std::string_view, 5> kReplaced = {"workflow", "task_name", "retry_id", "context", "groupBy"};

// The others may be of use to somebody: a theme, a filter we learn of later.
void keep_the_rest(const Route& old, Route& now) {
    for (const auto& [key, value] : old.params) {
        const bool used = std::find(kTheirWords.begin(), kTheirWords.end(), key) != kTheirWords.end() || std::find(kReplaced.begin(), kReplaced.end(), key) != kReplaced.end() || is_filter(old, key);
        if (!used && now.param(key).empty()) now.params.emplace_back(key, value);
    }
}

// As the path it was before the server made a hash of it: it may have more steps than a route has.
std::string path_of(const Route& r) {
    auto text = format_route(r).substr(1);
    for (auto at = text.find("%2F"); at < text.find('?'); at = text.find("%2F", at)) text.replace(at, 3, "/");
    return text;
}

}  // namespace

std::optional<Route> today(const Route& r) {
    for (const auto& renamed : kViews) {
        if (renamed.old != r.view) continue;
        Route now = r;
        now.view = renamed.now;
        return today(now).value_or(now);
    }
    if (!is_theirs(r)) return std::nullopt;
    auto now = redirect(path_of(r));
    if (!now) return std::nullopt;
    if (const auto config = r.param("config"); !config.empty() && now->view == "resources" && !now->item.empty()) *now = now->with("from", config);
    keep_the_rest(r, *now);
    return *now == r ? std::nullopt : now;
}
