#include "base/sort_by_key.h"
#include <doctest/doctest.h>
#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

static std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> order, const std::vector<std::int64_t>& keys, bool descending) {
    sort_by_key(order, keys, descending);
    return order;
}

TEST_CASE("indices are sorted by what they stand for; equal ones stay as they came") {
    const std::vector<std::int64_t> keys = {3, 1, 3, -2, 1};
    CHECK(sorted({4, 3, 2, 1, 0}, keys, false) == std::vector<std::uint32_t>{3, 4, 1, 2, 0});
    CHECK(sorted({4, 3, 2, 1, 0}, keys, true) == std::vector<std::uint32_t>{2, 0, 4, 1, 3});
    CHECK(sorted({2, 0}, keys, false) == std::vector<std::uint32_t>{2, 0});
    CHECK(sorted({}, {}, true).empty());
}

TEST_CASE("any numbers, the largest and the least among them, sort as a stable sort does") {
    std::mt19937_64 random(7);
    for (const int bits : {2, 11, 12, 40, 64}) {
        CAPTURE(bits);
        std::vector<std::int64_t> keys(500);
        for (auto& k : keys) k = static_cast<std::int64_t>(random() >> (64 - bits)) - (1 << (bits / 3));
        if (bits == 64) keys[7] = std::numeric_limits<std::int64_t>::min(), keys[8] = std::numeric_limits<std::int64_t>::max();
        std::vector<std::uint32_t> order(keys.size()), expected;
        std::iota(order.begin(), order.end(), 0u);
        std::shuffle(order.begin(), order.end(), random);
        for (const bool descending : {false, true}) {
            expected = order;
            std::stable_sort(expected.begin(), expected.end(), [&](auto a, auto b) { return descending ? keys[b] < keys[a] : keys[a] < keys[b]; });
            CHECK(sorted(order, keys, descending) == expected);
        }
    }
}
