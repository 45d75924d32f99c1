#include "views/workflows/page.h"
#include "base/words.h"
#include "store/polling.h"
#include "views/badges.h"
#include "views/workflows/filters.h"
#include <array>
#include <fmt/core.h>

namespace workflows {

static const Column kColumns[] = {
    {.key = "status", .title = "Status", .width = 190, .least = 110, .sortable = false},
    {.key = "workflow", .title = "Workflow", .least = 160, .sortable = false},
    {.key = "user", .title = "User", .width = 150, .sortable = false, .leaves = 3},
    {.key = "pool", .title = "Pool", .width = 130, .sortable = false, .leaves = 2},
    {.key = "priority", .title = "Priority", .width = 100, .sortable = false, .leaves = 4},
    {.key = "queued", .title = "Queued", .width = 90, .align = Column::Align::right, .sortable = false, .leaves = 5},
    {.key = "duration", .title = "Run time", .width = 96, .align = Column::Align::right, .sortable = false, .leaves = 1},
    {.key = "submitted", .title = "Submitted", .width = 130, .align = Column::Align::right, .sortable = false},
    {.key = "labels", .title = "Labels", .width = 180, .sortable = false, .leaves = 6},
};

std::span<const Column> columns() { return kColumns; }

std::string href_of(const Workflow& w) { return format_route({.view = "workflows", .item = w.id.value, .params = {}}); }

// A finished run's time is the service's; a running one's is counted here, in minutes like all ages.
static std::string run_time(const Workflow& w, Instant now) {
    if (w.ended || is_final(w.status.status) || !w.started) return w.duration ? duration_words(*w.duration) : "";
    const auto minutes = std::chrono::floor<std::chrono::minutes>(now - *w.started);
    if (minutes.count() < 60) return minutes.count() < 1 ? "<1m" : fmt::format("{}m", minutes.count());
    return duration_words(minutes);
}

Row row(const Workflow& w, Instant now) {
    Row out{.id = w.id.value, .href = href_of(w), .user = w.user.value, .pool = w.pool ? w.pool->value : "", .queued = duration_words(w.queued),
            .duration = run_time(w, now), .submitted = age_words(w.submitted, now), .status = badge_of(w.status),
            .priority = priority_badge(w.priority, w.priority_word)};
    for (const auto& [key, value] : w.labels) out.labels.push_back(value.empty() ? key : key + "=" + value);
    return out;
}

static std::string loaded_words(const WorkflowList& list, std::size_t shown, bool asking) {
    const auto n = static_cast<std::int64_t>(list.rows.size());
    if (shown < list.rows.size()) return fmt::format("{} of {} loaded match{}", count_words(static_cast<std::int64_t>(shown)), count_words(n), list.more ? ", older ones exist" : "");
    if (asking) return count_words(n) + " loaded, older ones on their way";
    return list.more ? count_words(n) + " loaded, older ones exist" : plural(n, "workflow") + ", end of the list";
}

static std::string phases_words(const WorkflowList& list) {
    static constexpr std::array<std::string_view, 6> words = {"queued", "starting", "running", "completed", "failed", "other"};
    std::array<std::int64_t, 6> counts{};
    for (const auto& w : list.rows) ++counts[static_cast<std::size_t>(phase_of(w.status.status))];
    std::string out;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) out += fmt::format("{}{} {}", out.empty() ? "Of these  " : "   ", count_words(counts[i]), words[i]);
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
    if (page.tab > 0) p.notice.words += page.tabs[static_cast<std::size_t>(page.tab)].label + " ";
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

// The rows are those of the question before: another one is on its way, or about to be.
static bool asking_anew(const Model& m, const WorkflowList& list) {
    return (m.workflows.in_flight || m.typed) && !m.workflows.failure && list.filter != workflow_question(m);
}

static void offer_older(Prompt& p) {
    p.notice.actions.insert(p.notice.actions.begin(), {.label = "Look in older ones", .icon = Icon::arrow_down});
    p.does.insert(p.does.begin(), ShowMore{});
}

static void fill(Page& page, const Model& m) {
    const auto& list = *m.workflows.value;
    page.footer_left = loaded_words(list, page.rows.size(), m.older.in_flight);
    if (asking_anew(m, list)) page.footer_left = fmt::format("{} of the rows before, asking the service for the rest…", count_words(static_cast<std::int64_t>(page.rows.size())));
    page.footer_right = phases_words(list);
    page.can_show_more = list.more && !m.older.in_flight && !m.older.failure && !m.workflows.in_flight;
    if (m.older.failure && list.more) page.older = older_failed(*m.older.failure);
    if (!page.rows.empty()) return;
    page.nothing = filtered(m.route) ? no_match(page, m.route) : none_yet();
    if (asking_anew(m, list)) page.nothing = Prompt{{.icon = Icon::search, .tone = Tone::quiet, .heading = "Looking…", .words = "None of the rows before match; the service is being asked."}, {}};
    else if (page.can_show_more) offer_older(*page.nothing);
}

QueryIndex rows_of(const Model& m) {
    static const std::vector<Workflow> kNone;
    return index_of(m.workflows.value ? m.workflows.value->rows : kNone, m.known);
}

Page present(const Model& m, const QueryIndex& index) {
    Page page{.state = state_of(asked(m.workflows), "Workflows", m), .title = "Workflows",
              .subtitle = "Newest first, of all users and pools. Submissions that were not accepted show under Failed."};
    page.selected = m.route.param("sel");
    add_filters(page, m, index);
    if (page.state.kind == PageState::Kind::ready) fill(page, m);
    return page;
}

}  // namespace workflows
