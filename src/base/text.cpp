#include "base/text.h"
#include <algorithm>
#include <numeric>
#include <vector>

std::string lower_case(std::string_view s) {
    std::string out(s);
    for (char& c : out) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

std::string shorten(std::string_view s, std::size_t most_bytes) {
    if (s.size() <= most_bytes) return std::string(s);
    while (most_bytes > 0 && (static_cast<unsigned char>(s[most_bytes]) & 0xC0) == 0x80) --most_bytes;
    return std::string(s.substr(0, most_bytes)) + "…";
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most) return most + 1;
    std::vector<std::size_t> row(a.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t j = 1; j <= b.size(); ++j) {
        std::size_t diagonal = row[0], least = row[0] = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            const auto above = row[i];
            row[i] = std::min({above + 1, row[i - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
            least = std::min(least, row[i]);
        }
        if (least > most) return most + 1;
    }
    return std::min(row[a.size()], most + 1);
}

static bool digit(char c) { return c >= '0' && c <= '9'; }

static std::string_view number_at(std::string_view s, std::size_t from) {
    std::size_t end = from;
    while (end < s.size() && digit(s[end])) ++end;
    while (from < end && s[from] == '0') ++from;
    return s.substr(from, end - from);
}

bool natural_less(std::string_view a, std::string_view b) {
    std::size_t at = 0;
    const std::size_t shorter = std::min(a.size(), b.size());
    while (at < shorter && a[at] == b[at]) ++at;
    if (at == a.size() || at == b.size()) {
        if (a.size() == b.size()) return false;
        return a.size() < b.size();
    }
    std::size_t start = at;
    while (start > 0 && digit(a[start - 1])) --start;
    const bool a_counts = start < at || digit(a[at]), b_counts = start < at || digit(b[at]);
    if (a_counts && b_counts) {
        const auto x = number_at(a, start), y = number_at(b, start);
        if (x.size() != y.size()) return x.size() < y.size();
        if (x != y) return x < y;
    }
    return static_cast<unsigned char>(a[at]) < static_cast<unsigned char>(b[at]);
}

bool hides(char32_t c) {
    struct Range { char32_t from, to; };
    static constexpr Range ranges[] = {{0, 8}, {0xb, 0x1f}, {0x7f, 0x9f}, {0xad, 0xad}, {0x61c, 0x61c}, {0x200b, 0x200b}, {0x200e, 0x200f},
                                       {0x202a, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff}};
    return std::any_of(std::begin(ranges), std::end(ranges), [c](const Range& r) { return c >= r.from && c <= r.to; });
}

// All of them are of one to three bytes.
static char32_t code_at(std::string_view s, std::size_t i, std::size_t& size) {
    const auto byte = [&](std::size_t k) { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0u; };
    const auto first = byte(i);
    if (first < 0x80) return size = 1, first;
    if (first < 0xe0) return size = 2, (first & 0x1f) << 6 | (byte(i + 1) & 0x3f);
    if (first < 0xf0) return size = 3, (first & 0x0f) << 12 | (byte(i + 1) & 0x3f) << 6 | (byte(i + 2) & 0x3f);
    return size = 4, 0x10000;
}

std::string with_all_shown(std::string_view s) {
    std::string out;
    std::size_t size = 1;
    for (std::size_t i = 0; i < s.size(); i += size) {
        const bool hidden = hides(code_at(s, i, size));
        out += hidden ? std::string_view("\xef\xbf\xbd") : s.substr(i, size);
    }
    return out;
}
