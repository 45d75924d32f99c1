#include "views/resources/groups.h"
#include "base/text.h"
#include "views/badges.h"
#include "store/name_list.h"
#include <algorithm>
#include <array>
#include <map>

namespace resources {

static constexpr std::array<GroupWord, 6> kWords = {{{GroupBy::none, "", "No groups"}, {GroupBy::pool, "pool", "Pool"}, {GroupBy::platform, "platform", "Platform"},
                                                     {GroupBy::backend, "backend", "Backend"}, {GroupBy::health, "health", "Health"}, {GroupBy::model, "model", "GPU model"}}};

std::span<const GroupWord> group_words() { return kWords; }

GroupBy group_by(const Route& route) {
    for (const auto& word : kWords)
        if (word.key == route.param("by")) return word.by;
    return GroupBy::none;
}

static constexpr std::size_t kMostClosed = 1000;

std::vector<std::string> closed_groups(const Route& route) { return read_names(route.param("closed"), kMostClosed); }

Route toggled_group(const Route& route, const std::string& title) {
    auto closed = closed_groups(route);
    const auto at = std::find(closed.begin(), closed.end(), title);
    if (at == closed.end()) closed.push_back(title);
    else closed.erase(at);
    return route.with("closed", print_names(closed));
}

std::vector<Line> lines_of(const Grouped& grouped) {
    std::vector<Line> out;
    out.reserve(grouped.rows.size() + grouped.groups.size());
    for (std::uint32_t g = 0; g < grouped.groups.size(); ++g) {
        const auto& group = grouped.groups[g];
        out.push_back({.at = g, .heading = true, .group = g});
        for (std::size_t i = 0; !group.closed && i < group.count; ++i) out.push_back({.at = grouped.rows[group.first + i], .group = g});
    }
    return out;
}

static bool letter(char c) { return c >= 'a' && c <= 'z'; }
static bool digit(char c) { return c >= '0' && c <= '9'; }

// "h100", "l40s", "gb200": letters, then digits. What processors are called looks the same.
static bool names_a_model(std::string_view token) {
    static constexpr std::array<std::string_view, 6> processors = {"x86", "x64", "arm64", "amd64", "aarch64", "armv8"};
    if (std::find(processors.begin(), processors.end(), token) != processors.end()) return false;
    std::size_t at = 0;
    while (at < token.size() && letter(token[at])) ++at;
    return at > 0 && at <= 4 && at + 1 < token.size() && digit(token[at]) && digit(token[at + 1]);
}

static std::string longest_model(const std::vector<std::string>& names) {
    std::string best;
    for (const auto& name : names) {
        const auto plain = lower_case(name);
        for (std::size_t from = 0; from < plain.size();) {
            std::size_t to = from;
            while (to < plain.size() && (letter(plain[to]) || digit(plain[to]))) ++to;
            const auto token = plain.substr(from, to - from);
            if (token.size() > best.size() && names_a_model(token)) best = token;
            from = std::max(to, from + 1);
        }
    }
    for (auto& c : best) if (letter(c)) c = static_cast<char>(c - 32);
    return best;
}

std::string gpu_model(const Fleet::Kind& kind) {
    const auto model = longest_model(kind.platforms);
    return model.empty() ? longest_model(kind.pools) : model;
}

// Which groups each kind of node belongs to: nodes are many, kinds are few.
class Names {
  public:
    std::uint32_t of(const std::string& title) {
        const auto [at, fresh] = places_.try_emplace(title, static_cast<std::uint32_t>(titles_.size()));
        if (fresh) titles_.push_back(title);
        return at->second;
    }
    const std::vector<std::string>& titles() const { return titles_; }

  private:
    std::map<std::string, std::uint32_t> places_;
    std::vector<std::string> titles_;
};

static std::vector<std::string> titles_of(const Fleet::Kind& kind, GroupBy by) {
    switch (by) {
        case GroupBy::pool: return kind.pools.empty() ? std::vector<std::string>{"In no pool"} : kind.pools;
        case GroupBy::platform: return kind.platforms.empty() ? std::vector<std::string>{"No platform"} : kind.platforms;
        case GroupBy::backend: return {kind.backend};
        case GroupBy::model: return {gpu_model(kind)};
        case GroupBy::health:
        case GroupBy::none: break;
    }
    return {""};
}

// Group numbers of each row, by kind; health and nodes without GPUs are looked at one by one.
class Sorter {
  public:
    Sorter(const Fleet& fleet, GroupBy by) : fleet_(fleet), by_(by) {
        if (by == GroupBy::health) {
            for (const auto h : {Health::unhealthy, Health::degraded, Health::unknown, Health::healthy, Health::unused}) health_.push_back(names_.of(health_title(h)));
            return;
        }
        for (const auto& kind : fleet.kinds()) {
            auto& all = kinds_.emplace_back();
            for (const auto& title : titles_of(kind, by)) all.push_back(names_.of(by == GroupBy::model && title.empty() ? "Other GPUs" : title));
        }
        if (by == GroupBy::model) none_ = {names_.of("No GPU")};
    }
    std::span<const std::uint32_t> operator()(std::uint32_t row) const {
        if (by_ == GroupBy::health) return std::span(&health_[static_cast<std::size_t>(fleet_.verdict(row).health)], 1);
        if (by_ == GroupBy::model && fleet_.resources()[row].total.gpu.value == 0) return none_;
        return kinds_[fleet_.kind(row)];
    }
    const std::vector<std::string>& titles() const { return names_.titles(); }

  private:
    const Fleet& fleet_;
    GroupBy by_;
    Names names_;
    std::vector<std::vector<std::uint32_t>> kinds_;
    std::vector<std::uint32_t> health_, none_;
};

static std::vector<std::uint32_t> natural_order(const std::vector<std::string>& titles, GroupBy by) {
    std::vector<std::uint32_t> order(titles.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    if (by != GroupBy::health) std::sort(order.begin(), order.end(), [&](auto a, auto b) { return natural_less(titles[a], titles[b]); });
    return order;
}

static void add(Group& g, const Resource& r) {
    ++g.count;
    g.used += r.used;
    g.total += r.total;
    g.free.add(r.free().gpu, r.total.gpu);
}

// Counting first, so that each row is put where it belongs at once.
Grouped group(const Fleet& fleet, std::span<const std::uint32_t> rows, GroupBy by, std::span<const std::string> closed, std::span<const std::uint32_t> tasks) {
    Grouped out;
    const Sorter sorter(fleet, by);
    std::vector<Group> groups(sorter.titles().size());
    for (const auto row : rows) {
        const auto in = sorter(row);
        out.repeats = out.repeats || in.size() > 1;
        for (const auto g : in) {
            add(groups[g], fleet.resources()[row]);
            if (!tasks.empty()) groups[g].tasks += tasks[row];
        }
    }
    std::size_t next = 0;
    std::vector<std::size_t> place(groups.size());
    const auto order = natural_order(sorter.titles(), by);
    for (const auto g : order) {
        groups[g].title = sorter.titles()[g];
        groups[g].closed = std::find(closed.begin(), closed.end(), groups[g].title) != closed.end();
        groups[g].first = place[g] = next;
        if (!groups[g].closed) next += groups[g].count;
    }
    out.rows.resize(next);
    for (const auto row : rows)
        for (const auto g : sorter(row))
            if (!groups[g].closed) out.rows[place[g]++] = row;
    for (const auto g : order)
        if (groups[g].count > 0) out.groups.push_back(std::move(groups[g]));
    return out;
}

}  // namespace resources
