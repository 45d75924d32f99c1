#pragma once
#include "spec/yaml_token.h"
#include <memory>

namespace spec {

// What a YAML text says, as Python holds it after reading it: "on" is true, "0o7" a text, "1:30"
// ninety, "=" a fault. Aliases share their node. Positions are those in the text that was read.
struct YamlNode {
    enum class Kind : std::uint8_t { null, boolean, whole, real, text, date, list, map, set } kind = Kind::null;
    bool plain = true;         // a scalar without quotes or tag
    bool yes = false;          // of a boolean
    bool huge = false;         // a whole number beyond 64 bits: `whole` is its end of the scale
    std::int64_t whole = 0;
    double real = 0;
    std::string text;          // of a scalar, as it was written (quotes and escapes undone)
    Span at;
    std::vector<std::uint32_t> items;   // of a list; of a map: key, value, key, value; what "<<" brought stands first
};

struct YamlTree {
    using Id = std::uint32_t;
    static constexpr Id kNone = ~Id{0};
    std::vector<YamlNode> nodes;
    Id root = kNone;                    // kNone: the text is empty
    std::vector<std::pair<Id, Id>> twice;   // keys that stand twice in their map: the first, the last
    std::optional<Fault> fault;

    const YamlNode& operator[](Id id) const { return nodes[id]; }
    Id find(const YamlNode& map, std::string_view key) const;       // the last one wins; kNone: not there
    Id key_of(const YamlNode& map, std::string_view key) const;
};
YamlTree read_yaml(std::string_view text);

// What Python makes of a plain word by itself.
void resolve_plain(YamlNode&);
bool date_exists(std::string_view);          // of what looks like one
std::string python_text(const YamlNode&);    // str(…) of a scalar
std::string_view kind_words(YamlNode::Kind); // "a list"

}  // namespace spec
