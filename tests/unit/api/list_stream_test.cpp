#include "api/list_stream.h"
#include "samples.h"
#include <doctest/doctest.h>

struct Decoded {
    std::vector<Resource> resources;
    std::string error;
    Unread unread;
};

// Feeds `body` in pieces of `size`, working after each.
static Decoded decoded(std::string_view body, std::size_t size) {
    Decoded out;
    FleetDecoder decoder([&](Resource r) { out.resources.push_back(std::move(r)); });
    for (std::size_t at = 0; at < body.size(); at += size) {
        decoder.feed(body.substr(at, size));
        while (!decoder.step(1e9, [] { return 0.0; })) {}
    }
    const auto count = decoder.finish();
    if (count) CHECK(*count == out.resources.size());
    else out.error = count.error().text();
    out.unread = decoder.unread();
    return out;
}

TEST_CASE("a list is the same in whatever pieces it comes") {
    const auto body = R"({"before":{"resources":[1,"]}"]},"n":12,)" + sample_fleet(5).substr(1, sample_fleet(5).size() - 2) + R"(,"after":[[]]} )";
    for (const std::size_t size : {std::size_t{1}, std::size_t{7}, std::size_t{1000}, body.size()}) {
        CAPTURE(size);
        const auto d = decoded(body, size);
        CHECK(d.error.empty());
        REQUIRE(d.resources.size() == 5);
        CHECK(d.resources[4].name.value == "node-4");
        CHECK(d.resources[4].total.gpu == Gpus{8});
    }
}

TEST_CASE("a number may come in two pieces") {
    for (const std::size_t size : {1, 2, 3, 5}) CHECK(decoded(R"({"a":1234567,"resources":[]})", size).error.empty());
}

TEST_CASE("of two lists with one name the first counts") {
    CHECK(decoded(R"({"resources":[],"resources":[1]})", 9).error.empty());
}

TEST_CASE("an empty fleet is no fault") {
    CHECK(decoded(R"({"resources":[]})", 3).error.empty());
    CHECK(decoded(" { \"resources\" : [ ] } ", 1).error.empty());
}

TEST_CASE("an answer that ends early says in which element") {
    const auto body = sample_fleet(3);
    const auto third = body.find("node-2");
    CHECK(decoded(body.substr(0, third + 3), 100).error == "the answer ended in the middle of resources[2].hostname");
    CHECK(decoded(body.substr(0, third + 3), 100).resources.size() == 2);
    CHECK(decoded(body.substr(0, body.size() - 2), 100).error == "the answer ended after resources[2]");
    CHECK(decoded(body.substr(0, body.size() - 1), 100).error == "the answer ended too early");
    CHECK(decoded(R"({"resou)", 100).error == "the answer ended too early");
    CHECK(decoded("", 100).error == "the answer is empty");
}

TEST_CASE("every cut of an answer is a fault") {
    const auto body = sample_fleet(2);
    for (std::size_t n = 0; n < body.size(); n += 13) {
        CAPTURE(n);
        CHECK_FALSE(decoded(body.substr(0, n), 64).error.empty());
    }
}

TEST_CASE("a fault in an element names the element and the field") {
    const auto body = R"({"resources":[)" + sample_resource("a") + "," + sample_resource("b", "\"eight\"") + "," + sample_resource("c") + "]}";
    const auto d = decoded(body, 50);
    CHECK(d.error.empty());
    CHECK(d.unread.first.text() == R"(resources[1].usage_fields.gpu: expected a whole number, got "eight")");
    CHECK(d.unread.count == 1);
    CHECK(d.unread.of == 3);
    REQUIRE(d.resources.size() == 2);  // the others stand
    CHECK(d.resources[1].name.value == "c");
}

TEST_CASE("a fleet of which nothing can be read is a fault") {
    const auto d = decoded(R"({"resources":[{"hostname":7},{"hostname":8}]})", 50);
    CHECK(d.error == "resources[0].hostname: expected a text, got 7");
    CHECK(d.resources.empty());
}

TEST_CASE("what is no JSON is told with its place") {
    CHECK(decoded("<html>", 2).error == "the answer is not JSON: it begins with \"<h\"");
    CHECK(decoded("[1]", 1).error == "expected an object, got a list");
    CHECK(decoded(R"({"resources":[1 2]})", 100).error == "resources[0]: the answer is not JSON: unexpected \"2\" at byte 16");
    const auto fleet = sample_fleet(1);
    CHECK(decoded(fleet.substr(0, fleet.size() - 2) + ";]}", 100).error.find("resources[0]: the answer is not JSON: unexpected \";\" at byte ") == 0);
    CHECK(decoded(sample_fleet(1) + "x", 100).error.find("unexpected \"x\"") != std::string::npos);
    CHECK(decoded(R"({"a":1})", 100).error == "resources: missing (expected a list)");
    CHECK(decoded(R"({"resources":null})", 100).error == "resources: expected a list, got null");
    CHECK(decoded(R"({"resources":[)" + std::string(1000, '[') + "]}", 100).error.find("nested more than 100 deep") != std::string::npos);
}

TEST_CASE("a step stops when its time is over, and goes on later") {
    int count = 0;
    FleetDecoder decoder([&](Resource) { ++count; });
    decoder.feed(sample_fleet(200));
    double now = 0;
    const auto clock = [&] { return now += 1; };
    CHECK_FALSE(decoder.step(3, clock));
    CHECK(count > 0);
    CHECK(count < 200);
    while (!decoder.step(3, clock)) {}
    CHECK(count == 200);
    CHECK(decoder.finish().ok());
}

TEST_CASE("a huge value in many pieces is not read again and again") {
    FleetDecoder decoder([](Resource) {});
    int turns = 0;
    decoder.feed(R"({"note":")");
    const std::string piece(1 << 16, 'x');
    for (int i = 0; i < 1000; ++i) {  // 64 MB
        decoder.feed(piece);
        turns += decoder.step(1e9, [] { return 0.0; });
    }
    decoder.feed(R"(","resources":[]})");
    CHECK(turns == 1000);
    CHECK(decoder.finish().ok());
}
