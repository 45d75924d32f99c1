#pragma once
#include "domain/spec.h"
#include <optional>
#include <string>
#include <string_view>

// Which nodes a specification leaves out. A node is left out only when every task leaves it out: one
// resource without it is enough to land there again.
bool leaves_out(const SpecOutline&, std::string_view node);
// The same text with the node left out by every resource; none: it has to be written by hand.
std::optional<std::string> text_without(const SpecOutline&, std::string_view text, std::string_view node);
