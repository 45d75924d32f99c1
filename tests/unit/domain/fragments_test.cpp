#include "domain/fragments.h"
#include <doctest/doctest.h>

static Fragments of(std::initializer_list<std::int64_t> free, std::int64_t size) {
    Fragments f;
    for (const auto n : free) f.add({n}, {size});
    return f;
}

TEST_CASE("free GPUs as they are cut up") {
    auto f = of({8, 0, 8, 4}, 8);
    for (int i = 0; i < 17; ++i) f.add({1}, {8});
    CHECK(f.words() == "37 GPUs free = 2×8, 1×4, 17×1; an 8-GPU task fits twice");
    CHECK(f.holds({4}) == 5);
    CHECK(of({4}, 4).words() == "4 GPUs free = 1×4; a 4-GPU task fits once");
    CHECK(of({64, 64, 8}, 64).words() == "136 GPUs free = 2×64, 1×8; a 64-GPU task fits twice");
    CHECK(of({1, 2, 3, 4, 5, 6, 7, 8, 9}, 9).words() == "45 GPUs free = 1×9, 1×8, 1×7, 1×6, 1×5, 1×4, 1×3, 1×2, and smaller pieces; a 9-GPU task fits once");
    CHECK(of({7, 7}, 8).words() == "14 GPUs free = 2×7; an 8-GPU task does not fit");
}

TEST_CASE("nothing free, and nothing there") {
    CHECK(of({0, 0}, 8).words() == "No GPU is free");
    CHECK(of({-2, 8}, 8).words() == "8 GPUs free = 1×8; an 8-GPU task fits once");
    CHECK(of({0}, 0).words().empty());
}
