#include "views/resource/near.h"
#include "base/text.h"
#include <algorithm>

static constexpr std::size_t kFar = 4;  // letters

static std::size_t distance(std::string_view name, std::string_view wanted) {
    const auto apart = edit_distance(name, wanted, kFar - 1);
    if (apart < kFar || wanted.size() < 3) return apart;
    return name.find(wanted) != std::string_view::npos || wanted.find(name) != std::string_view::npos ? kFar : kFar + 1;
}

std::vector<std::string> near_names(const Fleet& fleet, std::string_view wanted, std::size_t most) {
    std::vector<std::pair<std::size_t, std::uint32_t>> found;
    const auto lower = lower_case(wanted);
    for (const auto index : fleet.by_name()) {
        const auto apart = distance(lower_case(fleet.resources()[index].name.value), lower);
        if (apart <= kFar) found.emplace_back(apart, index);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (const auto& [apart, index] : found) {
        if (names.size() == most) break;
        names.push_back(fleet.resources()[index].name.value);
    }
    return names;
}
