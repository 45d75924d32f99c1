#pragma once
#include "ui/diff_model.h"
#include <span>
#include <string_view>
class Ui;

// A difference of two texts, as lines with a sign each. As high as it is.
void diff(Ui&, std::string_view name, std::span<const DiffRow>);
