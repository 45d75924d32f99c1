#include "sim/template_text.h"

#include <algorithm>
#include <charconv>

namespace sim {
namespace {

using Values = std::map<std::string, std::string>;

struct Sections {
    std::string workflow, defaults;
};

std::string key_at_edge(std::string_view line) {
    if (line.empty() || !(std::isalpha(static_cast<unsigned char>(line[0])) || line[0] == '_')) return {};
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\r')) return {};
    const auto key = line.substr(0, colon);
    const bool word = std::all_of(key.begin(), key.end(), [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; });
    return word ? std::string(key) : std::string();
}

// What stands before the first known key is ignored; an unknown key after it is not.
std::variant<Sections, Refusal> cut(const std::string& file) {
    Sections out;
    std::string ignored;
    std::string* into = nullptr;
    for (std::size_t from = 0; from < file.size();) {
        const auto newline = std::min(file.find('\n', from), file.size());
        const auto line = std::string_view(file).substr(from, newline - from);
        const auto key = key_at_edge(line);
        if (key == "workflow") into = &out.workflow;
        else if (key == "default-values") into = &out.defaults;
        else if (key == "version") into = &ignored;
        else if (!key.empty() && into != nullptr)
            return Refusal{400, "USER", "Unknown top-level key \"" + key + "\" found in the workflow spec.", {}};
        if (into != nullptr) (*into += line) += '\n';
        from = newline + 1;
    }
    if (out.workflow.empty()) return Refusal{400, "USER", "Workflow spec not found.", {}};
    return out;
}

std::string number_or_text(const std::string& text) {
    std::int64_t whole = 0;
    const auto* end = text.data() + text.size();
    if (const auto [at, fault] = std::from_chars(text.data(), end, whole); fault == std::errc{} && at == end) return std::to_string(whole);
    return text;
}

std::optional<Refusal> read_variables(const Submitted& submitted, Values& values) {
    for (const bool as_text : {false, true})
        for (const auto& pair : as_text ? submitted.string_variables : submitted.variables) {
            const auto equals = pair.find('=');
            if (equals == std::string::npos) return Refusal{400, "USAGE", "Data " + pair + " is incorrectly formatted", {}};
            const auto value = pair.substr(equals + 1);
            values[pair.substr(0, equals)] = as_text ? value : number_or_text(value);
        }
    return std::nullopt;
}

std::string trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t-");
    if (from == std::string_view::npos) return {};
    return std::string(text.substr(from, text.find_last_not_of(" \t-") - from + 1));
}

std::variant<std::string, Refusal> put_in(const std::string& text, const Values& values) {
    std::string out;
    for (std::size_t from = 0;;) {
        const auto open = text.find("{{", from);
        if (open == std::string::npos) return out.append(text, from);
        const auto close = text.find("}}", open);
        if (close == std::string::npos)
            return Refusal{400, "USAGE", "Jinja substitution failure: <class 'jinja2.exceptions.TemplateSyntaxError'>: unexpected end of template", {}};
        out.append(text, from, open - from);
        const auto inside = text.substr(open + 2, close - open - 2);
        const auto name = trimmed(inside);
        const bool token = inside == name && (name == "output" || name == "workflow_id" || name.starts_with("input:"));
        if (const auto found = values.find(name); found != values.end()) out += found->second;
        else if (token) out += "{{" + inside + "}}";
        else
            return Refusal{400, "USAGE", "Jinja substitution failure: <class 'jinja2.exceptions.UndefinedError'>: '" + name + "' is undefined", {}};
        from = close + 2;
    }
}

std::variant<Tree, Refusal> read_section(const std::string& text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c >= 0x20 || c == '\n' || c == '\r' || c == '\t') continue;
        const std::string digits = {"0123456789abcdef"[c / 16], "0123456789abcdef"[c % 16]};
        return Refusal{400, "USAGE", "Workflow spec is not properly formatted: unacceptable character #x00" + digits +
                                         ": special characters are not allowed\n  in \"<unicode string>\", position " + std::to_string(at), {}};
    }
    auto read = read_yaml(text);
    if (const auto* tree = std::get_if<Tree>(&read)) return *tree;
    const auto& fault = std::get<YamlFault>(read);
    return Refusal{400, "USAGE", "Workflow spec is not properly formatted: " + fault.what + "\n  in \"<unicode string>\", line " +
                                     std::to_string(fault.line) + ", column " + std::to_string(fault.column), {}};
}

}  // namespace

std::variant<Tree, Refusal> render(const Submitted& submitted) {
    auto cut_up = cut(submitted.file);
    if (const auto* refusal = std::get_if<Refusal>(&cut_up)) return *refusal;
    const auto& sections = std::get<Sections>(cut_up);
    Values values;
    if (!sections.defaults.empty()) {
        auto defaults = read_section(sections.defaults);
        if (const auto* refusal = std::get_if<Refusal>(&defaults)) return *refusal;
        const auto& tree = std::get<Tree>(defaults).at("default-values");
        if (tree.is_object())
            for (const auto& [key, value] : tree.items()) values[key] = value.is_string() ? value.get<std::string>() : value.dump();
    }
    if (auto refusal = read_variables(submitted, values)) return *refusal;
    auto text = put_in(sections.workflow, values);
    if (const auto* refusal = std::get_if<Refusal>(&text)) return *refusal;
    auto tree = read_section(std::get<std::string>(text));
    if (const auto* read = std::get_if<Tree>(&tree); read != nullptr && (!read->is_object() || !read->contains("workflow") || !(*read)["workflow"].is_object()))
        return Refusal{400, "USER", "Workflow spec not found.", {}};
    return tree;
}

}  // namespace sim
