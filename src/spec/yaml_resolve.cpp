#include "spec/chars.h"
#include "spec/python.h"
#include "spec/yaml_tree.h"
#include <array>
#include <charconv>
#include <limits>
#include <span>

namespace spec {

// YAML 1.1's plain words, by the patterns of the service's reader.
namespace {

using Kind = YamlNode::Kind;

bool one_of(std::string_view s, std::span<const std::string_view> words) {
    for (const auto w : words) if (s == w) return true;
    return false;
}

constexpr std::array<std::string_view, 9> kYes = {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"};
constexpr std::array<std::string_view, 9> kNo = {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"};
constexpr std::array<std::string_view, 5> kNull = {"", "~", "null", "Null", "NULL"};

std::string_view without_sign(std::string_view s) { return !s.empty() && (s.front() == '+' || s.front() == '-') ? s.substr(1) : s; }

std::string without(std::string_view s, char c) {
    std::string out;
    for (const char x : s) if (x != c) out += x;
    return out;
}

std::size_t run(std::string_view s, std::size_t at, bool (*takes)(char)) {
    while (at < s.size() && takes(s[at])) ++at;
    return at;
}
bool digit_or_line(char c) { return is_digit(c) || c == '_'; }

void keep_whole(YamlNode& n, const std::string& digits, int base, bool minus) {
    n.kind = Kind::whole;
    std::uint64_t value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    n.huge = fault != std::errc() || value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    n.whole = n.huge ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(value);
    if (minus) n.whole = -n.whole;
}

// "1:30:00" is a number to base 60. `parts` after the first have one or two digits, at most 59.
std::optional<double> sexagesimal(std::string_view s) {
    std::size_t at = run(s, 0, digit_or_line);
    if (at == 0 || !is_digit(s[0]) || at >= s.size() || s[at] != ':') return std::nullopt;
    double value = std::strtod(without(s.substr(0, at), '_').c_str(), nullptr);
    while (at < s.size() && s[at] == ':') {
        std::size_t end = at + 1;
        while (end < s.size() && end < at + 3 && is_digit(s[end])) ++end;
        const auto part = s.substr(at + 1, end - at - 1);
        if (part.empty() || (part.size() == 2 && part[0] > '5')) return std::nullopt;
        value = value * 60 + std::strtod(std::string(part).c_str(), nullptr);
        at = end;
    }
    return at == s.size() ? std::optional(value) : std::nullopt;
}

bool whole(YamlNode& n) {
    const std::string_view s = without_sign(n.text);
    const bool minus = n.text.starts_with("-");
    if (s.empty() || !is_digit(s[0])) return false;
    if (s == "0") return keep_whole(n, "0", 10, minus), true;
    if (s.starts_with("0b") && s.size() > 2 && s.find_first_not_of("01_", 2) == std::string_view::npos) return keep_whole(n, without(s.substr(2), '_'), 2, minus), true;
    if (s.starts_with("0x") && s.size() > 2 && s.find_first_not_of("0123456789abcdefABCDEF_", 2) == std::string_view::npos) return keep_whole(n, without(s.substr(2), '_'), 16, minus), true;
    if (s[0] == '0') {
        if (s.find_first_not_of("01234567_") != std::string_view::npos) return false;
        return keep_whole(n, without(s, '_'), 8, minus), true;
    }
    if (run(s, 0, digit_or_line) == s.size()) return keep_whole(n, without(s, '_'), 10, minus), true;
    const auto value = sexagesimal(s);
    if (!value) return false;
    n.kind = Kind::whole, n.whole = static_cast<std::int64_t>(std::min(*value, 9e18)) * (minus ? -1 : 1);
    return true;
}

bool exponent(std::string_view s) {  // "e+5": the sign must be there
    if (s.empty()) return true;
    return s.size() > 2 && (s[0] == 'e' || s[0] == 'E') && (s[1] == '+' || s[1] == '-') && run(s, 2, is_digit) == s.size();
}

bool real(YamlNode& n) {
    const std::string_view all = n.text, s = without_sign(all);
    const double sign = all.starts_with("-") ? -1 : 1;
    static constexpr std::array<std::string_view, 3> inf = {".inf", ".Inf", ".INF"}, nan = {".nan", ".NaN", ".NAN"};
    const auto keep = [&](double v) { return n.kind = Kind::real, n.real = v, true; };
    if (one_of(s, inf)) return keep(sign * std::numeric_limits<double>::infinity());
    if (one_of(all, nan)) return keep(std::numeric_limits<double>::quiet_NaN());
    const auto dot = s.find('.');
    if (dot == std::string_view::npos) return false;
    const auto tail = run(s, dot + 1, digit_or_line);
    const auto number = [&] { return std::strtod(without(s, '_').c_str(), nullptr); };
    if (dot == 0) return all == s && tail > 1 && is_digit(s[1]) && exponent(s.substr(tail)) && keep(number());
    if (!is_digit(s[0])) return false;
    if (run(s, 0, digit_or_line) == dot) return exponent(s.substr(tail)) && keep(sign * number());
    const auto value = tail == s.size() ? sexagesimal(s.substr(0, dot)) : std::nullopt;
    return value && keep(sign * (*value + std::strtod(("0." + without(s.substr(dot + 1), '_') + "0").c_str(), nullptr)));
}

// "2026-01-31", or with a time behind it.
bool date(std::string_view s) {
    std::size_t at = 0;
    const auto some = [&](std::size_t least, std::size_t most) {
        std::size_t n = 0;
        while (n < most && at < s.size() && is_digit(s[at])) ++at, ++n;
        return n >= least;
    };
    const auto sign = [&](char c) { return at < s.size() && s[at] == c && (++at, true); };
    if (!some(4, 4) || !sign('-')) return false;
    const auto month = at;
    if (!some(1, 2) || !sign('-') || !some(1, 2)) return false;
    if (at == s.size()) return s.size() == 10 && at - month == 5;
    const auto blanks = [&] { const auto from = at; while (at < s.size() && (s[at] == ' ' || s[at] == '\t')) ++at; return at > from; };
    if (!sign('T') && !sign('t') && !blanks()) return false;
    if (!some(1, 2) || !sign(':') || !some(2, 2) || !sign(':') || !some(2, 2)) return false;
    if (sign('.')) some(0, 60);
    blanks();
    if (at == s.size()) return true;
    if (sign('Z')) return at == s.size();
    if (!sign('+') && !sign('-')) return false;
    if (!some(1, 2)) return false;
    return at == s.size() || (sign(':') && some(2, 2) && at == s.size());
}

}  // namespace

bool date_exists(std::string_view s) {
    std::array<int, 6> parts{1, 1, 1, 0, 0, 0};
    std::size_t n = 0;
    for (std::size_t at = 0; at < s.size() && n < parts.size();) {
        if (!is_digit(s[at])) { ++at; continue; }
        parts[n] = 0;
        for (; at < s.size() && is_digit(s[at]); ++at) parts[n] = parts[n] * 10 + (s[at] - '0');
        ++n;
    }
    const auto [year, month, day, hour, minute, second] = parts;
    static constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return false;
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap);
}

void resolve_plain(YamlNode& n) {
    n.kind = Kind::text;
    if (one_of(n.text, kNull)) n.kind = Kind::null;
    else if (one_of(n.text, kYes)) n.kind = Kind::boolean, n.yes = true;
    else if (one_of(n.text, kNo)) n.kind = Kind::boolean;
    else if (real(n) || whole(n)) return;
    else if (date(n.text)) n.kind = Kind::date;
}

std::string python_text(const YamlNode& n) {
    switch (n.kind) {
        case Kind::null: return "None";
        case Kind::boolean: return n.yes ? "True" : "False";
        case Kind::whole: return n.huge ? without(n.text, '_') : std::to_string(n.whole);
        case Kind::real: return python_repr(n.real);
        default: return n.text;
    }
}

std::string_view kind_words(Kind kind) {
    switch (kind) {
        case Kind::null: return "nothing";
        case Kind::boolean: return "yes or no";
        case Kind::whole: case Kind::real: return "a number";
        case Kind::text: return "a text";
        case Kind::date: return "a date";
        case Kind::list: return "a list";
        case Kind::map: return "a map";
        case Kind::set: return "a set";
    }
    return "";
}

}  // namespace spec
