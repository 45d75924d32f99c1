#include "base/text.h"
#include "store/query.h"
#include "views/frame/page.h"

namespace frame {

using Matches = std::vector<std::pair<int, int>>;

// All words must occur; where they do is drawn bold.
static std::optional<Matches> match(std::string_view title, std::string_view text) {
    const auto hay = lower_case(title), wanted = lower_case(text);
    Matches out;
    for (std::size_t at = 0; at < wanted.size();) {
        const auto end = std::min(wanted.find(' ', at), wanted.size());
        const auto word = wanted.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const auto found = hay.find(word);
        if (found == std::string::npos) return std::nullopt;
        out.emplace_back(static_cast<int>(found), static_cast<int>(found + word.size()));
    }
    return out;
}

static Route list_with(std::string view, std::string_view key, std::string_view text) {
    return Route{.view = std::move(view), .item = {}, .params = {}}.with(key, text);
}

static void add_searches(PalettePage& page, const std::string& text) {
    struct Search { const char* title; Icon icon; Route route; };
    const Search searches[] = {{"Find resources", Icon::server, list_with("resources", "q", text)}, {"Find workflows", Icon::workflow, list_with("workflows", "name", text)}};
    for (const auto& s : searches) {
        page.model.items.push_back({.group = "Search", .title = std::string(s.title) + " “" + shorten(text, 60) + "”", .href = format_route(s.route), .icon = s.icon});
        page.does.push_back(Go{s.route});
    }
}

PalettePage palette(const Model& m, const std::vector<Place>& places) {
    PalettePage page{{.text = m.palette_text, .items = {}}, {}};
    for (auto& c : commands(m, places)) {
        if (!c.listed) continue;
        auto found = match(c.title, m.palette_text);
        if (!found) continue;
        page.model.items.push_back({.group = c.group, .title = c.title, .note = c.note, .href = c.href, .key = c.key, .icon = c.icon, .matches = std::move(*found)});
        page.does.push_back(std::move(c.does));
    }
    const auto first = m.palette_text.find_first_not_of(' ');
    if (first != std::string::npos) add_searches(page, m.palette_text.substr(first, m.palette_text.find_last_not_of(' ') + 1 - first));
    return page;
}

}  // namespace frame
