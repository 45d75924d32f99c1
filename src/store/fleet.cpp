#include "store/fleet.h"
#include <algorithm>
#include <array>
#include <cassert>

std::string_view Fleet::key(std::uint32_t index) const {
    if (twin_keys_.empty()) return resources_[index].name.value;
    const auto twin = twin_keys_.find(index);
    return twin == twin_keys_.end() ? std::string_view(resources_[index].name.value) : twin->second;
}

static auto first_named(const Fleet& fleet, std::string_view name) {
    return std::lower_bound(fleet.by_name().begin(), fleet.by_name().end(), name, [&](std::uint32_t index, std::string_view wanted) {
        return natural_less(fleet.resources()[index].name.value, wanted);
    });
}

const Resource* Fleet::find(std::string_view name) const {
    const auto at = first_named(*this, name);
    return at != by_name().end() && resources_[*at].name.value == name ? &resources_[*at] : nullptr;
}

std::optional<std::uint32_t> Fleet::find_key(std::string_view key) const {
    for (const auto& [index, twin] : twin_keys_)
        if (twin == key) return index;
    const auto at = first_named(*this, key);
    if (at == by_name().end() || this->key(*at) != key) return std::nullopt;
    return *at;
}

static bool digit(char c) { return c >= '0' && c <= '9'; }

static std::string_view number_at(std::string_view s, std::size_t from) {
    std::size_t end = from;
    while (end < s.size() && digit(s[end])) ++end;
    while (from < end && s[from] == '0') ++from;
    return s.substr(from, end - from);
}

bool natural_less(std::string_view a, std::string_view b) {
    std::size_t at = 0;
    const std::size_t shorter = std::min(a.size(), b.size());
    while (at < shorter && a[at] == b[at]) ++at;
    if (at == a.size() || at == b.size()) {
        if (a.size() == b.size()) return false;
        return a.size() < b.size();
    }
    std::size_t start = at;
    while (start > 0 && digit(a[start - 1])) --start;
    const bool a_counts = start < at || digit(a[at]), b_counts = start < at || digit(b[at]);
    if (a_counts && b_counts) {
        const auto x = number_at(a, start), y = number_at(b, start);
        if (x.size() != y.size()) return x.size() < y.size();
        if (x != y) return x < y;
    }
    return static_cast<unsigned char>(a[at]) < static_cast<unsigned char>(b[at]);
}

std::string_view health_word(Health health) {
    static constexpr std::array<std::string_view, 5> words = {"unhealthy", "degraded", "unknown", "healthy", "unused"};
    return words[static_cast<std::size_t>(health)];
}

std::string_view sharing_word(Sharing sharing) {
    static constexpr std::array<std::string_view, 4> words = {"unknown", "reserved", "shared", "unused"};
    return words[static_cast<std::size_t>(sharing)];
}
