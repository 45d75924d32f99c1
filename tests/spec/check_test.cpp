#include "spec/check.h"
#include <doctest/doctest.h>
#include <utility>

using Severity = Finding::Severity;
using Step = Finding::Step;

static const std::string kSmall = "workflow:\n  name: one\n  tasks:\n  - name: reads\n    image: alpine:3.20\n    command: [sleep]\n    args: [\"1\"]\n";

static SpecCheck check(std::string text, const SpecFacts& facts = {}) { return spec::check_spec({.text = std::move(text)}, facts); }

static std::vector<Finding> errors(const SpecCheck& c) {
    std::vector<Finding> out;
    for (const auto& f : c.findings) if (f.severity == Severity::error) out.push_back(f);
    return out;
}

// Its fix, done.
static std::string mended(std::string text, const Finding& f) {
    REQUIRE(f.fix);
    return text.replace(f.fix->from, f.fix->to - f.fix->from, f.fix->text);
}

TEST_CASE("a small spec is taken, and what it asks for is told") {
    const auto c = check(kSmall);
    CHECK(errors(c).empty());
    CHECK(c.outline.name == "one");
    REQUIRE(c.outline.tasks() == 1);
    const auto& task = c.outline.groups[0].tasks[0];
    CHECK(task.name == "reads");
    CHECK(task.each.cpu == Millicores{1000});
    CHECK(kSmall.substr(task.from, task.to - task.from) == "reads");
}

TEST_CASE("a key that no task has is refused in its line, and only by the validation") {
    const auto found = errors(check(kSmall + "    imagee: alpine\n"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].line == 8);
    CHECK(found[0].step == Step::validation);
}

TEST_CASE("a workflow that is not at the left edge is not found, though it is good YAML") {
    for (const auto* text : {"{\"workflow\": {\"name\": \"one\"}}", " workflow:\n   name: one\n"}) {
        const auto found = errors(check(text));
        REQUIRE(found.size() == 1);
        CHECK(found[0].step == Step::dry_run);
    }
}

TEST_CASE("what stands above the first section is not read, and that is only a warning") {
    const auto c = check("not a key [\n" + kSmall);
    CHECK(errors(c).empty());
    REQUIRE(c.findings.size() > 0);
    CHECK(c.findings[0].severity == Severity::warning);
    CHECK(c.findings[0].line == 1);
    CHECK(errors(check("some: thing\n" + kSmall)).size() == 1);   // a key at the left edge begins a section
}

TEST_CASE("signs that YAML does not allow are refused where they stand") {
    for (const auto& sign : {std::string(1, '\0'), std::string("\x01"), std::string("\x7F"), std::string("\xC2\x80"), std::string("\xEF\xBF\xBE")}) {
        const auto text = kSmall + "    # a" + sign + "b\n";
        const auto found = errors(check(text));
        REQUIRE(found.size() == 1);
        CHECK(found[0].step == Step::dry_run);
        CHECK(found[0].line == 8);
        CHECK(mended(text, found[0]) == kSmall + "    # ab\n");
    }
}

TEST_CASE("blanks inside the braces of a word of the service are refused, and the mend takes them out") {
    const auto with = [](const char* token) { return kSmall + "    files:\n    - path: /run.sh\n      contents: \"ls " + token + "\"\n"; };
    CHECK(errors(check(with("{{output}}"))).empty());
    const auto found = errors(check(with("{{ output }}")));
    REQUIRE(found.size() == 1);
    CHECK(mended(with("{{ output }}"), found[0]) == with("{{output}}"));
}

TEST_CASE("a variable that is set wins over its default, and only as a text keeps its zeros") {
    const SpecDraft draft{.text = "workflow:\n  name: \"n-{{ size }}\"\n  tasks:\n  - {name: a, image: b, command: [c]}\ndefault-values:\n  size: 3\n", .set = {{"size", "007"}}};
    CHECK(spec::check_spec(draft, {}).outline.name == "n-7");
    auto as_text = draft;
    as_text.set_string = std::exchange(as_text.set, {});
    CHECK(spec::check_spec(as_text, {}).outline.name == "n-007");
    CHECK(check(draft.text).outline.name == "n-3");
}

TEST_CASE("a task that reads one below it is refused, though nothing waits in a circle") {
    const std::string above = "workflow:\n  name: one\n  tasks:\n  - {name: a, image: x, command: [c]}\n", reads = "  - {name: b, image: x, command: [c], inputs: [{task: ";
    CHECK(errors(check(above + reads + "a}]}\n")).empty());
    CHECK(errors(check(above + reads + "z}]}\n  - {name: z, image: x, command: [c]}\n")).size() == 1);
    CHECK(errors(check(above + reads + "b}]}\n")).size() == 1);
}

TEST_CASE("neither case nor a dash makes a name another one") {
    const auto two = [](const char* a, const char* b) { return std::string("workflow:\n  name: one\n  tasks:\n  - {name: ") + a + ", image: x, command: [c]}\n  - {name: " + b + ", image: x, command: [c]}\n"; };
    CHECK(errors(check(two("to-do", "To_Do"))).size() == 1);
    CHECK(errors(check(two("to-do", "to-do-2"))).empty());
}

TEST_CASE("more than a node has is refused only when the nodes are known") {
    const auto text = "workflow:\n  name: one\n  resources:\n    default: {cpu: 9}\n  tasks:\n  - {name: a, image: x, command: [c]}\n";
    SpecFacts facts;
    facts.pool = Pool{.name = {"p"}, .status = PoolStatus::online, .default_platform = {"cpu"}};
    facts.pool->platforms = {{.name = {"cpu"}}};
    CHECK(errors(check(text, facts)).empty());
    facts.nodes = {{"cpu", {.gpu = {0}, .cpu = {8000}, .memory = {std::int64_t{64} << 30}, .storage = {std::int64_t{64} << 30}}}};
    CHECK(errors(check(text, facts)).size() == 1);
}
