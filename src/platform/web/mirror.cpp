#include "platform/web/mirror.h"
#include "platform/web/bridge.h"
#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

static float quarter(float v) { return std::round(v * 4) / 4; }

static std::uint16_t flags(const a11y::Node& n, bool container) {
    const bool all[] = {n.sortable, n.selected, n.selectable, n.expanded, n.expandable, n.disabled, n.current, n.modal,
                        n.invalid,  n.multiline, n.selectable_text, container, n.multiselectable};
    std::uint16_t bits = 0;
    for (unsigned i = 0; i < std::size(all); ++i) bits = static_cast<std::uint16_t>(bits | all[i] << i);
    return bits;
}

static std::uint64_t mix(std::uint64_t hash, std::string_view bytes) {
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), 8);
        hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
        hash ^= hash >> 29;
    }
    std::uint64_t rest = bytes.size() + 1;  // so that "a","" and "","a" differ
    for (const unsigned char c : bytes) rest = rest << 8 | c;
    hash = (hash ^ rest) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

void Mirror::find_places(const a11y::Tree& tree) {
    places_.clear();
    for (const auto& n : tree.nodes()) {
        auto& place = places_[n.id];
        place.x = quarter(n.x);
        place.y = quarter(n.y);
        places_[n.parent].container = true;
    }
}

Mirror::Packed Mirror::pack(const a11y::Node& n) {
    const Place here = places_[n.id];
    Place& parent = places_[n.parent];
    return {.id = n.id,
            .parent = n.parent,
            .previous = std::exchange(parent.last_child, n.id),
            .x = here.x - parent.x,
            .y = here.y - parent.y,
            .w = quarter(n.w),
            .h = quarter(n.h),
            .row = n.row,
            .rows = n.rows,
            .column = n.column,
            .columns = n.columns,
            .role = static_cast<std::uint8_t>(n.role),
            .tab = static_cast<std::uint8_t>(n.tab),
            .sort = static_cast<std::uint8_t>(n.sort),
            .check = static_cast<std::uint8_t>(n.check),
            .live = static_cast<std::uint8_t>(n.live),
            .level = n.level,
            .flags = flags(n, here.container),
            .active = n.active};
}

void Mirror::say(const Packed& packed, const a11y::Node& n) {
    nodes_.push_back(packed);
    for (const auto text : {n.name, n.value, n.href, n.description, n.key}) {
        const auto start = words_.size();
        words_ += text;
        std::replace(words_.begin() + static_cast<std::ptrdiff_t>(start), words_.end(), '\0', ' ');
        words_ += '\0';
    }
}

void Mirror::find_removed() {
    std::erase_if(said_, [this](const auto& entry) {
        const bool gone = entry.second.round != round_;
        if (gone) removed_.push_back(entry.first);
        return gone;
    });
}

void Mirror::tell(const a11y::Tree& tree, std::uint32_t focus_wanted) {
    ++round_;
    nodes_.clear(), words_.clear(), removed_.clear();
    find_places(tree);
    for (const auto& n : tree.nodes()) {
        auto& said = said_[n.id];
        if (said.round == round_) continue;  // an id given twice: the first has it
        said.round = round_;
        const Packed packed = pack(n);
        auto hash = mix(0, {reinterpret_cast<const char*>(&packed), sizeof packed});
        for (const auto text : {n.name, n.value, n.href, n.description, n.key}) hash = mix(hash, text);
        if (said.hash == hash) continue;
        said.hash = hash;
        say(packed, n);
    }
    find_removed();
    if (nodes_.empty() && removed_.empty() && !focus_wanted) return;
    shell_mirror(nodes_.data(), static_cast<int>(nodes_.size()), words_.data(), words_.size(), removed_.data(),
                 static_cast<int>(removed_.size()), focus_wanted);
}
