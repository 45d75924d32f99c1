#include "views/frame/palette.h"
#include "base/text.h"
#include "store/recognise.h"
#include "views/query_bar.h"
#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace frame {

void add(PalettePage& page, PaletteItem item, Action does, bool remembers) {
    page.model.items.push_back(std::move(item));
    page.does.push_back(std::move(does));
    page.remembers.push_back(remembers);
}

static Asked read(std::string_view text) {
    Asked asked;
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return asked;
    asked.text = text.substr(first, text.find_last_not_of(' ') + 1 - first);
    for (const auto& term : parse_query(asked.text).terms) {
        if (term.kind == Term::Kind::word && !term.negated) asked.words.push_back(term.values.front());
        else if (term.kind != Term::Kind::fault || !term.key.empty() || !term.fault.empty()) asked.keyed = true;
    }
    return asked;
}

static Icon icon_of(const Route& route) {
    if (route.view == "pools") return Icon::layers;
    if (route.view == "resources") return Icon::server;
    return route.view == "workflows" ? Icon::workflow : route.view == "tasks" ? Icon::list_checks : Icon::arrow_right;
}

// What was pasted. A bare id may be a node's name as well: then it stands behind the nodes.
static bool add_recognised(PalettePage& page, const Model& m, bool sure) {
    const auto found = recognise(m.palette_text);
    if (!found || found->sure != sure) return false;
    static constexpr const char* kWhat[] = {"an address", "a command", "an id", "an id", "a line of a log"};
    const auto href = format_route(found->route);
    add(page, {.group = "Open", .title = found->words, .note = fmt::format("recognised as {}", kWhat[static_cast<std::size_t>(found->what)]), .href = href, .key = {}, .icon = icon_of(found->route), .matches = {}},
        Follow{href}, !found->route.item.empty());
    return true;
}

static void add_recents(PalettePage& page, const Model& m) {
    for (const auto& visit : most_used(m.settings.visits, 6))
        add(page, {.group = "Recent", .title = visit.title, .note = {}, .href = visit.href, .key = {}, .icon = icon_of(parse_route(visit.href)), .matches = {}}, Follow{visit.href}, true);
}

// All words must be in the title, each by itself.
static bool has_all(std::string_view title, const std::vector<std::string>& words) {
    const auto plain = lower_case(title);
    return std::all_of(words.begin(), words.end(), [&](const auto& w) { return fuzzy::score(plain, w) > 0; });
}

static void add_commands(PalettePage& page, const Asked& asked, std::vector<Command>& all, bool pages) {
    for (auto& c : all) {
        if (!c.listed || (c.group == "Pages") != pages || !has_all(c.title, asked.words)) continue;
        const bool remembers = !c.href.empty();
        add(page, {.group = c.group, .title = c.title, .note = c.note, .href = c.href, .key = c.key, .icon = c.icon, .matches = marks_of(c.title, asked.words)}, std::move(c.does), remembers);
    }
}

static void add_search(PalettePage& page, const Asked& asked) {
    const auto route = Route{.view = "workflows", .item = {}, .params = {}}.with("q", asked.text);
    add(page, {.group = "Search", .title = "Find workflows “" + shorten(asked.text, 60) + "”", .note = {}, .href = format_route(route), .key = {}, .icon = Icon::workflow, .matches = {}}, Go{route}, false);
}

// Nothing of what was typed may be passed over: the words of the first fault, and what was meant.
static void add_faults(PalettePage& page, const Asked& asked, const Query& query) {
    if (addressed(asked, QueryList::pools) || addressed(asked, QueryList::workflows) || addressed(asked, QueryList::tasks)) return;
    for (std::size_t i = 0; i < query.terms.size(); ++i) {
        const auto& term = query.terms[i];
        if (term.fault.empty()) continue;
        page.model.note = term.fault;
        if (term.nearest.empty()) continue;
        add(page, {.group = "Did you mean", .title = with_term(asked.text, i, term.nearest), .note = term.fault, .href = {}, .key = {}, .icon = Icon::circle_alert, .matches = {}},
            TypeInPalette{with_term(asked.text, i, term.nearest)}, false);
    }
}

static std::string completed(const std::string& text, const QueryIndex& index, const PalettePage& page) {
    const auto found = complete(text, text.size(), index);
    const bool begun = found.from < text.size() || found.eager;
    if (begun && !found.items.empty()) {
        auto out = text;
        out.replace(found.from, found.to - found.from, found.items.front().insert);
        if (out != text) return out;
    }
    return page.model.items.empty() || !page.model.items.front().mono ? "" : page.model.items.front().title;
}

static std::vector<std::string> adds_for(const Query& query) {
    std::vector<std::string> out;
    for (const auto* add : {"health:", "gpu>=", "type:", "pool:", "platform:", "backend:"}) {
        const std::string_view key(add, std::string_view(add).find_first_of(":>"));
        const bool held = std::any_of(query.terms.begin(), query.terms.end(), [&](const Term& t) { return t.key == key; });
        if (!held && out.size() < 5) out.emplace_back(add);
    }
    return out;
}

// The list that understands all of it; resources when none does.
static QueryList reader_of(const Asked& asked) {
    for (const auto list : {QueryList::resources, QueryList::workflows, QueryList::pools, QueryList::tasks})
        if (addressed(asked, list)) return list;
    return QueryList::resources;
}

static void add_query_help(PalettePage& page, const Model& m, const Asked& asked, const PaletteRows& rows) {
    static const QueryIndex kNoRows;
    const auto& index = rows.fleet ? rows.fleet->index() : kNoRows;
    auto query = parse_query(m.palette_text, reader_of(asked));
    if (rows.fleet && query.list == QueryList::resources) judge_values(index, query);
    page.model.tokens = tokens_of(m.palette_text, query);
    page.model.completed = completed(m.palette_text, index, page);
    if (!asked.keyed) return;
    if (query.list == QueryList::resources) page.model.adds = adds_for(query);
    add_faults(page, asked, query);
    if (page.model.note.empty()) page.model.note = query.faults();
}

static constexpr std::string_view kOrder[] = {"Open", "Recent", "Did you mean", "Capacity", "Resources", "Missing", "Platforms", "Pools", "Workflows", "Tasks", "Users", "Pages", "Actions"};

static std::size_t place_of(std::string_view group) {
    for (std::size_t i = 0; i < std::size(kOrder); ++i) if (group.starts_with(kOrder[i])) return i;
    return std::size(kOrder);
}

// 2: what was typed is its whole name; 1: a part of it; 0: it was found by something else, as nodes are
// by the name of their pool, or is no thing.
static int named_by(const Asked& asked, const PaletteItem& item) {
    if (!asked.text.empty() && lower_case(item.title) == lower_case(asked.text)) return 2;
    return !item.matches.empty() && (item.mono || item.group == "Users") ? 1 : 0;
}

// Groups were added as they were found. What is named best stands first, and Enter opens it; among groups that
// are named alike the order is fixed.
static void put_in_order(PalettePage& page, const Asked& asked) {
    const auto& items = page.model.items;
    std::map<std::string_view, int> best;
    for (const auto& item : items) {
        const auto [at, fresh] = best.try_emplace(item.group, 0);
        at->second = std::max(at->second, asked.keyed ? 0 : named_by(asked, item));
    }
    const auto rank = [&](const PaletteItem& item) {
        const auto place = place_of(item.group);
        return std::pair(place <= place_of("Capacity") ? -3 : -best[item.group], place);
    };
    std::vector<std::pair<std::pair<int, std::size_t>, std::size_t>> order;
    for (std::size_t i = 0; i < items.size(); ++i) order.emplace_back(rank(items[i]), i);
    std::sort(order.begin(), order.end());
    PalettePage sorted{.model = page.model, .does = {}, .remembers = {}};
    sorted.model.items.clear();
    for (const auto& [rank, i] : order) add(sorted, std::move(page.model.items[i]), std::move(page.does[i]), page.remembers[i]);
    page = std::move(sorted);
}

PalettePage palette(const Model& m, const std::vector<Place>& places, const PaletteRows& rows) {
    PalettePage page{.model = {.text = m.palette_text, .items = {}}, .does = {}, .remembers = {}};
    const auto asked = read(m.palette_text);
    auto all = commands(m, places);
    const bool pasted = add_recognised(page, m, true);
    if (asked.empty()) add_recents(page, m);
    if (!pasted) {
        add_capacity(page, asked, rows);
        add_resources(page, asked, rows);
        add_missing(page, asked, rows, m.now);
        add_platforms(page, asked, rows);
        add_pools(page, asked, rows);
        add_workflows(page, asked, rows, m.now);
        add_tasks(page, asked, rows);
        add_users(page, asked, m);
        if (!asked.keyed) add_commands(page, asked, all, true), add_commands(page, asked, all, false);
        if (!asked.empty() && addressed(asked, QueryList::workflows)) add_search(page, asked);
    }
    add_query_help(page, m, asked, rows);
    put_in_order(page, asked);
    if (!pasted && std::none_of(page.model.items.begin(), page.model.items.end(), [&](const PaletteItem& i) { return i.mono && lower_case(i.title) == lower_case(asked.text); })) {
        PalettePage weak;
        if (add_recognised(weak, m, false)) {
            std::ptrdiff_t at = 0;  // behind the things of that name that are known
            for (std::size_t i = 0; i < page.model.items.size(); ++i) if (page.model.items[i].mono) at = static_cast<std::ptrdiff_t>(i) + 1;
            page.model.items.insert(page.model.items.begin() + at, std::move(weak.model.items.front()));
            page.does.insert(page.does.begin() + at, std::move(weak.does.front()));
            page.remembers.insert(page.remembers.begin() + at, true);
        }
    }
    return page;
}

}  // namespace frame
