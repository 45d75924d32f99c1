#include "domain/line_diff.h"
#include <algorithm>

// After E. Myers, "An O(ND) difference algorithm and its variations" (1986), greedy, with the trace kept.

namespace {

using Lines = std::vector<std::string_view>;
using Kind = DiffLine::Kind;
constexpr int kMostChanges = 1500;       // the trace takes memory with the square of them

struct Middle { std::uint32_t from = 0, before_to = 0, now_to = 0; };  // what is left without the equal ends

Middle middle_of(const Lines& before, const Lines& now) {
    Middle m{0, static_cast<std::uint32_t>(before.size()), static_cast<std::uint32_t>(now.size())};
    while (m.from < m.before_to && m.from < m.now_to && before[m.from] == now[m.from]) ++m.from;
    while (m.before_to > m.from && m.now_to > m.from && before[m.before_to - 1] == now[m.now_to - 1]) --m.before_to, --m.now_to;
    return m;
}

class Search {
  public:
    Search(const Lines& a, const Lines& b, Middle m) : a_(a), b_(b), m_(m), n_(static_cast<int>(m.before_to - m.from)), k_(static_cast<int>(m.now_to - m.from)) {}

    bool run() {
        const int most = std::min(n_ + k_, kMostChanges);
        std::vector<int> reach(static_cast<std::size_t>(2 * most + 3), 0);
        const auto at = [&](int diagonal) -> int& { return reach[static_cast<std::size_t>(diagonal + most + 1)]; };
        for (int d = 0; d <= most; ++d) {
            for (int diagonal = -d; diagonal <= d; diagonal += 2) {
                int x = diagonal == -d || (diagonal != d && at(diagonal - 1) < at(diagonal + 1)) ? at(diagonal + 1) : at(diagonal - 1) + 1;
                while (x < n_ && x - diagonal < k_ && same(x, x - diagonal)) ++x;
                at(diagonal) = x;
                if (x >= n_ && x - diagonal >= k_) return keep(at, d), true;
            }
            keep(at, d);
        }
        return false;
    }

    // From the end back to the beginning.
    std::vector<DiffLine> path() const {
        std::vector<DiffLine> out;
        int x = n_, y = k_;
        for (int d = static_cast<int>(trace_.size()) - 1; d > 0; --d) {
            const auto& reach = trace_[static_cast<std::size_t>(d) - 1];
            const auto at = [&](int diagonal) { return std::abs(diagonal) > d - 1 ? -1 : reach[static_cast<std::size_t>(diagonal + d - 1)]; };
            const int diagonal = x - y;
            const bool came = diagonal == -d || (diagonal != d && at(diagonal - 1) < at(diagonal + 1));
            const int x0 = came ? at(diagonal + 1) : at(diagonal - 1), y0 = x0 - (came ? diagonal + 1 : diagonal - 1);
            while (x > x0 && y > y0 && (x > x0 + !came || y > y0 + came)) out.push_back(line(Kind::same, --x, --y));
            out.push_back(came ? line(Kind::added, x, --y) : line(Kind::gone, --x, y));
        }
        while (x > 0 && y > 0) out.push_back(line(Kind::same, --x, --y));
        std::reverse(out.begin(), out.end());
        return out;
    }

  private:
    bool same(int x, int y) const { return a_[m_.from + static_cast<std::uint32_t>(x)] == b_[m_.from + static_cast<std::uint32_t>(y)]; }
    DiffLine line(Kind kind, int x, int y) const { return {kind, m_.from + static_cast<std::uint32_t>(x), m_.from + static_cast<std::uint32_t>(y)}; }
    template <class At> void keep(At at, int d) {
        std::vector<int> row;
        for (int diagonal = -d; diagonal <= d; ++diagonal) row.push_back(at(diagonal));
        trace_.push_back(std::move(row));
    }

    const Lines &a_, &b_;
    Middle m_;
    int n_, k_;
    std::vector<std::vector<int>> trace_;  // how far each diagonal had come after d changes
};

}  // namespace

std::vector<DiffLine> line_diff(const Lines& before, const Lines& now) {
    const auto m = middle_of(before, now);
    std::vector<DiffLine> out;
    for (std::uint32_t i = 0; i < m.from; ++i) out.push_back({Kind::same, i, i});
    Search search(before, now, m);
    if (search.run()) {
        for (const auto& line : search.path()) out.push_back(line);
    } else {
        for (auto i = m.from; i < m.before_to; ++i) out.push_back({Kind::gone, i, m.from});
        for (auto i = m.from; i < m.now_to; ++i) out.push_back({Kind::added, m.before_to, i});
    }
    for (std::uint32_t i = 0; m.before_to + i < before.size(); ++i) out.push_back({Kind::same, m.before_to + i, m.now_to + i});
    return out;
}
