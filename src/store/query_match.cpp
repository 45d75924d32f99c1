#include "base/text.h"
#include "store/query_index.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>

using Column = QueryIndex::Column;
using Flags = std::vector<std::uint8_t>;
static constexpr Score kElsewhere = 10;  // a free word that is in another column than the name

static bool finds(std::string_view name, std::string_view value) {  // both lower case
    if (value.size() > 1 && value.back() == '*') return name.starts_with(value.substr(0, value.size() - 1));
    return fuzzy::has_word(name, value);
}

// Which values of the column are meant. A value that is a whole name means that name only.
static Flags meant(const Column& column, std::string_view value) {
    Flags out(column.values.size());
    bool whole = false;
    for (std::size_t i = 0; i < out.size(); ++i) whole = (out[i] = lower_case(column.values[i]) == value) || whole;
    for (std::size_t i = 0; i < out.size() && !whole; ++i) out[i] = finds(lower_case(column.values[i]), value);
    return out;
}

std::vector<std::string> values_meant(const Column& column, std::string_view value) {
    const auto flags = meant(column, lower_case(value));
    std::vector<std::string> out;
    for (std::size_t i = 0; i < flags.size(); ++i) if (flags[i]) out.push_back(column.values[i]);
    return out;
}

static Flags sets_with(const Column& column, const Flags& values) {
    Flags out(column.sets.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = std::any_of(column.sets[i].begin(), column.sets[i].end(), [&](auto v) { return values[v] != 0; });
    return out;
}

// "team=rob*", "team=(vision|robotics)": the pattern of one value, as the service reads it.
static bool fits_pattern(std::string_view pattern, std::string_view value) {
    if (pattern.empty()) return value.empty();
    if (pattern[0] == '*') {
        for (std::size_t skip = 0; skip <= value.size(); ++skip)
            if (fits_pattern(pattern.substr(1), value.substr(skip))) return true;
        return false;
    }
    const auto close = pattern[0] == '(' ? pattern.find(')') : std::string_view::npos;
    if (close == std::string_view::npos) return !value.empty() && value[0] == pattern[0] && fits_pattern(pattern.substr(1), value.substr(1));
    for (std::size_t from = 1; from <= close;) {
        const auto end = std::min(pattern.find('|', from), close);
        const auto one = pattern.substr(from, end - from);
        if (value.starts_with(one) && fits_pattern(pattern.substr(close + 1), value.substr(one.size()))) return true;
        from = end + 1;
    }
    return false;
}

static constexpr std::size_t kMostPattern = 100;  // stars multiply

// Labels: "team=…" of that key and pattern, "team" of that key whatever its value, else any word.
static Flags selected(const Column& column, std::string_view wanted) {
    Flags out(column.values.size());
    const auto equals = wanted.find('=');
    const auto pattern = equals == std::string_view::npos ? std::string_view() : wanted.substr(equals + 1);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto entry = lower_case(column.values[i]);
        const auto key = std::string_view(entry).substr(0, entry.find('='));
        if (equals == std::string_view::npos) out[i] = key == wanted || finds(entry, wanted);
        else out[i] = key == wanted.substr(0, equals) && pattern.size() <= kMostPattern && fits_pattern(pattern, std::string_view(entry).substr(std::min(key.size() + 1, entry.size())));
    }
    return out;
}

static void keep_values(const Column& column, const QueryKey& key, const Term& term, Flags& alive) {
    Flags values(column.values.size());
    for (const auto& value : term.values) {
        const auto one = key.kind == QueryKey::Kind::selector ? selected(column, value) : meant(column, value);
        for (std::size_t i = 0; i < values.size(); ++i) values[i] |= one[i];
    }
    auto good = sets_with(column, values);
    if (term.negated) for (auto& g : good) g = !g;
    for (std::size_t i = 0; i < alive.size(); ++i) alive[i] &= good[column.row[i]];
}

static bool holds(Term::Compare compare, std::int64_t amount, std::int64_t number) {
    switch (compare) {
        case Term::Compare::at_least: return amount >= number;
        case Term::Compare::more: return amount > number;
        case Term::Compare::at_most: return amount <= number;
        case Term::Compare::less: return amount < number;
        case Term::Compare::equal: return amount == number;
    }
    return false;
}

static void keep_amounts(const Column& column, const Term& term, Flags& alive) {
    if (term.ago) return;  // not spelled out: nobody said what time it is
    for (std::size_t i = 0; i < alive.size(); ++i)
        alive[i] &= static_cast<std::uint8_t>(holds(term.compare, column.amounts[i], term.number) != term.negated);
}

// Up to eight letters fit a machine word: it slides over all names, one letter at a time.
struct Window {
    explicit Window(std::string_view word) : size(std::min<std::size_t>(8, word.size())), mask(size == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * size)) - 1) {
        for (const char c : word.substr(word.size() - size)) wanted = wanted << 8 | static_cast<unsigned char>(c);
    }
    std::size_t size;
    std::uint64_t mask, wanted = 0;
};

// The best literal match of each name.
static std::vector<Score> literal_scores(const QueryIndex& index, std::string_view word) {
    std::vector<Score> out(index.rows());
    const auto names = index.names();
    const Window window(word);
    std::size_t begin = 0;
    for (std::size_t row = 0; row < out.size(); ++row) {
        const std::size_t end = index.ends()[row];
        std::uint64_t seen = 0;
        for (auto i = begin; i < end; ++i) {
            seen = seen << 8 | static_cast<unsigned char>(names[i]);
            if ((seen & window.mask) != window.wanted || i + 1 - begin < word.size()) continue;
            const auto at = i + 1 - word.size();
            if (word.size() > window.size && names.substr(at, word.size()) != word) continue;
            out[row] = std::max(out[row], fuzzy::at(names.substr(begin, end - begin), word, at - begin));
            if (at == begin) break;  // there is no better place
        }
        begin = end + 1;
    }
    return out;
}

// States are asked for by their key: a "t" should not find what is completed.
static bool is_state(std::string_view key) { return key == "health" || key == "type" || key == "status" || key == "priority"; }

static void add_other_columns(const QueryIndex& index, std::string_view word, std::vector<Score>& out) {
    const auto keys = schema_of(index.list()).keys;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        const auto& column = index.column(k);
        if (!keys[k].listed() || column.row.empty() || is_state(keys[k].name)) continue;
        Flags values(column.values.size());
        bool any = false;
        for (std::size_t i = 0; i < values.size(); ++i) any = (values[i] = lower_case(column.values[i]).find(word) != std::string::npos) || any;
        if (!any) continue;
        const auto good = sets_with(column, values);
        for (std::size_t i = 0; i < out.size(); ++i) if (out[i] == 0 && good[column.row[i]]) out[i] = kElsewhere;
    }
}

// Scattered letters count only where nothing holds the word as it was typed.
static std::vector<Score> word_scores(const QueryIndex& index, const Term& term, const std::vector<Score>& alive) {
    const auto& word = term.values.front();
    auto out = literal_scores(index, word);
    add_other_columns(index, word, out);
    bool any = term.exact || term.negated || word.size() < 2;
    for (std::size_t i = 0; i < out.size() && !any; ++i) any = alive[i] && out[i];
    for (std::size_t i = 0; i < out.size() && !any; ++i) if (alive[i]) out[i] = fuzzy::scattered(index.name(i), index.begins(i), word);
    return out;
}

// A part of it; with a star its beginning.
static bool names(std::string_view name, std::string_view value, bool exact) {
    const bool star = !exact && value.size() > 1 && value.back() == '*';
    return star ? name.starts_with(value.substr(0, value.size() - 1)) : name.find(value) != std::string_view::npos;
}

static void keep_names(const QueryIndex& index, const Term& term, Flags& alive) {
    for (std::size_t i = 0; i < alive.size(); ++i) {
        if (!alive[i]) continue;
        const auto name = index.name(i);
        const bool found = term.kind == Term::Kind::prefix ? name.starts_with(term.values.front())
                         : std::any_of(term.values.begin(), term.values.end(), [&](const auto& v) { return names(name, v, term.exact); });
        alive[i] = found != term.negated;
    }
}

static void keep_listed(const QueryIndex& index, const Term& term, Flags& alive) {
    const auto& key = *find_key(index.list(), term.key);
    const auto& column = index.column(key_index(index.list(), term.key));
    if (key.only_asked) return;  // rows do not tell: the service has chosen them
    if (key.kind == QueryKey::Kind::text) keep_names(index, term, alive);
    else if (key.compared()) keep_amounts(column, term, alive);
    else keep_values(column, key, term, alive);
}

std::vector<Score> matches(const QueryIndex& index, const Query& query) {
    Flags out(index.rows(), 1);
    if (out.empty()) return out;
    for (const auto& term : query.terms) {
        if (term.kind == Term::Kind::values || term.kind == Term::Kind::number) keep_listed(index, term, out);
        if (term.kind == Term::Kind::prefix) keep_names(index, term, out);
    }
    bool first = true;
    for (const auto& term : query.terms) {
        if (term.kind != Term::Kind::word) continue;
        const auto scores = word_scores(index, term, out);
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (term.negated) out[i] = scores[i] ? 0 : out[i];
            else out[i] = out[i] == 0 ? 0 : first ? scores[i] : std::min(out[i], scores[i]);
        }
        first = first && term.negated;
    }
    return out;
}

std::vector<std::uint32_t> ranked_rows(std::span<const std::uint32_t> order, std::span<const Score> scores, bool ranked) {
    std::vector<std::uint32_t> out;
    if (!ranked) {
        std::copy_if(order.begin(), order.end(), std::back_inserter(out), [&](std::uint32_t i) { return scores[i] != 0; });
        return out;
    }
    std::array<std::uint32_t, 257> place{};  // one pass to count, one to put: rows of one score keep their order
    for (const auto i : order) if (scores[i]) ++place[256U - scores[i]];
    for (std::size_t s = 1; s < place.size(); ++s) place[s] += place[s - 1];
    out.resize(place[255]);
    for (const auto i : order) if (scores[i]) out[place[255U - scores[i]]++] = i;
    return out;
}

static std::string nearest_value(const Column& column, std::string_view typed) {
    std::string best;
    std::size_t least = typed.size() < 4 ? 2 : typed.size() < 9 ? 3 : 4;  // letters that are too many
    const auto consider = [&](std::string_view part, const std::string& whole) {
        const auto apart = part.size() > 1 ? edit_distance(part, typed, least) : least;
        if (apart < least) best = whole, least = apart;
    };
    for (const auto& value : column.values) {
        const auto plain = lower_case(value);
        consider(plain, value);
        for (std::size_t from = 0, i = 1; i <= plain.size(); ++i) {
            if (i < plain.size() && !fuzzy::begins_word(plain, i)) continue;
            consider(std::string_view(plain).substr(from, i - from), value);
            from = i;
        }
        if (best.empty() && typed.size() > 2 && plain.find(typed) != std::string::npos) best = value;
    }
    return best;
}

static void judge(const QueryIndex& index, Term& term) {
    const auto& key = *find_key(index.list(), term.key);
    if (key.kind != QueryKey::Kind::names || key.only_asked) return;
    const auto& column = *index.column(term.key);
    auto better = term;
    std::string unknown;
    for (auto& value : better.values) {
        const auto found = meant(column, value);
        if (std::any_of(found.begin(), found.end(), [](auto f) { return f != 0; })) continue;
        unknown += (unknown.empty() ? "“" : ", “") + value + "”";
        if (auto near = nearest_value(column, value); !near.empty()) value = std::move(near), term.nearest = "?";
    }
    if (unknown.empty()) return;
    if (!term.nearest.empty()) term.nearest = write_term(better);
    term.fault = fmt::format("No {} matches {}", term.key, unknown);
}

void judge_values(const QueryIndex& index, Query& query) {
    for (auto& term : query.terms)
        if (term.kind == Term::Kind::values) judge(index, term);
}
