#include "app/view.h"
#include "base/memo.h"
#include "base/words.h"
#include "store/login.h"
#include "store/run.h"
#include "ui/card_head.h"
#include "ui/chart_brush.h"
#include "ui/inset.h"
#include "ui/log_pane.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/logs/page.h"
#include "views/logs/parts.h"
#include "views/workflow/page.h"

namespace logs {

using To = JumpInLog::To;

static void act(const LogPaneEvent& e, const Model& m, Ui& ui) {
    if (e.follow) ui.emit(logs_event(FollowLog{*e.follow}));
    if (e.at) ui.emit(logs_event(StandInLog{static_cast<LineNumber>(*e.at)}));
    if (e.range && m.route.part == "logs") {
        const auto from = std::to_string(e.range->first + 1), to = std::to_string(e.range->second + 1);
        ui.emit(Go{m.route.with("L", from == to ? from : from + "-" + to), true});
    }
}

void draw_lines(const Model& m, Ui& ui, const LogPaneModel& pane) {
    if (const auto e = log_pane(ui, pane)) act(*e, m, ui);
}

static void draw_choice(const Choice& choice, Icon icon, std::string about, Ui& ui) {
    if (choice.items.empty()) return;
    if (const auto i = ui.menu_button({.label = choice.label, .icon = icon, .about = std::move(about), .menu = true}, choice.items)) ui.emit(Go{choice.routes[static_cast<std::size_t>(*i)], true});
}

static void draw_which(const Which& page, Ui& ui) {
    static const Segment kinds[] = {{"Merged"}, {"Per task"}};
    if (page.merged && page.per_task)
        if (const auto i = ui.segmented("Whose lines", kinds, page.one_task ? 1 : 0); i && (*i == 1) != page.one_task) ui.emit(Go{*i == 1 ? *page.per_task : *page.merged, true});
    draw_choice(page.task, Icon::none, "of the task", ui);
    draw_choice(page.attempt, Icon::none, "of the task", ui);
    draw_choice(page.file, Icon::none, "which file", ui);
}

static void draw_header(const Page& page, const Which& which, Ui& ui) {
    const bool narrow = ui.narrow();
    const auto line = narrow ? std::optional<Ui::Scope>() : std::optional(ui.row());
    {
        const auto row = ui.row();
        ui.page_header(page.header);
        ui.link(page.workflow, page.workflow_href, LinkLook::mono);
    }
    if (narrow) return;
    const auto right = ui.right("actions");
    draw_which(which, ui);
    if (ui.button({.label = "Copy link", .icon = Icon::link, .key = "l"})) ui.emit(CopyLink{false, page.link});
}

static Go with(const Model& m, std::string_view key, std::string_view value, bool typing = false) { return Go{m.route.with(key, value), true, typing}; }

static std::string how_words(const PatternOptions& o) {
    std::string out;
    for (const auto& [on, word] : {std::pair(!o.ignore_case, "case"), std::pair(o.whole_word, "words"), std::pair(o.expression, "expression")})
        if (on) out += (out.empty() ? "Match " : ", ") + std::string(word);
    return out.empty() ? "Match" : out;
}

// Where there is no room for the rail, what it has stands in a menu.
static void draw_filter_menu(const Facets& facets, Ui& ui) {
    static constexpr std::size_t kMost = 40;
    std::vector<MenuItem> items;
    std::vector<Route> routes;
    for (const auto* list : {&facets.levels, &facets.tasks, &facets.tries})
        for (std::size_t i = 0; i < list->size() && items.size() < kMost; ++i) {
            const auto& f = (*list)[i];
            items.push_back({.label = (list == &facets.tries ? "Try " : "") + f.label, .note = f.count, .checkable = true, .checked = f.on, .separator_before = i == 0 && !items.empty()});
            routes.push_back(f.route);
        }
    if (items.empty()) return;
    if (const auto i = ui.menu_button({.label = "Filter", .icon = Icon::filter, .menu = true}, items)) ui.emit(Go{routes[static_cast<std::size_t>(*i)], true});
}

static void draw_tools(const Page& page, const Model& m, Ui& ui) {
    const auto row = ui.row(6);
    const auto query = log_query(m.route);
    if (const auto words = ui.field({.key = "log search", .label = "Search the log", .value = query.words, .icon = Icon::search, .error = page.fault, .shortcut = "Ctrl+F", .search = true, .clearable = true})) ui.emit(with(m, "q", *words, true));
    if (!page.found.empty()) ui.small(page.found);
    if (!query.words.empty()) {
        if (ui.icon_button(Icon::chevron_up, "Previous match", "N")) ui.emit(logs_event(JumpInLog{.to = To::previous_match}));
        if (ui.icon_button(Icon::chevron_down, "Next match", "n")) ui.emit(logs_event(JumpInLog{.to = To::next_match}));
    }
    const MenuItem how[] = {{.label = "Match case", .checkable = true, .checked = !query.options.ignore_case}, {.label = "Whole words", .checkable = true, .checked = query.options.whole_word},
                            {.label = "Regular expression", .checkable = true, .checked = query.options.expression}};
    static constexpr const char* keys[] = {"case", "word", "re"};
    if (const auto i = ui.menu_button({.label = how_words(query.options), .about = "how to search", .menu = true}, how)) ui.emit(with(m, keys[*i], how[*i].checked ? "" : "1"));
    static const Segment modes[] = {{"Highlight"}, {"Only matches"}};
    if (const auto mode = ui.segmented("What is shown", modes, query.only_matches ? 1 : 0)) ui.emit(with(m, "only", *mode == 1 ? "1" : ""));
    draw_choice(page.context, Icon::none, "of each match", ui);
    if (const auto range = ui.time_range(page.range)) ui.emit(Go{with_times(page, m.route, *range), true});
    if (!ui.wide()) draw_filter_menu(page.facets, ui);
    draw_look(m, ui);
}

void draw_look(const Model& m, Ui& ui) {
    const auto& s = *m.logs;
    LogLook look = s.look;
    if (log_live(m) && ui.icon_button(Icon::arrow_down, "Follow", "f", s.follow)) ui.emit(logs_event(FollowLog{!s.follow}));
    using Times = LogLook::Times;
    const MenuItem items[] = {{.label = "Local time", .one_of = true, .checked = look.times == Times::clock && !look.utc}, {.label = "UTC", .one_of = true, .checked = look.times == Times::clock && look.utc},
                              {.label = "How long ago", .one_of = true, .checked = look.times == Times::ago}, {.label = "Since the start", .one_of = true, .checked = look.times == Times::since_start},
                              {.label = "Wrap long lines", .checkable = true, .checked = look.wrap, .separator_before = true},
                              {.label = "Larger text", .separator_before = true}, {.label = "Smaller text"}};
    std::vector<MenuItem> all(std::begin(items), std::end(items));
    for (const int mb : kLogSizes) all.push_back({.label = "Keep up to " + std::to_string(mb) + " MB", .one_of = true, .checked = look.most_mb == mb, .separator_before = mb == kLogSizes[0]});
    if (const auto i = ui.menu_button({.label = "View", .menu = true}, all)) {
        if (*i < 4) look.times = *i < 2 ? Times::clock : *i == 2 ? Times::ago : Times::since_start, look.utc = *i == 1;
        else if (*i == 4) look.wrap = !look.wrap;
        else if (*i >= 7) look.most_mb = kLogSizes[*i - 7];
        else look.font = std::min(20.0f, std::max(9.0f, look.font + (*i == 5 ? 1 : -1)));
        ui.emit(logs_event(ChooseLogLook{look}));
    }
    const MenuItem saves[] = {{.label = "All of it"}, {.label = "What is shown"}};
    if (const auto i = ui.menu_button({.label = "Save", .icon = Icon::download, .menu = true}, saves)) ui.emit(logs_event(SaveLog{*i == 0}));
}

static void draw_facet(std::string_view title, const std::vector<Facet>& facets, Ui& ui) {
    if (facets.empty()) return;
    ui.small(title);
    for (const auto& f : facets) {
        const auto key = ui.key(std::string(title) + f.label);
        const auto row = ui.row(8);
        if (ui.checkbox(f.label, f.on)) ui.emit(Go{f.route, true});
        const auto right = ui.right("count");
        if (f.series >= 0) ui.bar({.parts = {{.share = 1, .series = f.series}}, .said = "", .width = 8, .height = 8});
        ui.small(f.count);
    }
    ui.gap(6);
}

static void draw_foot(const Page& page, Ui& ui) {
    if (ui.narrow()) ui.small(page.state, page.state_tone);
    const auto row = ui.row(14);
    if (!ui.narrow()) ui.small(page.state, page.state_tone);
    ui.small(page.lines, Tone::plain);
    if (!page.in_range.empty()) ui.small(page.in_range);
    if (!page.dropped.empty()) ui.small(page.dropped, Tone::warning);
    if (page.errors == 0) return;
    const auto right = ui.right("errors");
    if (ui.button({.label = "First error", .kind = Button::Kind::quiet, .size = Button::Size::small})) ui.emit(logs_event(JumpInLog{.to = To::first_error}));
    if (ui.icon_button(Icon::chevron_up, "Previous error", "E")) ui.emit(logs_event(JumpInLog{.to = To::previous_error}));
    if (ui.icon_button(Icon::chevron_down, "Next error", "e")) ui.emit(logs_event(JumpInLog{.to = To::next_error}));
}

static void draw_legend(const Chart& chart, Ui& ui) {
    const auto head = card_head(ui, "levels");
    for (const auto& series : chart.series) {
        ui.bar({.parts = {{.share = 1, .tone = series.tone}}, .said = "", .width = 10, .height = 10});
        ui.small(series.name);
    }
}

static void draw_log(const Page& page, const Model& m, Ui& ui) {
    if (!page.chart.series.empty() && !ui.narrow()) {
        const auto card = ui.card({.title = page.chart.name});
        draw_legend(page.chart, ui);
        if (const auto brush = chart_with_brush(ui, page.chart, page.picked)) ui.emit(Go{brush->all ? m.route.with("from", "").with("to", "") : with_shares(page, m.route, brush->from, brush->to), true});
    }
    auto pane = pane_of(m, "Log of " + m.route.item);
    pane.height = std::max(200.0f, ui.height() - (ui.narrow() ? 92 : 58));
    if (ui.narrow()) pane.number_chars = 0, pane.task_chars = 0;
    draw_lines(m, ui, pane);
    draw_foot(page, ui);
}

class LogsView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& page = page_({m.logs->revision, m.route_revision, m.run->detail.revision, minute(m.now)}, [&] { return present(m); });
        const auto& which = which_({m.route_revision, m.run->detail.revision}, [&] { return which_of(m); });
        draw_header(page, which, ui);
        if (ui.narrow()) {
            const auto row = ui.row(6);
            draw_which(which, ui);
            if (ui.button({.label = "Copy link", .icon = Icon::link, .key = "l"})) ui.emit(CopyLink{false, page.link});
        }
        if (page.instead) return draw_prompt(*page.instead, ui);
        if (!m.login->site.embed.hide_filters) draw_tools(page, m, ui);
        if (!ui.wide()) return draw_log(page, m, ui);
        static constexpr float shares[] = {0.18f, 0.82f};
        const auto columns = columns_of(ui, shares, 150);
        {
            const auto card = ui.card({.title = ""});
            draw_facet("Level", page.facets.levels, ui);
            draw_facet("Task", page.facets.tasks, ui);
            if (page.facets.more_tasks > 0) ui.small(plural(static_cast<std::int64_t>(page.facets.more_tasks), "more task") + ": look at one by itself");
            draw_facet("Try", page.facets.tries, ui);
        }
        ui.next_column();
        draw_log(page, m, ui);
    }
    std::string title(const Model& m) const override { return "Logs · " + m.route.item; }
    Tone mark(const Model& m) const override { return workflow::mark_of(m); }

  private:
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
    Memo<Which, std::uint64_t, std::uint64_t> which_;
};

ViewInfo info() {
    return {.path = "workflows/*/logs", .title = "Logs", .icon = Icon::list, .group = NavGroup::none,
            .needs = {run_needs::detail, logs_needs::stream, logs_needs::stored, logs_needs::lens, Need::profile, Need::version},
            .make = []() -> std::unique_ptr<View> { return std::make_unique<LogsView>(); }};
}

}  // namespace logs
