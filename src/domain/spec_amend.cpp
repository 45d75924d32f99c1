#include "domain/spec_amend.h"
#include "base/pieces.h"
#include "domain/spec_blocks.h"
#include <algorithm>
#include <array>
#include <vector>

static constexpr std::array<std::string_view, 5> kKinds = {"memory", "storage", "exec_timeout", "queue_timeout", "exclude"};

static std::string_view word_of(Amendment::Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::string print_amendment(const Amendment& a) { return std::string(word_of(a.kind)) + "," + a.task + "," + a.value; }

std::optional<Amendment> read_amendment(std::string_view text) {
    const auto first = text.find(','), second = first == std::string_view::npos ? first : text.find(',', first + 1);
    if (second == std::string_view::npos || second + 1 == text.size()) return std::nullopt;
    const auto at = std::find(kKinds.begin(), kKinds.end(), text.substr(0, first));
    if (at == kKinds.end()) return std::nullopt;
    return Amendment{static_cast<Amendment::Kind>(at - kKinds.begin()), std::string(text.substr(first + 1, second - first - 1)), std::string(text.substr(second + 1))};
}

namespace {

using Lines = std::vector<std::string>;

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }
bool says_nothing(std::string_view line) { const auto at = indent_of(line); return at == line.size() || line[at] == '#' || line[at] == '\r'; }
bool is_item(std::string_view line) { const auto words = line.substr(indent_of(line)); return words == "-" || words.starts_with("- "); }

// "memory: 4Gi" → " 4Gi"; none: another key.
std::optional<std::string_view> value_of(std::string_view line, std::string_view key) {
    const auto words = line.substr(indent_of(line));
    if (!words.starts_with(key) || words.size() <= key.size() || words[key.size()] != ':') return std::nullopt;
    return words.substr(key.size() + 1);
}

std::string_view trimmed(std::string_view s) {
    if (const auto comment = s.find(" #"); comment != std::string_view::npos) s = s.substr(0, comment);
    while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\r')) s.remove_suffix(1);
    return s;
}

std::string_view unquoted(std::string_view s) {
    s = trimmed(s);
    return s.size() >= 2 && (s.front() == '"' || s.front() == '\'') && s.back() == s.front() ? s.substr(1, s.size() - 2) : s;
}

// What belongs to the key on that line: up to the next line that does not stand further in.
std::size_t end_of(const Lines& lines, std::size_t key) {
    const auto edge = indent_of(lines[key]);
    std::size_t i = key + 1;
    while (i < lines.size() && (says_nothing(lines[i]) || indent_of(lines[i]) > edge)) ++i;
    while (i > key + 1 && says_nothing(lines[i - 1])) --i;
    return i;
}

std::optional<std::size_t> first_in(const Lines& lines, std::size_t key) {
    for (std::size_t i = key + 1; i < end_of(lines, key); ++i) if (!says_nothing(lines[i])) return i;
    return std::nullopt;
}

std::optional<std::size_t> find_in(const Lines& lines, std::size_t map, std::string_view key) {
    const auto first = first_in(lines, map);
    if (!first) return std::nullopt;
    for (std::size_t i = *first; i < end_of(lines, map); ++i)
        if (indent_of(lines[i]) == indent_of(lines[*first]) && !says_nothing(lines[i]) && value_of(lines[i], key)) return i;
    return std::nullopt;
}

std::optional<std::size_t> top(const Lines& lines, std::string_view key) {
    for (std::size_t i = 0; i < lines.size(); ++i) if (indent_of(lines[i]) == 0 && value_of(lines[i], key)) return i;
    return std::nullopt;
}

// Within "{cpu: 2, memory: 4Gi}" of one line: where the value of the key stands.
struct Span { std::size_t from = 0, to = 0; };
std::optional<Span> in_braces(std::string_view line, std::string_view key) {
    int depth = 0;
    for (std::size_t i = line.find('{'); i < line.size(); ++i) {
        if (line[i] == '{' || line[i] == '[') ++depth;
        if (line[i] == '}' || line[i] == ']') --depth;
        if (depth != 1 || (line[i] != '{' && line[i] != ',')) continue;
        const auto at = line.find_first_not_of(' ', i + 1);
        if (at == std::string_view::npos || !line.substr(at).starts_with(key) || line.substr(at + key.size(), 1) != ":") continue;
        Span out{at + key.size() + 1, at + key.size() + 1};
        for (int inner = 0; out.to < line.size() && !(inner == 0 && (line[out.to] == ',' || line[out.to] == '}')); ++out.to)
            inner += line[out.to] == '[' ? 1 : line[out.to] == ']' ? -1 : 0;
        return out;
    }
    return std::nullopt;
}

bool one_line_map(std::string_view line) {
    const auto open = line.find('{');
    return open != std::string_view::npos && line.find('}', open) != std::string_view::npos && line.substr(0, open).find_last_not_of(' ') == line.substr(0, open).rfind(':');
}

void put_in_braces(std::string& line, std::string_view key, const std::string& value) {
    if (const auto at = in_braces(line, key)) return void(line.replace(at->from, at->to - at->from, " " + value));
    const auto close = line.rfind('}');
    const bool empty = trimmed(std::string_view(line).substr(line.find('{') + 1, close - line.find('{') - 1)).empty();
    line.insert(close, (empty ? "" : ", ") + std::string(key) + ": " + value);
}

bool put_in_map(Lines& lines, std::size_t map, std::string_view key, const std::string& value) {
    if (one_line_map(lines[map])) return put_in_braces(lines[map], key, value), true;
    if (!trimmed(std::string_view(lines[map]).substr(lines[map].find(':') + 1)).empty()) return false;   // an alias, or braces over several lines
    const auto first = first_in(lines, map);
    const auto edge = first ? indent_of(lines[*first]) : indent_of(lines[map]) + 2;
    const auto line = std::string(edge, ' ') + std::string(key) + ": " + value;
    if (const auto at = find_in(lines, map, key)) lines[*at] = line;
    else lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(map) + 1, line);
    return true;
}

std::optional<std::size_t> section(const Lines& lines, std::string_view key) {
    const auto workflow = top(lines, "workflow");
    return workflow ? find_in(lines, *workflow, key) : std::nullopt;
}

std::vector<std::size_t> entries(const Lines& lines, std::size_t map) {
    std::vector<std::size_t> out;
    const auto first = first_in(lines, map);
    for (std::size_t i = map + 1; first && i < end_of(lines, map); ++i)
        if (!says_nothing(lines[i]) && indent_of(lines[i]) == indent_of(lines[*first]) && !is_item(lines[i])) out.push_back(i);
    return out;
}

// A task says which resources it takes; "default" when it does not.
std::string resource_of(const Lines& lines, const std::string& text, std::string_view task) {
    const auto blocks = spec_blocks(text);
    const auto* block = block_of(blocks, task);
    for (int i = block ? block->line : 1; block && i <= block->last; ++i) {
        std::string_view line = lines[static_cast<std::size_t>(i) - 1];
        if (is_item(line)) line = line.substr(indent_of(line) + 1);
        if (const auto value = value_of(line, "resource")) return std::string(unquoted(*value));
    }
    return "default";
}

bool amend_resource(Lines& lines, const std::string& text, const Amendment& a) {
    const auto resources = section(lines, "resources");
    const auto name = resource_of(lines, text, a.task);
    for (const auto entry : resources ? entries(lines, *resources) : std::vector<std::size_t>())
        if (value_of(lines[entry], name)) return put_in_map(lines, entry, word_of(a.kind), a.value);
    return false;
}

bool amend_timeout(Lines& lines, const Amendment& a) {
    if (const auto timeout = section(lines, "timeout")) return put_in_map(lines, *timeout, word_of(a.kind), a.value);
    const auto workflow = top(lines, "workflow");
    const auto first = workflow ? first_in(lines, *workflow) : std::nullopt;
    if (!first) return false;
    const std::string edge(indent_of(lines[*first]), ' ');
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(*workflow) + 1, {edge + "timeout:", edge + "  " + std::string(word_of(a.kind)) + ": " + a.value});
    return true;
}

// To a list in brackets, to one below its key, or to none yet.
bool exclude(Lines& lines, std::size_t entry, const std::string& node) {
    static constexpr std::string_view kKey = "nodesExcluded";
    if (one_line_map(lines[entry])) {
        auto& line = lines[entry];
        const auto at = in_braces(line, kKey);
        if (!at) return put_in_braces(line, kKey, "[" + node + "]"), true;
        const auto list = trimmed(std::string_view(line).substr(at->from, at->to - at->from));
        if (list.find(node) != std::string_view::npos) return true;
        if (!list.ends_with(']')) return false;
        return put_in_braces(line, kKey, std::string(list.substr(0, list.size() - 1)) + (list == "[]" ? "" : ", ") + node + "]"), true;
    }
    const auto at = find_in(lines, entry, kKey);
    if (!at) return put_in_map(lines, entry, kKey, "[" + node + "]");
    const auto list = trimmed(*value_of(lines[*at], kKey));
    if (list.ends_with(']')) {
        if (list.find(node) == std::string_view::npos) return put_in_map(lines, entry, kKey, std::string(list.substr(0, list.size() - 1)) + (list == "[]" ? "" : ", ") + node + "]");
        return true;
    }
    if (!list.empty()) return false;
    const auto next = *at + 1;
    const auto edge = next < lines.size() && is_item(lines[next]) ? indent_of(lines[next]) : indent_of(lines[*at]) + 2;
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(next), std::string(edge, ' ') + "- " + node);
    return true;
}

// Entries move down as lines come in: from the last one up.
bool exclude_everywhere(Lines& lines, const std::string& node) {
    const auto resources = section(lines, "resources");
    auto all = resources ? entries(lines, *resources) : std::vector<std::size_t>();
    std::reverse(all.begin(), all.end());
    return !all.empty() && std::all_of(all.begin(), all.end(), [&](auto entry) { return exclude(lines, entry, node); });
}

}  // namespace

std::vector<std::string> tasks_amended(std::string_view spec, const Amendment& a) {
    std::vector<std::string> out;
    if (a.kind != Amendment::Kind::memory && a.kind != Amendment::Kind::storage) return out;
    const std::string text(spec);
    Lines lines;
    for (const auto line : pieces_of(text, '\n')) lines.emplace_back(line);
    const auto wanted = resource_of(lines, text, a.task);
    for (const auto& block : spec_blocks(text)) if (resource_of(lines, text, block.name) == wanted) out.push_back(block.name);
    return out;
}

std::optional<std::string> amended(std::string_view spec, const Amendment& a) {
    const std::string text(spec);
    Lines lines;
    for (const auto line : pieces_of(text, '\n')) lines.emplace_back(line);
    bool found = false;
    switch (a.kind) {
        case Amendment::Kind::memory: case Amendment::Kind::storage: found = amend_resource(lines, text, a); break;
        case Amendment::Kind::exec_timeout: case Amendment::Kind::queue_timeout: found = amend_timeout(lines, a); break;
        case Amendment::Kind::exclude: found = exclude_everywhere(lines, a.value); break;
    }
    if (!found) return std::nullopt;
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) out += (i ? "\n" : "") + lines[i];
    return text.ends_with('\n') ? out + "\n" : out;
}
