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
