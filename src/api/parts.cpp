#include "api/parts.h"
#include <limits>

StatusWord read_status(const Reader& r) {
    auto word = r.text();
    return {status_of(word), word};
}

std::string read_app(const Reader& r) {
    const auto name = r.at("app_name").text_or("");
    if (name.empty()) return {};
    const auto owner = r.at("app_owner").text_or("");
    const auto version = r.at("app_version");
    return (owner.empty() ? name : owner + "/" + name) + (version.here() ? ":" + version.any_text() : "");
}

std::optional<PoolName> read_pool_name(const Reader& r) {
    return r.here() ? std::optional(PoolName{r.text()}) : std::nullopt;
}

std::map<std::string, std::string> read_labels(const Reader& labels) {
    std::map<std::string, std::string> out;
    if (labels.here()) labels.members([&](const std::string& key, const Reader& value) { out.emplace(key, value.text_or("")); });
    return out;
}

int read_retry(const Reader& r) {
    const auto retry = r.integer();
    if (retry >= 0 && retry <= std::numeric_limits<int>::max()) return static_cast<int>(retry);
    r.wanted("the number of a try");
    return 0;
}
