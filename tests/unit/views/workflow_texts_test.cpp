#include "views/workflow/spec.h"
#include <doctest/doctest.h>

// Events and specification of a workflow, as their pages are made.

TEST_CASE("two specifications are shown as one text, with what changed and what is near it") {
    std::string before = "version: 2\n", now;
    for (int i = 0; i < 20; ++i) before += "line " + std::to_string(i) + "\n";
    now = before;
    now.replace(now.find("line 12"), 7, "line twelve");
    const auto page = workflow::diff_page(before, now);
    CHECK(page.gone == 1);
    CHECK(page.added == 1);
    CHECK(page.text == "    ⋯ 10 lines the same\n  line 9\n  line 10\n  line 11\n- line 12\n+ line twelve\n  line 13\n  line 14\n  line 15\n    ⋯ 4 lines the same\n");
    REQUIRE(page.tints.size() == 2);
    CHECK(page.tints[0] == EditorTint{5, 5, Tone::failed});
    CHECK(page.tints[1] == EditorTint{6, 6, Tone::completed});
    CHECK(workflow::diff_page(now, now).text == "    ⋯ 21 lines the same\n");
}

TEST_CASE("and as two beside each other, where what changed stands beside what it was") {
    const auto page = workflow::diff_page("a\nb: 1\nc\nd\ne\n", "a\nb: 12\nbb: 2\nc\ne\n");
    using Kind = DiffPair::Kind;
    REQUIRE(page.beside.size() == 6);
    CHECK(page.beside[0] == DiffPair{Kind::same, 1, 1, "a", "a"});
    CHECK(page.beside[1] == DiffPair{Kind::changed, 2, 2, "b: 1", "b: 12"});
    CHECK(page.beside[2] == DiffPair{Kind::changed, 0, 3, "", "bb: 2"});
    CHECK(page.beside[3] == DiffPair{Kind::same, 3, 4, "c", "c"});
    CHECK(page.beside[4] == DiffPair{Kind::changed, 4, 0, "d", ""});
    CHECK(page.beside[5] == DiffPair{Kind::same, 5, 5, "e", "e"});
}

TEST_CASE("of a line that changed, what differs is known to the letter and never cuts one in two") {
    const auto span = [](std::string before, std::string now) {
        const DiffPair p{DiffPair::Kind::changed, 1, 1, std::move(before), std::move(now)};
        const auto d = differing(p);
        return "[" + p.before.substr(d.from, d.before_to - d.from) + "|" + p.now.substr(d.from, d.now_to - d.from) + "]";
    };
    CHECK(span("gpu: 4", "gpu: 16") == "[4|16]");
    CHECK(span("name: a-1", "name: a-1-1") == "[|-1]");
    CHECK(span("é", "è") == "[é|è]");
    CHECK(span("aé", "aé!") == "[|!]");
    CHECK(span("Ωx", "Ϊx") == "[Ω|Ϊ]");
    CHECK(span("", "new") == "[|new]");
}

TEST_CASE("what a specification asks for is said with what cannot be counted") {
    CHECK(workflow::totals_words({.groups = 3, .tasks = 14, .gpus = Gpus{28}, .largest = "train", .largest_tasks = 2, .largest_gpus = Gpus{16}}) == "14 tasks in 3 groups, 28 GPUs in all. Most at one time: train, 16 GPUs for 2 tasks, on up to 2 nodes");
    CHECK(workflow::totals_words({.groups = 1, .tasks = 1, .largest = "a", .largest_tasks = 1}) == "1 task in 1 group, no GPUs");
    CHECK(workflow::totals_words({.groups = 1, .tasks = 2, .largest = "a", .largest_tasks = 2, .unread = 2}) == "2 tasks in 1 group; their GPUs are not plain numbers");
    CHECK(workflow::totals_words({}).empty());
}
