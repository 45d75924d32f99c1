#include "base/time_text.h"
#include <fmt/core.h>

namespace {
// Takes things off the front of a text; `ok` goes false at the first that is not there.
struct Taker {
    std::string_view rest;
    bool ok = true;

    bool next_is(char c) const { return !rest.empty() && rest.front() == c; }
    void skip(char c) {
        ok = ok && next_is(c);
        if (ok) rest.remove_prefix(1);
    }
    int digits(std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count && ok; ++i) {
            ok = !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
            if (!ok) break;
            value = value * 10 + (rest.front() - '0');
            rest.remove_prefix(1);
        }
        return value;
    }
    int fraction_ms() {  // ".472255" → 472
        int value = 0, place = 100, seen = 0;
        skip('.');
        for (; ok && !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; rest.remove_prefix(1), ++seen, place /= 10)
            value += (rest.front() - '0') * place;
        ok = ok && seen > 0 && seen <= 9;
        return value;
    }
    std::chrono::minutes offset() {
        if (rest.empty()) return {};
        if (rest == "Z" || rest == "z") { rest = {}; return {}; }
        const int sign = next_is('-') ? -1 : 1;
        skip(sign < 0 ? '-' : '+');
        const int hours = digits(2);
        if (next_is(':')) skip(':');
        const int minutes = digits(2);
        ok = ok && hours < 24 && minutes < 60;
        return std::chrono::minutes{sign * (hours * 60 + minutes)};
    }
};
}  // namespace

std::optional<Instant> parse_instant(std::string_view text) {
    using namespace std::chrono;
    Taker t{text};
    const int y = t.digits(4);
    t.skip('-');
    const int m = t.digits(2);
    t.skip('-');
    const int d = t.digits(2);
    t.skip(t.next_is(' ') ? ' ' : 'T');
    const int hour = t.digits(2);
    t.skip(':');
    const int minute = t.digits(2);
    t.skip(':');
    const int second = t.digits(2);
    const int ms = t.next_is('.') ? t.fraction_ms() : 0;
    const auto offset = t.offset();
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!t.ok || !t.rest.empty() || !date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return Instant{sys_days{date}} + hours{hour} + minutes{minute} + seconds{second} + milliseconds{ms} - offset;
}

std::string print_instant(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{at - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count(),
                       time.subseconds().count());
}
