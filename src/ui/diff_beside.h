#pragma once
#include "ui/diff_model.h"
#include <span>
#include <string_view>
class Ui;

// A difference of two texts, the older one at the left and the newer one at the right, lines that belong together beside
// each other. Long lines are broken, nothing is cut. As high as it is; it wants room: see `diff` for narrow pages.
void diff_beside(Ui&, std::string_view name, std::string_view older, std::string_view newer, std::span<const DiffPair>);
