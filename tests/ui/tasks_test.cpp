#include "ui/harness.h"
#include <doctest/doctest.h>

TEST_CASE("a task leads to its try, its workflow and its node") {
    Harness h("#/tasks");
    h.answer().start();
    INFO(h.outline());
    CHECK(h.get("link", "lead").href == "#/workflows/train-7?task=lead&retry=0");
    CHECK(h.get("link", "sky-h100-01").href == "#/resources/sky-h100-01");
    CHECK(h.says("5 tasks, end of the list"));
    CHECK(h.says("Not placed"));
}

TEST_CASE("a press on a tab asks the service for those states") {
    Harness h("#/tasks");
    h.answer().start();
    h.click("tab", "Failed");
    CHECK(h.hash() == "#/tasks?q=status:failed");
    CHECK(h.last_asked("/api/task?all_users=true&all_pools=true&statuses=FAILED").find("statuses=FAILED_EVICTED") != std::string::npos);
    h.click("tab", "Active");
    CHECK(h.hash() == "#/tasks");
}

TEST_CASE("groups have what they ask for in their headings, and close") {
    Harness h("#/tasks?group=workflow");
    h.answer().start();
    INFO(h.outline());
    CHECK(h.find("row", "train-7, 3 tasks"));
    CHECK(h.find("link", "worker"));
    h.click("row", "train-7, 3 tasks");
    CHECK_FALSE(h.find("link", "worker"));
    CHECK(h.hash().find("closed=train-7") != std::string::npos);
}

TEST_CASE("the summary adds up by user, pool, priority and workflow, and folds") {
    Harness h("#/tasks?look=summary");
    h.answer().start();
    INFO(h.outline());
    CHECK(h.find("row", "Totals"));
    for (const char* by : {"User", "Pool", "Priority", "Workflow"}) h.click("radio", by);
    CHECK(h.hash().find("by=workflow") != std::string::npos);
    CHECK(h.find("row", "train-7"));
    h.click("button", "Collapse all");
    CHECK(h.hash().find("closed=*") != std::string::npos);
}

TEST_CASE("sums that fail leave the list alone, and the list that fails leaves the sums") {
    Harness h("#/tasks");
    h.answer();
    h.console.transport.answer("/api/task?all_users=true&all_pools=true&statuses=RUNNING&summary", HttpAnswer{.status = 500, .body = R"({"message":"no"})"});
    h.start();
    INFO(h.outline());
    CHECK(h.find("link", "lead"));
    CHECK(h.says("Sums did not load"));
    CHECK(h.says("500"));
}

TEST_CASE("the list is copied as the request or the command that asks for it") {
    Harness h("#/tasks?q=status:running");
    h.answer().start();
    h.click("button", "Export");
    h.click("menuitem", "Copy as osmo command");
    CHECK(h.console.clipboard.text == "osmo task list --status RUNNING --all-users --count 1000");
    h.click("button", "Export");
    h.click("menuitem", "Copy as curl");
    CHECK(h.console.clipboard.text.find("'https://console.example.com/api/task?all_users=true&all_pools=true&statuses=RUNNING") != std::string::npos);

    Harness all("#/tasks");
    all.answer().start();
    all.click("button", "Export");
    all.click("menuitem", "Export CSV");
    REQUIRE(all.console.files.saved.size() == 1);
    CHECK(all.console.files.saved[0].text.starts_with("workflow,task,try"));
}
