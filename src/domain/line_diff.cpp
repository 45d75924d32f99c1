#include "domain/line_diff.h"
#include <algorithm>
#include <cstdint>

using Lines = std::vector<std::string_view>;
static constexpr std::size_t kMostCells = 4'000'000;

static Lines lines_of(std::string_view text) {
    Lines out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        out.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

namespace {
class Diff {
  public:
    Diff(const Lines& before, const Lines& now) : a_(before), b_(now) {}

    std::vector<LineChange> run() {
        std::size_t head = 0, tail = 0;
        const auto least = std::min(a_.size(), b_.size());
        while (head < least && a_[head] == b_[head]) ++head;
        while (tail < least - head && a_[a_.size() - 1 - tail] == b_[b_.size() - 1 - tail]) ++tail;
        for (std::size_t i = 0; i < head; ++i) same(i);
        middle(head, a_.size() - tail, head, b_.size() - tail);
        for (std::size_t i = b_.size() - tail; i < b_.size(); ++i) same(i);
        return std::move(out_);
    }

  private:
    void same(std::size_t i) { out_.push_back({LineChange::Kind::same, b_[i], i + 1}); }
    void gone(std::size_t i) { out_.push_back({LineChange::Kind::removed, a_[i], i + 1}); }
    void come(std::size_t i) { out_.push_back({LineChange::Kind::added, b_[i], i + 1}); }

    // The longest lines in common, by a table of what is left to come.
    void middle(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
        const auto rows = a_end - a, columns = b_end - b;
        const bool worth = rows > 0 && columns > 0 && rows * columns <= kMostCells;
        std::vector<std::uint32_t> common(worth ? (rows + 1) * (columns + 1) : 0);
        const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return common[i * (columns + 1) + j]; };
        if (worth)
            for (auto i = rows; i-- > 0;)
                for (auto j = columns; j-- > 0;) at(i, j) = a_[a + i] == b_[b + j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
        std::size_t i = 0, j = 0;
        while (i < rows || j < columns) {
            if (worth && i < rows && j < columns && a_[a + i] == b_[b + j]) same(b + j), ++i, ++j;
            else if (i < rows && (!worth || j == columns || at(i + 1, j) >= at(i, j + 1))) gone(a + i++);
            else come(b + j++);
        }
    }

    const Lines &a_, &b_;
    std::vector<LineChange> out_;
};
}  // namespace

std::vector<LineChange> line_diff(std::string_view before, std::string_view now) {
    const auto a = lines_of(before), b = lines_of(now);
    return Diff(a, b).run();
}
