#include "store/query.h"
#include "base/text.h"
#include <algorithm>
#include <array>
#include <span>

static bool part_of_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// "gpu" begins a word of "prod-gpu-2", "rod" does not.
static bool begins_a_word(std::string_view name, std::string_view value) {
    for (auto at = name.find(value); at != std::string_view::npos; at = name.find(value, at + 1))
        if (at == 0 || !part_of_word(name[at - 1]) || !part_of_word(value.front())) return true;
    return false;
}

// Which names the values mean. A value that is a whole name means that name only.
class Wanted {
  public:
    Wanted(std::span<const std::string> values, std::span<const std::string> known) : values_(values) {
        for (const auto& value : values)
            exact_.push_back(std::any_of(known.begin(), known.end(), [&](const auto& name) { return lower_case(name) == value; }));
    }
    bool operator()(std::string_view name) const {
        const auto plain = lower_case(name);
        for (std::size_t i = 0; i < values_.size(); ++i)
            if (exact_[i] ? plain == values_[i] : begins_a_word(plain, values_[i])) return true;
        return false;
    }

  private:
    std::span<const std::string> values_;
    std::vector<bool> exact_;
};

static std::vector<std::string> names_of(const Fleet& fleet, std::string_view key) {
    if (key == "pool") return fleet.pool_names();
    if (key == "platform") return fleet.platform_names();
    if (key == "backend") return fleet.backend_names();
    if (key == "health") return {"unhealthy", "degraded", "unknown", "healthy", "unused"};
    std::vector<std::string> types = {"reserved", "shared", "unused", "unknown"};
    for (const auto& kind : fleet.kinds()) types.push_back(kind.sharing_word);
    return types;
}

static bool kind_matches(const Fleet::Kind& kind, std::string_view key, const Wanted& wanted) {
    if (key == "pool") return std::any_of(kind.pools.begin(), kind.pools.end(), wanted);
    if (key == "platform") return std::any_of(kind.platforms.begin(), kind.platforms.end(), wanted);
    if (key == "backend") return wanted(kind.backend);
    return kind.sharing == Sharing::unknown ? wanted(kind.sharing_word) : wanted(sharing_word(kind.sharing));
}

static void keep_health(const Fleet& fleet, const Wanted& wanted, std::vector<std::uint8_t>& out) {
    std::array<std::uint8_t, 5> good{};
    for (std::size_t h = 0; h < good.size(); ++h) good[h] = wanted(health_word(static_cast<Health>(h)));
    for (std::uint32_t i = 0; i < out.size(); ++i) out[i] &= good[static_cast<std::size_t>(fleet.verdict(i).health)];
}

static void keep_values(const Fleet& fleet, const Term& term, std::vector<std::uint8_t>& out) {
    const auto known = names_of(fleet, term.key);
    const Wanted wanted(term.values, known);
    if (term.key == "health") return keep_health(fleet, wanted, out);
    std::vector<std::uint8_t> good;
    for (const auto& kind : fleet.kinds()) good.push_back(kind_matches(kind, term.key, wanted));
    for (std::uint32_t i = 0; i < out.size(); ++i) out[i] &= good[fleet.kind(i)];
}

static bool holds(Term::Compare compare, std::int64_t free, std::int64_t number) {
    switch (compare) {
        case Term::Compare::at_least: return free >= number;
        case Term::Compare::more: return free > number;
        case Term::Compare::at_most: return free <= number;
        case Term::Compare::less: return free < number;
        case Term::Compare::equal: return free == number;
    }
    return false;
}

static void keep_numbers(const Fleet& fleet, const Term& term, std::vector<std::uint8_t>& out) {
    const auto resources = fleet.resources();
    for (std::size_t i = 0; i < out.size(); ++i)
        if (out[i]) out[i] = holds(term.compare, resources[i].free().gpu.value, term.number);
}

static void keep_words(const Fleet& fleet, std::string_view word, std::vector<std::uint8_t>& out) {
    if (word.empty()) return;
    for (std::uint32_t i = 0; i < out.size(); ++i)
        if (out[i]) out[i] = fleet.haystack(i).find(word) != std::string_view::npos;
}

std::vector<std::uint8_t> matches(const Fleet& fleet, const Query& query) {
    std::vector<std::uint8_t> out(fleet.resources().size(), 1);
    for (const auto& term : query.terms) {
        switch (term.kind) {
            case Term::Kind::values: keep_values(fleet, term, out); break;
            case Term::Kind::number: keep_numbers(fleet, term, out); break;
            case Term::Kind::word: keep_words(fleet, term.values.front(), out); break;
            case Term::Kind::fault: break;  // reported; it narrows nothing
        }
    }
    return out;
}
