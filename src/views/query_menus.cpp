#include "views/query_menus.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>

static constexpr std::size_t kMostItems = 200;  // a menu is to be read; more than this is typed

QueryMenu names_menu(std::string label, std::string_view key, const std::set<std::string>& names, const Query& query, std::string_view text, std::string_view own) {
    QueryMenu menu{.button = {.label = std::move(label), .menu = true}, .items = {}, .writes = {}};
    const auto add = [&](const std::string& name, std::string note) {
        menu.items.push_back({.label = name, .note = std::move(note), .checkable = true, .checked = names_value(query, key, name)});
        menu.writes.push_back(toggle_value(text, key, name, query.list));
    };
    if (names.contains(std::string(own))) add(std::string(own), "you");
    for (const auto& name : names)
        if (name != own && menu.items.size() < kMostItems) add(name, "");
    if (menu.items.empty()) menu.button.why_disabled = "None is known yet";
    return menu;
}

namespace {
struct Age { const char *title, *text; };
constexpr std::array<Age, 6> kAges = {{{"Any time", ""}, {"Last hour", "1h"}, {"Last 24 hours", "24h"}, {"Last 7 days", "7d"}, {"Last 30 days", "30d"}, {"Last 90 days", "90d"}}};

bool about(const Term& term, std::string_view key) { return term.key == key && !term.negated; }

// "2026-11-20T10:00": without the seconds that nobody typed.
std::string value_in(const Term& term) {
    const auto at = term.text.find_first_of("<>=:");
    if (at == std::string::npos) return "";
    return term.text.substr(at + (at + 1 < term.text.size() && term.text[at + 1] == '=' ? 2 : 1));
}

void look(AgeMenu& out, const Term& term) {
    const auto value = value_in(term);
    if (term.ago) {
        const auto preset = std::find_if(kAges.begin(), kAges.end(), [&](const Age& a) { return value == a.text; });
        out.menu.chosen.preset = preset == kAges.end() ? -1 : static_cast<int>(preset - kAges.begin());
        out.menu.label = preset == kAges.end() ? "Last " + value : preset->title;
        return;
    }
    if (term.text.find('<') != std::string::npos) out.menu.chosen.to = value;
    else out.menu.chosen.from = value;
}
}  // namespace

AgeMenu age_menu(std::string key, std::string_view text, QueryList list) {
    AgeMenu out{.menu = {}, .key = std::move(key), .list = list, .text = std::string(text)};
    for (const auto& age : kAges) out.menu.presets.emplace_back(age.title);
    for (const auto& term : parse_query(text, list).terms)
        if (about(term, out.key)) look(out, term);
    auto& chosen = out.menu.chosen;
    if (!out.menu.label.empty()) return out;
    if (chosen.from.empty() && chosen.to.empty()) chosen.preset = 0, out.menu.label = kAges[0].title;
    else out.menu.label = fmt::format("{}{}{}", chosen.from.empty() ? "" : "From " + chosen.from, chosen.to.empty() ? "" : chosen.from.empty() ? "Until " : " to ", chosen.to);
    return out;
}

static std::string typed_time(std::string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    text.erase(0, text.find_first_not_of(' '));
    std::replace(text.begin(), text.end(), ' ', 'T');
    return text;
}

std::string with_age(const AgeMenu& menu, const TimeRange& range) {
    auto query = parse_query(menu.text, menu.list);
    std::erase_if(query.terms, [&](const Term& t) { return about(t, menu.key); });
    const auto add = [&](std::string_view sign, const std::string& value) {
        if (!value.empty()) query.terms.push_back({.text = menu.key + std::string(sign) + value});
    };
    if (range.preset >= 0) add(":", kAges[static_cast<std::size_t>(range.preset)].text);
    else add(">=", typed_time(range.from)), add("<", typed_time(range.to));
    return print_query(query);
}
