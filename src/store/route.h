#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Where the user is. A route is a value; the address bar is one way to write it:
// `#/view/item/part?key=value&…`. Parameters nobody knows are kept and ignored, in order.
struct Route {
    std::string view = "home";
    std::string item;  // empty: the list
    std::vector<std::pair<std::string, std::string>> params;
    std::string part = {};  // of an item's page: "resources" of a pool

    bool operator==(const Route&) const = default;
    std::string_view param(std::string_view key) const;  // empty when absent
    Route with(std::string_view key, std::string_view value) const;  // an empty value removes the key
};

Route parse_route(std::string_view hash);  // never fails: any text is some place; unknown views are shown as such
std::string format_route(const Route&);    // with the leading '#'

std::string percent_encode(std::string_view);
std::string percent_decode(std::string_view);
