#include "views/workflows/page.h"
#include "base/words.h"
#include "store/polling.h"
#include "store/tasks.h"
#include "views/badges.h"
#include "views/workflows/filters.h"
#include <array>
#include <fmt/core.h>

namespace workflows {

static std::string count(std::size_t n) { return count_words(static_cast<std::int64_t>(n)); }

// The rows are those of the question before: another one is on its way, or about to be.
static bool asking_anew(const Model& m, const WorkflowList& list) {
    return (m.workflows.in_flight || m.typed) && !m.workflows.failure && list.filter != workflow_question(m);
}

// Why a column of the table stays empty.
static std::string uncounted_words(const Model& m) {
    const auto& counted = m.tasks->of_workflows.value;
    return counted && counted->all_since == Instant::max() ? "; tasks are not counted: more wait than are asked for at once" : "";
}

static std::string loaded_words(const Model& m, const Page& page, std::size_t shown) {
    const auto& list = *m.workflows.value;
    if (asking_anew(m, list)) return count(shown) + " of the rows before, asking the service for the rest…";
    const auto n = list.rows.size();
    std::string out;
    if (shown < n) out = fmt::format("{} of {} loaded match{}", count(shown), count(n), list.more ? ", older ones exist" : "");
    else if (m.older.in_flight) out = count(n) + " loaded, older ones on their way";
    else out = list.more ? count(n) + " loaded, older ones exist" : plural(static_cast<std::int64_t>(n), "workflow") + ", end of the list";
    if (!list.more) return out;
    if (!sorting_of(m.route).key.empty()) out += ", sorted among those loaded";
    if (const auto here = here_words(page.query); !here.empty()) out += "; " + here;
    if (list.fresh > 0 && list.fresh < n) out += fmt::format("; the first {} are refreshed", count(list.fresh));
    return out;
}

static std::string phases_words(const WorkflowList& list, std::span<const std::uint32_t> rows) {
    static constexpr std::array<std::string_view, 6> words = {"queued", "starting", "running", "completed", "failed", "other"};
    std::array<std::int64_t, 6> counts{};
    std::int64_t rejected = 0;
    for (const auto i : rows) {
        const auto status = list.rows[i].status.status;
        if (status == Status::failed_submission) ++rejected;
        else ++counts[static_cast<std::size_t>(phase_of(status))];
    }
    std::string out;
    const auto add = [&](std::int64_t n, std::string_view word) { if (n > 0) out += fmt::format("{}{} {}", out.empty() ? "Of these  " : "   ", count_words(n), word); };
    for (std::size_t i = 0; i < counts.size(); ++i) add(counts[i], words[i]);
    add(rejected, "rejected");
    return out;
}

static Prompt none_yet() {
    return {{.icon = Icon::workflow, .tone = Tone::quiet, .heading = "No workflows yet", .words = "Submit a YAML spec with the OSMO CLI, and it shows here.",
             .code = "osmo workflow submit my-workflow.yaml",
             .actions = {{.label = "Copy command", .icon = Icon::copy}, {.label = "Refresh", .icon = Icon::refresh_cw, .kind = Button::Kind::quiet}}},
            {CopyText{"osmo workflow submit my-workflow.yaml", "Command copied"}, Refresh{}}};
}

static Prompt no_match(const Page& page, const Route& route) {
    Prompt p{{.icon = Icon::search_x, .tone = Tone::quiet, .heading = "No workflows match"}, {}};
    if (!page.filter.value.empty()) p.notice.words = page.filter.value + " ";
    for (std::size_t i = 0; i < page.chips.size(); ++i) {
        p.notice.words += page.chips[i].key + ":" + page.chips[i].value + " ";
        if (i >= 3) continue;
        p.notice.actions.push_back({.label = "Drop " + page.chips[i].key, .icon = Icon::x});
        p.does.push_back(Go{page.without[i], true});
    }
    if (!p.notice.words.empty()) p.notice.words.pop_back();
    p.notice.actions.push_back({.label = "Clear all", .kind = Button::Kind::quiet});
    p.does.push_back(Go{without_filters(route), true});
    return p;
}

static Prompt older_failed(const Failure& f) {
    return {{.icon = Icon::triangle_alert, .tone = Tone::warning, .heading = "Older workflows did not load", .words = reason_words(f) + ".",
             .code = request_words(f), .actions = {{.label = "Try again", .icon = Icon::rotate_cw}}}, {ShowMore{}}};
}

static void offer_older(Prompt& p) {
    p.notice.actions.insert(p.notice.actions.begin(), {.label = "Look in older ones", .icon = Icon::arrow_down});
    p.does.insert(p.does.begin(), ShowMore{});
}

static void add_nothing(Page& page, const Model& m, const Choice& choice) {
    if (choice.hidden > 0) {
        page.nothing = Prompt{{.icon = Icon::workflow, .tone = Tone::quiet, .heading = "All of them are hidden", .words = "You hid them from the lists of this browser. The service still has them.",
                               .actions = {{.label = "Show them"}}}, {Go{page.with_hidden, true}}};
        return;
    }
    page.nothing = filtered(m.route) ? no_match(page, m.route) : none_yet();
    if (asking_anew(m, *m.workflows.value)) page.nothing = Prompt{{.icon = Icon::search, .tone = Tone::quiet, .heading = "Looking…", .words = "None of the rows before match; the service is being asked."}, {}};
    else if (page.can_show_more) offer_older(*page.nothing);
}

static void fill(Page& page, const Model& m, const Choice& choice) {
    const auto& list = *m.workflows.value;
    page.footer_left = loaded_words(m, page, choice.rows.size() + choice.hidden) + uncounted_words(m);
    page.footer_right = phases_words(list, choice.rows);
    page.can_show_more = list.more && !m.older.in_flight && !m.older.failure && !m.workflows.in_flight;
    if (m.older.failure && list.more) page.older = older_failed(*m.older.failure);
    page.with_hidden = m.route.with("hidden", "1");
    if (choice.hidden > 0) page.hidden = choice.hidden == 1 ? "1 is hidden in this browser" : count(choice.hidden) + " are hidden in this browser";
    if (choice.rows.empty()) add_nothing(page, m, choice);
}

static void add_looks(Page& page, const Model& m) {
    struct Look { const char* title; Icon icon; const char* group; };
    static constexpr std::array<Look, 3> looks = {{{"List", Icon::rows_3, ""}, {"By pool", Icon::layers, "pool"}, {"By user", Icon::user, "user"}}};
    page.look = -1;
    for (const auto& l : looks) {
        if (m.route.param("group") == l.group) page.look = static_cast<int>(page.looks.size());
        page.looks.push_back({.label = l.title, .icon = l.icon});
        page.look_routes.push_back(m.route.with("group", l.group).with("closed", "").with("open", ""));
    }
}

static void add_deeds(Page& page, std::size_t rows) {
    page.deeds = {{.label = "Copy names", .icon = Icon::copy}, {.label = "Export CSV", .icon = Icon::download}, {.label = "Export JSON", .icon = Icon::download},
                  {.label = "Copy as osmo command", .icon = Icon::copy, .separator_before = true}, {.label = "Copy as curl", .icon = Icon::copy}};
    for (std::size_t i = 0; i < 3 && rows == 0; ++i) page.deeds[i].why_disabled = "No rows";
}

QueryIndex rows_of(const Model& m) {
    static const std::vector<Workflow> kNone;
    return index_of(m.workflows.value ? m.workflows.value->rows : kNone, m.known);
}

Page present(const Model& m, const QueryIndex& index, const Choice& choice) {
    Page page{.state = state_of(asked(m.workflows), "Workflows", m), .title = "Workflows",
              .subtitle = sorting_of(m.route).key.empty() ? "Newest first. Rejected ones show under Rejected only." : "Rejected ones show under Rejected only."};
    page.selected = m.route.param("sel");
    add_filters(page, m, index);
    add_looks(page, m);
    add_deeds(page, choice.rows.size());
    if (page.state.kind == PageState::Kind::ready) fill(page, m, choice);
    return page;
}

Heading heading_of(const Heap& heap, std::span<const Workflow> all) {
    std::array<std::int64_t, 6> counts{};
    for (const auto i : heap.rows) ++counts[static_cast<std::size_t>(phase_of(all[i].status.status))];
    auto note = plural(static_cast<std::int64_t>(heap.rows.size()), "workflow");
    if (counts[2] > 0) note += fmt::format(", {} running", count_words(counts[2]));
    if (counts[0] > 0) note += fmt::format(", {} queued", count_words(counts[0]));
    return {.title = heap.title, .note = std::move(note), .collapsed = heap.closed, .subtotals = {}};
}

}  // namespace workflows
