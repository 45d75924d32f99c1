#pragma once
#include "base/fuzzy.h"
#include "store/query.h"
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// A list as the query language sees it: names in one piece of memory, and for each key of its
// schema which of few distinct values each row has. A filter looks at every value once and then
// at numbers only, so 100,000 rows cost little. Rows are in the order they were added.
class QueryIndex {
  public:
    struct Column {                                   // one key of the schema
        std::vector<std::string> values;              // distinct, as the service spells them
        std::vector<std::uint32_t> counts;            // rows that have the value
        std::vector<std::vector<std::uint32_t>> sets; // distinct combinations of values
        std::vector<std::uint32_t> row;               // which combination a row has
        std::vector<std::int64_t> amounts;            // of a key that is compared
    };

    explicit QueryIndex(QueryList = QueryList::resources);
    void know(std::string_view key, std::string_view value);                       // a value that there is, though no row may have it
    void add(std::string_view name);                                              // a row; then its values, every key once
    std::uint32_t set_of(std::size_t key, std::span<const std::string_view> values);
    void put(std::size_t key, std::uint32_t set);
    void put(std::size_t key, std::string_view value) { put(key, set_of(key, {&value, 1})); }
    void put_all(std::size_t key, std::vector<std::uint32_t> sets);               // of every row, in place of what was put
    void put_amount(std::size_t key, std::int64_t amount) { columns_[key].amounts.push_back(amount); }

    QueryList list() const { return list_; }
    std::size_t rows() const { return ends_.size(); }
    std::string_view name(std::size_t row) const;      // lower case
    const Column& column(std::size_t key) const { return columns_[key]; }
    const Column* column(std::string_view key) const;  // null: no key of this list
    std::string_view names() const { return names_; }  // each ended by a line feed
    std::span<const std::uint32_t> ends() const { return ends_; }
    std::uint64_t begins(std::size_t row) const { return begins_[row]; }  // of its name: see fuzzy.h

  private:
    std::uint32_t value_of(std::size_t key, std::string_view value);
    QueryList list_;
    std::string names_;
    std::vector<std::uint32_t> ends_;                  // of each name, before its line feed
    std::vector<std::uint64_t> begins_;
    std::vector<Column> columns_;
    std::vector<std::unordered_map<std::string, std::uint32_t>> known_, sets_;
};

// One Score per row: 0 does not match; else how well its free words do (1 when there are none).
std::vector<Score> matches(const QueryIndex&, const Query&);
// Rows that match, the best first where the query has free words; else in the order given.
std::vector<std::uint32_t> ranked_rows(std::span<const std::uint32_t> order, std::span<const Score>, bool ranked);
// Says of each term whose values nothing has that nothing can match, and what may have been meant.
void judge_values(const QueryIndex&, Query&);
// What a typed value finds, as the service spells it: for "prod matches prod-gpu".
std::vector<std::string> values_meant(const QueryIndex::Column&, std::string_view value);

// What may stand at the caret, best first.
struct Completion {
    std::string text, note;            // "prod-gpu"; note: what it is
    std::string insert;                // in place of the bytes from…to
    std::int64_t count = -1;           // rows; -1: not told
    bool key = false;                  // a key, to be completed further
};
struct Completions {
    std::size_t from = 0, to = 0;
    std::string title, hint;           // "Values for pool"
    std::vector<Completion> items;
    bool eager = false;                // something was begun: the first item is what Tab takes
};
Completions complete(std::string_view text, std::size_t caret, const QueryIndex&, std::string_view own_name = {});
