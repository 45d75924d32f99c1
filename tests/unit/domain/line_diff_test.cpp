#include "base/pieces.h"
#include "domain/line_diff.h"
#include <doctest/doctest.h>
#include <random>
#include <string>

namespace {

std::string printed(std::string_view before, std::string_view now) {
    const auto a = pieces_of(before, '\n'), b = pieces_of(now, '\n');
    std::string out;
    for (const auto& line : line_diff(a, b)) {
        out += line.kind == DiffLine::Kind::same ? ' ' : line.kind == DiffLine::Kind::gone ? '-' : '+';
        out += line.kind == DiffLine::Kind::added ? b[line.now] : a[line.before];
    }
    return out;
}

// The length of the longest common subsequence, the slow way.
std::size_t common(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    std::vector<std::vector<std::size_t>> t(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t k = 0; k < b.size(); ++k) t[i + 1][k + 1] = a[i] == b[k] ? t[i][k] + 1 : std::max(t[i][k + 1], t[i + 1][k]);
    return t[a.size()][b.size()];
}

}  // namespace

TEST_CASE("a difference of lines says what stayed, what went and what came") {
    CHECK(printed("", "") == "");
    CHECK(printed("a\nb\n", "a\nb\n") == " a b");
    CHECK(printed("a\nb\nc\n", "a\nc\n") == " a-b c");
    CHECK(printed("a\nc\n", "a\nb\nc") == " a+b c");
    CHECK(printed("a\n", "b\n") == "-a+b");
    CHECK(printed("", "a\nb") == "+a+b");
    CHECK(printed("a\nb\nc\na\nb\nb\na", "c\nb\na\nb\na\nc").size() == 2 * 9);
}

TEST_CASE("a difference of lines is as small as it can be, and makes the one text of the other") {
    std::mt19937 dice(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> words;
        const auto text = [&](std::size_t n) { std::string out; for (std::size_t i = 0; i < n; ++i) out += std::string(1, static_cast<char>('a' + dice() % 4)) + "\n"; return out; };
        const auto before = text(dice() % 14), now = text(dice() % 14);
        const auto a = pieces_of(before, '\n'), b = pieces_of(now, '\n');
        std::string made, kept;
        std::size_t same = 0;
        for (const auto& line : line_diff(a, b)) {
            if (line.kind != DiffLine::Kind::gone) made += std::string(b[line.now]) + "\n";
            if (line.kind != DiffLine::Kind::added) kept += std::string(a[line.before]) + "\n";
            same += line.kind == DiffLine::Kind::same;
        }
        INFO("seed 7, round ", round, "\n", before, "--\n", now);
        CHECK(made == now);
        CHECK(kept == before);
        CHECK(same == common(a, b));
    }
}

TEST_CASE("texts that have nothing in common are replaced, whatever their length") {
    std::string before, now;
    for (int i = 0; i < 3000; ++i) before += "a" + std::to_string(i) + "\n", now += "b" + std::to_string(i) + "\n";
    const auto a = pieces_of(before, '\n'), b = pieces_of(now, '\n');
    const auto diff = line_diff(a, b);
    CHECK(diff.size() == 6000);
    CHECK(diff.front().kind == DiffLine::Kind::gone);
    CHECK(diff.back() == DiffLine{DiffLine::Kind::added, 3000, 2999});
}
