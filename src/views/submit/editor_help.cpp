#include "domain/spec_keys.h"
#include "views/submit/page.h"
#include <algorithm>

// What can be written where the caret stands. Where that is in the text is told from the lines above it,
// by how far they are indented: good enough for help, and never the judge of anything.
namespace submit {

static std::size_t indent_of(std::string_view line) {
    auto at = line.find_first_not_of(' ');
    if (at == std::string_view::npos) return line.size();
    while (line.substr(at, 2) == "- ") at += 2;
    return at;
}

static std::string_view key_of(std::string_view line) {
    auto at = line.find_first_not_of(" -");
    if (at == std::string_view::npos) return {};
    const auto colon = line.find(':', at);
    return colon == std::string_view::npos ? std::string_view() : line.substr(at, colon - at);
}

static std::string_view line_at(std::string_view text, std::size_t at, std::size_t& begin) {
    begin = at == 0 ? 0 : text.rfind('\n', at - 1);
    begin = at == 0 || begin == std::string_view::npos ? 0 : begin + 1;
    return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

// The keys that lead to a line, the outermost first.
static std::vector<std::string_view> path_to(std::string_view text, std::size_t begin, std::size_t indent) {
    std::vector<std::string_view> out;
    while (begin > 0) {
        std::size_t above = 0;
        const auto line = line_at(text, begin - 1, above);
        begin = above;
        const auto blank = line.find_first_not_of(' ');
        if (blank == std::string_view::npos || line[blank] == '#' || line[blank] == '{') continue;
        const auto dash = line.substr(blank, 2) == "- ";
        if (indent_of(line) < indent) out.insert(out.begin(), key_of(line)), indent = indent_of(line);
        if (dash) indent = std::min(indent, blank + 1);   // its list is held by a key that may stand as far left as the dash
    }
    return out;
}

// Which kind of map stands below a path: "task", "resource"; empty: one whose keys are free.
static std::string_view kind_of(const std::vector<std::string_view>& path) {
    static constexpr std::pair<std::string_view, std::string_view> lists[] = {{"tasks", "task"}, {"groups", "group"}, {"topology", "topology"}, {"inputs", "input"}, {"outputs", "output"},
                                                                               {"files", "file"}, {"checkpoint", "checkpoint"}};
    if (path.empty() || path.front() != "workflow") return path.empty() ? "" : "none";
    std::string_view kind = "workflow";
    for (std::size_t i = 1; i < path.size(); ++i) {
        const auto in_list = std::find_if(std::begin(lists), std::end(lists), [&](const auto& l) { return l.first == path[i]; });
        if (in_list != std::end(lists)) kind = in_list->second;
        else if (path[i] == "timeout") kind = "timeout";
        else if (path[i - 1] == "resources") kind = "resource";
        else kind = "none";
    }
    return kind;
}

EditorChoices complete_spec(std::string_view text, std::size_t caret) {
    std::size_t begin = 0;
    const auto line = line_at(text, caret, begin);
    const auto before = line.substr(0, caret - begin);
    const auto word = std::min(before.find_last_of(" -") + 1, before.size());   // npos + 1 is 0
    if (before.find(':') != std::string_view::npos || before.find('#') != std::string_view::npos) return {caret, caret, {}};
    EditorChoices out{begin + word, caret, {}};
    const auto path = path_to(text, begin, indent_of(line.substr(0, std::max(word, before.size() - (before.size() - word)))));
    if (path.empty() && word == 0) {
        for (const auto& [name, about] : {std::pair("workflow", "What runs"), std::pair("default-values", "Variables of the template, with what they are otherwise"), std::pair("version", "2")})
            out.items.push_back({.text = name, .note = "section", .about = about, .insert = std::string(name) + (name == std::string_view("version") ? ": 2" : ":\n  $0")});
        return out;
    }
    for (const auto& key : spec_keys(kind_of(path)))
        out.items.push_back({.text = std::string(key.key), .note = key.required ? "required" : std::string(key.takes), .about = std::string(key.help), .insert = std::string(key.key) + ": $0"});
    return out;
}

EditorHover hover_spec(std::string_view text, std::size_t at) {
    std::size_t begin = 0;
    const auto line = line_at(text, at, begin);
    const auto key = key_of(line);
    if (key.empty()) return {};
    const auto from = begin + static_cast<std::size_t>(key.data() - line.data());
    if (at < from || at > from + key.size()) return {};
    const auto path = path_to(text, begin, indent_of(line));
    const auto* known = spec_key(kind_of(path), key);
    if (!known) return {};
    return {from, from + key.size(), std::string(key) + ": " + std::string(known->takes) + (known->required ? ", required" : ""), std::string(known->help)};
}

}  // namespace submit
