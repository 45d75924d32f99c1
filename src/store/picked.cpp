#include "store/picked.h"
#include "store/name_list.h"

Route with_picked(const Route& route, const PickedNames& names) {
    return route.with("pick", names.size() > kMostInAddress ? "" : print_names({names.begin(), names.end()}));
}

std::optional<PickedNames> newly_picked(const Route& before, const Route& now) {
    if (before.view == now.view && before.param("pick") == now.param("pick")) return std::nullopt;
    if (now.view != "resources") return PickedNames();
    const auto names = read_names(now.param("pick"), kMostInAddress);
    return PickedNames(names.begin(), names.end());
}
