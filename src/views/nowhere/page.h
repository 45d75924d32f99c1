#pragma once
#include "store/model.h"
#include "views/places.h"
#include "views/state.h"
#include <string>
#include <vector>

// The page for places that do not exist, or not yet. It says what was asked for, and
// where one can go instead; it never pretends that something failed.
namespace nowhere {

struct Link { std::string title, href; };

struct Page {
    Prompt prompt;
    std::vector<Link> links;
};
Page present(const Route&, const std::vector<Place>&);

}  // namespace nowhere
