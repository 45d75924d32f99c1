#include "api/spec_leaves.h"
#include <fmt/core.h>
#include <yaml-cpp/yaml.h>

namespace {

constexpr int kDeepest = 40;
constexpr std::size_t kMost = 20'000;

std::string name_of(const YAML::Node& item, std::size_t index) {
    if (item.IsMap())
        if (const auto name = item["name"]; name.IsDefined() && name.IsScalar()) return name.Scalar();
    return std::to_string(index + 1);
}

void walk(const YAML::Node& node, const std::string& place, int depth, SpecLeaves& out) {
    if (depth > kDeepest || out.size() >= kMost) return;
    const auto inner = [&](const std::string& step) { return place.empty() ? step : place + "." + step; };
    if (node.IsMap()) {
        for (const auto& member : node) walk(member.second, inner(member.first.IsScalar() ? member.first.Scalar() : "?"), depth + 1, out);
    } else if (node.IsSequence()) {
        std::size_t i = 0;
        for (const auto& item : node) {
            walk(item, inner(name_of(item, i)), depth + 1, out);
            ++i;
        }
    } else {
        out.emplace_back(place, node.IsScalar() ? node.Scalar() : std::string());
    }
}

}  // namespace

Result<SpecLeaves> read_spec_leaves(std::string_view yaml) {
    try {
        const auto root = YAML::Load(std::string(yaml));
        SpecLeaves out;
        const auto workflow = root.IsMap() ? root["workflow"] : YAML::Node();
        walk(workflow.IsDefined() && workflow.IsMap() ? workflow : root, "", 0, out);
        return out;
    } catch (const YAML::Exception& e) {
        return Error{e.mark.is_null() ? "" : fmt::format("line {}", e.mark.line + 1), e.msg};
    }
}
