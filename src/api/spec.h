#pragma once
#include "base/result.h"
#include "domain/capacity_request.h"
#include <string>
#include <string_view>
#include <vector>

// What a workflow specification (YAML) asks of nodes. Nothing is checked that does not matter
// for that: the service is the judge of the rest.
struct SpecNeeds {
    std::string name;
    CapacityRequest request;         // what must run at the same time: the largest of the steps
    std::size_t steps = 0;           // groups that wait for one another, one after the other
    std::vector<std::string> notes;  // what could not be known: templates, resources of unknown names
};
Result<SpecNeeds> read_spec(std::string_view yaml);  // an error says the line
