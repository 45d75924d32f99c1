#pragma once
#include <cstdint>

// What a thing means, never which colour it is. Tokens say which colour that is.
enum class Tone : std::uint8_t { plain, strong, quiet, faint, accent, queued, starting, running, completed, failed, unused, high, normal, low, warning };
