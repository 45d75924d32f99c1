#include "base/size_words.h"
#include <doctest/doctest.h>

TEST_CASE("sizes of texts are told in the unit that fits them") {
    CHECK(size_words(0) == "0 bytes");
    CHECK(size_words(1) == "1 byte");
    CHECK(size_words(1023) == "1,023 bytes");
    CHECK(size_words(1024) == "1 KiB");
    CHECK(size_words(3482) == "3.4 KiB");
    CHECK(size_words(1024 * 1024 - 1) == "1 MiB");
    CHECK(size_words(10 << 20) == "10 MiB");
    CHECK(size_words(std::int64_t{300} << 30) == "300 GiB");
}
