#pragma once
#include "domain/spec.h"

namespace spec {

// Reads a specification as the service does (sections, template, YAML, models, rules), says all
// it would refuse, and what is in it. Pure: text and facts in, findings out.
SpecCheck check_spec(const SpecDraft&, const SpecFacts&);
inline constexpr std::size_t kMostSpecBytes = std::size_t{2} << 20;   // what is longer is left to the service

}  // namespace spec
