#include "api/submit.h"
#include "api/endpoint.h"
#include <doctest/doctest.h>

TEST_CASE("the body holds the text as it is, and variables as the command line sends them") {
    const SpecDraft draft{.text = "a: \"x\"\n\tb\n", .set = {{"n", "8"}, {"", "lost"}}, .set_string = {{"s", "a=b"}}};
    CHECK(submit_body(draft, false) == R"({"file":"a: \"x\"\n\u0009b\n","set_variables":["n=8"],"set_string_variables":["s=a=b"]})");
    CHECK(submit_body({.text = "x"}, true) == R"({"file":"x","set_variables":[],"set_string_variables":[],"uploaded_templated_spec":"x"})");
}

TEST_CASE("where a specification is sent to") {
    CHECK(submit_url({"gb h100"}, {.priority = "LOW", .dry_run = true, .env = {"A=1", "B=x y"}, .labels = {"team=a/b"}}) ==
          "/api/pool/gb%20h100/workflow?priority=LOW&dry_run=true&env_vars=A%3D1&env_vars=B%3Dx%20y&label=team%3Da%2Fb");
    CHECK(submit_url({"p"}, {.validation_only = true}) == "/api/pool/p/workflow?validation_only=true");
}

TEST_CASE("pairs that have no key yet are not sent") {
    CHECK(whole_pairs({"a=1", "=2", "", "b="}) == std::vector<std::string>{"a=1", "b="});
}

TEST_CASE("the answers to a submission, a preview and a refusal") {
    const auto made = decode_submit_answer(R"({"name":"w-1","overview":"http://x","logs":"http://y","spec":null,"dashboard_url":null,"warnings":["old label"]})");
    REQUIRE(made.ok());
    CHECK(made->name == "w-1");
    CHECK(made->warnings == std::vector<std::string>{"old label"});
    CHECK(decode_submit_answer(R"({"name":null,"spec":"workflow:\n"})")->spec == "workflow:\n");
    CHECK_FALSE(decode_submit_answer("[]").ok());
    CHECK(refused_workflow(R"({"message":"no","error_code":"RESOURCE","workflow_id":"w-2"})") == "w-2");
    CHECK(refused_workflow(R"({"message":"no","workflow_id":null})").empty());
    CHECK(refused_workflow("<html>").empty());
}
