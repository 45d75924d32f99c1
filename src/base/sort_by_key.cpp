#include "base/sort_by_key.h"
#include <algorithm>
#include <array>
#include <utility>

static constexpr int kBits = 11;
static constexpr std::size_t kBuckets = std::size_t{1} << kBits;

// One pass of a radix sort: by the digit of each key that begins at `shift`.
static void sort_by_digit(const std::vector<std::uint32_t>& from, std::vector<std::uint32_t>& to, std::span<const std::uint64_t> keys, int shift) {
    std::array<std::uint32_t, kBuckets> next{};
    const auto digit = [&](std::uint32_t i) { return static_cast<std::size_t>(keys[i] >> shift) & (kBuckets - 1); };
    for (const auto i : from) ++next[digit(i)];
    std::uint32_t place = 0;
    for (auto& n : next) place += std::exchange(n, place);
    for (const auto i : from) to[next[digit(i)]++] = i;
}

void sort_by_key(std::vector<std::uint32_t>& order, std::span<const std::int64_t> keys, bool descending) {
    if (keys.empty()) return;
    const auto [least, most] = std::minmax_element(keys.begin(), keys.end());
    const auto low = static_cast<std::uint64_t>(*least), high = static_cast<std::uint64_t>(*most);
    std::vector<std::uint64_t> away(keys.size());  // from the end that comes first; wraps rightly for any range
    for (std::size_t i = 0; i < keys.size(); ++i) away[i] = descending ? high - static_cast<std::uint64_t>(keys[i]) : static_cast<std::uint64_t>(keys[i]) - low;
    std::vector<std::uint32_t> other(order.size());
    for (int shift = 0; shift < 64 && (high - low) >> shift != 0; shift += kBits) {
        sort_by_digit(order, other, away, shift);
        order.swap(other);
    }
}
