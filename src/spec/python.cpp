#include "spec/python.h"
#include "spec/chars.h"
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/core.h>
#include <limits>

namespace spec {

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F); }

std::string_view python_strip(std::string_view s) {
    while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
    while (!s.empty() && is_space(s.back())) s.remove_suffix(1);
    return s;
}

// Digits with single underscores between them, without those; none when anything else is there.
static std::optional<std::string> digits(std::string_view s) {
    std::string out;
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (is_digit(s[i])) out += s[i];
        else if (s[i] != '_' || i == 0 || i + 1 == s.size() || !is_digit(s[i - 1]) || !is_digit(s[i + 1])) return std::nullopt;
    }
    return out.empty() ? std::nullopt : std::optional(out);
}

std::optional<std::int64_t> python_int(std::string_view s) {
    s = python_strip(s);
    const bool minus = !s.empty() && s.front() == '-';
    if (!s.empty() && (s.front() == '-' || s.front() == '+')) s.remove_prefix(1);
    const auto all = digits(s);
    if (!all) return std::nullopt;
    std::int64_t value = 0;
    if (std::from_chars(all->data(), all->data() + all->size(), value).ec != std::errc()) value = std::numeric_limits<std::int64_t>::max();
    return minus ? -value : value;
}

std::optional<double> python_float(std::string_view s) {
    s = python_strip(s);
    std::string plain;
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i] == '_' && i > 0 && i + 1 < s.size() && is_digit(s[i - 1]) && is_digit(s[i + 1])) continue;
        plain += static_cast<char>(s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]);
    }
    std::string_view rest = plain;
    const bool minus = rest.starts_with("-");
    if (rest.starts_with("-") || rest.starts_with("+")) rest.remove_prefix(1);
    const double sign = minus ? -1 : 1;
    if (rest == "inf" || rest == "infinity") return sign * std::numeric_limits<double>::infinity();
    if (rest == "nan") return std::numeric_limits<double>::quiet_NaN();
    std::size_t at = 0, count = 0;
    const auto run = [&] { while (at < rest.size() && is_digit(rest[at])) ++at, ++count; };
    run();
    if (at < rest.size() && rest[at] == '.') ++at, run();
    if (count == 0) return std::nullopt;
    if (at < rest.size() && rest[at] == 'e') {
        ++at;
        if (at < rest.size() && (rest[at] == '-' || rest[at] == '+')) ++at;
        count = 0, run();
        if (count == 0) return std::nullopt;
    }
    if (at != rest.size()) return std::nullopt;
    return sign * std::strtod(std::string(rest).c_str(), nullptr);
}

std::string python_repr(double v) {
    if (std::isnan(v)) return "nan";
    if (std::isinf(v)) return v < 0 ? "-inf" : "inf";
    if (v == 0) return std::signbit(v) ? "-0.0" : "0.0";
    // Shortest digits that read back; Python writes an exponent from 1e16 on, and below 1e-4.
    const auto science = fmt::format("{:e}", v);
    std::string shortest = fmt::format("{}", v);
    const auto exponent_of = [](const std::string& text) { return std::atoi(text.c_str() + text.find('e') + 1); };
    const int exponent = exponent_of(science);
    std::string number;
    for (const char c : shortest.substr(0, shortest.find('e'))) if (is_digit(c)) number += c;
    const auto first = number.find_first_not_of('0');
    number.erase(0, first);
    while (number.size() > 1 && number.back() == '0') number.pop_back();
    std::string out = v < 0 ? "-" : "";
    if (exponent >= 16 || exponent < -4)
        return out + number.substr(0, 1) + (number.size() > 1 ? "." + number.substr(1) : "") + fmt::format("e{}{:02}", exponent < 0 ? '-' : '+', std::abs(exponent));
    if (exponent < 0) return out + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + number;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (number.size() <= whole) return out + number + std::string(whole - number.size(), '0') + ".0";
    return out + number.substr(0, whole) + "." + number.substr(whole);
}

std::string python_repr(std::string_view s) {
    const bool twice = s.find('\'') != std::string_view::npos && s.find('"') == std::string_view::npos;
    const char quote = twice ? '"' : '\'';
    std::string out(1, quote);
    for (const char c : s) {
        if (c == quote || c == '\\') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (c == '\r') out += "\\r";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else out += c;
    }
    return out + quote;
}

// "P1DT2H3M4.5S", in this order; at least one of them.
static std::optional<double> iso_duration(std::string_view s) {
    s.remove_prefix(1);
    double seconds = 0;
    bool any = false, clock = false;
    std::string_view left = "DHMS";
    while (!s.empty()) {
        if (s.front() == 'T' && !clock) { clock = true, s.remove_prefix(1), left = "HMS"; continue; }
        std::size_t size = 0;
        while (size < s.size() && is_digit(s[size])) ++size;
        const bool fraction = size > 0 && size + 1 < s.size() && s[size] == '.' && is_digit(s[size + 1]);
        if (fraction) for (++size; size < s.size() && is_digit(s[size]);) ++size;
        if (size == 0 || size >= s.size()) return std::nullopt;
        const char unit = s[size];
        const auto place = left.find(unit);
        if (place == std::string_view::npos || clock == (unit == 'D') || (fraction && unit != 'S')) return std::nullopt;
        const double amount = std::strtod(std::string(s.substr(0, size)).c_str(), nullptr);
        seconds += amount * (unit == 'D' ? 86400 : unit == 'H' ? 3600 : unit == 'M' ? 60 : 1);
        left.remove_prefix(place + 1), s.remove_prefix(size + 1), any = true;
    }
    return any ? std::optional(seconds) : std::nullopt;
}

std::optional<double> read_duration(std::string_view s) {
    if (s.starts_with("P")) return iso_duration(s.ends_with("\n") ? s.substr(0, s.size() - 1) : s);
    if (s.empty()) return std::nullopt;
    static constexpr std::array<std::pair<std::string_view, double>, 6> units = {{{"ms", 1e-3}, {"us", 1e-6}, {"d", 86400}, {"h", 3600}, {"m", 60}, {"s", 1}}};
    for (const auto& [unit, seconds] : units) {
        if (!s.ends_with(unit) || (unit.size() == 2 && s.size() < 3)) continue;
        const auto count = python_int(s.substr(0, s.size() - unit.size()));
        if (!count || std::abs(static_cast<double>(*count)) * seconds >= 86400e9) return std::nullopt;  // a timedelta ends at a thousand million days
        return static_cast<double>(*count) * seconds;
    }
    return std::nullopt;
}

QuantityFault read_quantity(std::string_view s, Quantity& out) {
    std::size_t size = 0;
    while (size < s.size() && is_digit(s[size])) ++size;
    if (size == 0) return QuantityFault::form;
    if (size + 1 < s.size() && s[size] == '.' && is_digit(s[size + 1])) for (++size; size < s.size() && is_digit(s[size]);) ++size;
    out.unit = s.substr(size);
    for (const char c : out.unit) if (!is_letter(c)) return QuantityFault::form;
    static constexpr std::array<std::pair<std::string_view, int>, 15> units = {{{"", 0}, {"B", 0}, {"m", -10}, {"K", 10}, {"Ki", 10}, {"KiB", 10}, {"M", 20}, {"Mi", 20},
                                                                               {"MiB", 20}, {"G", 30}, {"Gi", 30}, {"GiB", 30}, {"T", 40}, {"Ti", 40}, {"TiB", 40}}};
    for (const auto& [unit, power] : units)
        if (unit == out.unit) { out.bytes = std::ldexp(std::strtod(std::string(s.substr(0, size)).c_str(), nullptr), power); return QuantityFault::none; }
    return QuantityFault::unit;
}

}  // namespace spec
