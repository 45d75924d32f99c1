#include "api/decode.h"
#include <doctest/doctest.h>

// What reading one member called "x" of `json` complains about; empty when it does not.
template <class Read>
static std::string complaint(const std::string& json, Read read) {
    const auto r = decode(R"({"list":[{"x":)" + json + "}]}", [&](const Reader& root) {
        root.at("list").items([&](const Reader& item) { read(item.at("x")); });
        return true;
    });
    return r ? "" : r.error().text();
}

TEST_CASE("a fault names its place, what was expected and what was there") {
    const auto integer = [](const Reader& r) { (void)r.integer(); };
    CHECK(complaint(R"("eight")", integer) == R"(list[0].x: expected a whole number, got "eight")");
    CHECK(complaint("null", integer) == "list[0].x: expected a whole number, got null");
    CHECK(complaint("1.5", integer) == "list[0].x: expected a whole number, got 1.5");
    CHECK(complaint("1e400", integer) == "list[0].x: expected a whole number, got 1e400");
    CHECK(complaint("[1]", integer) == "list[0].x: expected a whole number, got a list");
    CHECK(complaint("{}", integer) == "list[0].x: expected a whole number, got an object");
    CHECK(complaint("true", integer) == "list[0].x: expected a whole number, got true");
    CHECK(complaint("\"8\"", integer) == "list[0].x: expected a whole number, got \"8\"");
}

TEST_CASE("each reader says what it wanted") {
    CHECK(complaint("1", [](const Reader& r) { (void)r.text(); }) == "list[0].x: expected a text, got 1");
    CHECK(complaint("\"yes\"", [](const Reader& r) { (void)r.boolean(); }) == "list[0].x: expected true or false, got \"yes\"");
    CHECK(complaint("\"soon\"", [](const Reader& r) { (void)r.instant(); }) == "list[0].x: expected a time such as 2026-11-22T15:35:14, got \"soon\"");
    CHECK(complaint("\"lots\"", [](const Reader& r) { (void)r.bytes(); }) == "list[0].x: expected a quantity such as 64Gi, got \"lots\"");
    CHECK(complaint("\"10E\"", [](const Reader& r) { (void)r.cores(); }) == "list[0].x: expected a quantity such as 8 or 500m, got \"10E\"");
    CHECK(complaint("\"0.5\"", [](const Reader& r) { (void)r.gpus(); }) == "list[0].x: expected a whole number, got \"0.5\"");
    CHECK(complaint("1e300", [](const Reader& r) { (void)r.seconds(); }) == "list[0].x: expected a number of seconds, got 1e300");
    CHECK(complaint("1e999", [](const Reader& r) { (void)r.number(); }) == "list[0].x: expected a number that fits, got 1e999");
    CHECK(complaint("1e12", [](const Reader& r) { (void)r.gib(); }) == "list[0].x: expected a number of GiB that fits, got 1e12");
    CHECK(complaint("{}", [](const Reader& r) { (void)r.texts(); }) == "list[0].x: expected a list, got an object");
    CHECK(complaint("[1]", [](const Reader& r) { (void)r.texts(); }) == "list[0].x[0]: expected a text, got 1");
    CHECK(complaint("7", [](const Reader& r) { (void)r.at("y").here(); }) == "list[0].x: expected an object, got 7");
    CHECK(complaint("null", [](const Reader& r) { (void)r.any_text(); }) == "list[0].x: expected a text or a number, got null");
}

TEST_CASE("a missing member is said to be missing, once it is read") {
    CHECK(complaint("{}", [](const Reader& r) { (void)r.at("gpu").integer(); }) == "list[0].x.gpu: missing (expected a whole number)");
    CHECK(complaint("{}", [](const Reader& r) { (void)r.at("a").object(); }) == "list[0].x.a: missing (expected an object)");
    CHECK(complaint("{}", [](const Reader& r) { (void)r.at("gpu").here(); }).empty());
    CHECK(complaint("{}", [](const Reader& r) { (void)r.at("a").at("b").text_or("-"); }).empty());
}

TEST_CASE("a long value is cut in the message, between letters") {
    std::string long_text = "\"";
    for (int i = 0; i < 300; ++i) long_text += "é";
    const auto words = complaint(long_text + "\"", [](const Reader& r) { (void)r.integer(); });
    CHECK(words.size() < 120);
    CHECK(words.ends_with("é…\""));
}

TEST_CASE("the first fault wins and later reads give defaults") {
    std::int64_t second = -1;
    const auto r = decode(R"({"a":"x","b":5,"c":"y"})", [&](const Reader& root) {
        (void)root.at("a").integer();
        second = root.at("b").integer();
        (void)root.at("c").integer();
        return 0;
    });
    REQUIRE_FALSE(r.ok());
    CHECK(r.error().where == "a");
    CHECK(second == 0);
}

TEST_CASE("numbers may be dressed as texts where the service does so") {
    const auto r = decode(R"({"a":"-64","b":8,"c":1000000000000000000,"d":8.0,"e":"1055916032Ki","f":127,"g":"2k"})", [](const Reader& root) {
        CHECK(root.at("a").integer_text() == -64);
        CHECK(root.at("b").integer_text() == 8);
        CHECK(root.at("c").integer() == 1000000000000000000);
        CHECK(root.at("d").integer() == 8);
        CHECK(root.at("e").bytes() == Bytes{1055916032LL * 1024});
        CHECK(root.at("f").cores() == Millicores{127000});
        CHECK(root.at("g").gpus() == Gpus{2000});
        return 0;
    });
    CHECK(r.ok());
}

TEST_CASE("optional things are absent, null or there") {
    const auto r = decode(R"({"null":null,"time":"2026-11-22T15:35:14","on":true,"list":["a","b"]})", [](const Reader& root) {
        CHECK_FALSE(root.at("absent").optional(&Reader::instant));
        CHECK_FALSE(root.at("null").optional(&Reader::instant));
        CHECK(root.at("time").optional(&Reader::instant));
        CHECK(root.at("null").text_or("none") == "none");
        CHECK(root.at("null").boolean_or(true));
        CHECK(root.at("on").boolean_or(false));
        CHECK(root.at("null").texts_or_none().empty());
        CHECK(root.at("list").texts_or_none() == std::vector<std::string>{"a", "b"});
        return 0;
    });
    CHECK(r.ok());
}

TEST_CASE("keys are compared as what they mean") {
    const auto r = decode(R"({"h\u00e9":1,"a\/b":2})", [](const Reader& root) { return root.at("hé").integer() * 10 + root.at("a/b").integer(); });
    REQUIRE(r.ok());
    CHECK(*r == 12);
}

static std::string reading(std::string_view body) {
    const auto r = decode(body, [](const Reader&) { return 0; });
    return r ? "" : r.error().text();
}

TEST_CASE("an answer that is no JSON shows how it begins") {
    CHECK(reading("<!DOCTYPE html><title>Sign in</title><p>and so on") == "the answer is not JSON: it begins with \"<!DOCTYPE html><title>Sign in</title><p>…\"");
    CHECK(reading("access denied") == "the answer is not JSON: it begins with \"access denied\"");
    CHECK(reading("") == "the answer is empty");
    CHECK(reading(" \n ") == "the answer is empty");
    CHECK(reading("\xff\xfe") == "the answer is not JSON: it begins with \"\uFFFD\uFFFD\"");
}

TEST_CASE("an answer that ended early says in the middle of what") {
    CHECK(reading(R"({"workflows":[{"name":"a"},{"na)") == "the answer ended in the middle of workflows[1]");
    CHECK(reading(R"({"workflows":[{"name":"a"},{"labels":{"k":"v)") == "the answer ended in the middle of workflows[1].labels.k");
    CHECK(reading("{") == "the answer ended too early");
}

TEST_CASE("rubbish in the middle or behind is found, with its byte") {
    CHECK(reading(R"({"a":[1,!]})") == "a[0]: the answer is not JSON: unexpected \"!\" at byte 8");
    CHECK(reading("{} {}") == "the answer is not JSON: unexpected \"{\" at byte 3");
    CHECK(reading(std::string(1000, '[')).find("the answer is nested more than 100 deep") != std::string::npos);
}
