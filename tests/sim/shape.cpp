#include "shape.h"

#include <algorithm>

namespace {

std::string type_of(const nlohmann::json& value) {
    if (value.is_number_float()) return "fraction";
    if (value.is_number()) return "whole";
    return value.type_name();
}

std::string deeper(const std::string& path, const std::string& step) { return path.empty() ? step : path + "." + step; }

}  // namespace

bool Shape::is_map(const std::string& path) const { return std::find(maps_.begin(), maps_.end(), path) != maps_.end(); }

void Shape::learn(Part& part, const nlohmann::json& value, const std::string& path) {
    part.types.insert(type_of(value));
    const auto item = [&]() -> Part& {
        if (!part.items) part.items = std::make_unique<Part>();
        return *part.items;
    };
    if (value.is_array() || (value.is_object() && is_map(path))) {
        for (const auto& one : value) learn(item(), one, deeper(path, "*"));
    } else if (value.is_object()) {
        ++part.objects;
        for (const auto& [key, member] : value.items()) {
            ++part.seen[key];
            auto& known = part.members[key];
            if (!known) known = std::make_unique<Part>();
            learn(*known, member, deeper(path, key));
        }
    }
}

std::vector<std::string> Shape::faults_of(const nlohmann::json& answer) const {
    std::set<std::string> faults;
    compare(root_, answer, "", faults);
    return {faults.begin(), faults.end()};
}

void Shape::compare(const Part& part, const nlohmann::json& value, const std::string& path,
                    std::set<std::string>& faults) const {
    const auto type = type_of(value);
    if (!part.types.contains(type)) {
        if (!allowed_.contains({path, type})) faults.insert(path + " is " + type);
        return;
    }
    if (value.is_array() || (value.is_object() && is_map(path))) {
        if (part.items)
            for (const auto& one : value) compare(*part.items, one, deeper(path, "*"), faults);
    } else if (value.is_object()) {
        for (const auto& [key, member] : value.items()) {
            const auto known = part.members.find(key);
            if (known == part.members.end()) faults.insert(deeper(path, key) + " is not in the recordings");
            else compare(*known->second, member, deeper(path, key), faults);
        }
        for (const auto& [key, times] : part.seen)
            if (times == part.objects && !value.contains(key)) faults.insert(deeper(path, key) + " is missing");
    }
}
