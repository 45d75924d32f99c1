#include <doctest/doctest.h>

#include "sim/instant.h"
#include "sim/json.h"
#include "sim/label_match.h"
#include "sim/options.h"
#include "sim/query.h"

using namespace sim;

namespace {

std::string written(void (*write)(Json&)) {
    std::string out;
    Json j(out);
    write(j);
    return out;
}

}  // namespace

TEST_CASE("times are naive, with microseconds only where there are some") {
    CHECK(iso(Instant{seconds{1'795'359'600}}) == "2026-11-22T15:00:00");
    CHECK(iso(Instant{Span{1'795'359'600'000'001}}) == "2026-11-22T15:00:00.000001");
    for (const auto* text : {"2026-11-22T15:00:00", "2026-11-22 15:00", "2026-11-22T15:00:00Z", "2026-11-22T15:00:00+02:00",
                             "2026-11-22T15:00:00.000", "1795359600"}) {
        CAPTURE(text);
        CHECK(read_instant(text) == Instant{seconds{1'795'359'600}});
    }
    CHECK(read_instant("2026-11-22") == Instant{seconds{1'795'305'600}});
    for (const auto* text : {"", "yesterday", "2026-13-01", "2026-02-30", "2026-11-22T25:00", "2026-11-22T15:00:00.x",
                             "2026-11-22Tnoon", "1e300"}) {
        CAPTURE(text);
        CHECK_FALSE(read_instant(text));
    }
}

TEST_CASE("JSON: commas, escapes, quantities, fractions") {
    CHECK(written([](Json& j) { j.open().key("a").number(-1).key("b").list().text("x\"\\\n\x01é").null().end().name("c\"").boolean(true).close(); }) ==
          "{\"a\":-1,\"b\":[\"x\\\"\\\\\\n\\u0001é\",null],\"c\\\"\":true}");
    CHECK(written([](Json& j) {
              j.list()
                  .quantity(8)
                  .quantity(INT64_MIN, "Ki")
                  .real(5400)
                  .real(0.5)
                  .seconds(Span{38'920'169})
                  .seconds(Span{-500'000})
                  .seconds(seconds{34})
                  .end();
          }) == R"(["8","-9223372036854775808Ki",5400.0,0.5,38.920169,-0.5,34.0])");
    CHECK(written([](Json& j) { j.list().time(kNever).time(Instant{seconds{0}} + Span{1}).end(); }) == R"([null,"1970-01-01T00:00:00.000001"])");
}

TEST_CASE("a target is a path and pairs, percent and plus undone") {
    const auto t = split_target("/api/x%20y?a=1&b=%C3%A9+z&a=2&&c&d=%zz");
    CHECK(t.path == "/api/x y");
    const Query q(t.query);
    CHECK(q.list("a") == std::vector<std::string>{"1", "2"});
    CHECK(q.text("a") == "2");
    CHECK(q.text("b") == "é z");
    CHECK(q.text("c") == "");
    CHECK(q.text("d") == "%zz");
    CHECK_FALSE(q.text("e"));
}

TEST_CASE("what cannot be read is named, all at once") {
    Query q(split_target("?n=x&f=perhaps&w=b&w=z").query);
    constexpr std::string_view kWords[] = {"a", "b"};
    CHECK(q.integer("n", 5) == 5);
    CHECK(q.flag("f", true));
    CHECK(q.some_of("w", kWords) == std::vector<std::size_t>{1});
    CHECK_FALSE(q.good());
    CHECK(q.complaint().status == 422);
    CHECK(q.complaint().body ==
          R"({"detail":[{"type":"int_parsing","loc":["query","n"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"x"},)"
          R"({"type":"bool_parsing","loc":["query","f"],"msg":"Input should be a valid boolean, unable to interpret input","input":"perhaps"},)"
          R"({"type":"enum","loc":["query","w",1],"msg":"Input should be 'a' or 'b'","input":"z","ctx":{"expected":"'a' or 'b'"}}]})");
}

TEST_CASE("label patterns") {
    CHECK(matches_label("robotics", "robotics"));
    CHECK_FALSE(matches_label("robot", "robotics"));
    CHECK(matches_label("*", ""));
    CHECK(matches_label("r*t*s", "robotics"));
    CHECK_FALSE(matches_label("r*x*s", "robotics"));
    CHECK(matches_label("team_(a|b)*", "team_b2"));
    CHECK_FALSE(matches_label("team_(a|b)", "team_c"));
    CHECK(matches_label("(a|b)(c|d)", "bc"));
    CHECK(matches_label("(a", "(a"));
}

TEST_CASE("the command line: values, and one line for each mistake") {
    const auto read = [](std::vector<const char*> arguments) { return read_options(arguments); };
    const auto good = read({"--port", "0", "--scenario=busy", "--seed", "9", "--speed", "0.5", "--now", "2026-11-22T15:00:00"});
    REQUIRE(std::holds_alternative<Options>(good));
    const auto& o = std::get<Options>(good);
    CHECK(o.port == 0);
    CHECK(o.setup.scenario == "busy");
    CHECK(o.setup.seed == 9);
    CHECK(o.setup.speed == 0.5);
    CHECK(o.setup.start == Instant{seconds{1'795'359'600}});
    const auto fault = [&](std::vector<const char*> arguments) { return std::get<std::string>(read(std::move(arguments))); };
    CHECK(fault({"--port", "65536"}) == "--port wants a number from 0 to 65535, not \"65536\"");
    CHECK(fault({"--port"}) == "--port wants a value");
    CHECK(fault({"--seed", "1x"}) == "--seed wants a whole number, not \"1x\"");
    CHECK(fault({"--speed", "-1"}) == "--speed wants a number from 0 to 100000, not \"-1\"");
    CHECK(fault({"--now", "soon"}) == "--now wants a time such as 2026-11-22T15:00:00, not \"soon\"");
    CHECK(fault({"here"}) == "unknown argument \"here\"");
    CHECK(fault({"--scenario", "calm"}).starts_with("there is no scenario \"calm\"; there are small, busy, "));
}
