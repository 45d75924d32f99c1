#pragma once
#include "ui/choices_model.h"
#include <optional>
#include <span>
class Ui;

// A list of which one is chosen; arrows move the choice. For a card without padding. Returns the newly chosen one.
std::optional<int> choices(Ui&, std::string_view name, std::span<const Choosable>, int chosen);
