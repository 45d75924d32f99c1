#include "spec/check.h"
#include "spec/yaml_tree.h"
#include <doctest/doctest.h>

// Texts that are made to break a reader: each ends, in words, and soon.
namespace {

const std::string kHead = "workflow:\n  name: w\n  tasks:\n  - name: a\n    image: i:1\n    command: [x]\n";

std::string times(std::string_view what, int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += what;
    return out;
}

SpecCheck checked(std::string text) { return spec::check_spec({.text = std::move(text)}, {}); }

std::string first_error(const SpecCheck& c) {
    for (const auto& f : c.findings) if (f.severity == Finding::Severity::error) return f.what;
    return "";
}

}  // namespace

TEST_CASE("nesting is read as deep as the service reads it, and then refused by name") {
    const auto value = [](int n) { return kHead + "    environment: {A: " + times("[", n) + "1" + times("]", n) + "}\n"; };
    CHECK(first_error(checked(value(spec::kMostYamlDepth - 20))) != "This is nested too deep");
    CHECK(first_error(checked(value(spec::kMostYamlDepth + 1))) == "This is nested too deep");
    CHECK(first_error(checked(value(200'000))) == "This is nested too deep");
    std::string block = kHead + "    environment:\n";
    for (int i = 0; i < 400; ++i) block += std::string(static_cast<std::size_t>(6 + i), ' ') + "k:\n";
    CHECK(first_error(checked(block)) == "This is nested too deep");
    CHECK(first_error(checked(kHead + "    args:\n    " + times("- ", 400) + "1\n")) == "This is nested too deep");
}

TEST_CASE("aliases of aliases share what they name: a billion of them cost nothing") {
    std::string text = "workflow:\n  name: w\n  tasks:\n  - name: a\n    image: i:1\n    command: [x]\n    environment:\n      l0: &l0 [lol]\n";
    for (int i = 1; i < 30; ++i) {
        const auto before = "*l" + std::to_string(i - 1);
        text += "      l" + std::to_string(i) + ": &l" + std::to_string(i) + " [" + before + times(", " + before, 8) + "]\n";
    }
    const auto check = checked(text);
    CHECK_FALSE(first_error(check).empty());   // a list is no variable
    CHECK(check.findings.size() < 100);
    CHECK(first_error(checked("workflow: &a\n  name: *a\n")) == "“a” would contain itself");
    CHECK(first_error(checked("workflow:\n  name: *nobody\n")) == "There is no anchor “nobody”");
}

TEST_CASE("copies of copies with “<<” end") {
    std::string text = "workflow:\n  name: w\n  m0: &m0 {a: 1, b: 2}\n";
    for (int i = 1; i < 12; ++i) {
        const auto before = "*m" + std::to_string(i - 1);
        text += "  m" + std::to_string(i) + ": &m" + std::to_string(i) + " {<<: [" + before + times(", " + before, 9) + "]}\n";
    }
    CHECK(first_error(checked(text)) == "Too much is copied with “<<”");
}

TEST_CASE("what is longer than two MiB is left to the service, and a long one line is read") {
    const auto check = checked(kHead + "    args: ['" + std::string(10u << 20, 'x') + "']\n");
    REQUIRE(check.findings.size() == 1);
    CHECK(check.findings[0].severity == Finding::Severity::ask);
    CHECK(check.findings[0].what == "10 MiB are too much to be checked here");
    CHECK(first_error(checked(kHead + "    args: ['" + std::string(1u << 20, 'x') + "']\n")).empty());
}

TEST_CASE("tabs, marks of byte order, line ends of other systems, and signs that nobody sees") {
    const auto tab = checked("workflow:\n\tname: w\n");
    CHECK(first_error(tab) == "A tab cannot stand here");
    REQUIRE(tab.findings[0].fix);
    CHECK(tab.findings[0].fix->label == "Change tabs to blanks");
    auto crlf = kHead;
    for (std::size_t at = 0; (at = crlf.find('\n', at)) != std::string::npos; at += 2) crlf.replace(at, 1, "\r\n");
    CHECK(first_error(checked(crlf)).empty());
    CHECK_FALSE(first_error(checked(kHead + "    args: [\"\x01\"]\n")).empty());
    CHECK(first_error(checked(kHead + "    args: [\"\xff\xfe\"]\n")) == "This text is not UTF-8");
    CHECK(first_error(checked(std::string("w\0o\0r\0k\0", 8))).size() > 0);
}

TEST_CASE("a key that stands twice is warned of: the last one counts") {
    const auto check = checked(kHead + "    args: [a]\n    args: [b]\n");
    CHECK(first_error(check).empty());
    CHECK(std::any_of(check.findings.begin(), check.findings.end(), [](const Finding& f) { return f.what == "“args” stands twice here"; }));
}

TEST_CASE("expressions of a template and patterns end too, however deep") {
    for (const auto& [open, close] : {std::pair("(", ")"), std::pair("[", "]"), std::pair("-", ""), std::pair("not ", ""), std::pair("1 + ", ""), std::pair("1 ~ ", ""), std::pair("1 or ", ""), std::pair("1 ** ", ""), std::pair("1 if 1 else ", ""), std::pair("a|f(", ")"), std::pair("{1: ", "}")})
        (void)checked(kHead + "    args: ['{{ " + times(open, 20'000) + "1" + times(close, 20'000) + " }}']\n");
    CHECK(checked(kHead + "    args: ['{{ a" + times("|upper", 20'000) + times(".b", 20'000) + " }}']\n").findings[0].what == "This is too long to be read here");
    (void)checked(kHead + times("{% if 1 %}\n", 20'000) + times("{% endif %}\n", 20'000));
    (void)checked(kHead + "    args: ['{% for i in range(999999999) %}x{% endfor %}']\n");
    (void)checked(kHead + "    args: ['{{ \"x\" * 999999999 }}']\n");
    for (const auto& [open, close] : {std::pair("(", ")"), std::pair("(?(1)", ")"), std::pair("(?=", ")"), std::pair("(?<=", ")")})
        CHECK(first_error(checked(kHead + "    inputs: [{url: 's3://b/c', regex: '(a)" + times(open, 150) + "x" + times(close, 150) + "'}]\n")).empty());
    (void)checked(kHead + "    inputs: [{url: 's3://b/c', regex: '" + times("(?(1)", 50'000) + "'}]\n");
}

TEST_CASE("a chain of twenty thousand tasks, each reading the one below, is refused and not followed on the stack") {
    std::string text = "workflow:\n  name: w\n  tasks:\n";
    for (int i = 0; i < 20'000; ++i) text += "  - {name: t" + std::to_string(i) + ", image: 'i:1', command: [x], inputs: [{task: t" + std::to_string(i + 1) + "}]}\n";
    text += "  - {name: t20000, image: 'i:1', command: [x], inputs: [{task: t0}]}\n";
    const auto check = checked(text);
    CHECK(first_error(check) == "“t0” and “t1” wait for each other");
    CHECK(check.outline.tasks() == 20'001);
}

TEST_CASE("a secret is warned of, and so is the mark of one that was taken out") {
    const auto has = [](const SpecCheck& c, std::string_view what) { return std::any_of(c.findings.begin(), c.findings.end(), [&](const Finding& f) { return f.what == what && f.severity == Finding::Severity::warning; }); };
    CHECK(has(checked(kHead + "    environment: {API_KEY: abcdef123456}\n"), "This looks like a secret"));
    CHECK(has(checked(kHead + "    environment: {API_KEY: '[MASKED]'}\n"), "A secret was taken out here"));
    CHECK_FALSE(has(checked(kHead), "This looks like a secret"));
}
