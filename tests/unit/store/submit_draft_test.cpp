#include "store/submit_draft.h"
#include <doctest/doctest.h>

TEST_CASE("a draft reads back as it was, whatever stands in it") {
    SubmitDraft d{.spec = {.text = "workflow:\n  name: x\nspec\n=%25\n", .set = {{"a=b", "c=d"}, {"empty", ""}}, .set_string = {{"t", "line\nbreak"}}, .labels = {"team=a=b"}, .env = {"K=%"}, .priority = Priority::low},
                  .name = "x.yaml", .pool = "prod", .origin = "x-7", .original = "workflow:\n  name: old\n"};
    const auto back = read_draft(print_draft(d));
    REQUIRE(back);
    CHECK(*back == d);
    d.original = d.spec.text;
    CHECK(*read_draft(print_draft(d)) == d);
    CHECK(*read_draft(print_draft({})) == SubmitDraft{});
}

TEST_CASE("what is not a draft of ours is none") {
    CHECK_FALSE(read_draft(""));
    CHECK_FALSE(read_draft("draft9\nspec\n"));
    CHECK_FALSE(read_draft("workflow:\n"));
}

TEST_CASE("nothing is lost with an untouched example, and something with a changed one") {
    CHECK(says_nothing({}));
    CHECK(says_nothing({.spec = {.text = " \n"}}));
    CHECK(says_nothing({.spec = {.text = "a"}, .original = "a"}));
    CHECK_FALSE(says_nothing({.spec = {.text = "ab"}, .original = "a"}));
    CHECK_FALSE(says_nothing({.spec = {.labels = {"a=b"}}}));
}

TEST_CASE("a file has the name it came with, else that of its workflow, without what file systems dislike") {
    CHECK(workflow_file_name({.name = "a.yaml"}, "w") == "a.yaml");
    CHECK(workflow_file_name({}, "w/../x") == "w----x.yaml");
    CHECK(workflow_file_name({}, "") == "workflow.yaml");
}

TEST_CASE("what a browser keeps and a link tells has no secrets in it, and says how many it lacks") {
    const SubmitDraft d{.spec = {.text = "a: ghp_abcdefghijklmnopqrstuvwxyz0123456789\n", .set = {{"epochs", "3"}}, .set_string = {{"api_key", "abcdef123456"}}, .labels = {}, .env = {"PASSWORD=hunter2hunter2", "A=1"}},
                        .original = "a: ghp_abcdefghijklmnopqrstuvwxyz0123456789\n"};
    const auto kept = without_secrets(d);
    CHECK(kept.spec.text == "a: [MASKED]\n");
    CHECK(kept.original == kept.spec.text);
    CHECK(kept.spec.set == d.spec.set);
    CHECK(kept.spec.set_string[0].second == "[MASKED]");
    CHECK(kept.spec.env == std::vector<std::string>{"PASSWORD=[MASKED]", "A=1"});
    CHECK(secrets_of(d) == 3);
    CHECK(secrets_of(kept) == 0);
    CHECK(without_secrets(kept) == kept);
}
