#include "contract/recording.h"
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>

static std::string recording(const std::string& method, const std::string& path, int status, const std::string& body) {
    return R"({"request":{"method":")" + method + R"(","path":")" + path + R"(","body":null},"response":{"status":)" + std::to_string(status) + "," + body + "}}";
}

TEST_CASE("a recorded answer goes through the decoder of its request") {
    CHECK(check_file(recording("GET", "/api/version", 200, R"("json":{"major":"6"})")).verdict == Verdict::decoded);
    const auto wrong = check_file(recording("GET", "/api/version", 200, R"("json":{"major":6})"));
    CHECK(wrong.verdict == Verdict::failed);
    CHECK(wrong.words == "GET /api/version: major: expected a text, got 6");
    CHECK(check_file(recording("GET", "/api/resources?all_pools=true", 200, R"("json":{"resources":[{}]})")).verdict == Verdict::failed);
    CHECK(check_file(recording("GET", "/api/workflow", 200, R"("text":"not json")")).verdict == Verdict::failed);
}

TEST_CASE("a recorded error must have words, whoever asked") {
    CHECK(check_file(recording("POST", "/api/pool/p/workflow", 400, R"("json":{"message":"No"})")).verdict == Verdict::decoded);
    CHECK(check_file(recording("GET", "/api/resources/x", 500, R"("text":"")")).verdict == Verdict::decoded);
}

TEST_CASE("what is not ours is told apart from what is no recording") {
    CHECK(check_file(recording("POST", "/api/app/user/demo", 200, R"("json":null)")).verdict == Verdict::not_ours);
    CHECK(check_file(R"({"url":"ws://x","frames":[]})").verdict == Verdict::not_ours);
    CHECK(check_file(R"([{"file":"a.json"}])").verdict == Verdict::no_recording);
    CHECK(check_file("{\"request\":").verdict == Verdict::failed);
    CHECK(check_file("").verdict == Verdict::failed);
}

TEST_CASE("every request of the recordings is decoded or listed as not ours") {
    namespace fs = std::filesystem;
    const fs::path folder = "../shared/osmo/recordings";
    if (!fs::is_directory(folder)) {
        MESSAGE("skipped: there are no recordings beside the checkout");
        return;
    }
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(in), {});
        const auto checked = check_file(text);
        CAPTURE(entry.path().filename().string());
        CHECK(checked.verdict != Verdict::failed);
        const auto exchange = read_file(text);
        if (checked.verdict == Verdict::not_ours && exchange) CHECK(listed_as_not_ours(exchange->method, exchange->path));
    }
}
