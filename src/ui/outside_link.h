#pragma once
#include "ui/icon.h"
#include <string_view>
class Ui;

// A link out of the console: it opens a tab of its own, and says so.
void outside_link(Ui&, Icon, std::string_view words, std::string_view url);
