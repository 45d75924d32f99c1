#include "store/needs.h"
#include "store/shells.h"
#include <algorithm>

// Whether the router still knows the web pages that stand open: one after the other, the one that was looked at longest ago.
namespace {

constexpr Seconds kLook{30};

const WebDoor* longest_ago(const Model& m) {
    const WebDoor* found = nullptr;
    for (const auto& door : m.shells->doors)
        if (door.state == WebDoor::State::open && (!found || door.looked < found->looked)) found = &door;
    return found;
}

Standing standing(const Model& m) {
    const auto* door = longest_ago(m);
    return {.in_flight = m.shells->looking, .have = true, .tried = door ? door->looked : std::nullopt, .least = kLook, .can = door != nullptr};
}

Effect ask(Model& m) {
    const auto* door = longest_ago(m);
    m.shells.edit().looking = true;
    return shells_wish(AskAlive{door->id, door->key});
}

constexpr Need::Kind kDoors{Need::Weight::extra, standing, ask};

}  // namespace

constinit const Need shells_doors{kDoors};
