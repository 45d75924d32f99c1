#include "store/fleet.h"
#include <algorithm>
#include <array>
#include <cassert>

std::string_view Fleet::key(std::uint32_t index) const {
    if (body_->twin_keys.empty()) return body_->resources[index].name.value;
    const auto twin = body_->twin_keys.find(index);
    return twin == body_->twin_keys.end() ? std::string_view(body_->resources[index].name.value) : twin->second;
}

static auto first_named(const Fleet& fleet, std::string_view name) {
    return std::lower_bound(fleet.by_name().begin(), fleet.by_name().end(), name, [&](std::uint32_t index, std::string_view wanted) {
        return natural_less(fleet.resources()[index].name.value, wanted);
    });
}

const Resource* Fleet::find(std::string_view name) const {
    const auto at = first_named(*this, name);
    return at != by_name().end() && body_->resources[*at].name.value == name ? &body_->resources[*at] : nullptr;
}

std::string Fleet::told_apart(std::uint32_t index) const {
    const auto& r = body_->resources[index];
    const bool alone = body_->twin_keys.empty() || named(r.name.value).size() < 2;
    return alone ? r.name.value : r.name.value + " (" + r.backend.value + ")";
}

std::optional<std::uint32_t> Fleet::find_key(std::string_view key) const {
    for (const auto& [index, twin] : body_->twin_keys)
        if (twin == key) return index;
    const auto at = first_named(*this, key);
    if (at == by_name().end() || this->key(*at) != key) return std::nullopt;
    return *at;
}

std::vector<std::uint32_t> Fleet::named(std::string_view name) const {
    std::vector<std::uint32_t> out;
    for (auto at = first_named(*this, name); at != by_name().end() && body_->resources[*at].name.value == name; ++at) out.push_back(*at);
    return out;
}

Fleet::Fleet() : body_(std::make_shared<const Body>()), index_(std::make_shared<const QueryIndex>()) {}

// The sets of the health column are the five words, in the order of the enum: see FleetBuilder.
void Fleet::index_health(QueryIndex index) {
    std::vector<std::uint32_t> sets;
    sets.reserve(verdict_.size());
    for (const auto v : verdict_) sets.push_back(static_cast<std::uint32_t>(verdicts_[v].health));
    index.put_all(key_index(QueryList::resources, "health"), std::move(sets));
    index_ = std::make_shared<const QueryIndex>(std::move(index));
}

std::string Fleet::platform_of(const Resource& r) {
    return (r.memberships.empty() ? std::string() : r.memberships.front().platform.value) + "@" + r.backend.value;
}

std::optional<HealthVerdict> Fleet::by_rare_taint(const Resource& r) const {
    const auto at = body_->spreads.find(platform_of(r));
    if (at == body_->spreads.end()) return std::nullopt;
    for (const auto& t : r.taints) {
        const auto known = at->second.taints.find(t.key);
        if (t.effect != "NoSchedule" || troubled_taint(t) || known == at->second.taints.end() || known->second * 2 >= at->second.nodes) continue;
        return HealthVerdict{Health::degraded, "Taint " + t.key + " (NoSchedule), which most nodes of its platform lack", t.added};
    }
    return std::nullopt;
}

// What holds for a kind is judged once for the kind; few nodes have anything of their own.
Fleet Fleet::judged(const Circumstances& c) const {
    Fleet out(*this);
    out.verdicts_ = body_->verdicts;
    out.verdict_ = body_->verdict;
    const auto add = [&](HealthVerdict v) { return out.verdicts_.push_back(std::move(v)), static_cast<std::uint32_t>(out.verdicts_.size() - 1); };
    std::vector<std::optional<std::uint32_t>> by_kind;
    for (const auto& kind : body_->kinds) {
        auto v = c.by_pools(kind.pools);
        by_kind.push_back(v ? std::optional(add(std::move(*v))) : std::nullopt);
    }
    for (std::uint32_t i = 0; i < out.verdict_.size(); ++i) {
        const auto& pools = by_kind[body_->kind[i]];
        if (pools && out.verdicts_[*pools].health < out.verdict(i).health) out.verdict_[i] = *pools;
    }
    for (const auto& [name, trouble] : c.troubles)
        for (const auto i : named(name))
            if (auto v = c.by_tasks(name, body_->kinds[body_->kind[i]].pools); v && v->health < out.verdict(i).health) out.verdict_[i] = add(std::move(*v));
    out.index_health(*index_);
    return out;
}

std::string_view health_word(Health health) {
    static constexpr std::array<std::string_view, 5> words = {"unhealthy", "degraded", "unknown", "healthy", "unused"};
    return words[static_cast<std::size_t>(health)];
}

std::string_view sharing_word(Sharing sharing) {
    static constexpr std::array<std::string_view, 4> words = {"unknown", "reserved", "shared", "unused"};
    return words[static_cast<std::size_t>(sharing)];
}
