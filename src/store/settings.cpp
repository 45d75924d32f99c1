#include "store/settings.h"
#include "base/pieces.h"
#include "store/route.h"
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fmt/format.h>

static constexpr std::string_view kThemes[] = {"system", "dark", "light"};

std::string print_settings(const Settings& s) {
    std::string out = fmt::format("theme={}\ndensity={}\nrefresh={}\nnav={}\ntells={}\ntimes={}\nmotion={}\n", kThemes[static_cast<std::size_t>(s.theme)],
                                  s.density == Density::compact ? "compact" : "comfortable", s.refresh.count(), s.nav_collapsed ? "narrow" : "wide",
                                  !s.tells ? "nothing" : s.tells_outside ? "outside" : "inside", s.utc ? "utc" : "local", s.still ? "none" : "system");
    for (const auto& [column, width] : s.column_widths) out += fmt::format("width:{}={:.0f}\n", column, width);
    for (const auto& [table, choice] : s.column_choices) {
        out += fmt::format("columns:{}=", table);
        for (const auto& key : choice.order) out += key + ",";
        for (const auto& key : choice.hidden) out += "!" + key + ",";
        out += '\n';
    }
    for (const auto& v : s.visits) out += fmt::format("visit1:{} {}={}\n", percent_encode(v.href), percent_encode(v.title), v.times);
    for (const auto& id : s.hidden_workflows) out += fmt::format("hidden:{}=1\n", percent_encode(id));
    return out;
}

static ColumnChoice read_choice(std::string_view text) {
    ColumnChoice choice;
    for (auto key : pieces_of(text, ',')) {
        auto& keys = key.starts_with('!') ? choice.hidden : choice.order;
        if (key.starts_with('!')) key.remove_prefix(1);
        if (!key.empty()) keys.emplace_back(key);
    }
    return choice;
}

static constexpr std::size_t kMostVisits = 12;

void remember(std::vector<Visit>& visits, std::string href, std::string title) {
    int times = 1;
    std::erase_if(visits, [&](const Visit& v) { return v.href == href && (times += v.times); });
    visits.insert(visits.begin(), {std::move(href), std::move(title), std::min(times, 999)});
    if (visits.size() > kMostVisits) visits.pop_back();
}

static constexpr std::size_t kMostHidden = 500;

bool hides_workflow(const Settings& s, std::string_view id) { return std::find(s.hidden_workflows.begin(), s.hidden_workflows.end(), id) != s.hidden_workflows.end(); }

void hide_workflow(Settings& s, std::string id, bool hidden) {
    std::erase(s.hidden_workflows, id);
    if (hidden) s.hidden_workflows.insert(s.hidden_workflows.begin(), std::move(id));
    if (s.hidden_workflows.size() > kMostHidden) s.hidden_workflows.pop_back();
}

void show_hidden_workflows(Settings& s) { s.hidden_workflows.clear(); }

std::vector<Visit> most_used(const std::vector<Visit>& visits, std::size_t most) {
    auto out = visits;
    std::stable_sort(out.begin(), out.end(), [](const Visit& a, const Visit& b) { return a.times > b.times; });
    if (out.size() > most) out.resize(most);
    return out;
}

// "visit1": the 1 is the version of the line; others are skipped.
static void read_visit(std::string_view words, int times, Settings& s) {
    const auto space = words.find(' ');
    if (space == std::string_view::npos || times < 1 || s.visits.size() == kMostVisits) return;
    s.visits.push_back({percent_decode(words.substr(0, space)), percent_decode(words.substr(space + 1)), std::min(times, 999)});
}

static void read_entry(std::string_view key, std::string_view value, Settings& s) {
    int number = -1;
    std::from_chars(value.data(), value.data() + value.size(), number);
    if (key == "theme") {
        for (std::size_t i = 0; i < 3; ++i) if (value == kThemes[i]) s.theme = static_cast<ThemeChoice>(i);
    } else if (key == "density") {
        s.density = value == "compact" ? Density::compact : Density::comfortable;
    } else if (key == "refresh" && (number == 0 || (number >= 10 && number <= 3600))) {
        s.refresh = Seconds(number);
    } else if (key == "tells") {
        s.tells = value != "nothing";
        s.tells_outside = value == "outside";
    } else if (key == "times") {
        s.utc = value == "utc";
    } else if (key == "motion") {
        s.still = value == "none";
    } else if (key == "nav") {
        s.nav_collapsed = value == "narrow";
    } else if (key.starts_with("visit1:")) {
        read_visit(key.substr(7), number, s);
    } else if (key.starts_with("hidden:") && s.hidden_workflows.size() < kMostHidden) {
        s.hidden_workflows.push_back(percent_decode(key.substr(7)));
    } else if (key.starts_with("width:") && number >= 24 && number <= 4000) {
        s.column_widths[std::string(key.substr(6))] = static_cast<float>(number);
    } else if (key.starts_with("columns:")) {
        s.column_choices[std::string(key.substr(8))] = read_choice(value);
    }
}

Settings read_settings(std::string_view text) {
    Settings s;
    for (const auto line : pieces_of(text, '\n')) {
        const auto eq = line.rfind('=');
        if (eq != std::string_view::npos) read_entry(line.substr(0, eq), line.substr(eq + 1), s);
    }
    return s;
}
