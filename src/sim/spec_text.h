#pragma once
#include <string>

#include "sim/world.h"
#include "sim/yaml_text.h"

// What somebody would have written to get a workflow: its specification, as the service prints it. Of a submitted
// one the text is kept as it came; of the others it follows from what they are. "" of one that was refused.
namespace sim {

std::string image_of(const Workflow& workflow, const Task& task);
Tree spec_of(const World& world, const Workflow& workflow);
std::string spec_text(const World& world, const Workflow& workflow);
std::string template_text(const World& world, const Workflow& workflow);
std::string without_secrets(const std::string& text);

}  // namespace sim
