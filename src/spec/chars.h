#pragma once
#include "base/utf8.h"
#include <cstddef>
#include <string>
#include <string_view>

namespace spec {

// Characters of UTF-8 as the service's readers see them: YAML 1.1 ends lines at NEL, LS and PS too.
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_word(char c) { return is_digit(c) || is_letter(c) || c == '_'; }
inline bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::size_t char_size(std::string_view text, std::size_t at);   // bytes of the character there; 1 for what is no UTF-8
std::size_t count_chars(std::string_view text);
std::size_t line_break(std::string_view text, std::size_t at);  // bytes of the line's end there; 0: none

// The first character that a YAML text must not have; npos: there is none.
std::size_t first_unprintable(std::string_view text);
std::size_t first_broken_utf8(std::string_view text);
char32_t char_at(std::string_view text, std::size_t at);

}  // namespace spec
