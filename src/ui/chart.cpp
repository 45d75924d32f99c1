#include "ui/chart.h"
#include "base/words.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace chart {

Scale scale_for(double most) {
    if (!(most > 0) || !std::isfinite(most)) return {1, 0.25};
    const double rough = most / 4, power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double round : {1.0, 2.0, 2.5, 5.0})
        if (round * power >= rough * (1 - 1e-9)) {
            step = round * power;
            break;
        }
    return {std::ceil(most / step * (1 - 1e-9)) * step, step};
}

static std::size_t samples(const Chart& c) {
    std::size_t count = 0;
    for (const auto& s : c.series) count = std::max(count, s.values.size());
    return count;
}

static double value_at(const Series& s, std::size_t i) { return i < s.values.size() ? s.values[i] : std::nan(""); }

static double stack_at(const Chart& c, std::size_t i) {
    double sum = 0;
    bool any = false;
    for (const auto& s : c.series)
        if (const double v = value_at(s, i); std::isfinite(v)) sum += v, any = true;
    return any ? sum : std::nan("");
}

double highest(const Chart& c) {
    double most = std::max(0.0, c.limit);
    for (std::size_t i = 0; i < samples(c); ++i) {
        if (c.kind != Chart::Kind::lines) most = std::fmax(most, stack_at(c, i));
        else for (const auto& s : c.series) most = std::fmax(most, value_at(s, i));
    }
    return most;
}

std::string number(double v) {
    if (!std::isfinite(v)) return "no sample";
    if (std::abs(v) >= 10 || v == std::floor(v)) return count_words(std::llround(v));
    return fmt::format("{:.2g}", v);
}

Scale scale_of(const Chart& c) {
    const double most = highest(c), quarter = c.limit / 4;
    if (c.limit > 0 && most <= c.limit && quarter == std::floor(quarter)) return {c.limit, quarter};
    return scale_for(most);
}

static std::string range_words(const Series& s) {
    double least = std::nan(""), most = std::nan(""), newest = std::nan("");
    for (const double v : s.values) {
        if (!std::isfinite(v)) continue;
        least = std::fmin(least, v), most = std::fmax(most, v), newest = v;
    }
    if (!std::isfinite(newest)) return s.name + " has no samples";
    if (least == most) return fmt::format("{} {} throughout", s.name, number(least));
    return fmt::format("{} from {} to {}, newest {}", s.name, number(least), number(most), number(newest));
}

std::string sentence(const Chart& c) {
    if (!c.said.empty()) return c.said;
    std::string out = c.name + ": ";
    for (std::size_t i = 0; i < c.series.size(); ++i) out += (i ? "; " : "") + range_words(c.series[i]);
    return out + (c.series.empty() ? "no data." : ".");
}

std::string words_at(const Chart& c, std::size_t i) {
    std::string out = i < c.moments.size() ? c.moments[i] + ": " : std::string();
    for (std::size_t k = c.series.size(); k-- > 0;) out += fmt::format("{} {}{}", c.series[k].name, number(value_at(c.series[k], i)), k ? ", " : "");
    if (c.total) out += ", total " + number(stack_at(c, i));
    return out;
}

}  // namespace chart
