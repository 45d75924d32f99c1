#include "sim/instant.h"

#include <charconv>
#include <cmath>

namespace sim {
namespace {

void digits(std::string& out, long value, int width) {
    char text[8];
    for (int i = width; i-- > 0; value /= 10) text[i] = static_cast<char>('0' + value % 10);
    out.append(text, static_cast<std::size_t>(width));
}

// Takes `width` digits off the front of `text`.
std::optional<int> take(std::string_view& text, std::size_t width) {
    int value = 0;
    if (text.size() < width) return std::nullopt;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + width, value);
    if (fault != std::errc{} || end != text.data() + width || value < 0) return std::nullopt;
    text.remove_prefix(width);
    return value;
}

bool skip(std::string_view& text, std::string_view any_of) {
    if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Span> read_fraction(std::string_view& text) {
    if (!skip(text, ".")) return Span{0};
    long micros = 0;
    long unit = 100'000;
    if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), unit /= 10)
        micros += (text.front() - '0') * unit;
    return Span{micros};
}

bool is_zone(std::string_view text) {
    if (text.empty() || text == "Z" || text == "z") return true;
    return text.size() >= 3 && text.size() <= 6 && (text.front() == '+' || text.front() == '-');
}

std::optional<Span> read_time_of_day(std::string_view& text) {
    const auto hour = take(text, 2);
    if (!hour || *hour > 23 || !skip(text, ":")) return std::nullopt;
    const auto minute = take(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    Span time = hours{*hour} + minutes{*minute};
    if (skip(text, ":")) {
        const auto second = take(text, 2);
        if (!second || *second > 59) return std::nullopt;
        const auto fraction = read_fraction(text);
        if (!fraction) return std::nullopt;
        time += seconds{*second} + *fraction;
    }
    return time;
}

std::optional<Instant> read_epoch(std::string_view text) {
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size() || std::abs(value) > 2e10) return std::nullopt;
    return Instant{from_seconds(value)};
}

}  // namespace

void append_iso(std::string& out, Instant at) {
    using namespace std::chrono;
    const auto day = floor<std::chrono::days>(at);
    const year_month_day date{day};
    const hh_mm_ss time{at - day};
    digits(out, static_cast<int>(date.year()), 4);
    out += '-';
    digits(out, static_cast<unsigned>(date.month()), 2);
    out += '-';
    digits(out, static_cast<unsigned>(date.day()), 2);
    out += 'T';
    digits(out, time.hours().count(), 2);
    out += ':';
    digits(out, time.minutes().count(), 2);
    out += ':';
    digits(out, time.seconds().count(), 2);
    if (time.subseconds().count() == 0) return;
    out += '.';
    digits(out, time.subseconds().count(), 6);
}

std::string iso(Instant at) {
    std::string out;
    append_iso(out, at);
    return out;
}

std::optional<Instant> read_instant(std::string_view text) {
    using namespace std::chrono;
    if (const auto epoch = read_epoch(text)) return epoch;
    const auto y = take(text, 4);
    if (!y || !skip(text, "-")) return std::nullopt;
    const auto m = take(text, 2);
    if (!m || !skip(text, "-")) return std::nullopt;
    const auto d = take(text, 2);
    if (!d) return std::nullopt;
    const year_month_day date{year{*y}, month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
    if (!date.ok()) return std::nullopt;
    const Instant midnight = sys_days{date};
    if (text.empty()) return midnight;
    if (!skip(text, "T t")) return std::nullopt;
    const auto time = read_time_of_day(text);
    if (!time || !is_zone(text)) return std::nullopt;
    return midnight + *time;
}

Span from_seconds(double s) { return Span{std::llround(s * 1e6)}; }

}  // namespace sim
