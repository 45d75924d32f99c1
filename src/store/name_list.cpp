#include "store/name_list.h"
#include "base/pieces.h"
#include "store/route.h"
#include <algorithm>

std::vector<std::string> read_names(std::string_view param, std::size_t most) {
    std::vector<std::string> out;
    for (const auto piece : pieces_of(param, ',')) {
        auto name = percent_decode(piece);
        if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end() && out.size() < most) out.push_back(std::move(name));
    }
    return out;
}

std::string print_names(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) {
        if (!out.empty()) out += ',';
        for (const char c : name) out += c == ',' ? std::string("%2C") : c == '%' ? std::string("%25") : std::string(1, c);
    }
    return out;
}
