#pragma once
#include "ui/parts.h"
#include <optional>
#include <span>
#include <string>
class Ui;

// The bell of the app bar, in the room that the bar left for it, and the list that hangs below it.
struct BellPress { bool opened = false; std::optional<int> item; };
BellPress bell(Ui&, const std::string& count, std::span<const MenuItem>);

// Beside it: what can be done with the address of this page.
std::optional<int> share(Ui&, std::span<const MenuItem>);
