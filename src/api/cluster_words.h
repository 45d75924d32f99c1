#pragma once
#include "domain/waiting.h"
#include <string_view>
#include <vector>

// The events of a workflow's pods, as the service writes them: a line for each, in two shapes. A line
// that is neither is passed over.
std::vector<ClusterWord> read_cluster_words(std::string_view text);
