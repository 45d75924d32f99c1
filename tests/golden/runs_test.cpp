#include "api/decode.h"
#include "api/pools.h"
#include "api/run.h"
#include "api/tasks.h"
#include "doctest/doctest.h"
#include "golden/print.h"
#include "store/run.h"
#include "views/workflow/dialogs.h"
#include "views/workflow/lanes.h"
#include "views/workflow/page.h"
#include "views/workflow/panel.h"
#include "views/workflow/run_graph.h"
#include "views/workflow/tries.h"
#include "views/workflow/why.h"
#include <fmt/core.h>
#include <fstream>
#include <iterator>

// One workflow as a page, of what a real service answered. The clock stands a moment after it was asked.
using namespace golden;

namespace {

const Instant kThen = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(16) + std::chrono::minutes(6);

std::string body_of(const std::string& name) {
    std::ifstream in("../shared/osmo/recordings/" + name + ".json", std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    std::string body;
    if (!text.empty()) (void)decode(text, [&](const Reader& root) { return body = std::string(root.at("response").at("json").raw()); });
    return body;
}

Model model_of(Run run) {
    Model m(kThen);
    m.route = parse_route("#/workflows/" + run.head.id.value);
    auto& r = m.run.edit();
    r.asked = run.head.id;
    r.detail.value = std::make_shared<const Run>(std::move(run));
    r.detail.fetched = kThen;
    return m;
}

std::string facts(const char* title, const std::vector<Fact>& list) {
    std::string out = fmt::format("{}\n", title);
    for (const auto& f : list) out += fmt::format("  {}: {}{}\n", f.key, f.value, f.href.empty() ? "" : "  -> " + f.href);
    return out;
}

std::string doing(const workflow::Doing& d) { return d.button.label + (d.button.why_disabled.empty() ? "" : " (" + d.button.why_disabled + ")"); }

std::string header_text(const workflow::Header& h) {
    std::string out = fmt::format("# {}  {}\n{} · {} · {} · {}{}\n", h.id, print(h.status), h.user, h.pool.empty() ? "no pool told" : h.pool, print(h.priority), h.time, h.progress.empty() ? "" : " · " + h.progress);
    for (const auto& b : h.buttons) out += "[" + doing(b) + "] ";
    out += "| ";
    for (const auto& item : h.menu) out += "[" + item.item.label + (item.item.why_disabled.empty() ? "" : " (" + item.item.why_disabled + ")") + "] ";
    return out + "\n" + (h.note.empty() ? "" : h.note + "\n");
}

std::string cards_text(const workflow::Cards& c) {
    auto out = facts("Run", c.run) + facts("Placement", c.placement) + facts("About", c.about);
    for (const auto& tag : c.tags) out += "  tag " + tag.name + "\n";
    for (const auto& [words, href] : c.labels) out += "  label " + words + "  -> " + href + "\n";
    for (const auto& w : c.warnings) out += "  ! " + w + "\n";
    for (const auto& l : c.links) out += "  link " + l.words + "  -> " + l.href + "\n";
    return out;
}

std::string graph_text(const std::shared_ptr<const Run>& run, const Model& m) {
    workflow::RunGraph graph;
    while (graph.follow(run, nullptr, workflow::graph_wish(*run, m.route), m.now)) {}
    std::string out = "Graph\n";
    for (std::size_t i = 0; i < graph.model().looks.size(); ++i) {
        const auto w = graph.model().words(i);
        out += fmt::format("  {}{}  {}  {}{}\n", w.name, w.mark.empty() ? "" : " " + w.mark, w.status, w.fact, w.after.empty() ? "" : "  (" + w.after + ")");
    }
    return out;
}

std::string lanes_text(const std::shared_ptr<const Run>& run, const Model& m) {
    const auto lanes = workflow::make_lanes(run, nullptr, workflow::lanes_of(m.route, *run), m.now);
    std::string out = "Timeline\n";
    for (std::size_t i = 0; i < lanes.at.size(); ++i) {
        const auto l = workflow::lane(lanes, i, m.now);
        out += fmt::format("  {}{}  {}  {}  {}  {}\n", l.name, l.mark.empty() ? "" : " " + l.mark, print(l.status), l.node.empty() ? "—" : l.node, l.run_time.empty() ? "—" : l.run_time, l.said);
    }
    return out;
}

std::string tries_text(const std::shared_ptr<const Run>& run, const Model& m) {
    const auto tries = workflow::tries_of(run, nullptr);
    const auto choice = workflow::choose_tries(tries, m.route);
    Lines lines(workflow::try_columns());
    const auto or_dash = [](const std::string& s) { return s.empty() ? "—" : s; };
    for (const auto i : choice.rows) {
        const auto r = workflow::try_row(tries, i, m.now);
        lines.add({print(r.status), r.task, or_dash(r.tag), r.group, or_dash(r.gpus), or_dash(r.node), or_dash(r.exit), or_dash(r.queued), or_dash(r.time), or_dash(r.started), or_dash(r.ended)});
    }
    return lines.text() + choice.footer + "\n";
}

std::string panel_text(const Run& run, Model m, std::string_view task, std::string_view retry = "") {
    m.route = m.route.with("task", task).with("retry", retry);
    const auto p = workflow::panel_of(run, m);
    REQUIRE(p);
    std::string out = fmt::format("Panel {}  {}\n", p->panel.title, print(p->panel.badge)) + (p->missing.empty() ? "" : "  " + p->missing + "\n");
    for (const auto& t : p->tries) out += "  (" + t.label + ")";
    if (!p->tries.empty()) out += "\n";
    out += facts("", p->top).substr(1);
    if (!p->exit.empty()) out += "  Exit code " + p->exit + "\n";
    for (const auto& f : p->failure) out += "  \"" + f + "\"\n";
    for (const auto& s : p->stages) out += fmt::format("  {} {} ({})\n", s.title, s.time, s.from);
    return out + facts("", p->facts).substr(1);
}

std::string why_text(const Run& run, const Model& m) {
    std::string out;
    for (const auto& c : workflow::why_cards(run, m)) {
        out += c.title + "\n  " + c.sentence + "\n";
        for (const auto& a : c.also) out += "  " + a + "\n";
        if (!c.note.empty()) out += "  (" + c.note + ")\n";
        for (const auto& w : c.ways) out += "  [" + w.button.label + "]\n";
    }
    return out;
}

std::string diagnosis_text(const Run& run, const Model& m) {
    const auto d = workflow::diagnosis_of(run, m);
    if (d.title.empty()) return "";
    auto out = "Diagnosis: " + d.title + "\n  " + d.sentence + "\n" + (d.node_words.empty() ? "" : "  " + d.node_words + "\n") + facts("", d.facts).substr(1);
    for (const auto& t : d.tries) out += "  > " + t.words + (t.because.empty() ? "" : "  (" + t.because + ")") + (t.does ? "  [" + t.does->button.label + "]" : "") + "\n";
    for (const auto& o : d.others) out += "  also failed: " + o + "\n";
    for (const auto& e : d.events) out += "  event " + e.time + " " + e.words + "\n";
    return out;
}

std::string text_of(const Model& m, std::string_view panel = {}, std::string_view retry = {}) {
    const auto page = workflow::present(m);
    REQUIRE(page.run);
    auto out = header_text(page.header);
    for (const auto& tab : page.tabs) out += tab.label + (tab.count.empty() ? "" : " " + tab.count) + "  ";
    out += "\n" + print(page.state) + diagnosis_text(*page.run, m) + why_text(*page.run, m) + cards_text(workflow::cards_of(*page.run, m));
    if (!page.run->groups.empty()) out += graph_text(page.run, m) + lanes_text(page.run, m) + tries_text(page.run, m);
    if (!panel.empty()) out += panel_text(*page.run, m, panel, retry);
    return out;
}

struct Recorded { const char *recording, *panel = "", *retry = ""; };

}  // namespace

TEST_CASE("recorded workflows as pages") {
    static constexpr Recorded all[] = {
        {"workflow-get-gr00t-pretrain-1", "master"}, {"workflow-get-sim-train-1", "worker"}, {"workflow-get-queued-big-1", "n0"}, {"workflow-get-waiting-on-gpu-1"}, {"workflow-get-stereo-depth-2"},
        {"extras-get-oom-train-117", "worker"}, {"workflow-verbose-always-flaky-1", "master", "0"}, {"workflow-verbose-flaky-node-1", "train", "7"}, {"workflow-get-sweep-20-2"},
        {"workflow-get-canceled-run-2", "a"}, {"workflow-get-canceled-queued-1"}, {"workflow-get-bad-image-1"}, {"workflow-get-failed-start-error"}, {"workflow-get-failed-start-timeout"},
        {"workflow-get-failed-evicted"}, {"workflow-get-preempted-1"}, {"workflow-get-failed-queue-timeout", "main"}, {"workflow-get-too-big-1"}, {"workflow-skip-groups"}};
    const auto quota = body_of("pool-quota-all");
    if (quota.empty()) {
        MESSAGE("skipped: no recordings here");
        return;
    }
    for (const auto& r : all) {
        CAPTURE(r.recording);
        auto run = decode_run(body_of(r.recording));
        REQUIRE_MESSAGE(run.ok(), run.error().text());
        CHECK(run->unread.count == 0);
        CHECK(run->strangers.empty());
        auto m = model_of(std::move(*run));
        auto pools = decode_pool_quota(quota);
        REQUIRE(pools.ok());
        m.pools.value = std::make_shared<const PoolQuota>(std::move(*pools));
        check(std::string("run-") + r.recording, text_of(m, r.panel, r.retry));
    }
}

TEST_CASE("the states of the page of one workflow") {
    Model m(kThen);
    m.route = parse_route("#/workflows/train-7");
    check("run-loading", print(workflow::present(m).state));
    auto& r = m.run.edit();
    r.asked = {"train-7"};
    r.detail.failure = Failure{.kind = Failure::Kind::missing, .status = 400, .request = "GET /api/workflow/train-7", .detail = "Workflow train-7 is not found."};
    check("run-missing", print(workflow::present(m).state));
    r.detail.failure = Failure{.kind = Failure::Kind::broken, .status = 503, .request = "GET /api/workflow/train-7", .detail = "no healthy upstream", .request_id = "7f3a91"};
    check("run-failed", print(workflow::present(m).state));
}
