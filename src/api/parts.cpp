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

Workflow read_workflow(const Reader& r, const WorkflowKeys& keys) {
    Workflow out;
    out.id            = {r.at("name").text()};
    out.uuid          = r.at(keys.uuid).text_or("");
    out.user          = {r.at(keys.user).text_or("")};
    out.pool          = read_pool_name(r.at("pool"));
    out.status        = read_status(r.at("status"));
    out.priority_word = r.at("priority").text_or("");
    out.priority      = priority_of(out.priority_word);
    out.submitted     = r.at("submit_time").instant();
    out.started       = r.at("start_time").optional(&Reader::instant);
    out.ended         = r.at("end_time").optional(&Reader::instant);
    out.duration      = r.at("duration").optional(&Reader::seconds);
    out.queued        = r.at("queued_time").optional(&Reader::seconds).value_or(Seconds{});
    out.app           = read_app(r);
    out.labels        = read_labels(r.at("labels"));
    return out;
}

int read_retry(const Reader& r) {
    const auto retry = r.integer();
    if (retry >= 0 && retry <= std::numeric_limits<int>::max()) return static_cast<int>(retry);
    r.wanted("the number of a try");
    return 0;
}
