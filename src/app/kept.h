#pragma once
#include <string>

// Where drafts are kept in the browser's storage: each person's own, and the one put aside for another.
inline std::string kept_under(const std::string& person) { return "draft/" + person; }
inline std::string aside_under(const std::string& person) { return "draft-aside/" + person; }
