#pragma once
#include "store/model.h"
#include "views/state.h"
#include <string>
#include <vector>

// SKELETON: say what this page is, and the one thing a reader would get wrong.
namespace NAME {

struct Page {
    PageState state;
    std::string title, subtitle;
    std::vector<Fact> facts;  // SKELETON: what the page shows, as values
};
Page present(const Model&);

}  // namespace NAME
