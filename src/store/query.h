#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The language of every list, of the palette and of `q=` in the address: free words, `prefix*`,
// `pool:a,b`, `-pool:x`, `gpu>=8`, "quotes"; spaces mean and. A value that is no whole name
// finds the names with a word that begins so. What a list understands is its QuerySchema.
enum class QueryList : std::uint8_t { resources, pools, workflows, tasks };

struct QueryKey {
    // text: a part of the name; selector: "key=value" with `*` and `(a|b)`, as the service takes labels
    enum class Kind : std::uint8_t { names, text, selector, count, cores, bytes, time } kind = Kind::names;
    std::string_view name, says;      // "gpu", "free GPUs"
    std::string_view also = {};       // another spelling: "memory"
    bool asked = false;               // the service filters by it; else the page does, among what is loaded
    bool only_asked = false;          // rows do not tell it: the page cannot look for itself
    bool compared() const { return kind >= Kind::count; }
    bool listed() const { return kind == Kind::names || kind == Kind::selector; }  // has values that may be offered
};

struct QuerySchema {
    QueryList list;
    std::string_view one, many;       // "resource", "resources"
    std::span<const QueryKey> keys;
    bool paged;                       // not all rows are here: it matters what the service is asked
};
const QuerySchema& schema_of(QueryList);
const QueryKey* find_key(QueryList, std::string_view name);
std::size_t key_index(QueryList, std::string_view name);  // of a key there is

struct Term {
    enum class Kind : std::uint8_t { word, prefix, values, number, fault } kind = Kind::word;
    enum class Compare : std::uint8_t { at_least, more, at_most, less, equal } compare = Compare::at_least;
    std::string text;                 // as typed
    std::string key = {};             // "pool", "gpu"; of the schema
    std::vector<std::string> values = {};  // lower case; of a word or prefix: one
    std::int64_t number = 0;          // GPUs, millicores, bytes, or milliseconds of a time
    bool negated = false, exact = false;  // exact: a word in quotes
    bool ago = false;                 // a time: no longer ago than `number`; says nothing until it is spelled out
    std::string fault = {};           // why it has no effect, or why nothing can match
    std::string nearest = {};         // what may have been meant, as a term; may be empty
    bool operator==(const Term&) const = default;
};

struct Query {
    QueryList list = QueryList::resources;
    std::vector<Term> terms;
    std::string faults() const;       // of all terms, in words; empty when there are none
    bool ranked() const;              // free words: the best match comes first
    bool operator==(const Query&) const = default;
};

Query parse_query(std::string_view text, QueryList = QueryList::resources);
std::vector<std::string> typed_values(const Term&);  // of a term of values, capitals as they were typed
bool asked_as_missing(const Term&);  // `-label:team`: the service is asked for those without a label of that key
std::string print_query(const Query&);
std::string write_term(const Term&);  // made anew from its meaning; reads back as the same

// Who reads, and when: what `user:me`, `pool:mine` and `submitted:24h` stand for.
struct Asker {
    std::string user;                 // empty: not known (yet)
    std::vector<std::string> pools;
    std::int64_t now_ms = 0;          // 0: it does not matter
    bool operator==(const Asker&) const = default;
};
Query spelled_out(Query, const Asker&);
bool speaks_of_asker(const Query&);  // of whoever reads it, not of a time
bool speaks_of_time(const Query&);    // of how long ago: what it finds changes as time goes by

// Where the terms stand in the text, in bytes.
struct TextSpan { std::size_t from = 0, to = 0; };
std::vector<TextSpan> term_spans(std::string_view text);

// Text with one thing changed, for menus that write what a person could have typed.
std::string toggle_value(std::string_view text, std::string_view key, std::string_view value, QueryList = QueryList::resources);
std::string set_values(std::string_view text, std::string_view key, std::span<const std::string_view> values, QueryList);  // no others of that key; none: without the key
std::string set_number(std::string_view text, std::string_view key, std::optional<std::int64_t> at_least);
std::string without_term(std::string_view text, std::size_t term, QueryList = QueryList::resources);
std::string with_term(std::string_view text, std::size_t term, std::string_view instead);
bool names_none(const Query&, std::string_view key);  // no term asks for a value of it
bool names_value(const Query&, std::string_view key, std::string_view value);  // written out in full, ignoring case
std::string written_value(std::string_view);  // in quotes where it needs them
