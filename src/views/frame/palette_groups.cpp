#include "base/text.h"
#include "base/words.h"
#include "domain/capacity_request.h"
#include "store/query_lists.h"
#include "views/badges.h"
#include "views/frame/palette.h"
#include "views/links.h"
#include "views/pool_nodes.h"
#include "views/state.h"
#include <algorithm>
#include <fmt/core.h>
#include <unordered_set>

namespace frame {

static constexpr std::size_t kMost = 4, kMostQueried = 5;

PaletteRows palette_rows(const Model& m) {
    PaletteRows rows{.fleet = m.fleet.value, .quota = m.pools.value, .loaded = m.workflows.value, .found = m.found.value, .tasks = m.found_tasks.value, .missing = m.missing, .pools = {}};
    if (rows.quota) {
        const auto free = rows.fleet ? free_gpus(*rows.fleet) : FreeGpus();
        rows.pool_index = index_of(*rows.quota, free);
        for (const auto& set : rows.quota->node_sets)
            for (const auto& pool : set.pools) rows.pools.push_back({&pool, free.most(pool), set.pools.size() > 1 && !free.of(pool.name)});
    }
    if (rows.loaded) rows.loaded_index = index_of(rows.loaded->rows, {});
    if (rows.found) rows.found_index = index_of(rows.found->workflows, {});
    if (rows.missing) rows.missing_index = index_of(*rows.missing);
    if (rows.tasks) rows.task_index = index_of(*rows.tasks, {});
    return rows;
}

std::vector<std::pair<int, int>> marks_of(std::string_view title, const std::vector<std::string>& words) {
    std::vector<std::pair<int, int>> out;
    const auto plain = lower_case(title);
    for (const auto& word : words) for (const auto& mark : fuzzy::marks(plain, word)) out.push_back(mark);
    std::sort(out.begin(), out.end());
    return out;
}

std::optional<Query> addressed(const Asked& asked, QueryList list) {
    auto query = parse_query(asked.text, list);
    for (const auto& term : query.terms)
        if (term.kind == Term::Kind::fault && !term.fault.empty()) return std::nullopt;
    return query;
}

// Coarser than a Score, so that what is more free comes first among names that match alike.
static int tier(Score s) { return s == 255 ? 4 : s >= 200 ? 3 : s >= 140 ? 2 : s >= 90 ? 1 : 0; }

struct Best { std::uint32_t row; int tier; std::int64_t amount; };

// The few best rows in one walk; `amount` decides among equals, then the order of rows.
template <class Amount>
static std::vector<Best> best_rows(const std::vector<Score>& scores, std::size_t most, std::size_t& count, Amount amount) {
    std::vector<Best> best;
    const auto better = [](const Best& a, const Best& b) { return a.tier != b.tier ? a.tier > b.tier : a.amount > b.amount; };
    count = 0;
    for (std::uint32_t i = 0; i < scores.size(); ++i) {
        if (!scores[i]) continue;
        ++count;
        const Best here{i, tier(scores[i]), amount(i)};
        if (best.size() == most && !better(here, best.back())) continue;
        best.insert(std::upper_bound(best.begin(), best.end(), here, better), here);
        if (best.size() > most) best.pop_back();
    }
    return best;
}

static std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

static Route list_with(std::string view, std::string_view q) { return Route{.view = std::move(view), .item = {}, .params = {}}.with("q", q); }

// "Resources in prod-gpu on x86-h100": what the short forms were taken for.
static std::string resources_title(const Query& query, const QueryIndex& index, std::string& note) {
    std::string title = "Resources";
    for (const auto& term : query.terms) {
        if (term.kind != Term::Kind::values || term.negated || (term.key != "pool" && term.key != "platform")) continue;
        std::string names;
        for (const auto& value : term.values) {
            const auto meant = values_meant(*index.column(term.key), value);
            const auto all = meant.size() > 3 ? fmt::format("{} and {} more", meant.front(), meant.size() - 1) : joined(meant);
            names += (names.empty() || all.empty() ? "" : ", ") + all;
            if (!meant.empty() && lower_case(meant.front()) != value) note += fmt::format("{}{} matches {}", note.empty() ? "" : ", ", value, all);
        }
        if (!names.empty()) title += (term.key == "pool" ? " in " : " on ") + names;
    }
    return title;
}

static void add_as_list(PalettePage& page, const Asked& asked, std::size_t count) {
    const auto route = list_with("resources", asked.text);
    const auto many = plural(static_cast<std::int64_t>(count), "resource");
    const auto title = asked.keyed ? std::string("Open as a filtered list") : count == 1 ? fmt::format("Show the resource matching {}", asked.text) : fmt::format("Show all {} matching {}", many, asked.text);
    add(page, {.group = "Actions", .title = title, .note = asked.keyed ? format_route(route) : "", .href = format_route(route), .key = {}, .icon = Icon::filter,
               .matches = asked.keyed ? std::vector<std::pair<int, int>>{} : marks_of(title, asked.words)}, Go{route}, false);
}

void add_resources(PalettePage& page, const Asked& asked, const PaletteRows& rows) {
    const auto query = addressed(asked, QueryList::resources);
    if (!rows.fleet || asked.empty() || !query) return;
    const auto& fleet = *rows.fleet;
    const auto& free = fleet.index().column("gpu")->amounts;
    std::size_t count = 0;
    const auto best = best_rows(matches(fleet, *query), asked.keyed ? kMostQueried : kMost, count, [&](std::uint32_t i) { return free[i]; });
    const auto title = resources_title(*query, fleet.index(), page.model.note);
    for (const auto& b : best) {
        const auto& r = fleet.resources()[b.row];
        const bool twin = fleet.told_apart(b.row) != r.name.value;
        const auto href = resource_href(r.name.value, {}, twin ? r.backend.value : "");
        add(page, {.group = title, .title = r.name.value, .note = (twin ? "on " + r.backend.value + ", " : "") + joined(fleet.kinds()[fleet.kind(b.row)].pools), .href = href, .key = {}, .icon = Icon::server,
                   .matches = marks_of(r.name.value, asked.words), .group_note = count_words(static_cast<std::int64_t>(count)) + ", most free first",
                   .fact = r.total.gpu.value == 0 ? "no GPUs" : plural(free[b.row], "GPU") + " free", .badge = badge_of(fleet.verdict(b.row).health), .mono = true}, Follow{href}, true);
    }
    if (count > 0) add_as_list(page, asked, count);
    if (asked.keyed) page.model.found = plural(static_cast<std::int64_t>(count), "resource");
}

void add_missing(PalettePage& page, const Asked& asked, const PaletteRows& rows, Instant now) {
    const auto query = addressed(asked, QueryList::resources);
    if (!rows.missing || asked.empty() || !query || (asked.keyed && !asks_for_missing(*query))) return;
    std::size_t count = 0;
    for (const auto& b : best_rows(matches(rows.missing_index, *query), kMost - 1, count, [&](std::uint32_t i) { return (*rows.missing)[i].last_seen.time_since_epoch().count(); })) {
        const auto& node = (*rows.missing)[b.row];
        const auto href = resource_href(node.name.value, {}, node.backend.value);
        add(page, {.group = "Missing resources", .title = node.name.value, .note = "last seen " + age_words(node.last_seen, now), .href = href, .key = {}, .icon = Icon::server,
                   .matches = marks_of(node.name.value, asked.words), .badge = {.word = "Missing", .tone = Tone::failed, .shape = Badge::Shape::ring}, .mono = true}, Follow{href}, true);
    }
    if (count > 0 && asked.keyed) page.model.found = plural(static_cast<std::int64_t>(count), "missing resource");
}

// "8 GPUs free" asks where they are, not who is called so.
void add_capacity(PalettePage& page, const Asked& asked, const PaletteRows& rows) {
    const auto counts = [](const std::string& word) { return word.front() >= '0' && word.front() <= '9'; };
    if (!rows.fleet || asked.keyed || asked.words.size() < 2 || std::none_of(asked.words.begin(), asked.words.end(), counts)) return;
    KnownPlaces known{.platforms = rows.fleet->platform_names(), .pools = {}};
    for (const auto& row : rows.pools) known.pools.push_back(row.pool->name.value);
    const auto read = read_request(asked.text, known);
    if (!read.unread.empty()) return;
    const auto route = list_with("capacity", asked.text);
    add(page, {.group = "Capacity", .title = "Find where it fits", .note = request_words(read.request), .href = format_route(route), .key = {}, .icon = Icon::radar, .matches = {}}, Go{route}, false);
}

void add_platforms(PalettePage& page, const Asked& asked, const PaletteRows& rows) {
    if (!rows.fleet || asked.keyed || asked.words.size() != 1) return;
    const auto& column = *rows.fleet->index().column("platform");
    std::size_t shown = 0;
    for (std::size_t i = 0; i < column.values.size() && shown < 3; ++i) {
        const auto& name = column.values[i];
        if (lower_case(name).find(asked.words.front()) == std::string::npos || column.counts[i] == 0) continue;
        const auto route = list_with("resources", "platform:" + written_value(name));
        add(page, {.group = "Platforms", .title = name, .note = plural(column.counts[i], "resource"), .href = format_route(route), .key = {}, .icon = Icon::cpu,
                   .matches = marks_of(name, asked.words), .mono = true}, Go{route}, true);
        ++shown;
    }
}

void add_pools(PalettePage& page, const Asked& asked, const PaletteRows& rows) {
    const auto query = addressed(asked, QueryList::pools);
    if (asked.empty() || !query) return;
    std::size_t count = 0;
    for (const auto& b : best_rows(matches(rows.pool_index, *query), kMost, count, [&](std::uint32_t i) { return rows.pools[i].free.value; })) {
        const auto& pool = *rows.pools[b.row].pool;
        const auto href = format_route({.view = "pools", .item = pool.name.value, .params = {}});
        add(page, {.group = "Pools", .title = pool.name.value, .note = pool.description, .href = href, .key = {}, .icon = Icon::layers, .matches = marks_of(pool.name.value, asked.words),
                   .group_note = {}, .fact = plural(rows.pools[b.row].free.value, "GPU") + (rows.pools[b.row].of_set ? " free in the shared set" : " free"), .badge = badge_of(pool), .mono = true}, Follow{href}, true);
    }
}

static void add_run(PalettePage& page, const Asked& asked, const Workflow& w, Instant now) {
    const auto href = format_route({.view = "workflows", .item = w.id.value, .params = {}});
    add(page, {.group = "Workflows", .title = w.id.value, .note = fmt::format("{}, {}", w.user.value, ago_words(w.submitted, now)), .href = href, .key = {}, .icon = Icon::workflow,
               .matches = marks_of(w.id.value, asked.words), .group_note = {}, .fact = {}, .badge = badge_of(w.status), .mono = true}, Follow{href}, true);
}

void add_workflows(PalettePage& page, const Asked& asked, const PaletteRows& rows, Instant now) {
    const auto query = addressed(asked, QueryList::workflows);
    if (asked.empty() || !query) return;
    std::vector<std::pair<int, const Workflow*>> runs;
    const auto gather = [&](const QueryIndex& index, const std::vector<Workflow>& all) {
        std::size_t count = 0;
        for (const auto& b : best_rows(matches(index, *query), kMost, count, [&](std::uint32_t i) { return all[i].submitted.time_since_epoch().count(); })) runs.emplace_back(b.tier, &all[b.row]);
    };
    if (rows.loaded) gather(rows.loaded_index, rows.loaded->rows);
    if (rows.found) gather(rows.found_index, rows.found->workflows);
    std::stable_sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second->submitted > b.second->submitted; });
    std::unordered_set<std::string> seen;
    for (const auto& [score, w] : runs)
        if (seen.size() < kMost && seen.insert(w->id.value).second) add_run(page, asked, *w, now);
}

void add_tasks(PalettePage& page, const Asked& asked, const PaletteRows& rows) {
    const auto query = addressed(asked, QueryList::tasks);
    if (asked.empty() || !query || !rows.tasks) return;
    std::size_t count = 0;
    for (const auto& b : best_rows(matches(rows.task_index, *query), kMost - 1, count, [](std::uint32_t i) { return -static_cast<std::int64_t>(i); })) {
        const auto& task = (*rows.tasks)[b.row];
        const auto href = format_route(Route{.view = "workflows", .item = task.workflow.value, .params = {}}.with("task", task.name));
        add(page, {.group = "Tasks", .title = task.name, .note = task.workflow.value, .href = href, .key = {}, .icon = Icon::list_checks, .matches = marks_of(task.name, asked.words),
                   .group_note = {}, .fact = {}, .badge = badge_of(task.status), .mono = true}, Follow{href}, true);
    }
}

void add_users(PalettePage& page, const Asked& asked, const Model& m) {
    if (asked.keyed || asked.words.size() != 1) return;
    std::size_t shown = 0;
    for (const auto& user : m.known.users) {
        if (shown == 3) break;
        if (!fuzzy::score(lower_case(user), asked.words.front())) continue;
        const auto route = list_with("workflows", "user:" + written_value(user));
        add(page, {.group = "Users", .title = user, .note = "their workflows", .href = format_route(route), .key = {}, .icon = Icon::user, .matches = marks_of(user, asked.words)}, Go{route}, true);
        ++shown;
    }
}

}  // namespace frame
