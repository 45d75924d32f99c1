#include "base/quantity.h"
#include <array>
#include <charconv>
#include <limits>

namespace {
__extension__ using Wide = unsigned __int128;

// digits × 10^tens × 2^twos, exactly as written.
struct Parts {
    bool negative = false;
    std::uint64_t digits = 0;
    int tens = 0, twos = 0;
};

struct Suffix { std::string_view text; int tens, twos; };
constexpr std::array kSuffixes = {
    Suffix{"", 0, 0},   Suffix{"n", -9, 0}, Suffix{"u", -6, 0}, Suffix{"m", -3, 0}, Suffix{"k", 3, 0},
    Suffix{"K", 3, 0},  Suffix{"M", 6, 0},  Suffix{"G", 9, 0},  Suffix{"T", 12, 0}, Suffix{"P", 15, 0},
    Suffix{"E", 18, 0}, Suffix{"Ki", 0, 10}, Suffix{"Mi", 0, 20}, Suffix{"Gi", 0, 30}, Suffix{"Ti", 0, 40},
    Suffix{"Pi", 0, 50}, Suffix{"Ei", 0, 60},
};
constexpr int kMaxTens = 36;  // far beyond what fits; keeps the loops short

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number itself; takes it off the front of `text`.
bool take_digits(std::string_view& text, Parts& out) {
    bool any = false, point = false;
    int zeros = 0;  // seen but not yet multiplied in: "1000000000000.000" must not overflow
    for (; !text.empty(); text.remove_prefix(1)) {
        const char c = text.front();
        if (c == '.' && !point) { point = true; continue; }
        if (!is_digit(c)) break;
        any = true;
        if (point) --out.tens;
        ++zeros;
        if (c == '0') continue;
        for (; zeros > 0; --zeros)
            if (__builtin_mul_overflow(out.digits, std::uint64_t{10}, &out.digits)) return false;
        if (__builtin_add_overflow(out.digits, static_cast<std::uint64_t>(c - '0'), &out.digits)) return false;
    }
    out.tens += zeros;
    return any;
}

bool take_suffix(std::string_view text, Parts& out) {
    if (text.size() > 1 && (text[0] == 'e' || text[0] == 'E')) {
        const std::size_t skip = text[1] == '+' ? 2 : 1;
        int exponent = 0;
        const auto end = text.data() + text.size();
        const auto read = std::from_chars(text.data() + skip, end, exponent);
        if (read.ec != std::errc{} || read.ptr != end || (skip == 2 && !is_digit(text[2]))) return false;
        if (exponent > 1000 || exponent < -1000) return out.digits == 0;
        out.tens += exponent;
        return true;
    }
    for (const auto& s : kSuffixes) {
        if (s.text != text) continue;
        out.tens += s.tens;
        out.twos += s.twos;
        return true;
    }
    return false;
}

std::optional<Parts> parts_of(std::string_view text) {
    Parts out;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        out.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (!take_digits(text, out) || !take_suffix(text, out)) return std::nullopt;
    return out;
}

enum class Rest { counts_as_one, is_an_error };

std::optional<std::int64_t> value_of(Parts p, Rest rest) {
    if (p.digits == 0) return 0;
    if (p.tens > kMaxTens) return std::nullopt;
    Wide value = p.digits;
    for (; p.twos > 0; --p.twos) value <<= 1;  // at most 60: 124 bits
    for (; p.tens > 0; --p.tens)
        if (__builtin_mul_overflow(value, Wide{10}, &value)) return std::nullopt;
    bool lost = false;
    for (; p.tens < 0 && value != 0; ++p.tens) {
        lost = lost || value % 10 != 0;
        value /= 10;
    }
    if (lost && rest == Rest::is_an_error) return std::nullopt;
    if (lost) ++value;
    if (value > static_cast<Wide>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    const auto whole = static_cast<std::int64_t>(value);
    return p.negative ? -whole : whole;
}
}  // namespace

std::optional<Bytes> parse_bytes(std::string_view text) {
    const auto parts = parts_of(text);
    const auto value = parts ? value_of(*parts, Rest::counts_as_one) : std::nullopt;
    return value ? std::optional(Bytes{*value}) : std::nullopt;
}

std::optional<Millicores> parse_millicores(std::string_view text) {
    auto parts = parts_of(text);
    if (!parts) return std::nullopt;
    parts->tens += 3;
    const auto value = value_of(*parts, Rest::counts_as_one);
    return value ? std::optional(Millicores{*value}) : std::nullopt;
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
    const auto parts = parts_of(text);
    return parts ? value_of(*parts, Rest::is_an_error) : std::nullopt;
}

std::string print_quantity(Bytes bytes) {
    static constexpr std::array<std::string_view, 7> units = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    std::size_t unit = 0;
    auto value = bytes.value;
    for (; value != 0 && value % 1024 == 0; value /= 1024) ++unit;
    return std::to_string(value).append(units[unit]);
}

std::string print_quantity(Millicores cores) {
    if (cores.value % 1000 == 0) return std::to_string(cores.value / 1000);
    return std::to_string(cores.value) + "m";
}
