#include "base/json.h"
#include <doctest/doctest.h>

using End = JsonTape::End;

static End read(std::string_view text) {
    JsonTape tape;
    std::size_t at = 0;
    return tape.read(text, at);
}

TEST_CASE("what is JSON is read") {
    for (const auto* text : {"{}", "[]", "null", "true", "false", "0", "-1.5e+3", "\"\"", " [ 1 , {\"a\" : [ ] } ] ", R"("\u00e9\n\"")"}) {
        CAPTURE(text);
        CHECK(read(text) == End::done);
    }
}

TEST_CASE("what is no JSON is wrong") {
    for (const auto* text : {"{a:1}", "[1 2]", "[1,]x", "{\"a\" 1}", "{,}", "[,]", "nul!", "NaN", "+1", "-x", "1.x", "1ex", "'a'", "\"\\x\"",
                             "\"\\u12g4\"", "\"a\nb\"", "}", "]"}) {
        CAPTURE(text);
        CHECK(read(text) == End::wrong);
    }
}

TEST_CASE("what ended too early is cut, wherever the cut is") {
    const std::string_view text = R"({"a":[1.5e3,"x\u00e9\\"],"b":{"c":null,"d":true}})";
    for (std::size_t n = 0; n < text.size(); ++n) {
        CAPTURE(n);
        CHECK(read(text.substr(0, n)) == End::cut);
    }
    CHECK(read(text) == End::done);
}

TEST_CASE("a bomb of brackets is refused, not followed") {
    CHECK(read(std::string(10'000'000, '[')) == End::deep);
    std::string objects;
    for (int i = 0; i < 1'000'000; ++i) objects += "{\"a\":";
    CHECK(read(objects) == End::deep);
    CHECK(read(std::string(100, '[') + std::string(100, ']')) == End::done);
}

TEST_CASE("escapes mean what they say") {
    CHECK(json_text(R"(a\"\\\/\b\f\n\r\tz)", false) == "a\"\\/\b\f\n\r\tz");
    CHECK(json_text(R"(\u00e9\u4e2d\ud83d\ude80)", false) == "é中🚀");
}

TEST_CASE("half a letter becomes a replacement character") {
    CHECK(json_text(R"(\ud83d!)", false) == "\uFFFD!");
    CHECK(json_text(R"(\ud83d\u0041)", false) == "\uFFFDA");
    CHECK(json_text(R"(\ude80)", false) == "\uFFFD");
    CHECK(json_text("a\xff\xc3", false) == "a\uFFFD\uFFFD");
    CHECK(json_text("\xe4\xb8", false) == "\uFFFD\uFFFD");
    CHECK(json_text("\xc0\xaf", false) == "\uFFFD\uFFFD");      // an overlong "/"
    CHECK(json_text("\xe0\x80\xaf", false) == "\uFFFD\uFFFD\uFFFD");
    CHECK(json_text("\xed\xa0\x80", false) == "\uFFFD\uFFFD\uFFFD");
    CHECK(json_text(R"(\u0000)", false) == "\uFFFD");           // would end a C string somewhere
}

TEST_CASE("text that is fine stays as it is") { CHECK(mend_utf8("日本語 naïve 🚀 \\n") == "日本語 naïve 🚀 \\n"); }

TEST_CASE("a node knows its path") {
    const std::string_view text = R"({"a":[1,{"b.c":[true]}],"d":2})";
    JsonTape tape;
    std::size_t at = 0;
    REQUIRE(tape.read(text, at) == End::done);
    const char* paths[] = {"", "", ".a", ".a[0]", ".a[1]", ".a[1]", ".a[1][\"b.c\"]", ".a[1][\"b.c\"][0]", "", ".d"};
    REQUIRE(tape.nodes().size() == std::size(paths));
    for (std::uint32_t i = 0; i < std::size(paths); ++i) {
        CAPTURE(i);
        CHECK(tape.path_to(i) == paths[i]);
    }
}
