#include "domain/refusal.h"
#include <doctest/doctest.h>

static constexpr std::string_view kTable = "Resource validation failed for task: a\n"
    "node        pool/platform     storage   cpu   memory   gpu   cuda-driver   reason                          \n"
    "===========================================================================================================\n"
    "gb-cpu-00   ['gb-h100/cpu']   900       64    250      0     -             Assertion failed: Value 999.0 too high for CPU\n"
    "gb-cpu-01   ['gb-h100/cpu']   900       64    250      0     -             Assertion failed: Value 999.0 too high for CPU\n"
    "Please check available resources with \"osmo resource list\".";

TEST_CASE("the table in a refusal becomes a table again, and the sentences around it stay") {
    const auto r = read_refusal(kTable);
    CHECK(r.words == "Resource validation failed for task: a");
    REQUIRE(r.head.size() == 8);
    CHECK(r.head[1] == "pool/platform");
    REQUIRE(r.rows.size() == 2);
    CHECK(r.rows[1][0] == "gb-cpu-01");
    CHECK(r.rows[1][1] == "['gb-h100/cpu']");
    CHECK(r.rows[1][7] == "Assertion failed: Value 999.0 too high for CPU");
    CHECK(r.after == "Please check available resources with \"osmo resource list\".");
}

TEST_CASE("a refusal without a table is text, whatever lines it has") {
    CHECK(read_refusal("Pool x not found.").words == "Pool x not found.");
    CHECK(read_refusal("==========\nno head").rows.empty());
    CHECK(read_refusal("one\n==========\nno columns").words == "one\n==========\nno columns");
    CHECK(read_refusal("").words.empty());
}

TEST_CASE("a refusal may name a line") {
    CHECK(line_named("while parsing a block mapping in \"<unicode string>\", line 12, column 3") == 12);
    CHECK(line_named("the deadline 4") == 0);
    CHECK(line_named("Pool x not found.") == 0);
}
