#include "base/quantity.h"
#include <doctest/doctest.h>
#include <limits>

static std::int64_t bytes(std::string_view text) { return parse_bytes(text).value_or(Bytes{-12345}).value; }
static std::int64_t milli(std::string_view text) { return parse_millicores(text).value_or(Millicores{-12345}).value; }

TEST_CASE("the suffix says the unit of a quantity") {
    CHECK(bytes("1932735283200") == 1932735283200);
    CHECK(bytes("1055916032Ki") == 1055916032LL * 1024);
    CHECK(bytes("3Mi") == 3 << 20);
    CHECK(bytes("64Gi") == 64LL << 30);
    CHECK(bytes("2Ti") == 2LL << 40);
    CHECK(bytes("1Pi") == 1LL << 50);
    CHECK(bytes("2k") == 2000);
    CHECK(bytes("2K") == 2000);
    CHECK(bytes("3M") == 3000000);
    CHECK(bytes("1G") == 1000000000);
    CHECK(bytes("1T") == 1000000000000);
    CHECK(bytes("1E") == 1000000000000000000);
}

TEST_CASE("quantities may have a point and an exponent") {
    CHECK(bytes("1.5Gi") == 3LL << 29);
    CHECK(bytes("12e6") == 12000000);
    CHECK(bytes("1E3") == 1000);
    CHECK(bytes("1.2e+3") == 1200);
    CHECK(bytes("500e-1") == 50);
    CHECK(bytes("1000000000000000.000000000") == 1000000000000000);
}

TEST_CASE("cores are counted in thousandths") {
    CHECK(milli("8") == 8000);
    CHECK(milli("100m") == 100);
    CHECK(milli("0.5") == 500);
    CHECK(milli("-2") == -2000);
}

TEST_CASE("a part of the smallest unit counts as one") {
    CHECK(bytes("100m") == 1);
    CHECK(milli("1u") == 1);
    CHECK(bytes("1e-30") == 1);
}

TEST_CASE("whole counts are whole") {
    CHECK(parse_whole("8") == 8);
    CHECK(parse_whole("8.0") == 8);
    CHECK(parse_whole("2k") == 2000);
    CHECK(parse_whole("-1") == -1);
    CHECK_FALSE(parse_whole("500m"));
    CHECK_FALSE(parse_whole("0.5"));
}

TEST_CASE("rubbish is not a quantity") {
    for (const auto* text : {"", "-", ".", "Gi", "eight", "8 Gi", " 8", "8g", "8gib", "1.2.3", "1e", "1e+", "1e+-3", "--1", "0x10", "NaN", "1,000"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_bytes(text));
        CHECK_FALSE(parse_millicores(text));
        CHECK_FALSE(parse_whole(text));
    }
}

TEST_CASE("what 64 bits do not hold is no quantity, and nothing wraps") {
    CHECK(bytes("1000000000000000000") == 1000000000000000000);
    CHECK(bytes("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
    for (const auto* text : {"9223372036854775808", "10E", "9Ei", "1e19", "1e999999999999", "99999999999999999999999", "16Ei"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_bytes(text));
    }
    CHECK_FALSE(parse_millicores("9223372036854775807"));
    CHECK(bytes("0e99999") == 0);
}

TEST_CASE("a printed quantity reads back as itself") {
    for (const std::int64_t n : {0L, 1L, -1L, 1023L, 1024L, 64L << 30, 263983104L << 10, std::numeric_limits<std::int64_t>::max()}) {
        CAPTURE(n);
        CHECK(parse_bytes(print_quantity(Bytes{n})) == Bytes{n});
    }
    CHECK(print_quantity(Bytes{64LL << 30}) == "64Gi");
    CHECK(print_quantity(Millicores{1500}) == "1500m");
    CHECK(print_quantity(Millicores{8000}) == "8");
}
