#include "domain/spec_changes.h"
#include <unordered_map>

std::vector<SpecChange> spec_changes(const SpecLeaves& before, const SpecLeaves& now) {
    std::unordered_map<std::string, const std::string*> was, is;
    for (const auto& [place, value] : before) was.emplace(place, &value);
    for (const auto& [place, value] : now) is.emplace(place, &value);
    std::vector<SpecChange> out;
    for (const auto& [place, value] : now) {
        const auto at = was.find(place);
        if (at == was.end()) out.push_back({place, "", value});
        else if (*at->second != value) out.push_back({place, *at->second, value});
    }
    for (const auto& [place, value] : before) if (!is.contains(place)) out.push_back({place, value, ""});
    return out;
}
