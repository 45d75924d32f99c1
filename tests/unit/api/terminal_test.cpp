#include "api/terminal.h"
#include "doctest/doctest.h"

TEST_CASE("words that a shell would take for something else are quoted") {
    CHECK(shell_word("prod-gpu") == "prod-gpu");
    CHECK(shell_word("") == "''");
    CHECK(shell_word("a b;rm") == "'a b;rm'");
    CHECK(shell_word("o'neil") == "'o'\\''neil'");
}

TEST_CASE("curl asks the same of the same origin") {
    CHECK(curl_command("https://console.example.com/deep/page", "/api/task?users=a&limit=1000") ==
          "curl -H \"Authorization: Bearer $OSMO_TOKEN\" 'https://console.example.com/api/task?users=a&limit=1000'");
}

TEST_CASE("the list of tasks as a command") {
    CHECK(task_list_command({.statuses = {"RUNNING", "WAITING"}, .users = {}, .pools = {"prod-gpu"}, .workflow = "train 7", .limit = 1000}) ==
          "osmo task list --status RUNNING WAITING --all-users --pool prod-gpu --workflow-id 'train 7' --count 1000");
    CHECK(task_list_command({.pools = {"prod-gpu"}, .nodes = {"n1"}}).find("--pool") == std::string::npos);  // the CLI takes one of the two
}

TEST_CASE("the list of workflows as a command: labels one by one, dates without a time") {
    CHECK(workflow_list_command({.users = {"ada"}, .labels = {"team=(a|b)"}, .no_labels = {"ci"}, .submitted_after = Instant{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)}}) ==
          "osmo workflow list --user ada --label 'team=(a|b)' --no-label ci --submitted-after 2026-11-20 --order desc --count 100");
}
