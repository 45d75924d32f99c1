#pragma once
#include "spec/findings.h"
#include "spec/yaml_tree.h"

namespace spec {

// default-values: what a template may be given, with the comments that explain it.
struct Defaults {
    Variables variables;
    std::vector<SpecParameter> parameters;
    bool failed = false;                 // said why
};
Defaults read_defaults(std::string_view section, std::size_t offset, Findings&);
Value variable_of(const std::string& written, bool as_text);   // --set: int, then float, else text

}  // namespace spec
