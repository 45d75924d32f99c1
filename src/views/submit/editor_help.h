#pragma once
#include "store/submit.h"
#include "ui/editor_model.h"
#include <memory>

// What the editor offers while one types, and tells of what is pointed at.
namespace submit {

using NodeNames = std::shared_ptr<const std::vector<std::string>>;   // of the pool, a few hundred at most
struct Offered { std::string value, note; };

// What only the service and the last check know: asked for at any time, so it is held by value.
struct HelpFacts {
    std::vector<Offered> platforms, topology, mounts, variables, most_exec, most_queue;
    NodeNames nodes;
};
NodeNames help_nodes(const Model&);
std::shared_ptr<const HelpFacts> help_facts(const Model&, NodeNames);

EditorChoices complete_spec(const HelpFacts&, std::string_view text, std::size_t caret);
EditorHover hover_spec(std::string_view text, std::size_t at);

}  // namespace submit
