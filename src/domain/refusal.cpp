#include "domain/refusal.h"
#include "base/pieces.h"
#include <algorithm>
#include <charconv>

using Lines = std::vector<std::string_view>;

static std::string_view trimmed(std::string_view s) {
    const auto first = s.find_first_not_of(" \t\r"), last = s.find_last_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view() : s.substr(first, last - first + 1);
}

static bool is_rule(std::string_view line) { return trimmed(line).size() >= 10 && trimmed(line).find_first_not_of("=-") == std::string_view::npos; }

// Where columns begin: after two blanks or more.
static std::vector<std::size_t> columns_of(std::string_view head) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] != ' ' && (i == 0 || (i >= 2 && head[i - 1] == ' ' && head[i - 2] == ' ') || out.empty())) out.push_back(i);
    return out;
}

static std::vector<std::string> cells_of(std::string_view line, const std::vector<std::size_t>& columns) {
    std::vector<std::string> out;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto from = std::min(columns[c], line.size()), to = c + 1 < columns.size() ? std::min(columns[c + 1], line.size()) : line.size();
        out.emplace_back(trimmed(line.substr(from, to - from)));
    }
    return out;
}

// Of a sentence that follows right below, words stand where the gaps between columns are.
static bool is_row(std::string_view line, const std::vector<std::size_t>& columns) {
    if (line.size() <= columns[1] || line.front() == ' ') return false;
    return std::all_of(columns.begin() + 1, columns.end(), [&](std::size_t c) { return c >= line.size() || line.substr(c - 2, 2) == "  "; });
}

static std::string joined(const Lines& lines, std::size_t from, std::size_t to) {
    std::string out;
    for (auto i = from; i < to; ++i) (out += out.empty() ? "" : "\n") += lines[i];
    return std::string(trimmed(out));
}

Refusal read_refusal(std::string_view text) {
    const auto lines = pieces_of(text, '\n');
    const auto rule = static_cast<std::size_t>(std::find_if(lines.begin(), lines.end(), is_rule) - lines.begin());
    if (rule == lines.size() || rule == 0) return {.words = std::string(trimmed(text)), .head = {}, .rows = {}, .after = {}};
    const auto columns = columns_of(lines[rule - 1]);
    if (columns.size() < 2) return {.words = std::string(trimmed(text)), .head = {}, .rows = {}, .after = {}};
    Refusal out{.words = joined(lines, 0, rule - 1), .head = cells_of(lines[rule - 1], columns), .rows = {}, .after = {}};
    auto at = rule + 1;
    for (; at < lines.size() && is_row(lines[at], columns); ++at) out.rows.push_back(cells_of(lines[at], columns));
    out.after = joined(lines, at, lines.size());
    return out;
}

std::size_t line_named(std::string_view text) {
    const auto at = text.starts_with("line ") ? 0 : text.find(" line ");
    std::size_t line = 0;
    if (at != std::string_view::npos) std::from_chars(text.data() + text.find("line ", at) + 5, text.data() + text.size(), line);
    return line;
}
