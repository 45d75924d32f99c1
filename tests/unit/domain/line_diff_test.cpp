#include "domain/line_diff.h"
#include <doctest/doctest.h>
#include <string>

static std::string shown(std::string_view before, std::string_view now) {
    std::string out;
    for (const auto& c : line_diff(before, now)) {
        out += c.kind == LineChange::Kind::same ? ' ' : c.kind == LineChange::Kind::added ? '+' : '-';
        out += std::to_string(c.line) + std::string(c.text) + "\n";
    }
    return out;
}

TEST_CASE("a changed line is one taken out and one put in, and lines keep their own numbers") {
    CHECK(shown("a\nb\nc\n", "a\nx\nc\nd\n") == " 1a\n-2b\n+2x\n 3c\n+4d\n");
    CHECK(shown("", "a\n") == "+1a\n");
    CHECK(shown("a\nb", "") == "-1a\n-2b\n");
    CHECK(shown("same\n", "same\n") == " 1same\n");
}

TEST_CASE("what is too large to compare counts as replaced whole") {
    std::string before, now;
    for (int i = 0; i < 3000; ++i) before += "a" + std::to_string(i) + "\n", now += "b" + std::to_string(i) + "\n";
    const auto all = line_diff("head\n" + before, "head\n" + now);
    CHECK(all.size() == 6001);
    CHECK(all[0].kind == LineChange::Kind::same);
    CHECK(all[1].kind == LineChange::Kind::removed);
}
