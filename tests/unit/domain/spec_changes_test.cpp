#include "domain/spec_changes.h"
#include <doctest/doctest.h>

TEST_CASE("what changed between two specs: values, what came, what went") {
    const SpecLeaves before = {{"image", "a:1"}, {"memory", "96Gi"}, {"old", "x"}}, now = {{"image", "a:1"}, {"memory", "64Gi"}, {"new", "y"}};
    CHECK(spec_changes(before, now) == std::vector<SpecChange>{{"memory", "96Gi", "64Gi"}, {"new", "", "y"}, {"old", "x", ""}});
    CHECK(spec_changes(now, now).empty());
}
