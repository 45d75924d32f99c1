#include "base/csv.h"
#include "doctest/doctest.h"

TEST_CASE("a field is quoted where it must be, and nowhere else") {
    CHECK(csv_field("prod-gpu") == "prod-gpu");
    CHECK(csv_field("") == "");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("a;b") == "\"a;b\"");
    CHECK(csv_field("say \"hi\"") == "\"say \"\"hi\"\"\"");
    CHECK(csv_field("two\nlines") == "\"two\nlines\"");
}

TEST_CASE("what a spreadsheet would run is text") {
    for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"}) {
        INFO(formula);
        CHECK(csv_field(formula) == "\"'" + std::string(formula) + "\"");
    }
}
