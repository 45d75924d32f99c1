#include "views/submit/spec_place.h"
#include <algorithm>

namespace submit {

using std::string_view;
static constexpr auto kNone = string_view::npos;

static std::size_t indent_of(string_view line) {
    auto at = line.find_first_not_of(' ');
    if (at == kNone) return line.size();
    while (line.substr(at, 2) == "- ") at += 2;
    return at;
}

static string_view key_of(string_view line) {
    const auto at = line.find_first_not_of(" -{[");
    if (at == kNone) return {};
    const auto colon = line.find(':', at);
    return colon == kNone ? string_view() : line.substr(at, colon - at);
}

static string_view line_at(string_view text, std::size_t at, std::size_t& begin) {
    begin = at == 0 ? 0 : text.rfind('\n', at - 1);
    begin = at == 0 || begin == kNone ? 0 : begin + 1;
    return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

// The keys that lead to a line, the outermost first.
static std::vector<string_view> path_to(string_view text, std::size_t begin, std::size_t indent) {
    std::vector<string_view> out;
    while (begin > 0) {
        std::size_t above = 0;
        const auto line = line_at(text, begin - 1, above);
        begin = above;
        const auto blank = line.find_first_not_of(' ');
        if (blank == kNone || line[blank] == '#' || line[blank] == '{') continue;
        const auto dash = line.substr(blank, 2) == "- ";
        if (indent_of(line) < indent) out.insert(out.begin(), key_of(line)), indent = indent_of(line);
        if (dash) indent = std::min(indent, blank + 1);   // its list is held by a key that may stand as far left as the dash
    }
    return out;
}

// Which kind of map stands below a path.
static string_view kind_of(const std::vector<string_view>& path) {
    static constexpr std::pair<string_view, string_view> lists[] = {{"tasks", "task"}, {"groups", "group"}, {"topology", "topology"}, {"inputs", "input"}, {"outputs", "output"},
                                                                    {"files", "file"}, {"checkpoint", "checkpoint"}, {"kpis", "kpi"}, {"timeout", "timeout"}, {"exitActions", "exitActions"}};
    if (path.empty()) return "top";
    if (path.front() != "workflow") return "none";
    string_view kind = "workflow";
    for (std::size_t i = 1; i < path.size(); ++i) {
        const auto known = std::find_if(std::begin(lists), std::end(lists), [&](const auto& l) { return l.first == path[i]; });
        if (path[i - 1] == "resources") kind = "resource";
        else if (known != std::end(lists)) kind = known->second;
        else kind = "none";
    }
    return kind;
}

namespace {

// What stands before the caret on its line: which brackets are open, and where the last piece begins.
struct Before {
    std::size_t piece = 0;            // behind the last "{", "[" or ","
    std::vector<std::size_t> open;    // of "{" and "["
    std::size_t expression = kNone;   // behind "{{"
    bool quoted = false, comment = false;
};

Before read_before(string_view before) {
    Before out;
    char quote = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const char c = before[i];
        if (before.substr(i, 2) == "{{") out.expression = i += 2, --i;
        else if (before.substr(i, 2) == "}}" && out.expression != kNone) out.expression = kNone, ++i;
        else if (out.expression != kNone) continue;
        else if (quote) quote = c == quote ? '\0' : quote;
        else if ((c == '\'' || c == '"') && (i == 0 || string_view(" [{,:").find(before[i - 1]) != kNone)) quote = c;
        else if (c == '#' && (i == 0 || before[i - 1] == ' ')) return out.comment = true, out;
        else if (c == '{' || c == '[') out.open.push_back(i), out.piece = i + 1;
        else if ((c == '}' || c == ']') && !out.open.empty()) out.open.pop_back();
        else if (c == ',' && !out.open.empty()) out.piece = i + 1;
    }
    out.quoted = quote != 0;
    return out;
}

}  // namespace

// "key: " in front of a bracket is the key that holds what is inside it.
static string_view holder(string_view before, std::size_t bracket, std::size_t piece) {
    auto head = before.substr(piece, bracket - piece);
    while (!head.empty() && head.back() == ' ') head.remove_suffix(1);
    if (!head.ends_with(':')) return {};
    head.remove_suffix(1);
    const auto at = head.find_last_of(" {[,-");
    return at == kNone ? head : head.substr(at + 1);
}

SpecSpot spot_at(string_view text, std::size_t caret) {
    std::size_t begin = 0;
    const auto line = line_at(text, std::min(caret, text.size()), begin);
    const auto before = line.substr(0, caret - begin);
    const auto read = read_before(before);
    if (read.expression != kNone) {
        const auto word = before.find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
        return {.at = SpecSpot::At::expression, .kind = "none", .key = {}, .from = begin + std::max(read.expression, word == kNone ? 0 : word + 1), .to = caret};
    }
    if (read.comment || read.quoted) return {};
    const auto dashes = indent_of(before);
    auto path = path_to(text, begin, read.open.empty() ? std::min(dashes, before.size()) : indent_of(line));
    std::size_t piece = 0;
    for (const auto bracket : read.open) {
        if (const auto key = holder(before, bracket, piece); !key.empty()) path.push_back(key);
        piece = bracket + 1;
    }
    const bool in_list = !read.open.empty() && before[read.open.back()] == '[';
    const auto start = read.open.empty() ? std::min(dashes, before.size()) : read.piece;
    const auto rest = before.substr(start);
    const auto colon = rest.find(": ");
    const auto blanks = [&](std::size_t at) { const auto word = before.find_first_not_of(' ', at); return begin + std::min(word, before.size()); };
    if (colon != kNone) {
        const auto from = rest.find_first_not_of(' ');
        return {.at = SpecSpot::At::value, .kind = kind_of(path), .key = rest.substr(from, colon - from), .from = blanks(start + colon + 2), .to = caret};
    }
    if (rest.find(':') != kNone) return {};
    const bool item = in_list || (read.open.empty() && before.find("- ") != kNone);
    SpecSpot out{.at = SpecSpot::At::key, .kind = kind_of(path), .key = item && !path.empty() ? path.back() : string_view(), .from = blanks(start), .to = caret};
    if (in_list) out.at = SpecSpot::At::value, out.kind = path.size() > 1 ? kind_of({path.begin(), path.end() - 1}) : "none";
    return out;
}

static std::string plain_value(string_view line, std::size_t from) {
    auto value = line.substr(std::min(from, line.size()));
    value = value.substr(std::min(value.find_first_not_of(' '), value.size()));
    const auto end = value.find_first_of(" #,}");
    value = value.substr(0, end);
    if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) value = value.substr(1, value.size() - 2);
    return std::string(value);
}

SpecNames names_in(string_view text) {
    struct Level { std::size_t indent; string_view key; };
    SpecNames out;
    std::vector<Level> levels;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = text.substr(begin, end - begin);
        const auto blank = line.find_first_not_of(' ');
        if (blank != kNone && line[blank] != '#') {
            const auto indent = indent_of(line);
            const bool dash = line.substr(blank, 2) == "- ";
            const auto holds = dash ? blank + 1 : indent;   // a list may stand as far left as its key
            while (!levels.empty() && levels.back().indent >= holds) levels.pop_back();
            const auto key = key_of(line);
            const auto after = key.empty() ? 0 : static_cast<std::size_t>(key.data() - line.data()) + key.size() + 1;
            const auto in = levels.empty() ? string_view() : levels.back().key;
            if (in == "tasks" && key == "name") out.tasks.push_back({plain_value(line, after), begin});
            if (in == "resources" && !key.empty()) out.resources.push_back({std::string(key), begin});
            if (key == "image") out.images.push_back({plain_value(line, after), begin});
            if (!key.empty() && !(dash && in == "tasks")) levels.push_back({indent, key});
        }
        begin = end + 1;
    }
    return out;
}

}  // namespace submit
