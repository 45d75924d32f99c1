#pragma once
#include "spec/yaml_token.h"
#include <string>

namespace spec {

// The service cuts a spec into sections by a pattern at the left edge, before anything else reads
// it: a line "word:" begins one, wherever it stands. What is before the first is not looked at.
struct Sections {
    Span workflow, defaults;               // empty: there is none
    Span skipped;                          // what stands before the first section and says something
    std::optional<Fault> fault;
};
Sections cut_sections(std::string_view text);

}  // namespace spec
