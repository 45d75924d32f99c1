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
