#include "store/name_list.h"
#include "store/route.h"
#include <algorithm>

std::vector<std::string> read_names(std::string_view param, std::size_t most) {
    std::vector<std::string> out;
    while (!param.empty()) {
        const auto comma = std::min(param.find(','), param.size());
        auto name = percent_decode(param.substr(0, comma));
        if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end() && out.size() < most) out.push_back(std::move(name));
        param.remove_prefix(std::min(comma + 1, param.size()));
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
