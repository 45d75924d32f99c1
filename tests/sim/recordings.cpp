#include "recordings.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace recordings {
namespace {

// A function: test cases ask for it before other files' constants are made.
std::filesystem::path folder() { return "../shared/osmo/recordings"; }

}  // namespace

bool present() {
    static const bool there = std::filesystem::is_directory(folder());
    return there;
}

nlohmann::json read(const std::string& name) {
    std::ifstream file(folder() / (name + ".json"));
    return nlohmann::json::parse(file);
}

std::vector<std::string> named(const std::string& beginning) {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder())) {
        const auto stem = entry.path().stem().string();
        if (stem.starts_with(beginning)) out.push_back(stem);
    }
    std::sort(out.begin(), out.end());
    return out;
}

nlohmann::json body(const nlohmann::json& recording) {
    const auto& response = recording.at("response");
    return response.contains("json") ? response.at("json") : nlohmann::json();
}

}  // namespace recordings
