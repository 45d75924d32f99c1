#pragma once
#include "spec/span.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spec {

// The signs and words a YAML text is made of, as the service's reader (PyYAML, YAML 1.1) cuts them.
// That reader is stricter than yaml-cpp in many places (tabs, simple keys, what follows a value) and
// laxer in some: of specs damaged at random, the two took or refused one in fifteen otherwise. So ours
// follows its behaviour, quirks too, because a verdict must be the service's; it was written from that
// behaviour and from the YAML 1.1 specification, with faults, places and words of its own, and has no code of it.
struct YamlToken {
    enum class Kind : std::uint8_t {
        document_start, document_end, directive, block_list, block_map, block_end, flow_list, flow_list_end, flow_map, flow_map_end,
        block_entry, flow_entry, key, value, alias, anchor, tag, scalar, end,
    } kind = Kind::end;
    bool plain = false;   // of a scalar: without quotes
    bool block = false;   // … or a text of lines, after | or >
    Span at;
    std::string text;     // of a scalar, alias, anchor, tag
};

// Why a text cannot be read: where, what is there, and what would be right.
struct Fault { Span at; std::string what, why; };

inline constexpr int kMostYamlDepth = 300;   // the service's own reader gives up a little later

struct YamlTokens {
    std::vector<YamlToken> tokens;   // closed by `end`
    std::optional<Fault> fault;      // then `tokens` stop there
};
YamlTokens scan_yaml(std::string_view text);

}  // namespace spec
