#include "base/pieces.h"
#include "doctest/doctest.h"
#include "domain/terminal_text.h"
#include <charconv>
#include <fmt/core.h>
#include <fstream>
#include <iterator>

// Lines with escape sequences, half of them damaged: what xterm.js shows of each was written down by
// tests/golden/xterm_lines.mjs, as hex, with its styles.

static std::string of_hex(std::string_view hex) {
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned byte = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
        out += static_cast<char>(byte);
    }
    return out;
}

static std::string runs_of(const TerminalText& t) {
    std::string out;
    for (const auto& r : t.runs()) out += fmt::format("{}{}-{}:{:x}/{:x}/{}", out.empty() ? "" : " ", r.from, r.to, r.style.fg, r.style.bg, r.style.bits);
    return out.empty() ? "-" : out;
}

TEST_CASE("a line of a log is shown as xterm.js shows it, whatever escape sequences stand in it") {
    std::ifstream in("tests/golden/data/xterm-lines.txt", std::ios::binary);
    const std::string all(std::istreambuf_iterator<char>(in), {});
    int lines = 0;
    for (const auto row : pieces_of(all, '\n')) {
        if (row.empty()) continue;
        const auto parts = pieces_of(row, '\t');
        REQUIRE(parts.size() == 3);
        CAPTURE(parts[0]);
        TerminalText read;
        read.read(of_hex(parts[0]));
        CHECK(read.text() == of_hex(parts[1]));
        CHECK(runs_of(read) == parts[2]);
        ++lines;
    }
    CHECK(lines > 1000);
}
