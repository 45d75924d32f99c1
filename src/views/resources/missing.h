#pragma once
#include "store/model.h"
#include "ui/table.h"
#include <span>
#include <string>
#include <vector>

// Nodes that were seen before and are no longer told of: `health:missing` lists those that the rest
// of the filter fits. They are in no total, and stand in a table of their own.
namespace resources {

struct MissingRow { std::string key, name, href, platform, gpus, seen; std::vector<std::string> pools; };

std::vector<MissingRow> missing_rows(const Model&, const Query&);  // the last seen first
std::span<const Column> missing_columns();

}  // namespace resources
