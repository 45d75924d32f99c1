#include "base/pattern.h"
#include <doctest/doctest.h>
#include <string>

static Pattern expression(std::string_view words, bool ignore_case = false) {
    auto p = Pattern::make(words, {.ignore_case = ignore_case, .whole_word = false, .expression = true});
    REQUIRE_MESSAGE(p.ok(), words, ": ", p.ok() ? "" : p.error().text());
    return std::move(*p);
}
static std::string fault(std::string_view words) {
    const auto p = Pattern::make(words, {.ignore_case = false, .whole_word = false, .expression = true});
    return p.ok() ? "fine" : p.error().text();
}
static std::string marked(const Pattern& p, std::string_view line) {
    std::string out;
    std::size_t at = 0;
    for (const auto& [from, to] : p.spans(line, 100)) {
        out += line.substr(at, from - at);
        out += "<" + std::string(line.substr(from, to - from)) + ">";
        at = to;
    }
    return out + std::string(line.substr(at));
}

TEST_CASE("an expression finds what Perl's would, the first and the longest it asks for") {
    CHECK(marked(expression("lo+"), "loss loooss lss") == "<lo>ss <looo>ss lss");
    CHECK(marked(expression("step=(\\d+)"), "step=12 step=x step=7") == "<step=12> step=x <step=7>");
    CHECK(marked(expression("a|ab"), "abab") == "<a>b<a>b");
    CHECK(marked(expression("ab|a"), "aba") == "<ab><a>");
    CHECK(marked(expression("\".*?\""), R"(x "a" and "b")") == R"(x <"a"> and <"b">)");
    CHECK(marked(expression("\".*\""), R"(x "a" and "b")") == R"(x <"a" and "b">)");
    CHECK(marked(expression("[^a-c\\s]{2,3}"), "abxyzwc de") == "ab<xyz>wc <de>");
    CHECK(marked(expression("x{2}"), "x xx xxx") == "x <xx> <xx>x");
    CHECK(marked(expression("(?:ab){1,2}c?"), "ababab abc") == "<abab><ab> <abc>");
    CHECK(marked(expression("a{,2}"), "a{,2} aa") == "<a{,2}> aa");
    CHECK(marked(expression("[]x-]+"), "a]-x") == "a<]-x>");
    CHECK(marked(expression("\\x41\\u00e9\\x{1F680}"), "zAé🚀") == "z<Aé🚀>");
    CHECK(marked(expression("[[:digit:]]+"), "a12") == "a<12>");
    CHECK(marked(expression("(?<name>b)(?P<other>c)"), "abc") == "a<bc>");
    CHECK(marked(expression("a(?i)B(?-i)c"), "abc aBc abC") == "<abc> <aBc> abC");
    CHECK(marked(expression("(a*)*b"), "aaab") == "<aaab>");
}

TEST_CASE("edges of the line and of words are seen where they are, also in the middle of a search") {
    CHECK(marked(expression("^a"), "aa") == "<a>a");
    CHECK(marked(expression("a$"), "aa") == "a<a>");
    CHECK(marked(expression("\\bran\\b"), "ran rank tran ran") == "<ran> rank tran <ran>");
    CHECK(marked(expression("\\Ban\\B"), "an rank") == "an r<an>k");
    CHECK(expression("^$").matches(""));
    CHECK_FALSE(expression("^$").matches("x"));
}

TEST_CASE("an empty expression is refused, as is what no linear matcher can do") {
    CHECK(fault("") == "nothing is looked for");
    CHECK(fault("a(?=b)") == "4: looking ahead or behind is not possible: it could take for ever");
    CHECK(fault("(a)\\1") == "4: going back to an earlier group is not possible: it could take for ever");
    CHECK(fault("[a") == "2: the ] of a list of characters is missing");
    CHECK(fault("(a") == "2: a closing bracket is missing");
    CHECK(fault("a)") == "1: this closing bracket has no opening one");
    CHECK(fault("*a") == "0: nothing stands before * that could be repeated");
    CHECK(fault("a\\") == "2: nothing follows the \\ at the end");
    CHECK(fault("\\q") == "1: \\q means nothing here");
    CHECK(fault("[z-a]") == "4: this range runs backwards");
    CHECK(fault("a{2,1}") == "6: this repetition ends before it begins");
    CHECK(fault("a{5000}") == "7: more than 1000 repetitions cannot be counted");
    CHECK(fault("((a{900}){900}){900}") == "it is too large: repeat less");
}

TEST_CASE("letters of other scripts are one character, and have a case") {
    CHECK(marked(expression("d.tect."), "détecté 数据") == "<détecté> 数据");
    CHECK(marked(expression("^.{3}$"), "数据加") == "<数据加>");
    CHECK(marked(expression("[а-я]+", true), "Слово") == "<Слово>");
    CHECK(marked(expression("ÉTÉ", true), "l'été") == "l'<été>");
    const auto plain = Pattern::make("ÜBER", {.ignore_case = true, .whole_word = false, .expression = false});
    CHECK(marked(*plain, "über alles") == "<über> alles");
    CHECK(expression("[^x]").matches("数"));
}

TEST_CASE("a plain search takes nothing for a sign") {
    const auto find = [](std::string_view words, PatternOptions o, std::string_view line) { return marked(*Pattern::make(words, o), line); };
    CHECK(find("a.b*", {.ignore_case = false, .whole_word = false, .expression = false}, "aab a.b*c A.B*") == "aab <a.b*>c A.B*");
    CHECK(find("a.b*", {.ignore_case = true, .whole_word = false, .expression = false}, "A.B*") == "<A.B*>");
    CHECK(find("rank", {.ignore_case = true, .whole_word = true, .expression = false}, "rank ranks prank RANK:") == "<rank> ranks prank <RANK>:");
    CHECK(find("warn:", {.ignore_case = true, .whole_word = true, .expression = false}, "a WARN: b") == "a <WARN:> b");
}

TEST_CASE("lines are found one after the other in a text of many, and none across two") {
    const std::string text = "one two\n\nthree\ntwo\n";
    const auto made = Pattern::make("two", {});
    const Pattern& two = *made;
    CHECK(two.find_line(text, 0) == 4);
    CHECK(two.find_line(text, 8) == 15);
    CHECK(two.find_line(text, 19) == std::string::npos);
    const auto empty = expression("^$");
    CHECK(empty.find_line(text, 0) == 8);
    CHECK(empty.find_line(text, 9) == std::string::npos);
    CHECK(expression("two.three").find_line(text, 0) == std::string::npos);
    CHECK(expression("o\\ntw").find_line(text, 0) == std::string::npos);
    CHECK(fault("a\nb") == "no line holds a line break");
    CHECK(expression("two\\sthree").find_line("two\nthree\n", 0) == std::string::npos);
    CHECK(expression("o$").find_line(text, 0) == 7);
    CHECK(expression("^th").find_line(text, 0) == 11);
}

TEST_CASE("expressions that hang other engines take their time once for each letter") {
    const std::string a(20'000, 'a');
    CHECK_FALSE(expression("(a+)+b").matches(a));
    CHECK_FALSE(expression("(a|a)*b").matches(a));
    CHECK_FALSE(expression("(a|aa)+$b").matches(a));
    CHECK_FALSE(expression("(.*)(.*)(.*)(.*)(.*)[^a]").matches(a));
    CHECK_FALSE(expression("(x+x+)+y").matches(std::string(20'000, 'x')));
    CHECK_FALSE(expression("^(([a-z])+.)+[A-Z]([a-z])+$").matches(a));
    CHECK(expression("(a?){200}a{200}").matches(std::string(200, 'a')));
    CHECK(expression("(a|b)*a(a|b){14}c").matches(a + std::string(14, 'b') + "c"));  // 2^14 states: the table begins anew
}

TEST_CASE("the text that stands in every match is found") {
    const auto required = [](std::string_view s) { return pattern::required_text(*pattern::parse(s, false)); };
    CHECK(required("loss=\\d+ (lr)=") == "loss=");
    CHECK(required("a(bcd)?efg") == "efg");
    CHECK(required("x(abc)+y") == "abc");
    CHECK(required("abc|abd") == "");
    CHECK(required("\\bword\\b") == "word");
    CHECK(expression("loss=(\\d+)x").find_line("loss=1\nloss=2x\n", 0) > 6);
}
