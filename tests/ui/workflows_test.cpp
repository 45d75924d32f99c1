#include "ui/harness.h"
#include <doctest/doctest.h>

TEST_CASE("ticked workflows are canceled with a reason; what was refused keeps its tick and says why") {
    Harness h("#/workflows");
    h.answer().start();
    INFO(h.outline());
    const auto ids = [&] {
        std::vector<std::string> out;
        for (const auto* box : h.all(a11y::Role::checkbox)) if (box->name.starts_with("Select ") && box->name != "Select all") out.emplace_back(box->name.substr(7));
        return out;
    }();
    REQUIRE(ids.size() >= 2);
    h.console.transport.answer("/api/workflow/", HttpAnswer{.status = 400, .body = R"({"message":"Workflow is already finished.","error_code":"USER"})"});
    h.click("checkbox", "Select all");
    CHECK(h.find("region", "Selection"));
    std::string cancel;
    for (const auto* button : h.all(a11y::Role::button)) if (button->name.starts_with("Cancel ")) cancel = button->name;
    h.click("button", cancel);
    REQUIRE(h.all(a11y::Role::dialog).size() == 1);
    CHECK(h.focused()->name == "Keep running");
    h.click("checkbox", "Force: also those that the service says have ended");
    h.type("textbox", "Reason, shown with their tasks", "wrong data");
    const auto before = h.console.transport.asked().size();
    for (const auto* button : h.all(a11y::Role::button)) if (button->name.starts_with("Cancel ") && button->name.ends_with("workflows")) cancel = button->name;
    h.click("button", cancel);
    std::size_t posts = 0;
    for (std::size_t i = before; i < h.console.transport.asked().size(); ++i) {
        const auto& asked = h.console.transport.asked()[i];
        posts += asked.method == "POST";
        if (asked.method == "POST") CHECK(asked.url.find("/cancel?message=wrong%20data&force=true") != std::string::npos);
    }
    CHECK(posts == ids.size());
    INFO(h.outline());
    CHECK(h.says("0 of"));
    CHECK(h.says("Workflow is already finished."));
    h.click("button", "Close");
    CHECK(h.all(a11y::Role::dialog).empty());
    CHECK(h.get("checkbox", "Select all").check == a11y::Check::on);
}

TEST_CASE("names of the ticked are copied, and the ticks go by a press") {
    Harness h("#/workflows");
    h.answer().start();
    h.click("checkbox", "Select train-7");
    CHECK(h.says("1 selected"));
    h.click("button", "Copy names");
    CHECK(h.console.clipboard.text == "train-7\n");
    h.click("button", "Clear selection");
    CHECK_FALSE(h.find("region", "Selection"));
}

TEST_CASE("tabs and segments ask the service in the words of the query") {
    Harness h("#/workflows");
    h.answer().start();
    h.click("tab", "Rejected");
    CHECK(h.hash() == "#/workflows?q=status:rejected");
    CHECK(h.last_asked("/api/workflow?all_users=true&all_pools=true&statuses=FAILED_SUBMISSION").find("statuses=FAILED_SUBMISSION&") != std::string::npos);
    h.click("tab", "All");
    h.click("radio", "Mine");
    CHECK(h.hash() == "#/workflows?q=user:me");
    bool mine = false;
    for (const auto& asked : h.console.transport.asked()) mine = mine || asked.url.starts_with("/api/workflow?users=ada%40example.com");
    CHECK(mine);
}

TEST_CASE("a time range is chosen from a menu and stands in the query") {
    Harness h("#/workflows");
    h.answer().start();
    h.click("button", "Time range: Any time");
    h.click("radio", "Last 7 days");
    CHECK(h.hash() == "#/workflows?q=submitted:7d");
    CHECK(h.find("button", "Time range: Last 7 days"));
    bool asked_for_time = false;
    for (const auto& asked : h.console.transport.asked()) asked_for_time = asked_for_time || asked.url.find("submitted_after=") != std::string::npos;
    CHECK(asked_for_time);
}

namespace {

std::vector<HttpRequest> posted(Harness& h) {
    std::vector<HttpRequest> out;
    for (const auto& r : h.console.transport.asked()) if (r.method == "POST") out.push_back(r);
    return out;
}

}  // namespace

TEST_CASE("a run is resubmitted with another priority and a label, and without a node its text is read, changed and sent once") {
    Harness h("#/workflows");
    h.answer().start();
    h.click("checkbox", "Select train-7");
    h.console.transport.answer("/api/pool/", HttpAnswer{.status = 200, .body = R"({"name":"train-8","overview":null,"logs":null,"spec":null,"dashboard_url":null,"warnings":["Label team is missing"]})"});
    h.click("button", "Resubmit 1");
    h.click("radio", "LOW");
    h.click("button", "Add label");
    INFO(h.outline());
    h.click("button", "Resubmit 1 workflow");
    REQUIRE(posted(h).size() == 1);
    CHECK(posted(h)[0].url.find("workflow_id=train-7&priority=LOW") != std::string::npos);
    CHECK(posted(h)[0].url.find("label=") == std::string::npos);   // a label without a key says nothing
    CHECK(h.says("as train-8. Label team is missing"));
    h.click("button", "Close");
    h.click("checkbox", "Select train-7");
    h.console.transport.answer("/api/workflow/train-7/spec", "workflow:\n  name: train\n  resources:\n    default: {cpu: 1, memory: 1Gi}\n  tasks:\n  - {name: a, image: 'i:1', command: [x]}\n");
    h.click("button", "Resubmit 1");
    h.type("textbox", "Leave out a node", "n-7");
    h.click("button", "Resubmit 1 workflow");
    h.wait(Millis(300));
    REQUIRE(posted(h).size() == 2);
    CHECK(posted(h)[1].url.find("workflow_id") == std::string::npos);
    CHECK(posted(h)[1].body.find("nodesExcluded: [n-7], cpu: 1") != std::string::npos);
}

TEST_CASE("where a text cannot be read, or hides secrets, or cannot take a node, nothing is sent and it is said") {
    for (const auto& one : {std::pair(HttpAnswer{.status = 404, .body = R"({"message":"gone"})"}, "Its specification could not be read"),
                                        std::pair(HttpAnswer{.status = 200, .body = "workflow:\n  name: t\n  tasks:\n  - {name: a, image: 'i:1', command: ['[MASKED]']}\n"}, "The service hides secrets in its specification"),
                                        std::pair(HttpAnswer{.status = 200, .body = "no: yaml: at all"}, "A node cannot be added to its specification here")}) {
        const std::string words = one.second;
        Harness h("#/workflows");
        h.answer().start();
        h.console.transport.answer("/api/workflow/train-7/spec", one.first);
        h.click("checkbox", "Select train-7");
        h.click("button", "Resubmit 1");
        h.type("textbox", "Leave out a node", "n-7");
        h.click("button", "Resubmit 1 workflow");
        h.wait(Millis(300));
        INFO(words, h.outline());
        CHECK(posted(h).empty());
        CHECK(h.says(words));
        CHECK(h.says("Nothing was sent"));
        h.click("button", "Close");
        CHECK(h.get("checkbox", "Select train-7").check == a11y::Check::on);
    }
}
