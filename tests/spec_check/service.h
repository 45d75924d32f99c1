#pragma once
#include "domain/spec.h"
#include <string_view>

// The service whose verdicts stand in spec-corpus: its pools, limits and policies, as its README
// and recordings tell them. Null: it has no such pool.
const SpecFacts* facts_of_pool(std::string_view pool);
