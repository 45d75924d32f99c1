#include "domain/log_prefix.h"
#include <cstring>
#include <fmt/format.h>

namespace {

constexpr std::size_t kDate = 11, kStamp = 20;  // "2026/11/22 ", "2026/11/22 15:35:20 "
constexpr std::string_view kControl = "[osmo]", kRetry = " retry-";

bool digits(std::string_view s, std::size_t at, std::size_t count) {
    for (std::size_t i = at; i < at + count; ++i) if (s[i] < '0' || s[i] > '9') return false;
    return true;
}

int number(std::string_view s, std::size_t at, std::size_t count) {
    int n = 0;
    for (std::size_t i = at; i < at + count; ++i) n = n * 10 + (s[i] - '0');
    return n;
}

bool read_date(std::string_view s, LogSecond& day) {
    using namespace std::chrono;
    if (!digits(s, 0, 4) || s[4] != '/' || !digits(s, 5, 2) || s[7] != '/' || !digits(s, 8, 2) || s[10] != ' ') return false;
    const year_month_day date{year{number(s, 0, 4)}, month{static_cast<unsigned>(number(s, 5, 2))}, std::chrono::day{static_cast<unsigned>(number(s, 8, 2))}};
    if (!date.ok() || date.year() < year{1971} || date.year() > year{2105}) return false;
    day = second_of(sys_days{date});
    return true;
}

}  // namespace

std::optional<LogPrefix> LogPrefixReader::read(std::string_view line) {
    if (line.size() < kStamp + 2 || line[kStamp] != '[') return std::nullopt;
    if (std::memcmp(date_, line.data(), kDate) != 0) {
        if (!read_date(line, day_)) return std::nullopt;
        std::memcpy(date_, line.data(), kDate);
    }
    if (!digits(line, 11, 2) || line[13] != ':' || !digits(line, 14, 2) || line[16] != ':' || !digits(line, 17, 2) || line[19] != ' ') return std::nullopt;
    const int hour = number(line, 11, 2), minute = number(line, 14, 2), second = number(line, 17, 2);
    if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
    const auto close = line.find(']', kStamp + 1);
    if (close == std::string_view::npos || close == kStamp + 1) return std::nullopt;
    LogPrefix out{day_ + static_cast<LogSecond>(hour * 3600 + minute * 60 + second), line.substr(kStamp + 1, close - kStamp - 1), false, close + 1};
    out.control = line.substr(out.size).starts_with(kControl);
    if (out.control) out.size += kControl.size();
    if (out.size < line.size() && line[out.size] == ' ') ++out.size;
    return out;
}

LogSource source_of(std::string_view tag, bool control) {
    LogSource out{std::string(tag), 0, control};
    const auto at = tag.rfind(kRetry);
    if (at == std::string_view::npos) return out;
    const auto n = tag.substr(at + kRetry.size());
    if (n.empty() || n.size() > 6 || !digits(n, 0, n.size())) return out;
    out.task.resize(at);
    out.retry = number(n, 0, n.size());
    return out;
}

std::string print_prefix(LogSecond at, const LogSource& s) {
    using namespace std::chrono;
    const auto t = instant_of(at);
    const auto day = floor<days>(t);
    const year_month_day date{day};
    const hh_mm_ss time{floor<seconds>(t - day)};
    return fmt::format("{:04}/{:02}/{:02} {:02}:{:02}:{:02} [{}{}]{} ", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count(), s.task,
                       s.retry > 0 ? fmt::format("{}{}", kRetry, s.retry) : std::string(), s.control ? kControl : std::string_view());
}
