#include "sim/urls.h"

namespace sim {
namespace {

constexpr std::string_view kBase = "http://osmo.example.com";

std::string api_url(const Workflow& w, std::string_view rest) {
    return std::string(kBase) + "/api/workflow/" + w.name + std::string(rest);
}

const Backend& backend_of(const World& world, const Workflow& w) {
    return world.fleet.backends[world.pool(w).backend];
}

std::string hours_ago(long n) { return n <= 0 ? "now" : "now-" + std::to_string(n) + "h"; }

long whole_hours(Span span) { return static_cast<long>(std::chrono::duration_cast<hours>(span).count()); }

}  // namespace

std::string overview_url(const Workflow& w) { return std::string(kBase) + "/workflows/" + w.name; }
std::string logs_url(const Workflow& w) { return api_url(w, "/logs"); }
std::string error_logs_url(const Workflow& w) { return api_url(w, "/error_logs"); }
std::string events_url(const Workflow& w) { return api_url(w, "/events"); }
std::string spec_url(const Workflow& w) { return api_url(w, "/spec"); }

std::string grafana_url(const World& world, const Workflow& w) {
    const auto from = w.start == kNever ? w.submit : w.start;
    const auto to = w.end == kNever ? 0 : whole_hours(world.now - w.end);
    return backend_of(world, w).grafana + "&var-uuid=" + w.short_uuid() +
           "&from=" + hours_ago(whole_hours(world.now - from) + 1) + "&to=" + hours_ago(to);
}

std::string dashboard_url(const World& world, const Workflow& w) {
    const auto& b = backend_of(world, w);
    if (b.dashboard.empty()) return {};
    return b.dashboard + "/#/search?namespace=" + b.name + "&q=" + w.short_uuid();
}

std::string pod_dashboard_url(const World& world, const Workflow& w, const std::string& pod) {
    const auto& b = backend_of(world, w);
    if (b.dashboard.empty()) return {};
    return b.dashboard + "/#/pod/" + b.name + "/" + pod + "?namespace=" + b.name;
}

}  // namespace sim
