#pragma once
#include "base/result.h"
#include "domain/spec_changes.h"
#include <string_view>

// All values of a specification (YAML) with their places.
Result<SpecLeaves> read_spec_leaves(std::string_view yaml);
