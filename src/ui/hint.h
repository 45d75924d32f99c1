#pragma once
#include "ui/icon.h"
#include "ui/tone.h"
#include <string_view>
class Ui;

// A tinted box with one sentence that a person came for; the numbers in it stand out.
void hint(Ui&, Icon, std::string_view words, Tone);
