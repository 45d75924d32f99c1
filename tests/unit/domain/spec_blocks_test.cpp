#include "domain/spec_blocks.h"
#include "domain/spec_totals.h"
#include <doctest/doctest.h>

TEST_CASE("tasks are found in the text of a specification, in groups and without") {
    const auto grouped = spec_blocks("version: 2\nworkflow:\n  groups:\n  - name: prep\n    tasks:\n    - args:\n      - -c\n      name: download\n      resource: small\n  - name: train\n    tasks:\n    - name: master\n      inputs:\n      - task: download\n\n    - image: x\n      name: \"worker\"\n  labels:\n    name: nobody\n");
    CHECK(grouped == std::vector<SpecBlock>{{"download", 6, 9}, {"master", 12, 14}, {"worker", 16, 17}});
    const auto flat = spec_blocks("workflow:\n    name: x\n    tasks:\n      -\n        name: a # the first\n        files:\n          - path: /x\n            contents: |\n              name: not this\n      # between\n      - name: b\n        image: y\n    resources:\n      default: {gpu: 1}\n");
    CHECK(flat == std::vector<SpecBlock>{{"a", 4, 9}, {"b", 11, 12}});
    CHECK(block_at(flat, 9)->name == "a");
    CHECK_FALSE(block_at(flat, 13));
    CHECK(block_of(flat, "b")->line == 11);
    CHECK_FALSE(block_of(flat, "c"));
}

TEST_CASE("of a template, tasks are found where their names are plain") {
    const auto blocks = spec_blocks("workflow:\n  tasks:\n  {% for i in range(n) %}\n  - name: shard-{{ i }}\n  {% endfor %}\n  - name: merge\n");
    REQUIRE(blocks.size() <= 2);
    for (const auto& b : blocks) CHECK((b.name == "shard-{{ i }}" || b.name == "merge"));
    CHECK(spec_blocks("").empty());
    CHECK(spec_blocks("tasks: [a, b]").empty());
}

TEST_CASE("a specification is summed up: GPUs of all tasks, and the group that takes most at once") {
    const SpecLeaves leaves = {{"groups.prep.name", "prep"}, {"groups.prep.tasks.download.resource", "small"}, {"groups.train.tasks.master.image", "x"}, {"groups.train.tasks.worker.image", "x"},
                               {"groups.eval.tasks.check.resources.gpu", "2"}, {"resources.default.gpu", "8"}, {"resources.small.cpu", "4"}};
    const auto t = spec_totals(leaves);
    CHECK(t.groups == 3);
    CHECK(t.tasks == 4);
    CHECK(t.gpus == Gpus{18});
    CHECK(t.largest == "train");
    CHECK(t.largest_tasks == 2);
    CHECK(t.largest_gpus == Gpus{16});
    const auto flat = spec_totals({{"tasks.a.image", "x"}, {"tasks.b.image", "x"}, {"resources.default.gpu", "{{ gpus }}"}});
    CHECK(flat.groups == 2);
    CHECK(flat.unread == 2);
    CHECK(spec_totals({}) == SpecTotals{});
}
