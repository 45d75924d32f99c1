#include "api/decode.h"
#include "api/run.h"
#include "api/spec_leaves.h"
#include "base/pieces.h"
#include "doctest/doctest.h"
#include "domain/log_reader.h"
#include "golden/print.h"
#include "store/run.h"
#include "views/workflow/events.h"
#include "views/workflow/spec.h"
#include <fmt/core.h>
#include <fstream>
#include <iterator>

// Events and specifications that a real service sent, as the page tells them.
using namespace golden;

namespace {

std::string recorded(const std::string& name, const char* what) {
    std::ifstream in("../shared/osmo/recordings/" + name + ".json", std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    std::string body;
    if (!text.empty()) (void)decode(text, [&](const Reader& root) { return body = std::string(what) == std::string("json") ? std::string(root.at("response").at("json").raw()) : root.at("response").at("text").text(); });
    return body;
}

// The page of a workflow to which these events came.
Model model_of(const std::string& run_name, const std::string& events, std::size_t& lines) {
    Model m(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(16) + std::chrono::minutes(6));
    auto run = decode_run(recorded(run_name, "json"));
    REQUIRE(run.ok());
    m.route = parse_route("#/workflows/" + run->head.id.value + "?tab=events");
    auto& r = m.run.edit();
    r.asked = run->head.id;
    r.events.of = run->head.id;
    r.detail.value = std::make_shared<const Run>(std::move(*run));
    r.events.phase = RunEvents::Phase::whole;
    std::vector<PodEvent> told;
    for (const auto line : pieces_of(events, '\n')) if (auto e = parse_pod_event(line)) told.push_back(std::move(*e));
    lines = told.size();
    r.events.told.add(std::move(told));
    return m;
}

}  // namespace

TEST_CASE("recorded events as a page") {
    for (const auto& [run, name] : {std::pair("workflow-get-sim-train-1", "text-events-finished"), std::pair("workflow-get-queued-big-1", "text-events-pending")}) {
        const auto text = recorded(name, "text");
        if (text.empty()) {
            MESSAGE("skipped: no recordings here");
            return;
        }
        std::size_t read = 0;
        const auto m = model_of(run, text, read);
        CHECK(read == pieces_of(text, '\n').size());  // not a line that is not understood
        const auto page = workflow::events_of(*shown_run(m), m, workflow::event_wish(m.route));
        std::string out;
        for (const auto& k : page.kinds) out += "(" + k.label + ") ";
        out += "\n";
        for (const auto i : page.rows) {
            const auto r = workflow::event_row(*shown_run(m), m.run->events.told.all()[i], m);
            out += fmt::format("{}  {}  {}{}  {}  {}{}\n", r.time, print(r.reason), r.task, r.tag.empty() ? "" : ", " + r.tag, r.means, r.message, r.log_href.empty() ? "" : "  -> " + r.log_href);
        }
        for (const auto& task : m.run->events.told.tasks()) {
            const auto lane = workflow::pod_lane(*shown_run(m), m.run->events.told, task, m.now, false);
            out += fmt::format("{}: {}. {}\n", task, print(lane.status), lane.said);
        }
        check(std::string("events-") + run, out + page.footer + "\n");
    }
}

TEST_CASE("recorded specifications: their tasks are found, and what they ask for is counted") {
    std::string out;
    for (const auto* name : {"text-spec", "text-spec-running", "text-spec-rendered-of-templated", "text-spec-of-failed-submission", "text-spec-of-bad-field"}) {
        const auto text = recorded(name, "text");
        if (text.empty() && std::string(name) == "text-spec") {
            MESSAGE("skipped: no recordings here");
            return;
        }
        const auto leaves = read_spec_leaves(text);
        out += fmt::format("{}: {}\n", name, text.empty() ? "no text" : leaves.ok() ? workflow::totals_words(spec_totals(*leaves)) : leaves.error().text());
        for (const auto& b : spec_blocks(text)) out += fmt::format("  {} in lines {} to {}\n", b.name, b.line, b.last);
    }
    check("specs-recorded", out);
}

// As a terminal would show it: only colours stand in those that were recorded.
static std::string without_colours(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\x1b') i = std::min(text.find('m', i), text.size());
        else out += text[i];
    }
    return out;
}

TEST_CASE("recorded logs are read line by line, each with its task and its time, and can be written as they came") {
    for (const auto* name : {"text-logs-finished", "text-logs-finished-last-5", "text-logs-retried-task-latest", "text-logs-retried-task-retry-0", "text-logs-running-last-n-lines-10", "text-logs-running-stream",
                             "extras-error-logs-with-content", "extras-error-logs-retried-retry-0", "extras-error-logs-sibling", "extras-error-logs-last-1"}) {
        CAPTURE(name);
        const auto text = recorded(name, "text");
        if (text.empty()) { MESSAGE("skipped: ../shared/osmo/recordings is not there"); return; }
        const bool errors = std::string_view(name).starts_with("extras");
        LogText log;
        LogReader reader(log);
        reader.feed(text), reader.end();
        std::string again;
        for (LineNumber n = 0; n < log.end(); ++n) {
            const auto& about = log.about(n);
            const bool banner = log.text(n).starts_with("Workflow terminated");
            if (!errors && !banner) CHECK_MESSAGE(about.second != 0, std::string(log.text(n)));
            if (!(about.flags & LogLine::joined) && !banner && about.second) again += print_prefix(about.second, log.sources()[about.source]);
            again += std::string(log.text(n)) + "\n";
        }
        CHECK(again == without_colours(text));
        if (errors) CHECK(log.about(log.end() - 1).level == LogLevel::error);
    }
}
