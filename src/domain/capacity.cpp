#include "domain/capacity.h"
#include "base/text.h"
#include "domain/capacity_rules.h"
#include "domain/pool_free.h"
#include <algorithm>
#include <array>
#include <unordered_map>

namespace {

constexpr std::int64_t kEndless = std::int64_t{1} << 40;
constexpr std::size_t kMostNear = 8;
constexpr double kTooSmall = 8;  // farther than any node that is only busy

std::int64_t times(std::int64_t have, std::int64_t need) { return need <= 0 ? kEndless : have < need ? 0 : have / need; }

// How many tasks of this need a node holds.
std::int64_t times(const Amounts& have, const Amounts& need) {
    if (have.gpu < need.gpu) return 0;
    return std::min({times(have.gpu.value, need.gpu.value), times(have.cpu.value, need.cpu.value), times(have.memory.value, need.memory.value),
                     times(have.storage.value, need.storage.value)});
}

void take(Amounts& from, const Amounts& need, std::int64_t n) {
    from.gpu.value -= need.gpu.value * n, from.cpu.value -= need.cpu.value * n;
    from.memory.value -= need.memory.value * n, from.storage.value -= need.storage.value * n;
}

// Which platforms a need means. A whole name means that platform only. There are a handful of
// platforms, so each is looked at once.
class PlatformMatch {
  public:
    PlatformMatch(const std::string& wanted, const Supply& supply) : wanted_(lower_case(wanted)) {
        for (const auto& p : supply.pools)
            for (const auto& platform : p.pool->platforms) whole_ = whole_ || lower_case(platform.name.value) == wanted_;
    }
    bool operator()(const std::string& name) {
        if (wanted_.empty()) return true;
        for (const auto& [known, answer] : known_)
            if (known == name) return answer;
        const auto plain = lower_case(name);
        const bool answer = whole_ ? plain == wanted_ : plain.find(wanted_) != std::string::npos;
        known_.emplace_back(name, answer);
        return answer;
    }

  private:
    std::string wanted_;
    bool whole_ = false;
    std::vector<std::pair<std::string, bool>> known_;
};

// A whole name means that pool only, as with platforms.
bool asked_for(const std::string& pool, const Supply& supply, const CapacityRequest& request) {
    if (request.pools.empty()) return true;
    return std::any_of(request.pools.begin(), request.pools.end(), [&](const std::string& said) {
        const auto same = [&](const std::string& name) { return lower_case(name) == lower_case(said); };
        const bool whole = std::any_of(supply.pools.begin(), supply.pools.end(), [&](const PoolSupply& p) { return same(p.pool->name.value); });
        return whole ? same(pool) : means_pool(said, pool);
    });
}

class PoolNames {
  public:
    PoolNames(const Supply& supply, const CapacityRequest& request) {
        for (std::uint32_t i = 0; i < supply.pools.size(); ++i)
            if (asked_for(supply.pools[i].pool->name.value, supply, request)) places_.emplace(supply.pools[i].pool->name.value, i);
    }
    std::optional<std::uint32_t> operator()(const std::string& name, std::size_t membership) {
        auto& last = last_[std::min<std::size_t>(membership, last_.size() - 1)];
        if (last.first && *last.first == name) return last.second;
        const auto at = places_.find(name);
        if (at == places_.end()) return std::nullopt;
        last = {&at->first, at->second};
        return at->second;
    }

  private:
    std::unordered_map<std::string, std::uint32_t> places_;
    std::array<std::pair<const std::string*, std::uint32_t>, 4> last_{};
};

// What a pool's nodes hold of one need: now, and when they are empty.
struct Tally { std::int64_t now = 0, empty = 0; bool platform = false; };

struct Place { Amounts now, empty; const std::string* platform; };  // kept only where several needs share the nodes

struct PoolWork {
    std::vector<Tally> needs;
    std::vector<Place> places;
    std::size_t nodes = 0, fit = 0, large = 0;
    Gpus free;
};

class Walk {
  public:
    Walk(const Supply& supply, const CapacityRequest& request)
        : supply_(supply), request_(request), names_(supply, request), work_(supply.pools.size()), many_(request.tasks.size() > 1) {
        for (const auto& need : request.tasks) {
            matches_.emplace_back(need.platform, supply);
            needs_.push_back(request.spread && need.each.gpu.value > 0 ? per_gpu(need.each) : need.each);
        }
        for (auto& w : work_) w.needs.resize(request.tasks.size());
        largest_ = static_cast<std::size_t>(std::max_element(needs_.begin(), needs_.end(), [](const auto& a, const auto& b) { return a.gpu < b.gpu; }) - needs_.begin());
        for (std::uint32_t i = 0; i < supply.nodes.size(); ++i) node(i);
    }

    Ranking finish(RankBy by) {
        Ranking out{.asked = request_.gpus()};
        for (std::uint32_t p = 0; p < work_.size(); ++p)
            if (asked_for(supply_.pools[p].pool->name.value, supply_, request_)) out.pools.push_back(verdict(p));
        std::sort(out.pools.begin(), out.pools.end(), [&](const PoolFit& a, const PoolFit& b) { return ranks_before(a, b, by); });
        out.nodes = nodes_in_order(out.pools);
        std::sort(near_.begin(), near_.end(), nearer);
        if (!fits_.empty() || (!near_.empty() && near_.front().distance < kTooSmall)) std::erase_if(near_, [](const NearMiss& miss) { return miss.distance >= kTooSmall; });
        out.near = std::move(near_);
        return out;
    }

  private:
    // A GPU here, a GPU there: each takes one, the rest must be there once.
    static Amounts per_gpu(Amounts a) { return a.gpu = {1}, a; }

    std::int64_t holds(const Amounts& have, std::size_t need) const {
        if (!request_.spread || needs_[need].gpu.value == 0) return times(have, needs_[need]);
        return times(have, needs_[need]) > 0 ? have.gpu.value : 0;
    }

    bool left_out(const Resource& r) const {
        return std::find(request_.excluded.begin(), request_.excluded.end(), r.name.value) != request_.excluded.end();
    }

    void node(std::uint32_t i) {
        const Resource& r = supply_.nodes[i];
        const bool sick = takes_no_work(r, supply_.health[i]);
        const bool out = !request_.excluded.empty() && left_out(r);
        bool fits = false;
        for (std::size_t m = 0; m < r.memberships.size(); ++m) {
            const auto pool = names_(r.memberships[m].pool.value, m);
            if (pool) fits = member(i, *pool, r.memberships[m], sick, out) || fits;
        }
        if (fits) fits_.push_back(i);
    }

    bool member(std::uint32_t i, std::uint32_t pool, const Membership& m, bool sick, bool out) {
        PoolWork& w = work_[pool];
        ++w.nodes;
        if (!sick && !out) w.free += {std::max<std::int64_t>(0, m.available.gpu.value)};
        bool now = false, empty = false;
        for (std::size_t n = 0; n < needs_.size(); ++n) {
            if (!meant(n, pool, m.platform.value)) continue;
            Tally& tally = w.needs[n];
            tally.platform = true;
            const auto large = holds(m.allocatable, n), free = large > 0 ? holds(m.available, n) : 0;
            if (n == largest_ && (sick || out || free == 0)) near_miss(i, pool, m, sick, out, large == 0);
            if (out) continue;
            tally.empty += std::min(large, kEndless), empty = empty || large > 0;
            if (!sick && free > 0) tally.now += free, now = true;
        }
        if (many_ && !out) w.places.push_back({sick ? Amounts{} : m.available, m.allocatable, &m.platform.value});
        w.fit += now, w.large += empty;
        return now;
    }

    static double lack(std::int64_t have, std::int64_t need) {
        return need <= 0 || have >= need ? 0 : static_cast<double>(need - std::max<std::int64_t>(0, have)) / static_cast<double>(need);
    }

    static bool nearer(const NearMiss& a, const NearMiss& b) { return a.distance != b.distance ? a.distance < b.distance : a.node < b.node; }

    // Nodes that are too small even when empty are told of only where no others are.
    void near_miss(std::uint32_t i, std::uint32_t pool, const Membership& m, bool sick, bool out, bool too_small) {
        using L = NearMiss::Lacks;
        const Amounts& need = needs_[largest_];
        if (too_small && need.gpu.value > 0 && m.allocatable.gpu.value <= 0) return;
        const std::array<std::pair<double, L>, 4> lacks = {{{lack(m.available.gpu.value, need.gpu.value), L::gpu}, {lack(m.available.cpu.value, need.cpu.value), L::cpu},
                                                            {lack(m.available.memory.value, need.memory.value), L::memory}, {lack(m.available.storage.value, need.storage.value), L::storage}}};
        NearMiss miss{.lacks = out ? L::excluded : L::health, .node = i, .pool = pool, .free = m.available, .distance = (out || sick ? 1.0 : 0.0) + (too_small ? kTooSmall : 0.0)};
        double worst = 0;
        for (const auto& [share, what] : lacks) {
            miss.distance += share;
            if (share > worst) worst = share, miss.lacks = out || (sick && worst < 0.5) ? miss.lacks : what;
        }
        add_near(miss);
    }

    void add_near(const NearMiss& miss) {
        if (std::any_of(near_.begin(), near_.end(), [&](const NearMiss& other) { return other.node == miss.node; })) return;  // the same node in another pool
        if (near_.size() < kMostNear) return near_.push_back(miss);
        const auto worst = std::max_element(near_.begin(), near_.end(), nearer);
        if (nearer(miss, *worst)) *worst = miss;
    }

    bool meant(std::size_t need, std::uint32_t pool, const std::string& platform) {
        if (!request_.whole_names) return matches_[need](platform);
        const auto& said = request_.tasks[need].platform;
        const auto& own = supply_.pools[pool].pool->default_platform.value;
        return said.empty() ? own.empty() || platform == own : platform == said;
    }

    std::int64_t wanted(std::size_t need) const {
        const auto& t = request_.tasks[need];
        return request_.spread && t.each.gpu.value > 0 ? t.each.gpu.value * t.count : t.count;
    }

    // Largest tasks first, each node filled before the next: what one packs by hand. Where it
    // says no to several kinds of task at once, a cleverer packing might still say yes.
    bool packs(PoolWork& w, std::uint32_t pool, Amounts Place::*side) {
        std::vector<std::size_t> order(needs_.size());
        for (std::size_t n = 0; n < order.size(); ++n) order[n] = n;
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return std::pair(needs_[b].gpu, needs_[b].cpu) < std::pair(needs_[a].gpu, needs_[a].cpu); });
        for (const auto n : order) {
            auto left = wanted(n);
            for (auto& place : w.places) {
                if (left == 0) break;
                if (!meant(n, pool, *place.platform)) continue;
                const auto some = std::min(left, holds(place.*side, n));
                if (some > 0) take(place.*side, request_.spread ? Amounts{.gpu = {1}} : needs_[n], needs_[n].gpu.value > 0 || !request_.spread ? some : 0);
                left -= some;
            }
            if (left > 0) return false;
        }
        return true;
    }

    PoolFit verdict(std::uint32_t p) {
        PoolWork& w = work_[p];
        const Pool& pool = *supply_.pools[p].pool;
        PoolCount count{.pool = &pool, .platform = true, .holds_now = true, .holds_when_empty = true, .nodes = w.nodes, .free = w.free};
        count.allowed = supply_.allowed.empty() || std::find(supply_.allowed.begin(), supply_.allowed.end(), pool.name) != supply_.allowed.end();
        for (std::size_t n = 0; n < needs_.size(); ++n) {
            count.platform = count.platform && w.needs[n].platform;
            count.holds_now = count.holds_now && w.needs[n].now >= wanted(n);
            count.holds_when_empty = count.holds_when_empty && w.needs[n].empty >= wanted(n);
        }
        if (many_ && count.holds_now) count.holds_now = packs(w, p, &Place::now);
        if (many_ && count.holds_when_empty) count.holds_when_empty = packs(w, p, &Place::empty);
        const auto rule = decide(count, request_);
        return {.pool = p, .fit = rule.fit, .rule = rule.rule, .nodes = w.fit, .large = w.large, .free = w.free,
                .headroom = headroom(count, request_, rule.fit), .sharing = supply_.pools[p].sharing, .is_default = supply_.default_pool == pool.name};
    }

    // Of the best pool first; within it the tightest fit first, so that whole nodes stay whole.
    std::vector<NodeFit> nodes_in_order(const std::vector<PoolFit>& ranked) {
        std::vector<std::uint32_t> place(work_.size());
        std::vector<bool> open(work_.size());
        rules_.resize(work_.size());
        for (std::uint32_t i = 0; i < ranked.size(); ++i) place[ranked[i].pool] = i, rules_[ranked[i].pool] = ranked[i].rule, open[ranked[i].pool] = ranked[i].fit != Fit::never && ranked[i].rule != FitRule::offline;
        std::vector<std::pair<std::uint64_t, NodeFit>> found;
        found.reserve(fits_.size());
        for (const auto i : fits_) best_membership(i, place, open, found);
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<NodeFit> out;
        out.reserve(found.size());
        for (const auto& [key, fit] : found) out.push_back(fit);
        return out;
    }

    void best_membership(std::uint32_t i, const std::vector<std::uint32_t>& place, const std::vector<bool>& open, std::vector<std::pair<std::uint64_t, NodeFit>>& found) {
        const auto& all = supply_.nodes[i].memberships;
        const Membership* best = nullptr;
        std::uint32_t pool = 0;
        for (std::size_t m = 0; m < all.size(); ++m) {
            const auto p = names_(all[m].pool.value, m);
            if (p && open[*p] && fits_here(all[m], *p) && (!best || place[*p] < place[pool])) best = &all[m], pool = *p;
        }
        if (!best) return free_for_nothing(i);
        const auto spare = static_cast<std::uint64_t>(std::clamp<std::int64_t>(best->available.gpu.value, 0, 0xFFFF));
        found.push_back({std::uint64_t{place[pool]} << 48 | spare << 32 | i, {i, pool, static_cast<std::uint32_t>(all.size() - 1)}});
    }

    // Free, but its pool takes no work, may not use so many GPUs, or holds only a part of what was asked for.
    void free_for_nothing(std::uint32_t i) {
        using L = NearMiss::Lacks;
        const auto& all = supply_.nodes[i].memberships;
        for (std::size_t m = 0; m < all.size(); ++m) {
            const auto p = names_(all[m].pool.value, m);
            if (!p || !fits_here(all[m], *p)) continue;
            const auto rule = rules_[*p];
            const bool closed = rule == FitRule::closed || rule == FitRule::not_yours || rule == FitRule::offline;
            const auto held = holds(all[m].available, largest_), asked = wanted(largest_);
            return add_near({.lacks = closed ? L::closed : rule == FitRule::over_maximum ? L::maximum : L::whole, .node = i, .pool = *p, .free = all[m].available, .holds = held,
                             .distance = closed ? 1 : lack(held, asked)});
        }
    }

    bool fits_here(const Membership& m, std::uint32_t pool) {
        for (std::size_t n = 0; n < needs_.size(); ++n)
            if (meant(n, pool, m.platform.value) && holds(m.available, n) > 0) return true;
        return false;
    }

    const Supply& supply_;
    const CapacityRequest& request_;
    PoolNames names_;
    std::vector<PlatformMatch> matches_;
    std::vector<Amounts> needs_;
    std::vector<PoolWork> work_;
    std::vector<std::uint32_t> fits_;
    std::vector<NearMiss> near_;
    std::vector<FitRule> rules_;
    std::size_t largest_ = 0;
    bool many_;
};

}  // namespace

std::vector<PoolSupply> pools_of(const PoolQuota& quota) {
    std::vector<PoolSupply> out;
    for (const auto& set : quota.node_sets)
        for (const auto& pool : set.pools) out.push_back({&pool, static_cast<std::uint32_t>(set.pools.size())});
    return out;
}

Ranking rank(const Supply& supply, const CapacityRequest& request, RankBy by) { return Walk(supply, request).finish(by); }
