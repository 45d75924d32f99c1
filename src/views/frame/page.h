#pragma once
#include "store/model.h"
#include "ui/parts.h"
#include "ui/strip.h"
#include "views/frame/commands.h"
#include "views/state.h"
#include "views/places.h"
#include <span>
#include <string>
#include <vector>

// What the frame shows, as values: navigation, app bar, palette. The app bar speaks for
// the data of the view on screen only.
namespace frame {

NavModel nav(const Model&, const std::vector<Place>&, std::string_view current_path);
std::optional<Prompt> news(const Model&);                        // over every page: there is a newer version of it
AppBarModel app_bar(const Model&, const ViewInfo& current);
std::optional<Prompt> withheld(const Model&, const ViewInfo& current);  // in place of a page that is there to change something, in a frame that only shows
StripModel strip_model(const Model&, const ViewInfo& current);   // in place of both, in a portal's frame

}  // namespace frame
