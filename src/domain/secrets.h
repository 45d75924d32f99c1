#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// What looks like a secret in a text: keys of known makers, and long mixed values behind names such as
// "password". A guess, so it is told and left out of what is kept, and never a reason to refuse.
struct SecretPlace { std::size_t from = 0, to = 0; };
std::vector<SecretPlace> secrets_in(std::string_view text);   // in the order of the text
inline constexpr std::string_view kMaskedSecret = "[MASKED]"; // what the service writes in their place, and we too
std::string without_secrets(std::string_view text);
std::string without_secret(std::string_view name, std::string_view value);   // the value, or the mask when the name or the value says so
