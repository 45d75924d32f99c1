#include "base/utf8.h"
#include <doctest/doctest.h>

TEST_CASE("a code point is read, or one replacement for each broken sequence") {
    CHECK(code_point("é", 0).value == 0xe9);
    CHECK(code_point("数", 0).size == 3);
    CHECK(code_point("🚀", 0).value == 0x1f680);
    const auto broken = [](std::string_view s) { const auto c = code_point(s, 0); return c.good ? -1 : int(c.size); };
    CHECK(broken("\x80") == 1);
    CHECK(broken("\xc0\xaf") == 1);          // overlong
    CHECK(broken("\xe0\x80\x80") == 1);
    CHECK(broken("\xed\xa0\x80") == 1);      // a surrogate
    CHECK(broken("\xf4\x90\x80\x80") == 1);  // above U+10FFFF
    CHECK(broken("\xe6\x95") == 2);          // cut short: one replacement for both bytes
    CHECK(broken("\xe6\x95z") == 2);
    CHECK(broken("\xff") == 1);
}

TEST_CASE("what is written as UTF-8 is read back") {
    for (const char32_t c : {U'a', U'\x7f', U'\x80', U'\x7ff', U'\x800', U'\xffff', U'\x10000', U'\x10ffff'}) {
        std::string s;
        append_utf8(s, c);
        CHECK(code_point(s, 0).value == c);
        CHECK(code_point(s, 0).size == s.size());
        CHECK(before("x" + s, 1 + s.size()) == 1);
    }
}

TEST_CASE("ideographs and emoji are two columns wide") {
    CHECK(is_wide(U'数'));
    CHECK(is_wide(U'🚀'));
    CHECK_FALSE(is_wide(U'é'));
    CHECK_FALSE(is_wide(U'█'));
    CHECK_FALSE(is_wide(U'ל'));
}
