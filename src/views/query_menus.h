#pragma once
#include "store/query.h"
#include "ui/parts.h"
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Menus and tabs beside the filter of a list. Each item knows the whole text that the field would
// hold: they write nothing that a person could not have typed.
struct QueryMenu {
    Button button;
    std::vector<MenuItem> items;
    std::vector<std::string> writes;   // one for each item
};
QueryMenu names_menu(std::string label, std::string_view key, const std::set<std::string>& names, const Query&, std::string_view text, std::string_view own = {});

// How long ago: presets, or two times as they are typed. A time that cannot be read is told by the query.
struct AgeMenu {
    TimeRangeMenu menu;
    std::string key;
    QueryList list;
    std::string text;                  // of the query
};
AgeMenu age_menu(std::string key, std::string_view text, QueryList);
std::string with_age(const AgeMenu&, const TimeRange&);
