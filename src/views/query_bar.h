#pragma once
#include "store/query_index.h"
#include "ui/parts.h"
#include <string>
#include <string_view>
#include <vector>

// The filter of a list page, from the query language to what `ui.query_field` is given. Every
// list has the same one; what differs is the index of its rows.
struct QueryBar {
    Query query;                     // judged: its faults name values that nothing has
    Field field;                     // key, label and hint are the page's
    std::vector<QueryFault> faults;
};
QueryBar query_bar(Field, const QueryIndex&, const Asker& = {});  // the field's value is the text
std::vector<std::string> terms_here(const Query&);    // those that the service is not asked for: the page looks among what is loaded
std::string not_asked_words(const Query&);            // "Without name:x, which only this page looks for"; empty: the service is asked for all
std::vector<TokenSpan> tokens_of(std::string_view text, const Query&);
Suggestions suggestions(std::string_view text, std::size_t caret, const QueryIndex&, std::string_view own_name = {});
