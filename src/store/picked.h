#pragma once
#include "store/route.h"
#include <optional>
#include <set>
#include <string>

// The resources with a tick, as the address keeps them: `pick=a,b`. More than a hundred do not
// stand in it: an address has an end. They last until one leaves the page.
using PickedNames = std::set<std::string, std::less<>>;
inline constexpr std::size_t kMostInAddress = 100;
Route with_picked(const Route&, const PickedNames&);
std::optional<PickedNames> newly_picked(const Route& before, const Route& now);  // none: what has a tick stays as it is
