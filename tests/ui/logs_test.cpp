#include "store/logs.h"
#include "ui/harness.h"
#include <doctest/doctest.h>
#include <fmt/format.h>

static std::string some_log(int lines) {
    std::string out;
    for (int i = 0; i < lines; ++i)
        out += fmt::format("2026/11/22 15:{:02}:{:02} [{}] {} step {}\n", i / 60, i % 60, i % 4 == 0 ? "monitor" : "train", i % 10 == 5 ? "ERROR" : "INFO", i);
    return out;
}

TEST_CASE("the log of a workflow is streamed, counted and shown") {
    Harness h("#/workflows/train-7/logs");
    h.answer();
    h.console.transport.answer("/api/workflow/train-7/logs", some_log(200));
    h.start();
    h.rest();
    CHECK_MESSAGE(h.says("200 lines"), h.outline());
    CHECK(h.find("checkbox", "Error"));
    CHECK(h.find("grid", "Log of train-7"));
    CHECK(h.unsaid().empty());
}

TEST_CASE("a level that is switched off goes from the log and into the address") {
    Harness h("#/workflows/train-7/logs");
    h.answer();
    h.console.transport.answer("/api/workflow/train-7/logs", some_log(200));
    h.start();
    h.rest();
    h.click("checkbox", "Info");
    h.rest();
    CHECK(h.hash().find("hide=info") != std::string::npos);
    CHECK(h.get("grid", "Log of train-7").rows == 20);
}

TEST_CASE("what is looked for is counted, and n goes to the next") {
    Harness h("#/workflows/train-7/logs?q=step%2019");
    h.answer();
    h.console.transport.answer("/api/workflow/train-7/logs", some_log(200));
    h.start();
    h.rest();
    CHECK_MESSAGE(h.says("11 lines"), h.outline());
    h.shortcut("n");
    h.rest();
    CHECK(h.says("1 of 11"));
}
