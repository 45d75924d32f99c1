#include "views/resources/page.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/query_bar.h"
#include <algorithm>
#include <fmt/core.h>

namespace resources {

static const Column kColumns[] = {
    {.key = "name", .title = "Resource", .least = 140},
    {.key = "health", .title = "Health", .width = 124, .least = 90},
    {.key = "pools", .title = "Pools", .width = 168, .least = 80, .leaves = 3},
    {.key = "platform", .title = "Platform", .width = 104, .leaves = 4},
    {.key = "type", .title = "Type", .width = 88, .leaves = 5},
    {.key = "gpu_free", .title = "GPU free", .width = 84, .align = Column::Align::right},
    {.key = "gpu", .title = "GPU", .width = 108, .align = Column::Align::right},
    {.key = "cpu", .title = "CPU, cores", .width = 122, .align = Column::Align::right, .leaves = 1},
    {.key = "memory", .title = "Memory, GiB", .width = 136, .align = Column::Align::right, .leaves = 2},
    {.key = "tasks", .title = "Tasks", .width = 62, .align = Column::Align::right, .leaves = 6},
    {.key = "backend", .title = "Backend", .width = 120, .leaves = 7},
};

// The same columns, telling what is free; "GPU free" would say it twice.
static std::vector<Column> free_columns() {
    std::vector<Column> out(std::begin(kColumns), std::end(kColumns));
    std::erase_if(out, [](const Column& c) { return c.key == "gpu_free"; });
    for (auto& c : out) {
        if (c.key == "gpu") c.title = "Free GPUs";
        if (c.key == "cpu") c.title = "Free cores";
        if (c.key == "memory") c.title = "Free GiB";
    }
    return out;
}

std::span<const Column> columns(bool free) {
    static const auto of_free = free_columns();
    return free ? std::span<const Column>(of_free) : std::span<const Column>(kColumns);
}

Summary summarise(const Fleet& fleet) {
    Summary s{.count = fleet.resources().size()};
    for (std::uint32_t i = 0; i < s.count; ++i) {
        const auto& r = fleet.resources()[i];
        ++s.health[static_cast<std::size_t>(fleet.verdict(i).health)];
        s.used += r.used;
        s.total += r.total;
        s.most_gpus = std::max(s.most_gpus, r.total.gpu);
    }
    return s;
}

static std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

static Measure cell(Quantity q, const Resource& r, bool free) {
    auto m = measure(q, free ? r.free() : r.used, r.total);
    if (free) m.free = m.used, m.bar.said = m.used + " of " + m.total + " " + m.unit + " free";
    m.bar.width = kBarWidth;
    return m;
}

std::string href_of(const Fleet& fleet, std::uint32_t index) {
    const auto& r = fleet.resources()[index];
    const bool twin = fleet.told_apart(index) != r.name.value;
    return resource_href(r.name.value, {}, twin ? r.backend.value : "");
}

static void add_tasks(Row& out, const TaskCounts& tasks, std::uint32_t index) {
    const auto n = tasks.on.empty() ? 0 : tasks.on[index];
    if (tasks.on.empty() || (n == 0 && !tasks.whole)) return;
    out.tasks = tasks.words(n);
    out.tasks_tone = n == 0 ? Tone::faint : Tone::plain;
}

Row row(const Fleet& fleet, std::uint32_t index, bool free_wanted, const TaskCounts& tasks) {
    const auto& r = fleet.resources()[index];
    const auto& kind = fleet.kinds()[fleet.kind(index)];
    Row out{.name = fleet.told_apart(index), .href = href_of(fleet, index),
            .health = badge_of(fleet.verdict(index).health), .pools = kind.pools, .pools_words = joined(kind.pools), .platform = joined(kind.platforms),
            .type = type_title(kind.sharing, kind.sharing_word), .backend = kind.backend};
    if (fleet.verdict(index).health < Health::healthy) out.health.note = fleet.verdict(index).reason;
    out.gpu = cell(Quantity::gpu, r, free_wanted);
    out.cpu = cell(Quantity::cpu, r, free_wanted);
    out.memory = cell(Quantity::memory, r, free_wanted);
    if (!out.gpu.none) out.gpu_free = count_words(r.free().gpu.value), out.gpu_note = "of " + count_words(r.total.gpu.value) + " free";
    const auto free = r.free().gpu.value;
    out.gpu_free_tone = free == 0 ? Tone::faint : free < 0 ? Tone::warning : Tone::strong;
    add_tasks(out, tasks, index);
    return out;
}

static std::string missing_href(const Model& m) { return format_route(m.route.with("q", fmt::format("health:{}", kMissingWord)).with("sel", "")); }

static Stat health_stat(const Model& m, const Summary& s) {
    Stat stat{.label = "Health", .note = plural(static_cast<std::int64_t>(s.count), "resource"), .weight = 1.7f};
    for (auto h : {Health::healthy, Health::degraded, Health::unhealthy, Health::unknown, Health::unused}) {
        const auto n = s.health[static_cast<std::size_t>(h)];
        const bool rare = h == Health::unknown || h == Health::unused;
        if (n == 0 && rare) continue;
        const auto badge = badge_of(h);
        if (s.count > 0) stat.bar.parts.push_back({.share = static_cast<double>(n) / static_cast<double>(s.count), .tone = badge.tone});
        const auto href = format_route(m.route.with("q", fmt::format("health:{}", health_word(h))).with("sel", ""));
        stat.legend.push_back({badge, count_words(static_cast<std::int64_t>(n)), href});
        stat.bar.said += fmt::format("{}{} {}", stat.bar.said.empty() ? "" : ", ", n, health_word(h));
    }
    if (m.missing && !m.missing->empty())  // beside the bar: they are in no total
        stat.legend.push_back({{.word = "Missing", .tone = Tone::failed, .shape = Badge::Shape::ring}, count_words(static_cast<std::int64_t>(m.missing->size())), missing_href(m)});
    return stat;
}

// "29.1" of "48.5 TiB": the unit is said once when it is the same.
static std::string without_unit(std::string used, const std::string& total) {
    const auto space = total.rfind(' '), own = used.rfind(' ');
    if (space != std::string::npos && own != std::string::npos && used.substr(own) == total.substr(space)) used.resize(own);
    return used;
}

struct Sums { std::string used, total, free; };

static Sums sums(Quantity q, const Amounts& used, const Amounts& total) {
    const auto all = amount_words(q, total);
    return {without_unit(amount_words(q, used), all), all, amount_words(q, total - used)};
}

static Stat free_stat(const std::string& label, Quantity q, const Summary& s) {
    const auto words = sums(q, s.total - s.used, s.total);  // what is left of it is what is used
    const auto m = measure(q, s.total - s.used, s.total);
    Stat stat{.label = "Free " + label, .note = without_unit(words.free, words.total) + " used", .value = words.used, .total = "/ " + words.total,
              .share = m.none ? "" : percent_words(m.share), .bar = m.bar};
    if (q == Quantity::memory) stat.note = words.free + " used";
    stat.bar.said = fmt::format("{} of {} free", words.used, words.total);
    return stat;
}

static Stat used_stat(std::string label, Quantity q, const Summary& s) {
    const auto words = sums(q, s.used, s.total);
    const auto m = measure(q, s.used, s.total);
    Stat stat{.label = std::move(label), .note = without_unit(words.free, words.total) + " free", .value = words.used, .total = "/ " + words.total,
              .share = m.none ? "" : percent_words(m.share), .bar = m.bar};
    if (q == Quantity::memory) stat.note = words.free + " free";
    stat.bar.said = fmt::format("{} of {} used", words.used, words.total);
    return stat;
}

// "GPUs  214 / 328", "TiB  13.6 / 24.0", "Free cores  96 / 192"
static Stat brief(Stat stat, bool free) {
    const auto unit = stat.total.rfind(' ');
    if (unit < 2) return stat;  // "/ 0"
    stat.label = (free ? "Free " : "") + stat.total.substr(unit + 1);
    stat.label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(stat.label[0])));
    stat.total.resize(unit);
    return stat;
}

static std::string slash(Quantity q, const Amounts& used, const Amounts& total) {
    const auto words = sums(q, used, total);
    return words.used + "/" + words.total;
}

static void add_filter(Page& page, const Model& m, const Fleet& fleet) {
    auto bar = query_bar({.key = "resources.filter", .label = "Filter resources", .hint = "Filter by name, or type pool: platform: health: gpu>=",
                          .value = std::string(m.route.param("q"))}, fleet.index());
    page.filter = std::move(bar.field);
    page.faults = std::move(bar.faults);
}

static std::string term_title(const Term& term) {
    if (term.kind == Term::Kind::word) return "“" + term.text + "”";
    return term.key.empty() ? term.text : term.key;
}

static Action write_filter(const Model& m, std::string_view text) { return Go{m.route.with("q", text), true}; }

// A term is offered to be dropped only if that brings rows back.
static Prompt no_match(const Model& m, const Fleet& fleet, const Query& query) {
    Prompt p{{.icon = Icon::search_x, .tone = Tone::quiet, .heading = "No resources match", .words = print_query(query)}, {}};
    for (std::size_t i = 0; i < std::min<std::size_t>(query.terms.size(), 4) && query.terms.size() > 1 && p.does.size() < 2; ++i) {
        const auto rest = without_term(m.route.param("q"), i);
        const auto found = matches(fleet, parse_query(rest));
        if (std::all_of(found.begin(), found.end(), [](Score s) { return s == 0; })) continue;
        p.notice.actions.push_back({.label = "Drop " + term_title(query.terms[i]), .icon = Icon::x});
        p.does.push_back(write_filter(m, rest));
    }
    p.notice.actions.push_back({.label = "Clear all", .kind = Button::Kind::quiet});
    p.does.push_back(write_filter(m, ""));
    return p;
}

static Prompt no_fleet() {
    return {{.icon = Icon::server, .tone = Tone::quiet, .heading = "No resources",
             .words = "No pool that you may use has a node. Ask an administrator to add some, or look at the pools.",
             .actions = {{.label = "See pools", .icon = Icon::layers}, {.label = "Refresh", .icon = Icon::refresh_cw, .kind = Button::Kind::quiet}}},
            {Follow{"#/pools"}, Refresh{}}};
}

static void add_stats(Page& page, const Model& m, const Summary& s) {
    const bool free = shows_free(m.route);
    const auto stat = [&](std::string label, Quantity q) { return free ? free_stat(label, q, s) : used_stat(std::move(label), q, s); };
    page.stats = {health_stat(m, s), stat(free ? "GPUs" : "GPU", Quantity::gpu), stat("CPU", Quantity::cpu), stat(free ? "memory" : "Memory", Quantity::memory)};
    page.brief_stats = {page.stats[0], brief(page.stats[1], free), brief(page.stats[2], free), brief(page.stats[3], free)};
}

// Of the rows that are shown, as they are shown.
static std::string totals(const Choice& c, bool free, const TaskCounts& tasks) {
    const auto part = free ? c.total - c.used : c.used;
    auto out = fmt::format("{}  {}   {}   {}", free ? "Totals free" : "Totals", slash(Quantity::gpu, part, c.total), slash(Quantity::cpu, part, c.total), slash(Quantity::memory, part, c.total));
    if (tasks.on.empty()) return out;
    std::int64_t n = 0;
    for (const auto row : c.rows) n += tasks.on[row];
    return out + "   " + tasks.words(n) + (n == 1 && tasks.whole ? " task" : " tasks");
}

static void add_rows(Page& page, const Model& m, const Fleet& fleet, const Summary& s, const Choice& c, const TaskCounts& tasks) {
    const auto shown = static_cast<std::int64_t>(c.rows.size()), all = static_cast<std::int64_t>(s.count);
    add_stats(page, m, s);
    add_filter(page, m, fleet);
    page.menus = filter_menus(fleet, s.most_gpus, page.filter.value);
    page.footer_left = shown == all ? plural(all, "resource") : fmt::format("{} of {}", count_words(shown), plural(all, "resource"));
    page.footer_right = totals(c, shows_free(m.route), tasks);
    if (all == 0) page.nothing = no_fleet();
    else if (shown == 0) page.nothing = no_match(m, fleet, parse_query(page.filter.value));
}

static void add_missing(Page& page, const Model& m) {
    static constexpr std::size_t kNamed = 4;
    if (!m.missing || m.missing->empty()) return;
    page.missing_rows = missing_rows(m, parse_query(m.route.param("q")));
    if (!page.missing_rows.empty()) {
        page.nothing.reset();
        return;
    }
    std::vector<const MissingNode*> nodes;
    for (const auto& n : *m.missing) nodes.push_back(&n);
    std::stable_sort(nodes.begin(), nodes.end(), [](const auto* a, const auto* b) { return a->last_seen > b->last_seen; });
    page.missing = fmt::format("{} seen before, now missing and in no total; last seen {}:", plural(static_cast<std::int64_t>(nodes.size()), "node"), age_words(nodes.front()->last_seen, m.now));
    page.missing_href = missing_href(m);
    for (const auto* n : nodes)
        if (page.missing_links.size() < kNamed) page.missing_links.emplace_back(n->name.value, resource_href(n->name.value, {}, n->backend.value));
}

Page present(const Model& m, const Fleet& fleet, const Summary& s, const Choice& c, const TaskCounts& tasks) {
    Page page{.state = state_of(asked(m.fleet), "Resources", m), .title = "Resources",
              .subtitle = "Every node in the fleet, shared ones counted once. Used is what the pods on them ask for."};
    page.sorting = sorting_of(m.route);
    page.selected = m.route.param("sel");
    if (page.state.kind == PageState::Kind::ready) add_rows(page, m, fleet, s, c, tasks);
    add_missing(page, m);
    return page;
}

}  // namespace resources
