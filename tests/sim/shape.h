#pragma once
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

// What answers look like: which members objects have, always or sometimes, and of which types. Learned from
// examples; a number with a fraction and one without are two types.
class Shape {
public:
    // Objects at these paths are maps: their keys are names, not members. "*" stands for any one step.
    explicit Shape(std::vector<std::string> maps) : maps_(std::move(maps)) {}

    void learn(const nlohmann::json& example) { learn(root_, example, ""); }
    void allow(const std::string& path, const std::string& type) { allowed_.emplace(path, type); }
    std::vector<std::string> faults_of(const nlohmann::json& answer) const;
    bool knows_anything() const { return !root_.types.empty(); }

private:
    struct Part {
        std::set<std::string> types;
        int objects = 0;
        std::map<std::string, int> seen;  // members: in how many of the objects
        std::map<std::string, std::unique_ptr<Part>> members;
        std::unique_ptr<Part> items;  // of a list or a map
    };

    void learn(Part& part, const nlohmann::json& value, const std::string& path);
    void compare(const Part& part, const nlohmann::json& value, const std::string& path, std::set<std::string>& faults) const;
    bool is_map(const std::string& path) const;

    std::vector<std::string> maps_;
    std::set<std::pair<std::string, std::string>> allowed_;
    Part root_;
};
