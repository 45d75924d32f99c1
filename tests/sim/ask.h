#pragma once
#include <nlohmann/json.hpp>

#include "sim/service.h"

// Short ways to ask the simulated service something. Time stands still unless a test moves it.
namespace ask {

using Body = nlohmann::json;

constexpr sim::Instant kStart{std::chrono::seconds{1'795'359'600}};  // 2026-11-22T15:00:00

inline sim::Service service(const std::string& scenario = "small", std::uint64_t seed = 1) {
    return sim::Service({.scenario = scenario, .seed = seed, .speed = 0, .start = kStart});
}

inline sim::Reply get(sim::Service& service, const std::string& target, sim::Fields headers = {}) {
    return service.answer({.method = "GET", .target = target, .headers = std::move(headers)});
}

inline sim::Reply post(sim::Service& service, const std::string& target, const std::string& body, sim::Fields headers = {}) {
    return service.answer({.method = "POST", .target = target, .headers = std::move(headers), .body = body});
}

inline Body json(const sim::Reply& reply) { return Body::parse(reply.whole()); }
inline Body json(sim::Service& service, const std::string& target, sim::Fields headers = {}) {
    return json(get(service, target, std::move(headers)));
}

}  // namespace ask
