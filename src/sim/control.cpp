#include "sim/control.h"

#include <nlohmann/json.hpp>

#include "sim/json.h"

namespace sim {
namespace {

using Body = nlohmann::json;

Reply refuse(std::string_view why) {
    std::string body;
    Json(body).open().key("error").text(why).close();
    return json_reply(std::move(body), 400);
}

Reply done() { return json_reply("{}"); }

// Reads a member of the right type; a wrong one is remembered.
class Members {
public:
    explicit Members(const Body& body) : body_(body) {}

    std::optional<std::string> text(const char* key) {
        if (!has(key, body_.contains(key) && body_[key].is_string(), "text")) return std::nullopt;
        return body_[key].get<std::string>();
    }
    std::optional<double> number(const char* key) {
        if (!has(key, body_.contains(key) && body_[key].is_number(), "a number")) return std::nullopt;
        return body_[key].get<double>();
    }
    long integer(const char* key, long otherwise) {
        return static_cast<long>(number(key).value_or(static_cast<double>(otherwise)));
    }
    bool flag(const char* key) { return has(key, body_.contains(key) && body_[key].is_boolean(), "true or false") && body_[key].get<bool>(); }
    const std::string& fault() const { return fault_; }

private:
    bool has(const char* key, bool right, const char* what) {
        if (!right && body_.contains(key)) fault_ = std::string(key) + " must be " + what;
        return right;
    }
    const Body& body_;
    std::string fault_;
};

Reply add_fault(Service& service, const Body& body) {
    Members m(body);
    Fault f;
    const auto prefix = m.text("path_prefix");
    if (!prefix) return refuse("path_prefix is required, as text");
    f.path_prefix = *prefix;
    f.method = m.text("method").value_or("");
    f.after = static_cast<int>(m.integer("after", 0));
    f.times = static_cast<int>(m.integer("times", 1));
    if (const auto status = m.number("status")) f.status = static_cast<int>(*status);
    f.body = m.text("body");
    f.type = m.text("content_type").value_or("");
    f.delay = milliseconds{m.integer("delay_ms", 0)};
    f.truncate_at = m.integer("truncate_at", -1);
    f.cut_at = m.integer("cut_at", -1);
    f.mute = m.flag("mute");
    if (!m.fault().empty()) return refuse(m.fault());
    if (f.status && (*f.status < 200 || *f.status > 599)) return refuse("status must be 200 to 599");
    if (f.delay < Span{0}) return refuse("delay_ms must not be negative");
    service.faults().add(std::move(f));
    return done();
}

Reply clear(Service& service, const Body&) {
    service.faults().clear();
    service.log().clear();
    return done();
}

Reply advance(Service& service, const Body& body) {
    Members m(body);
    const auto by = m.number("seconds");
    if (!by || *by < 0 || *by > 365.0 * 86'400) return refuse("seconds must be a number from 0 to a year");
    service.advance(from_seconds(*by));
    return done();
}

Reply streams(Service& service, const Body& body) {
    Members m(body);
    auto rules = service.streams();
    rules.idle_cut = milliseconds{m.integer("idle_cut_ms", std::chrono::floor<milliseconds>(rules.idle_cut).count())};
    rules.poll = milliseconds{m.integer("poll_ms", std::chrono::floor<milliseconds>(rules.poll).count())};
    rules.shell_latency = milliseconds{m.integer("shell_latency_ms", std::chrono::floor<milliseconds>(rules.shell_latency).count())};
    const auto tail = m.text("tail");
    if (!m.fault().empty()) return refuse(m.fault());
    if (tail && *tail != "chance" && *tail != "keep" && *tail != "lose") return refuse("tail must be chance, keep or lose");
    if (rules.poll <= Span{0} || rules.idle_cut < Span{0} || rules.shell_latency < Span{0}) return refuse("poll_ms must be above 0, the others not below");
    if (tail) rules.tail = *tail == "keep" ? Tail::keep : *tail == "lose" ? Tail::lose : Tail::by_chance;
    service.streams() = rules;
    return done();
}

Reply chatter(Service& service, const Body& body) {
    Members m(body);
    const auto name = m.text("workflow");
    const auto rate = m.number("lines_per_second");
    const int index = name ? service.world().workflow_index(*name) : -1;
    if (index < 0) return refuse("workflow must be the name of one");
    if (!rate || *rate < 0 || *rate > 1e6) return refuse("lines_per_second must be a number from 0 to 1000000");
    nth(service.world().workflows, index).lines_per_second = *rate;
    return done();
}

Reply scenario(Service& service, const Body& body) {
    Members m(body);
    const auto name = m.text("name");
    if (!name) return refuse("name is required, as text");
    const auto seed = m.number("seed");
    if (!m.fault().empty()) return refuse(m.fault());
    if (seed) service.reseed(static_cast<std::uint64_t>(*seed));
    if (!service.switch_to(*name)) return refuse("there is no scenario " + *name);
    return done();
}

Reply speed(Service& service, const Body& body) {
    Members m(body);
    const auto given = m.number("speed");
    if (!given || *given < 0 || *given > 100'000) return refuse("speed must be a number from 0 to 100000");
    service.go_on_at(*given);
    return done();
}

Reply requests(Service& service, const Body&) {
    std::string body;
    Json j(body);
    j.open().key("requests").list();
    for (const auto& e : service.log().entries()) {
        j.open().key("number").number(static_cast<std::int64_t>(e.number)).key("method").text(e.method);
        j.key("target").text(e.target).key("path").text(e.path).key("status").number(e.status).close();
    }
    j.end().key("counts").list();
    for (const auto& [what, count] : service.log().counts())
        j.open().key("method").text(what.first).key("path").text(what.second).key("count").number(count).close();
    j.end().close();
    return json_reply(std::move(body));
}

Reply state(Service& service, const Body&) {
    service.catch_up();
    const auto& world = service.world();
    std::string body;
    Json j(body);
    j.open().key("scenario").text(world.scenario.name).key("seed").number(static_cast<std::int64_t>(world.seed));
    j.key("speed").real(service.setup().speed).key("start").time(world.start).key("now").time(world.now);
    j.key("nodes").number(static_cast<std::int64_t>(world.fleet.nodes.size()));
    j.key("pools").number(static_cast<std::int64_t>(world.fleet.pools.size()));
    j.key("workflows").number(static_cast<std::int64_t>(world.workflows.size()));
    j.key("faults").number(static_cast<std::int64_t>(service.faults().all().size()));
    j.close();
    return json_reply(std::move(body));
}

struct Lever {
    std::string_view method, path;
    Reply (*pull)(Service&, const Body&);
};
constexpr Lever kLevers[] = {
    {"POST", "/sim/fault", add_fault}, {"POST", "/sim/clear", clear}, {"POST", "/sim/advance", advance},
    {"POST", "/sim/streams", streams}, {"POST", "/sim/chatter", chatter}, {"POST", "/sim/scenario", scenario}, {"POST", "/sim/speed", speed}, {"GET", "/sim/requests", requests}, {"GET", "/sim/state", state},
};

}  // namespace

Reply control(Service& service, const Request& request, const std::string& path) {
    for (const auto& lever : kLevers) {
        if (lever.path != path) continue;
        if (lever.method != request.method) return refuse(std::string(path) + " wants " + std::string(lever.method));
        const auto body = request.body.empty() ? Body::object() : Body::parse(request.body, nullptr, false);
        if (!body.is_object()) return refuse("the body must be a JSON object");
        return lever.pull(service, body);
    }
    return detail_error(404, "Not Found");
}

}  // namespace sim
