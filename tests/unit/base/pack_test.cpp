#include "base/pack.h"
#include <doctest/doctest.h>

static void round_trip(const std::string& text) {
    const auto back = unpack_text(pack_text(text), text.size());
    REQUIRE(back);
    CHECK(*back == text);
}

TEST_CASE("what was packed unpacks to the same, whatever it is") {
    for (const auto* text : {"", "a", "abcd", "aaaaaaaaaaaaaaaaaaaaaaaa", "workflow:\n  name: x\n", "\xff\xfe\x01"}) round_trip(text);
    round_trip(std::string(100'000, 'x') + "end");
    std::string odd;
    std::uint32_t dice = 1;
    for (int i = 0; i < 50'000; ++i) dice = dice * 1664525 + 1013904223, odd += static_cast<char>(dice >> 24);
    round_trip(odd);
    round_trip(odd + std::string(3, '\0') + odd);
}

TEST_CASE("a specification becomes short, of letters that links hold as they are") {
    std::string text = "workflow:\n  name: sweep\n  tasks:\n";
    for (int i = 0; i < 50; ++i) text += "  - name: task-" + std::to_string(i) + "\n    image: ubuntu:24.04\n    command: [bash, -c, 'echo hello']\n";
    const auto packed = pack_text(text);
    CHECK(packed.size() * 5 < text.size());
    CHECK(packed.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
}

TEST_CASE("what is no packed text, or a bomb, is refused") {
    CHECK_FALSE(unpack_text("not base64!", 100));
    CHECK_FALSE(unpack_text(pack_text(std::string(5000, 'a')), 4999));
    CHECK_FALSE(unpack_text("gAAB", 100));     // points before the beginning
    CHECK_FALSE(unpack_text("BUE", 100));      // promises more than there is
}
