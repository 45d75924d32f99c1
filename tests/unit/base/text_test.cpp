#include "base/text.h"
#include "doctest/doctest.h"

TEST_CASE("lower case is for ASCII; other letters stay whole") { CHECK(lower_case("Ab-9 Äß 🦖") == "ab-9 Äß 🦖"); }

TEST_CASE("shortening never cuts a letter in half") {
    CHECK(shorten("abc", 3) == "abc");
    CHECK(shorten("abcd", 3) == "abc…");
    CHECK(shorten("жж", 3) == "ж…");
    CHECK(shorten("🦖x", 3) == "…");
}

TEST_CASE("edit distance counts letters put in, left out or changed, up to a limit") {
    CHECK(edit_distance("node-12", "node-12", 3) == 0);
    CHECK(edit_distance("node-12", "node-21", 3) == 2);
    CHECK(edit_distance("resorces", "resources", 3) == 1);
    CHECK(edit_distance("", "abc", 3) == 3);
    CHECK(edit_distance("abc", "xyz12", 3) == 4);
    CHECK(edit_distance("a", "abcdefgh", 3) == 4);
}

TEST_CASE("what would hide in a name is shown; scripts, emoji and joined letters are left alone") {
    CHECK(with_all_shown("invoice\u202Efdp.exe") == "invoice\uFFFDfdp.exe");
    CHECK(with_all_shown("ad\u200Bmin") == "ad\uFFFDmin");
    CHECK(with_all_shown("a\x1b[31m") == "a\uFFFD[31m");
    CHECK(with_all_shown("\u2066a\u2069\uFEFF") == "\uFFFDa\uFFFD\uFFFD");
    for (const char* plain : {"prod-gpu", "名前", "été", "👩‍💻", "שלום", "tab\tand\nline", ""}) CHECK(with_all_shown(plain) == plain);
    CHECK(with_all_shown("cut \xe2\x80") == "cut \xe2\x80");
}
