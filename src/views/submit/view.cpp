#include "app/view.h"
#include "base/memo.h"
#include "views/draw_state.h"
#include "views/submit/draw.h"

namespace submit {

class SubmitView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& s = *m.submit;
        const auto& in = input_({m.fleet.value, m.pools.value, m.profile.revision}, [&] { return capacity::input_of(m); });
        const auto& room = room_({s.check, static_cast<int>(s.draft.spec.priority)}, [&] { return s.check ? room_of(s.check->outline, s.draft.spec.priority) : SpecRoom{.request = {.tasks = {}}}; });
        const auto& ranking = ranking_({m.fleet.value, m.pools.value, m.profile.revision, s.check, static_cast<int>(s.draft.spec.priority)}, [&] { return rank_spec(room, in); });
        const auto known = m.pools.revision + m.fleet.revision + m.profile.revision;
        const auto& landing = landing_({s.check, static_cast<int>(s.draft.spec.priority), submit_pool(m).value, known}, [&] { return landing_of(m, in, ranking, room); });
        const auto& page = page_({s.revision, s.source.revision, known, m.route_revision}, [&] { return present(m, landing); });
        draw_header(page, ui);
        draw_banner(page.banner, ui);
        if (!page.loading.empty() || !page.opened) return ui.small(page.loading.empty() ? "Looking for your draft…" : page.loading);
        const auto scroll = ui.scroll("submit");
        static constexpr float wide[] = {0.64f, 0.36f}, narrow[] = {1};
        const bool beside = ui.width() > kRoomForTwo;
        if (page.outcome) draw_outcome(*page.outcome, ui);
        const auto columns = ui.columns(beside ? std::span<const float>(wide) : std::span<const float>(narrow));
        draw_left(page, m, ui);
        if (beside) ui.next_column();
        draw_parameters(parameters_({s.revision}, [&] { return parameters_of(s); }), m, ui);
        draw_landing(landing, m.route.param("pools") == "all", m, ui);
        draw_priority(page, m, ui);
        draw_takes(page, landing, m, ui);
        if (s.reviewing) draw_review(changes(s), page, m, ui);
        if (s.past.open) draw_past(past_({s.revision, s.past.newest.revision, m.profile.revision}, [&] { return past_of(m); }), ui);
    }

    std::string title(const Model&) const override { return "Submit workflow"; }

  private:
    const std::vector<DiffRow>& changes(const SubmitState& s) { return changes_({s.edits}, [&] { return changes_of(s.draft); }); }

    const std::shared_ptr<const HelpFacts>& help(const Model& m) {
        const auto& nodes = nodes_({m.fleet.value, submit_pool(m).value}, [&] { return help_nodes(m); });
        return help_({nodes, m.pools.value, m.submit->check, submit_pool(m).value}, [&] { return help_facts(m, nodes); });
    }

    void draw_left(const Page& page, const Model& m, Ui& ui) {
        if (page.blank) draw_start(m, ui);
        else if (const auto tab = ui.tabs("Draft", page.tabs, page.tab)) ui.emit(Go{page.tab_routes[static_cast<std::size_t>(*tab)], true});
        switch (page.blank ? Tab::spec : tab_of(page)) {
            case Tab::spec: draw_spec(page, help(m), m, ui); return draw_checks(page, ui);
            case Tab::graph: return draw_graph_tab(graph_, m, ui);
            case Tab::preview: return draw_preview(m, ui);
            case Tab::changes: return draw_changes(changes(*m.submit), ui);
        }
    }

    static constexpr float kRoomForTwo = 860;
    using FleetPtr = std::shared_ptr<const Fleet>;
    using QuotaPtr = std::shared_ptr<const PoolQuota>;
    using CheckPtr = std::shared_ptr<const CheckedSpec>;
    Memo<capacity::Input, FleetPtr, QuotaPtr, std::uint64_t> input_;
    Memo<SpecRoom, CheckPtr, int> room_;
    Memo<Ranking, FleetPtr, QuotaPtr, std::uint64_t, CheckPtr, int> ranking_;
    Memo<Landing, CheckPtr, int, std::string, std::uint64_t> landing_;
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t> page_;
    Memo<Parameters, std::uint64_t> parameters_;
    Memo<std::vector<DiffRow>, std::uint64_t> changes_;
    Memo<NodeNames, FleetPtr, std::string> nodes_;
    Memo<std::shared_ptr<const HelpFacts>, NodeNames, QuotaPtr, CheckPtr, std::string> help_;
    Memo<Past, std::uint64_t, std::uint64_t, std::uint64_t> past_;
    SpecGraph graph_;
};

ViewInfo info() {
    return {.path = "submit", .title = "Submit workflow", .icon = Icon::plus, .group = NavGroup::none,
            .needs = {Need::fleet_rarely, Need::pools, Need::troubles, Need::profile, Need::version, submit_needs::draft, submit_needs::check, submit_needs::source, submit_needs::shared, submit_needs::past},
            .make = [] { return std::unique_ptr<View>(std::make_unique<SubmitView>()); }, .changes = true};
}

}  // namespace submit
