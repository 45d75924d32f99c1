#pragma once
#include <optional>
#include <string>
#include <string_view>

// A text made short enough for a link: what was said before is pointed at, and the rest written with
// letters, digits, - and _. YAML becomes a third of what it was, or less.
std::string pack_text(std::string_view);
std::optional<std::string> unpack_text(std::string_view, std::size_t most_bytes);   // none: not made by the above, or longer than that
