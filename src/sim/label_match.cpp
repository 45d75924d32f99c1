#include "sim/label_match.h"

#include <algorithm>

namespace sim {
namespace {

constexpr std::size_t kMostAlternatives = 256;  // ((a|b)(a|b)(a|b)… grows fast

}  // namespace

std::vector<std::string> expand_alternatives(std::string_view pattern) {
    const auto open = pattern.find('(');
    const auto close = open == std::string_view::npos ? open : pattern.find(')', open);
    if (close == std::string_view::npos) return {std::string(pattern)};
    const auto tails = expand_alternatives(pattern.substr(close + 1));
    std::vector<std::string> out;
    auto inside = pattern.substr(open + 1, close - open - 1);
    for (bool more = true; more;) {
        const auto bar = inside.find('|');
        const auto one = inside.substr(0, bar);
        for (const auto& tail : tails)
            if (out.size() < kMostAlternatives) out.push_back(std::string(pattern.substr(0, open)) + std::string(one) + tail);
        more = bar != std::string_view::npos;
        if (more) inside.remove_prefix(bar + 1);
    }
    return out;
}

bool matches_glob(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else return false;
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

bool matches_label(std::string_view pattern, std::string_view value) {
    const auto all = expand_alternatives(pattern);
    return std::any_of(all.begin(), all.end(), [&](const std::string& one) { return matches_glob(one, value); });
}

}  // namespace sim
