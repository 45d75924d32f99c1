#include "api/spec_leaves.h"
#include <doctest/doctest.h>

TEST_CASE("values of a spec stand by the names of what they belong to") {
    const auto leaves = read_spec_leaves("workflow:\n  name: t\n  resources:\n    default: {gpu: 8, memory: 64Gi}\n  tasks:\n  - name: train\n    image: x:1\n    args: [a, b]\n");
    REQUIRE(leaves.ok());
    CHECK(*leaves == SpecLeaves{{"name", "t"}, {"resources.default.gpu", "8"}, {"resources.default.memory", "64Gi"}, {"tasks.train.name", "train"}, {"tasks.train.image", "x:1"}, {"tasks.train.args.1", "a"}, {"tasks.train.args.2", "b"}});
}

TEST_CASE("what is no YAML says where; what is no spec has what it has") {
    CHECK(read_spec_leaves("a: [1, 2").error().where.starts_with("line "));
    CHECK(read_spec_leaves("- 1\n- 2")->size() == 2);
    CHECK(read_spec_leaves("")->size() == 1);
}
