#include "spec/parameters.h"
#include "base/text.h"
#include "spec/chars.h"
#include "spec/python.h"
#include <algorithm>
#include <fmt/core.h>

namespace spec {

static constexpr auto kDry = Finding::Step::dry_run;

Value variable_of(const std::string& written, bool as_text) {
    if (as_text) return Value::words(written);
    if (const auto whole = python_int(written)) return Value::number(*whole);
    if (const auto real = python_float(written)) return Value::number(*real);
    return Value::words(written);
}

// The comment behind a value, or the lines of comment above its key.
static std::string comment_of(std::string_view text, std::size_t key, std::size_t value_end) {
    const auto line_end = std::min(text.find('\n', value_end), text.size());
    const auto behind = text.substr(value_end, line_end - value_end);
    if (const auto hash = behind.find('#'); hash != std::string_view::npos && behind.find_first_not_of(' ') == hash) {
        const auto words = behind.substr(hash + 1);
        return std::string(python_strip(words));
    }
    std::string out;
    for (auto begin = text.rfind('\n', key); begin != std::string_view::npos && begin > 0;) {
        const auto before = text.rfind('\n', begin - 1);
        const auto from = before == std::string_view::npos ? 0 : before + 1;
        const auto line = python_strip(text.substr(from, begin - from));
        if (!line.starts_with("#")) break;
        out = std::string(python_strip(line.substr(1))) + (out.empty() ? "" : " ") + out;
        begin = before;
    }
    return out;
}

static SpecParameter parameter(const YamlTree& tree, YamlTree::Id key, YamlTree::Id value, std::string_view text) {
    using K = YamlNode::Kind;
    const auto& v = tree[value];
    SpecParameter p{.name = tree[key].text, .value = python_text(v), .comment = comment_of(text, tree[key].at.from, v.at.to)};
    p.type = v.kind == K::whole || v.kind == K::real ? SpecParameter::Type::number : v.kind == K::boolean ? SpecParameter::Type::flag
           : v.kind == K::list || v.kind == K::map || v.kind == K::set ? SpecParameter::Type::other : SpecParameter::Type::text;
    if (p.type == SpecParameter::Type::other) p.value = std::string(text.substr(v.at.from, v.at.size()));
    if (v.kind == K::null) p.value.clear();
    return p;
}

Defaults read_defaults(std::string_view section, std::size_t offset, Findings& found) {
    Defaults out;
    const auto fail = [&](Span at, std::string what, std::string why) {
        found.at_source(Finding::Severity::error, kDry, {at.from + offset, at.to + offset}, std::move(what), std::move(why)).path = "default-values";
        out.failed = true;
    };
    if (const auto odd = first_unprintable(section); odd != std::string_view::npos)
        return fail({odd, odd + char_size(section, odd)}, "An invisible sign stands here", "YAML does not allow it: remove it"), out;
    const auto tree = read_yaml(section);
    if (tree.fault) return fail(tree.fault->at, tree.fault->what, tree.fault->why), out;
    const auto id = tree.find(tree[tree.root], "default-values");
    if (id == YamlTree::kNone) return out;
    const auto& values = tree[id];
    const auto as_value = value_of(tree, id);
    if (!truth(as_value)) return out;   // nothing, an empty list: as if there were none
    if (values.kind != YamlNode::Kind::map) return fail(values.at, fmt::format("This is {}, and values by name should stand here", kind_words(values.kind)), "name: value, a line each"), out;
    for (const auto& [key, value] : *as_value.pairs) if (key.kind == Value::Kind::text) out.variables[key.text] = value;
    for (std::size_t i = 0; i + 1 < values.items.size(); i += 2)
        if (tree[values.items[i]].kind == YamlNode::Kind::text) {
            auto p = parameter(tree, values.items[i], values.items[i + 1], section);
            std::erase_if(out.parameters, [&](const SpecParameter& known) { return known.name == p.name; });
            out.parameters.push_back(std::move(p));
        }
    return out;
}

}  // namespace spec
