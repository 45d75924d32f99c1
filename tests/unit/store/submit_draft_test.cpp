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
