#include "store/settings.h"
#include <charconv>
#include <cstdlib>
#include <fmt/format.h>

static constexpr std::string_view kThemes[] = {"system", "dark", "light"};

std::string print_settings(const Settings& s) {
    std::string out = fmt::format("theme={}\ndensity={}\nrefresh={}\nnav={}\n", kThemes[static_cast<std::size_t>(s.theme)],
                                  s.density == Density::compact ? "compact" : "comfortable", s.refresh.count(), s.nav_collapsed ? "narrow" : "wide");
    for (const auto& [column, width] : s.column_widths) out += fmt::format("width:{}={:.0f}\n", column, width);
    for (const auto& [table, choice] : s.column_choices) {
        out += fmt::format("columns:{}=", table);
        for (const auto& key : choice.order) out += key + ",";
        for (const auto& key : choice.hidden) out += "!" + key + ",";
        out += '\n';
    }
    return out;
}

static ColumnChoice read_choice(std::string_view text) {
    ColumnChoice choice;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        auto key = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        auto& keys = key.starts_with('!') ? choice.hidden : choice.order;
        if (key.starts_with('!')) key.remove_prefix(1);
        if (!key.empty()) keys.emplace_back(key);
    }
    return choice;
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
    } else if (key == "nav") {
        s.nav_collapsed = value == "narrow";
    } else if (key.starts_with("width:") && number >= 24 && number <= 4000) {
        s.column_widths[std::string(key.substr(6))] = static_cast<float>(number);
    } else if (key.starts_with("columns:")) {
        s.column_choices[std::string(key.substr(8))] = read_choice(value);
    }
}

Settings read_settings(std::string_view text) {
    Settings s;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto eq = line.rfind('=');
        if (eq != std::string_view::npos) read_entry(line.substr(0, eq), line.substr(eq + 1), s);
    }
    return s;
}
