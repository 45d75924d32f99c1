#include "store/query_index.h"
#include "base/text.h"
#include <cassert>

QueryIndex::QueryIndex(QueryList list) : list_(list) {
    const auto keys = schema_of(list).keys.size();
    columns_.resize(keys);
    known_.resize(keys);
    sets_.resize(keys);
}

std::string_view QueryIndex::name(std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1] + 1;
    return std::string_view(names_).substr(begin, ends_[row] - begin);
}

const QueryIndex::Column* QueryIndex::column(std::string_view key) const {
    return find_key(list_, key) ? &columns_[key_index(list_, key)] : nullptr;
}

std::uint32_t QueryIndex::value_of(std::size_t key, std::string_view value) {
    auto& column = columns_[key];
    const auto [at, fresh] = known_[key].try_emplace(std::string(value), static_cast<std::uint32_t>(column.values.size()));
    if (fresh) column.values.emplace_back(value), column.counts.push_back(0);
    return at->second;
}

void QueryIndex::know(std::string_view key, std::string_view value) {
    if (!value.empty()) value_of(key_index(list_, key), value);
}

void QueryIndex::add(std::string_view name) {
    for (const char c : name) names_ += c == '\n' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const auto lower = std::string_view(names_).substr(names_.size() - name.size());
    begins_.push_back(fuzzy::begins(lower));
    ends_.push_back(static_cast<std::uint32_t>(names_.size()));
    names_ += '\n';
}

std::uint32_t QueryIndex::set_of(std::size_t key, std::span<const std::string_view> values) {
    std::string identity;
    for (const auto value : values) identity.append(value) += '\n';
    auto& column = columns_[key];
    const auto [at, fresh] = sets_[key].try_emplace(std::move(identity), static_cast<std::uint32_t>(column.sets.size()));
    if (!fresh) return at->second;
    std::vector<std::uint32_t> set;
    for (const auto value : values)
        if (!value.empty()) set.push_back(value_of(key, value));
    column.sets.push_back(std::move(set));
    return at->second;
}

void QueryIndex::put_all(std::size_t key, std::vector<std::uint32_t> sets) {
    auto& column = columns_[key];
    std::fill(column.counts.begin(), column.counts.end(), 0u);
    std::vector<std::uint32_t> rows_of(column.sets.size());
    for (const auto set : sets) ++rows_of[set];
    for (std::size_t set = 0; set < rows_of.size(); ++set)
        for (const auto value : column.sets[set]) column.counts[value] += rows_of[set];
    column.row = std::move(sets);
}

void QueryIndex::put(std::size_t key, std::uint32_t set) {
    auto& column = columns_[key];
    assert(set < column.sets.size());
    column.row.push_back(set);
    for (const auto value : column.sets[set]) ++column.counts[value];
}
