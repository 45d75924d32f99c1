#include "base/rtl.h"
#include "base/utf8.h"
#include <doctest/doctest.h>

TEST_CASE("only scripts from right to left are looked for") {
    for (const char* plain : {"", "prod-gpu", "łódź", "Ж", "名前", "🦖", "é ©"}) CHECK_FALSE(has_right_to_left(plain));
    for (const char* other : {"שלום", "node-مرحبا", "a ﷺ", "ﻣ"}) CHECK(has_right_to_left(other));
}

TEST_CASE("each run becomes one letter, with what stands between its words, and the rest stays") {
    const auto text = in_runs("pool שלום 12 עולם-a");
    const auto at = text.find(' ') + 1;
    const auto code = code_point(text, at);
    CHECK(text.starts_with("pool "));
    CHECK(text.substr(at + code.size) == "-a");
    CHECK(run_text(code.value) == "שלום 12 עולם");
    CHECK(in_runs("plain") == "plain");
}

TEST_CASE("the same run has the same code, another one another") {
    CHECK(in_runs("مرحبا") == in_runs("مرحبا"));
    CHECK(in_runs("مرحبا") != in_runs("مرحب"));
    CHECK(run_text(U'a').empty());
    CHECK(run_text(0xf8ff).empty());
}

TEST_CASE("runs that nobody has a code left for stay letters") {
    std::string last;
    for (int i = 0; i < 7000; ++i) {
        std::string word;
        for (int n = i; n > 0; n /= 20) append_utf8(word, 0x5d0 + static_cast<char32_t>(n % 20));
        last = word.empty() ? "א" : word;
        in_runs(last);
    }
    CHECK(in_runs(last + "אאאא") == last + "אאאא");
}
