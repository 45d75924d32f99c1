#include "sim/fleet.h"

#include <algorithm>

namespace sim {

Amount& Amount::operator+=(const Amount& o) {
    gpus += o.gpus;
    cpus += o.cpus;
    memory_kib += o.memory_kib;
    storage_bytes += o.storage_bytes;
    return *this;
}

Amount& Amount::operator-=(const Amount& o) {
    gpus -= o.gpus;
    cpus -= o.cpus;
    memory_kib -= o.memory_kib;
    storage_bytes -= o.storage_bytes;
    return *this;
}

bool Amount::fits_in(const Amount& room) const {
    return gpus <= room.gpus && cpus <= room.cpus && memory_kib <= room.memory_kib && storage_bytes <= room.storage_bytes;
}

namespace {

template <class List>
int index_by_name(const List& sorted, std::string_view name) {
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), name,
                                        [](const auto& item, std::string_view wanted) { return item.name < wanted; });
    return found != sorted.end() && found->name == name ? static_cast<int>(found - sorted.begin()) : -1;
}

}  // namespace

int Fleet::pool_index(std::string_view name) const { return index_by_name(pools, name); }
int Fleet::node_index(std::string_view name) const { return index_by_name(nodes, name); }

int Fleet::platform_index(int pool, std::string_view name) const {
    const auto& platforms = nth(pools, pool).platforms;
    const auto found = std::find_if(platforms.begin(), platforms.end(), [&](const Platform& p) { return p.name == name; });
    return found == platforms.end() ? -1 : static_cast<int>(found - platforms.begin());
}

bool Fleet::is_member(const Node& node, int pool) const {
    return std::any_of(node.memberships.begin(), node.memberships.end(), [&](Membership m) { return m.pool == pool; });
}

std::string_view word(PoolStatus status) {
    switch (status) {
        case PoolStatus::online: return "ONLINE";
        case PoolStatus::offline: return "OFFLINE";
        case PoolStatus::maintenance: return "MAINTENANCE";
    }
    return "";
}

}  // namespace sim
