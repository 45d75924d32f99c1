#include "sim/yaml_text.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>

namespace sim {
namespace {

constexpr std::size_t kMostNodes = 2'000'000;  // aliases of aliases grow without end

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

// What a word without quotes means.
Tree plain_value(const std::string& text) {
    if (is_one_of(text, {"", "~", "null", "Null", "NULL"})) return nullptr;
    if (is_one_of(text, {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})) return true;
    if (is_one_of(text, {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})) return false;
    const auto* end = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto [at, fault] = std::from_chars(text.data() + (text[0] == '+'), end, whole); fault == std::errc{} && at == end)
        return whole;
    double real = 0;
    const bool numeric = text.find('.') != std::string::npos && text.find_first_not_of("0123456789+-.eE") == std::string::npos;
    if (numeric)
        if (const auto [at, fault] = std::from_chars(text.data() + (text[0] == '+'), end, real); fault == std::errc{} && at == end)
            return real;
    return text;
}

Tree value_of(const YAML::Node& node, std::size_t& budget) {
    if (budget-- == 0) throw YAML::Exception(node.Mark(), "too many nodes");
    if (node.IsSequence()) {
        Tree out = Tree::array();
        for (const auto& item : node) out.push_back(value_of(item, budget));
        return out;
    }
    if (node.IsMap()) {
        Tree out = Tree::object();
        for (const auto& pair : node) out[pair.first.Scalar()] = value_of(pair.second, budget);
        return out;
    }
    if (node.IsScalar()) return node.Tag() == "!" ? Tree(node.Scalar()) : plain_value(node.Scalar());
    return nullptr;
}

bool is_plain(const std::string& text) {
    if (text.empty() || !plain_value(text).is_string()) return false;
    if (std::string_view("-?:,[]{}#&*!|>'\"%@` ").find(text[0]) != std::string_view::npos) {
        const bool may_start = (text[0] == '-' || text[0] == '?' || text[0] == ':') && text.size() > 1 && text[1] != ' ';
        if (!may_start || text == "---") return false;
    }
    return text.back() != ' ' && text.back() != ':' && text.find(": ") == std::string::npos && text.find(" #") == std::string::npos;
}

std::string scalar_text(const Tree& value) {
    if (value.is_null()) return "null";
    if (!value.is_string()) return value.dump();
    const auto& text = value.get_ref<const std::string&>();
    const bool control = std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (control) return value.dump();  // JSON's quotes are YAML's too
    if (is_plain(text)) return text;
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
    return quoted + "'";
}

void print(std::string& out, const Tree& value, std::size_t indent, bool in_list);

void print_member(std::string& out, const Tree& value, std::size_t indent) {
    if (!value.is_structured() || value.empty()) {
        out += ' ';
        out += value.is_object() ? "{}" : value.is_array() ? "[]" : scalar_text(value);
        out += '\n';
        return;
    }
    out += '\n';
    print(out, value, value.is_object() ? indent + 2 : indent, false);
}

// In a list the first line stands where its dash left it.
void print(std::string& out, const Tree& value, std::size_t indent, bool in_list) {
    bool first = in_list;
    const auto begin = [&] {
        if (!first) out.append(indent, ' ');
        first = false;
    };
    if (value.is_object() && !value.empty()) {
        for (const auto& [key, member] : value.items()) {
            begin();
            out += scalar_text(key) + ":";
            print_member(out, member, indent);
        }
    } else if (value.is_array() && !value.empty()) {
        for (const auto& item : value) {
            begin();
            out += "- ";
            print(out, item, indent + 2, true);
        }
    } else {
        begin();
        out += (value.is_object() ? "{}" : value.is_array() ? "[]" : scalar_text(value)) + "\n";
    }
}

}  // namespace

std::variant<Tree, YamlFault> read_yaml(const std::string& text) {
    try {
        std::size_t budget = kMostNodes;
        return value_of(YAML::Load(text), budget);
    } catch (const YAML::Exception& fault) {
        return YamlFault{fault.msg, fault.mark.line + 1, fault.mark.column + 1};
    }
}

std::string yaml_text(const Tree& tree) {
    std::string out;
    print(out, tree, 0, false);
    return out;
}

}  // namespace sim
