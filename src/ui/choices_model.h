#pragma once
#include "ui/parts.h"
#include <string>

// One of several that exclude each other, each with what speaks for it.
struct Choosable {
    std::string title, tag, words;   // words: a line of reasons
    Badge verdict;                   // at the right
    bool faded = false;              // can be chosen, but one would not
    bool operator==(const Choosable&) const = default;
};
