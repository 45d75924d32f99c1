#include "api/errors.h"
#include <doctest/doctest.h>

using Kind = Failure::Kind;

static Failure of(int status, std::string_view body) { return failure_of({.request = "GET /api/x", .status = status, .body = body, .request_id = "id-1"}); }

TEST_CASE("the service's own words are kept, in each of its three shapes") {
    CHECK(of(400, R"({"message":"No pool selected!","error_code":"USER","workflow_id":null})").detail == "No pool selected!");
    CHECK(of(405, R"({"detail":"Method Not Allowed"})").detail == "Method Not Allowed");
    CHECK(of(422, R"({"detail":[{"type":"enum","loc":["query","statuses",0],"msg":"Input should be 'A'","input":"NOPE"},{"loc":["body"],"msg":"Field required"}]})").detail ==
          "query.statuses.0: Input should be 'A'\nbody: Field required");
    CHECK(of(500, R"({"message":"Internal server error: Version should be of the format x"})").detail == "Internal server error: Version should be of the format x");
}

TEST_CASE("not found is missing, however the service spells it") {
    CHECK(of(404, R"({"detail":"Not Found"})").kind == Kind::missing);
    CHECK(of(400, R"({"message":"Workflow nope-1 is not found.","error_code":"DATABASE","workflow_id":null})").kind == Kind::missing);
    CHECK(of(400, R"({"message":"App nope does not exist.","error_code":"USER"})").kind == Kind::missing);
    const auto resource = of(500, R"({"message":"Internal server error: Resource gb-infra-00 does not exist!"})");
    CHECK(resource.kind == Kind::missing);
    CHECK(resource.detail == "Resource gb-infra-00 does not exist!");
}

TEST_CASE("statuses have their kinds") {
    CHECK(of(401, "").kind == Kind::signed_out);
    CHECK(of(302, "").kind == Kind::signed_out);
    CHECK(of(403, "access denied").kind == Kind::denied);
    CHECK(of(403, "access denied").detail == "access denied");
    CHECK(of(400, R"({"message":"Limit must be less than 1000."})").kind == Kind::refused);
    CHECK(of(410, R"({"message":"Workflow w is not running!"})").kind == Kind::refused);
    CHECK(of(429, "").kind == Kind::refused);
    CHECK(of(500, "").kind == Kind::broken);
    CHECK(of(503, "").kind == Kind::broken);
    CHECK(of(504, "").kind == Kind::timed_out);
}

TEST_CASE("without an answer the network is named, not the service") {
    CHECK(of(0, "").kind == Kind::unreachable);
    CHECK(failure_of({.request = "GET /api/x", .timed_out = true}).kind == Kind::timed_out);
}

TEST_CASE("every failure has words, a request and its id") {
    for (const int status : {0, 301, 400, 401, 403, 404, 405, 418, 429, 500, 502, 503, 504, 599})
        for (const auto* body : {"", "{}", "null", "[]", "{\"message\":null}", "{\"message\":\"  \"}", "{\"detail\":[]}", "<html><h1>Bad gateway</h1>", "\xff\xfe", "{\"mess"}) {
            CAPTURE(status);
            CAPTURE(body);
            const auto f = of(status, body);
            CHECK_FALSE(f.detail.empty());
            CHECK(f.detail.find('<') == std::string::npos);
            CHECK(f.request == "GET /api/x");
            CHECK(f.request_id == "id-1");
            CHECK(f.status == status);
        }
}

TEST_CASE("a table of reasons keeps its lines, and an endless one ends") {
    CHECK(of(400, "{\"message\":\"Resource validation failed\\nnode  gpu\\n====\"}").detail == "Resource validation failed\nnode  gpu\n====");
    const auto endless = of(400, "{\"message\":\"" + std::string(100000, 'x') + "\"}").detail;
    CHECK(endless.size() < 9000);
    CHECK(endless.ends_with("…"));
}

TEST_CASE("a web page in place of data is a login that has ended; other garbage is garbage") {
    const Error where{"", "the answer is not JSON"};
    const auto kind = [&](std::string_view body) { return garbled({.request = "GET /api/x", .status = 200, .body = body}, where).kind; };
    CHECK(kind("<!DOCTYPE html><title>Sign in</title>") == Kind::signed_out);
    CHECK(kind("\n  <html lang=\"en\">") == Kind::signed_out);
    CHECK(kind("<HTML>") == Kind::signed_out);
    CHECK(kind("not json at all") == Kind::garbled);
    CHECK(kind("{\"words\": \"<html>\"") == Kind::garbled);
    CHECK(kind("") == Kind::garbled);
}
