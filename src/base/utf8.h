#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// UTF-8 one code point at a time. Bytes that are none are U+FFFD, one for each broken sequence, as browsers do it.
inline constexpr char32_t kReplacementCharacter = 0xfffd;

struct CodePoint {
    char32_t value = 0;
    std::uint8_t size = 1;  // bytes read
    bool good = true;
};
CodePoint code_point(std::string_view text, std::size_t at);  // `at` is inside the text
void append_utf8(std::string& out, char32_t);
std::size_t before(std::string_view text, std::size_t at);    // where the code point that ends at `at` begins
bool is_wide(char32_t);                                       // takes two columns of a monospaced face
