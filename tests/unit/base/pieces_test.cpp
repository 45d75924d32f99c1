#include "doctest/doctest.h"
#include "base/pieces.h"

using Pieces = std::vector<std::string_view>;

TEST_CASE("pieces stand between separators; one at the very end begins no further piece") {
    CHECK(pieces_of("", ',') == Pieces{});
    CHECK(pieces_of("a", ',') == Pieces{"a"});
    CHECK(pieces_of("a,b", ',') == Pieces{"a", "b"});
    CHECK(pieces_of("a,b,", ',') == Pieces{"a", "b"});
    CHECK(pieces_of(",a,,b", ',') == Pieces{"", "a", "", "b"});
    CHECK(pieces_of("\n", '\n') == Pieces{""});
}
