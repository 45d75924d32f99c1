#pragma once
#include "spec/shape.h"
#include <functional>
#include <string_view>

namespace spec {

// One value each, turned into what its field wants, by the rules of the service's models: a
// number is a text where numbers may be, "off" is no, true is 1. None: said why.
class Fields {
  public:
    Fields(const YamlTree& tree, Findings& findings) : tree(tree), found(findings) {}

    std::optional<std::string> text(YamlTree::Id, const std::string& path, bool numbers_too);
    std::optional<bool> flag(YamlTree::Id, const std::string& path);
    std::optional<std::int64_t> whole(YamlTree::Id, const std::string& path);
    std::optional<double> duration(YamlTree::Id, const std::string& path, bool of_checkpoint);
    std::optional<double> quantity(YamlTree::Id, const std::string& path, std::string_view key, std::string& written);
    void regex(YamlTree::Id, const std::string& path);
    std::vector<Said> texts(YamlTree::Id, const std::string& path, bool numbers_too);
    bool name(YamlTree::Id, const std::string& path, std::string_view of, bool numbers_too, std::string& out);

    bool null(YamlTree::Id id) const { return id == YamlTree::kNone || tree[id].kind == YamlNode::Kind::null; }
    bool is(YamlTree::Id id, YamlNode::Kind kind) const { return id != YamlTree::kNone && tree[id].kind == kind; }
    const YamlNode& node(YamlTree::Id id) const { return tree[id]; }
    void wanted(YamlTree::Id, const std::string& path, std::string_view what);    // "Here a list should stand, and this is a text"
    bool list(YamlTree::Id, const std::string& path);
    // A map of known keys: says which are unknown and which are missing. False: it is no map.
    bool object(YamlTree::Id, const std::string& path, std::string_view of);
    void each(YamlTree::Id map, const std::function<void(std::string_view key, YamlTree::Id key_id, YamlTree::Id value)>&);

    const YamlTree& tree;
    Findings& found;

  private:
    void unknown_key(const YamlNode& key, YamlTree::Id value, const std::string& path, std::string_view of);
};

std::string at_key(const std::string& path, std::string_view key);     // "tasks[0].image"
std::string at_item(const std::string& path, std::size_t index);
bool is_name(std::string_view);
std::string same_name(std::string_view);                               // what the service takes to be the same: lower case, "-" for "_"
std::string quoted_yaml(std::string_view);

}  // namespace spec
