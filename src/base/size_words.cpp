#include "base/size_words.h"
#include "base/words.h"
#include <array>
#include <cmath>
#include <cstdlib>
#include <fmt/core.h>
#include <string_view>

std::string size_words(std::int64_t bytes) {
    static constexpr std::array<std::string_view, 5> units = {"KiB", "MiB", "GiB", "TiB", "PiB"};
    if (std::llabs(bytes) < 1024) return plural(bytes, "byte");
    double size = static_cast<double>(bytes) / 1024;
    std::size_t unit = 0;
    while (std::fabs(size) >= 1023.95 && unit + 1 < units.size()) size /= 1024, ++unit;
    const bool whole = std::fabs(size) >= 99.95 || std::fabs(size - std::round(size)) < 0.05;
    return whole ? fmt::format("{} {}", count_words(std::llround(size)), units[unit]) : fmt::format("{:.1f} {}", size, units[unit]);
}
