#include "domain/terminal_text.h"
#include <doctest/doctest.h>
#include <fmt/format.h>

static std::string read(std::string_view line) {
    TerminalText t;
    t.read(line);
    std::string out = t.text();
    for (const auto& r : t.runs()) out += fmt::format(" [{}-{}:{:x}/{:x}/{}]", r.from, r.to, r.style.fg, r.style.bg, r.style.bits);
    return out;
}

TEST_CASE("colours and styles become runs, and the text is clean") {
    CHECK(read("\x1b[32mINFO\x1b[0m step=1") == "INFO step=1 [0-4:1000002/0/0]");
    CHECK(read("\x1b[1;31mERROR\x1b[0m") == "ERROR [0-5:1000001/0/1]");
    CHECK(read("a\x1b[7mb\x1b[27mc") == "abc [1-2:0/0/16]");
    CHECK(read("\x1b[38;5;208mx") == "x [0-1:10000d0/0/0]");
    CHECK(read("\x1b[38;2;118;185;0;48;2;20;20;20mx") == "x [0-1:276b900/2141414/0]");
    CHECK(read("\x1b[38:2:118:185:0mx\x1b[38:2::1:2:3my\x1b[38:5:9mz") == "xyz [0-1:276b900/0/0] [1-2:2010203/0/0] [2-3:1000009/0/0]");
    CHECK(read("\x1b[91;104mx\x1b[39my\x1b[49mz") == "xyz [0-1:1000009/100000c/0] [1-2:0/100000c/0]");
    CHECK(read("\x1b[4:3mx\x1b[4:0my") == "xy [0-1:0/0/8]");
    CHECK(read("\x1b[58;2;1;2;3mx") == "x");
    CHECK(read("\x1b[mx\x1b[;31my\x1b[31;mz") == "xyz [1-2:1000001/0/0]");
    CHECK(read("\x1b[1m\x1b[2ma\x1b[22mb\x1b[9mc\x1b[29md\x1b[3me") == "abcde [0-1:0/0/3] [2-3:0/0/32] [4-5:0/0/4]");
}

TEST_CASE("nothing can hide: concealed text is faint") { CHECK(read("\x1b[8msecret") == "secret [0-6:0/0/2]"); }

TEST_CASE("every other escape sequence is swallowed whole") {
    CHECK(read("a\x1b[2J\x1b[H\x1b[10;20Hb") == "ab");
    CHECK(read("a\x1b[?25l\x1b[?1049h\x1b[>4;1mb") == "ab");
    CHECK(read("a\x1b]0;a title\x07" "b") == "ab");
    CHECK(read("a\x1b]8;;https://example.com\x1b\\link\x1b]8;;\x1b\\b") == "alinkb");
    CHECK(read("a\x1bP1$r0m\x1b\\b\x1b_app\x1b\\c\x1b^pm\x1b\\d\x1bXsos\x1b\\e") == "abcde");
    CHECK(read("a\x1b(Bb\x1b#8c\x1b" "7d\x1b=e\x1b%Gf") == "abcdef");
    CHECK(read("a\x1b[1 qb\x1b[!pc") == "abc");
    CHECK(read("a\xc2\x9b" "31mb\xc2\x9d" "0;t\xc2\x9c" "c\xc2\x85" "d") == "abcd [1-4:1000001/0/0]");
    CHECK(read("a\x1b[31\x18" "b\x1b]0;x\x1a" "c") == "abc");  // cancelled in the middle
    CHECK(read("a\x07\x0b\x0c\x0e\x7f\x01" "b") == "ab");
    CHECK(read(std::string("a\0b", 3)) == "ab");
}

TEST_CASE("a sequence that never ends takes no more than its line") {
    TerminalText t;
    t.read("a\x1b]0;never ended");
    CHECK(t.text() == "a");
    t.read("next");
    CHECK(t.text() == "next");
    t.read("b\x1b[3");
    t.read("1m");
    CHECK(t.text() == "1m");
}

TEST_CASE("of a progress bar the last state stands") {
    CHECK(read("\rEpoch 1:   0%\rEpoch 1:  50%\rEpoch 1: 100%") == "Epoch 1: 100%");
    CHECK(read("\x1b[32m 10%\r\x1b[K\x1b[31m 20%\r") == " 20% [0-4:1000001/0/0]");
    CHECK(read("working |\b/\b-\b\\") == "working \\");
    CHECK(read("é\b\b\bx") == "x");
}

TEST_CASE("a style goes on in the next line until it is reset") {
    TerminalText t;
    t.read("\x1b[31mone");
    CHECK(t.styled());
    t.read("two");
    CHECK(t.runs().size() == 1);
    t.reset_style();
    t.read("three");
    CHECK(t.runs().empty());
}

TEST_CASE("broken bytes become replacement characters") {
    CHECK(read("a\xff\xe6\x95z") == "a\xef\xbf\xbd\xef\xbf\xbdz");
    CHECK(read("détecté — 数据 ⏱") == "détecté — 数据 ⏱");
}

TEST_CASE("a line with nothing to do is known as such") {
    CHECK(is_plain("step=1 loss=2.3810\tlr"));
    CHECK(is_plain("détecté 数据加载 slow"));
    CHECK(is_plain(""));
    for (const char* line : {"12345678\x1b[0m", "1234567\r", "\x7f", "123456789\xff", "\xc2\x9b" "1m", "\xe6\x95"}) CHECK_FALSE(is_plain(line));
    for (int c = 1; c < 256; ++c)
        for (int at = 0; at < 12; ++at) {
            std::string line(12, 'x');
            line[std::size_t(at)] = char(c);
            CHECK(is_plain(line) == ((c >= 32 && c < 127) || c == '\t'));
        }
}
