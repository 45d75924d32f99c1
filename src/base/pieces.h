#pragma once
#include <string_view>
#include <vector>

// What stands between the separators, empty pieces too; one at the very end begins no further piece. The pieces look into
// the text.
std::vector<std::string_view> pieces_of(std::string_view text, char separator);
