#include "app/view.h"
#include "base/memo.h"
#include "store/logs.h"
#include "store/run.h"
#include "views/draw_state.h"
#include "views/logs/parts.h"
#include "views/workflow/draw.h"

namespace workflow {

using RunPtr = std::shared_ptr<const Run>;
using RequestsPtr = std::shared_ptr<const RunRequests>;

class WorkflowView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& r = *m.run;
        const auto beside = r.events.revision + r.requests.revision + r.history.revision + r.queue.revision + r.tag_names.revision + r.revision;
        const auto& page = page_({r.detail.revision, beside, m.pools.revision + m.fleet.revision, m.route_revision, m.settings_revision, minute(m.now)}, [&] { return present(m); });
        if (!page.run) return draw_without(page, m, ui);
        draw_header(page, ui);
        draw_banner(page.state.banner, ui);
        if (const auto tab = ui.tabs("Workflow", page.tabs, page.tab)) ui.emit(Go{page.tab_routes[static_cast<std::size_t>(*tab)], true});
        draw_tab(page, m, ui);
        if (const auto panel = panel_of(*page.run, m)) draw_panel_of(*panel, page, m, ui);
        if (const auto asking = asking_of(*page.run, m)) draw_asking(*asking, ui);
    }

    std::string title(const Model& m) const override { return title_of(m); }
    Tone mark(const Model& m) const override { return mark_of(m); }

  private:
    static void draw_without(const Page& page, const Model& m, Ui& ui) {
        ui.page_header({.title = m.route.item, .mono = true});
        if (page.state.failed) return draw_prompt(*page.state.failed, ui);
        ui.skeleton_table(try_columns(), 8);
    }

    RequestsPtr requests_of(const Page& page, const Model& m) const { return m.run->requests_for == page.run->head.id ? m.run->requests.value : nullptr; }

    void draw_graph_of(const Page& page, const Model& m, const GraphWish& wish, Ui& ui) {
        const Instant now{Millis{minute(m.now) * 60'000}};  // what goes on moves once a minute, not with every frame
        graph_.follow(page.run, requests_of(page, m), wish, now);  // it asks for frames itself until it has its shape
        draw_graph(graph_, *page.run, m, ui);
    }

    std::uint64_t known(const Model& m) const {
        const auto& e = m.run->evidence;
        return m.run->events.revision + e.error_log.revision + e.node.revision + e.spec.revision + e.good_spec.revision + m.run->history.revision + m.run->requests.revision + m.run->queue.revision
             + m.pools.revision + m.troubles.revision + m.fleet.revision + m.profile.revision;
    }

    void draw_diagnosis(const Page& page, const Model& m, Ui& ui) {
        const auto scroll = ui.scroll("diagnosis");
        const auto& d = diagnosis_({page.run, known(m), m.route_revision, minute(m.now)}, [&] { return diagnosis_of(*page.run, m); });
        draw_diagnosis_head(d, ui);
        const bool beside = ui.width() > kRoomForTwo;
        static constexpr float two[] = {0.62f, 0.38f}, one[] = {1};
        const auto columns = ui.columns(beside ? std::span<const float>(two) : std::span<const float>(one));
        auto wish = graph_wish(*page.run, m.route);
        if (wish.selected.empty()) wish.selected = d.root_group;
        draw_graph_of(page, m, wish, ui);
        if (log_of(m)) logs::draw_log_card(m, ui, 340);
        draw_log_proof(d, ui);
        if (beside) ui.next_column();
        draw_event_proof(d, ui);
    }

    // Beside a panel there is no room for two columns: what stands at the right comes below.
    void draw_overview(const Page& page, const Model& m, Ui& ui) {
        const auto scroll = ui.scroll("overview");
        const bool beside = ui.width() > kRoomForTwo;
        static constexpr float two[] = {0.74f, 0.26f}, one[] = {1};
        const auto columns = ui.columns(beside ? std::span<const float>(two) : std::span<const float>(one));
        const auto requests = requests_of(page, m);
        for (const auto& why : why_({page.run, known(m), m.route_revision, minute(m.now)}, [&] { return why_cards(*page.run, m); })) draw_why(why, ui);
        draw_graph_of(page, m, graph_wish(*page.run, m.route), ui);
        const auto of = lanes_of(m.route, *page.run);
        const auto& lanes = lanes_({page.run, requests, static_cast<int>(of), minute(m.now)}, [&] { return make_lanes(page.run, requests, of, m.now); });
        const auto* events = shown_events(m);
        const auto told = events ? events->revision : 0;
        const auto zone = shown_zone(m).count();
        const auto& marks = marks_({page.run, static_cast<int>(of), told, zone}, [&] { return events ? lane_marks(lanes, events->told, shown_zone(m)) : LaneMarks(); });
        draw_lanes(lanes, marks, made_({page.run, requests, static_cast<int>(of), told, zone}, [] { return MadeLanes(); }), m, ui);
        if (beside) ui.next_column();
        draw_cards(page.cards, ui);
    }

    void draw_events_of(const Page& page, const Model& m, Ui& ui) {
        const auto& run = *page.run;
        const auto* told = shown_events(m);
        const auto revision = m.run->events.revision;
        const auto& events = events_({page.run, revision, m.route_revision, minute(m.now)}, [&] { return events_of(run, m, event_wish(m.route)); });
        const auto& lanes = pods_({page.run, revision, m.route_revision, minute(m.now)}, [&] { return told ? pod_lanes(run, *told, "", m.now) : PodLanes(); });
        draw_events(events, lanes, run, m, ui);
    }

    void draw_panel_of(const SidePanel& panel, const Page& page, const Model& m, Ui& ui) {
        const auto& events = panel_events_({page.run, m.run->events.revision, panel.panel.title, minute(m.now)}, [&] { return events_of(*page.run, m, {.words = {}, .task = panel.panel.title, .sort = {}, .range = {}}); });
        draw_panel(panel, events, *page.run, m, ui);
    }

    void draw_tab(const Page& page, const Model& m, Ui& ui) {
        switch (page.shown) {
            case Tab::diagnosis: return draw_diagnosis(page, m, ui);
            case Tab::overview: return draw_overview(page, m, ui);
            case Tab::history: return draw_history(page.history, m, ui);
            case Tab::logs: return logs::draw_log_card(m, ui, ui.height());
            case Tab::events: return draw_events_of(page, m, ui);
            case Tab::spec: return draw_spec(spec_({page.run, m.run->spec.revisions() + m.run->history.revision, m.route_revision}, [&] { return spec_of(*page.run, m); }), *page.run, m, ui);
            case Tab::tasks: break;
        }
        const auto requests = requests_of(page, m);
        const auto& tries = tries_({page.run, requests}, [&] { return tries_of(page.run, requests.get()); });
        const auto& choice = choice_({page.run, requests, std::string(m.route.param("q")), std::string(m.route.param("sort")), std::string(m.route.param("desc"))},
                                     [&] { return choose_tries(tries, m.route); });
        draw_tries(tries, choice, m, ui);
    }

    static constexpr float kRoomForTwo = 900;
    RunGraph graph_;
    Memo<std::vector<WhyCard>, RunPtr, std::uint64_t, std::uint64_t, std::int64_t> why_;
    Memo<DiagnosisPage, RunPtr, std::uint64_t, std::uint64_t, std::int64_t> diagnosis_;
    Memo<Lanes, RunPtr, RequestsPtr, int, std::int64_t> lanes_;
    Memo<LaneMarks, RunPtr, int, std::uint64_t, std::int64_t> marks_;
    Memo<MadeLanes, RunPtr, RequestsPtr, int, std::uint64_t, std::int64_t> made_;
    Memo<EventsPage, RunPtr, std::uint64_t, std::uint64_t, std::int64_t> events_;
    Memo<EventsPage, RunPtr, std::uint64_t, std::string, std::int64_t> panel_events_;
    Memo<PodLanes, RunPtr, std::uint64_t, std::uint64_t, std::int64_t> pods_;
    Memo<SpecPage, RunPtr, std::uint64_t, std::uint64_t> spec_;
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
    Memo<Tries, RunPtr, RequestsPtr> tries_;
    Memo<TryChoice, RunPtr, RequestsPtr, std::string, std::string, std::string> choice_;
};

ViewInfo info() {
    return {.path = "workflows/", .title = "Workflow", .icon = Icon::workflow, .group = NavGroup::none,
            .needs = {run_needs::detail, run_needs::requests, run_needs::history, run_needs::queue, run_needs::queued_gpus, run_needs::fleet_where_it_waits, run_needs::tag_names,
                      run_needs::events, run_needs::error_log, run_needs::node, run_needs::spec, run_needs::good_spec, run_needs::spec_text, run_needs::spec_template, run_needs::spec_other,
                      logs_needs::stream, logs_needs::stored, logs_needs::lens,
                      Need::pools, Need::troubles, Need::profile, Need::version},
            .make = [] { return std::unique_ptr<View>(std::make_unique<WorkflowView>()); }};
}

}  // namespace workflow
