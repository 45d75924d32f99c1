#include "store/fleet.h"
#include <algorithm>
#include <cassert>
#include <set>

static void add_once(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

static Fleet::Kind describe(const Resource& r) {
    Fleet::Kind kind{.pools = {}, .platforms = {}, .backend = r.backend.value, .sharing = r.sharing, .sharing_word = r.sharing_word};
    for (const auto& m : r.memberships) {
        add_once(kind.pools, m.pool.value);
        add_once(kind.platforms, m.platform.value);
    }
    return kind;
}

std::uint32_t FleetBuilder::kind_of(const Resource& r) {
    std::string identity = r.backend.value + '\n' + r.sharing_word + static_cast<char>('0' + static_cast<int>(r.sharing));
    for (const auto& m : r.memberships) identity += '\n' + m.pool.value + '\t' + m.platform.value;
    const auto [at, fresh] = kinds_.try_emplace(std::move(identity), static_cast<std::uint32_t>(fleet_.kinds.size()));
    if (!fresh) return at->second;
    const auto& kind = fleet_.kinds.emplace_back(describe(r));
        const auto set = [&](std::string_view key, const std::vector<std::string>& names) {
        return query_.set_of(key_index(QueryList::resources, key), std::vector<std::string_view>(names.begin(), names.end()));
    };
    const auto type = kind.sharing == Sharing::unknown ? kind.sharing_word : std::string(sharing_word(kind.sharing));
    kind_sets_.push_back({set("pool", kind.pools), set("platform", kind.platforms), set("type", {type}), set("backend", {kind.backend})});
    return at->second;
}

FleetBuilder::FleetBuilder() {
    for (const auto type : {Sharing::reserved, Sharing::shared, Sharing::unused}) query_.know("type", sharing_word(type));
    for (const auto h : {Health::unhealthy, Health::degraded, Health::unknown, Health::healthy, Health::unused}) {
        const auto word = health_word(h);
        query_.set_of(key_index(QueryList::resources, "health"), {&word, 1});
    }
    query_.know("health", kMissingWord);
}

void FleetBuilder::index(const Resource& r, std::uint32_t kind) {
    static const auto at = [](std::string_view key) { return key_index(QueryList::resources, key); };
    static const auto pool = at("pool"), platform = at("platform"), type = at("type"), backend = at("backend"), gpu = at("gpu"),
                      cpu = at("cpu"), mem = at("mem"), storage = at("storage");
    auto& index = query_;  // its health column follows the verdicts: see Fleet::index_health
    const auto& sets = kind_sets_[kind];
    const auto free = r.free();
    index.add(r.name.value);
    index.put(pool, sets.pool);
    index.put(platform, sets.platform);
    index.put(type, sets.type);
    index.put(backend, sets.backend);
    index.put_amount(gpu, free.gpu.value);
    index.put_amount(cpu, free.cpu.value);
    index.put_amount(mem, free.memory.value);
    index.put_amount(storage, free.storage.value);
}

std::string_view FleetBuilder::name(std::uint32_t index) const {
    const std::size_t begin = index == 0 ? 0 : name_end_[index - 1];
    return std::string_view(names_).substr(begin, name_end_[index] - begin);
}

// The first is that of most nodes.
std::uint32_t FleetBuilder::verdict_of(HealthVerdict v) {
    auto identity = std::to_string(static_cast<int>(v.health)) + v.reason + (v.since ? std::to_string(v.since->time_since_epoch().count()) : "");
    const auto [at, fresh] = verdicts_.try_emplace(std::move(identity), static_cast<std::uint32_t>(fleet_.verdicts.size()));
    if (fresh) fleet_.verdicts.push_back(std::move(v));
    return at->second;
}

void FleetBuilder::count_taints(const Resource& r, std::uint32_t kind) {
    if (spread_of_kind_.size() <= kind) spread_of_kind_.push_back(&fleet_.spreads[Fleet::platform_of(r)]);
    auto& spread = *spread_of_kind_[kind];
    ++spread.nodes;
    bool any = false;
    for (const auto& t : r.taints) {
        if (t.effect != "NoSchedule" || troubled_taint(t)) continue;
        ++spread.taints[t.key];
        any = true;
    }
    if (any) tainted_.push_back(static_cast<std::uint32_t>(fleet_.by_name.size()));
}

void FleetBuilder::add(Resource r) {
    if (fleet_.verdicts.empty()) verdict_of(nothing_against());
    names_ += r.name.value;
    name_end_.push_back(static_cast<std::uint32_t>(names_.size()));
    const auto kind = kind_of(r);
    const bool plain = r.taints.empty() && !r.conditions && r.sharing != Sharing::unused;
    fleet_.verdict.push_back(plain ? 0 : verdict_of(judge(r)));
    count_taints(r, kind);
    fleet_.kind.push_back(kind);

    index(r, kind);

    if (chunks_.empty() || chunks_.back().size() == kChunk) chunks_.emplace_back().reserve(kChunk);
    chunks_.back().push_back(std::move(r));
    fleet_.by_name.push_back(static_cast<std::uint32_t>(fleet_.by_name.size()));
    if (chunks_.back().size() == kChunk) sort_run();
}

void FleetBuilder::sort_run() {
    const std::size_t begin = runs_.empty() ? 0 : runs_.back();
    std::stable_sort(fleet_.by_name.begin() + static_cast<std::ptrdiff_t>(begin), fleet_.by_name.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return natural_less(name(a), name(b)); });
    runs_.push_back(fleet_.by_name.size());
}

// Merges the run at `run_` with its neighbour, as far as the budget goes.
void FleetBuilder::merge_run(std::size_t& budget) {
    const auto& from = fleet_.by_name;
    const std::size_t middle = runs_[run_], end = run_ + 1 < runs_.size() ? runs_[run_ + 1] : middle;
    const auto copy = [&](std::size_t& at, std::size_t until) {
        const auto n = std::min(budget, until - at);
        merged_.insert(merged_.end(), from.begin() + static_cast<std::ptrdiff_t>(at), from.begin() + static_cast<std::ptrdiff_t>(at + n));
        at += n, budget -= n;
    };
    // Fleets mostly arrive in order: then the right run simply follows the left one.
    const bool follows = right_ == middle && middle < end && !natural_less(name(from[middle]), name(from[middle - 1]));
    if (follows || right_ == end) copy(left_, middle);
    while (budget > 0 && (left_ < middle || right_ < end)) {
        const bool take_right = left_ == middle || (right_ < end && natural_less(name(from[right_]), name(from[left_])));
        merged_.push_back(take_right ? from[right_++] : from[left_++]);
        --budget;
    }
    if (left_ < middle || right_ < end) return;
    merged_runs_.push_back(merged_.size());
    run_ += 2;
    left_ = end;
    right_ = run_ < runs_.size() ? runs_[run_] : end;
}

void FleetBuilder::merge_step() {
    if (run_ == 0 && left_ == 0 && merged_.empty()) right_ = runs_.front();
    for (std::size_t budget = kStep; budget > 0 && run_ < runs_.size();) merge_run(budget);
    if (run_ < runs_.size()) return;
    fleet_.by_name.swap(merged_);
    runs_.swap(merged_runs_);
    merged_.clear();
    merged_runs_.clear();
    run_ = left_ = right_ = 0;
}

void FleetBuilder::move_step() {
    if (moved_ == 0) fleet_.resources.reserve(fleet_.by_name.size());
    for (std::size_t end = std::min(moved_ + kStep / kChunk, chunks_.size()); moved_ < end; ++moved_) {
        for (auto& r : chunks_[moved_]) fleet_.resources.push_back(std::move(r));
        chunks_[moved_] = {};
    }
}

void FleetBuilder::rank_step() {
    const auto& order = fleet_.by_name;
    fleet_.rank.resize(order.size());
    for (std::size_t end = std::min(ranked_ + kStep, order.size()); ranked_ < end; ++ranked_) {
        const auto index = order[ranked_];
        fleet_.rank[index] = static_cast<std::uint32_t>(ranked_);
        if (ranked_ == 0 || fleet_.resources[order[ranked_ - 1]].name != fleet_.resources[index].name) continue;
        auto key = fleet_.resources[index].name.value + "@" + fleet_.resources[index].backend.value;
        const auto before = fleet_.twin_keys.find(order[ranked_ - 1]);
        if (before != fleet_.twin_keys.end() && before->second == key) key += "@" + std::to_string(ranked_);
        fleet_.twin_keys.emplace(index, std::move(key));
    }
}

// Whether a taint is rare is known only when all nodes are.
void FleetBuilder::taint_step() {
    Fleet all;
    all.body_ = body_;
    for (std::size_t end = std::min(tainted_seen_ + kStep, tainted_.size()); tainted_seen_ < end; ++tainted_seen_) {
        const auto index = tainted_[tainted_seen_];
        auto v = all.by_rare_taint(fleet_.resources[index]);
        if (v && v->health < fleet_.verdicts[fleet_.verdict[index]].health) fleet_.verdict[index] = verdict_of(std::move(*v));
    }
}

void FleetBuilder::name_the_rest() {
    std::set<std::string> pools, platforms, backends;
    for (const auto& kind : fleet_.kinds) {
        pools.insert(kind.pools.begin(), kind.pools.end());
        platforms.insert(kind.platforms.begin(), kind.platforms.end());
        backends.insert(kind.backend);
    }
    fleet_.pools.assign(pools.begin(), pools.end());
    fleet_.platforms.assign(platforms.begin(), platforms.end());
    fleet_.backends.assign(backends.begin(), backends.end());
    named_ = true;
}

bool FleetBuilder::finish_step() {
    const std::size_t count = fleet_.by_name.size();
    if (runs_.size() > 1 && runs_.back() == count) merge_step();
    else if (count > 0 && (runs_.empty() || runs_.back() < count)) sort_run();
    else if (moved_ < chunks_.size()) move_step();
    else if (ranked_ < count) rank_step();
    else if (tainted_seen_ < tainted_.size()) taint_step();
    else if (!named_) name_the_rest();
    return named_;
}

Fleet FleetBuilder::take(Unread unread) {
    assert(named_);
    chunks_.clear();
    fleet_.unread = std::move(unread);
    Fleet out;
    out.verdicts_ = fleet_.verdicts;
    out.verdict_ = fleet_.verdict;
    out.body_ = std::move(body_);
    out.index_health(std::move(query_));
    return out;
}
