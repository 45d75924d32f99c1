#include "golden/print.h"
#include "doctest/doctest.h"
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace golden {

static std::size_t letters(const std::string& s) {
    return static_cast<std::size_t>(std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string print(const Badge& b) {
    static const char* shapes[] = {"", "● ", "▲ ", "✖ ", "○ "};
    return shapes[static_cast<std::size_t>(b.shape)] + b.word + (b.note.empty() ? "" : " · " + b.note);
}

std::string print(const Bar& bar) {
    static constexpr int kWidth = 20;
    std::string out = "[";
    int filled = 0;
    for (const auto& part : bar.parts)
        for (int n = static_cast<int>(std::lround(part.share * kWidth)); n > 0 && filled < kWidth; --n, ++filled) out += part.hatched ? '/' : part.tone == Tone::unused ? '-' : '#';
    out.append(static_cast<std::size_t>(kWidth - filled), '.');
    if (bar.limit >= 0) out.insert(1 + static_cast<std::size_t>(std::lround(bar.limit * kWidth)), "|");
    return out + "]";
}

std::string print(const Prompt& p) {
    std::string out = "  " + p.notice.heading + "\n";
    if (!p.notice.words.empty()) out += "  " + p.notice.words + "\n";
    if (!p.notice.code.empty()) out += "  `" + p.notice.code + "`\n";
    for (const auto& b : p.notice.actions) out += "  (" + b.label + ")";
    return out + "\n";
}

std::string print(const PageState& s) {
    if (s.kind == PageState::Kind::loading) return "loading\n";
    if (s.failed) return "failed\n" + print(*s.failed);
    return s.banner ? "kept\n" + print(*s.banner) : "";
}

std::string print(std::span<const Stat> stats) {
    std::string out;
    for (const auto& s : stats) {
        out += s.label + "  " + s.value + " " + s.total + " " + s.share + " " + print(s.bar) + "  " + s.note + "\n";
        for (const auto& l : s.legend) out += "  " + print(l.badge) + " " + l.count + " → " + l.href + "\n";
    }
    return out;
}

std::string print_list(const std::vector<std::string>& items) {
    std::string out;
    for (const auto& item : items) out += (out.empty() ? "" : ", ") + item;
    return out.empty() ? "—" : out;
}

Lines::Lines(std::span<const Column> columns) {
    auto& head = rows_.emplace_back();
    for (const auto& c : columns) head.push_back(c.title);
}

std::string Lines::text() const {
    std::vector<std::size_t> widths(rows_.front().size());
    for (const auto& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], letters(row[i]));
    std::string out;
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) line += row[i] + std::string(widths[i] + 2 - letters(row[i]), ' ');
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return out;
}

static std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string read(const std::string& name) {
    const auto text = contents("tests/golden/data/" + name);
    REQUIRE_MESSAGE(!text.empty(), "run from the top of the checkout: tests/golden/data/", name);
    return text;
}

void check(const std::string& name, const std::string& text) {
    const auto path = "tests/golden/" + name + ".txt";
    if (std::getenv("UPDATE")) std::ofstream(path, std::ios::binary) << text;
    CHECK_MESSAGE(contents(path) == text, path, " differs; UPDATE=1 rewrites it. It is now:\n", text);
}

}  // namespace golden
