#pragma once
#include "views/frame/commands.h"
#include <string>
#include <vector>

// All shortcuts, from the one table of commands, and the keys of the parts of a page.
namespace frame {

struct HelpLine { std::vector<std::string> keys; std::string words; };
struct HelpGroup { std::string title; std::vector<HelpLine> lines; };
std::vector<HelpGroup> help(const std::vector<Command>&);
std::size_t second_column(const std::vector<HelpGroup>&);  // the group with which it begins

}  // namespace frame
