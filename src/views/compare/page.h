#pragma once
#include "store/model.h"
#include "ui/parts.h"
#include "views/state.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Up to six resources or pools side by side: #/compare?r=a,b,c or ?p=prod,dev. Names with a
// comma are written with %2C in them, so that any name can be compared.
namespace compare {

inline constexpr std::size_t kMost = 6;

Route route_for(const std::vector<std::string>& resources);   // of the first six

struct Page {
    PageState state;
    std::string title;
    Compared table;
    std::vector<Route> without;      // one for each head: the same without it
    bool only_differences = false;
    Route toggled;                   // only_differences the other way
    bool marks = true;               // differences are marked
    Route marks_toggled;
    bool pools = false;
    std::vector<std::string> names;
    std::string dropped;             // the names there is no room for
    Field add;                       // finds one more; without a label there is no room for it
    std::optional<Route> choose;     // the list of resources, to tick them
    std::string rule;                // "Best fit is …"
    std::string markdown;
    std::optional<Prompt> nothing;
};
Page present(const Model&);

Route with_names(const Model&, bool pools, const std::vector<std::string>&);
Route typed(const Model&, const Page&, std::string_view text);   // in the field; a name and a comma add it
Suggestions suggested(const Model&, const Page&, std::string_view text);

}  // namespace compare
