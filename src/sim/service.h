#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "sim/clock.h"
#include "sim/faults.h"
#include "sim/reply.h"
#include "sim/request_log.h"
#include "sim/sessions.h"
#include "sim/world.h"

// The whole service without the wire: a request in, an answer out. Before each answer the world is brought
// up to the clock.
namespace sim {

struct Setup {
    std::string scenario = "small";
    std::uint64_t seed = 1;
    double speed = 1;
    std::optional<Instant> start;  // none: the wall's now
};

// How growing texts are sent.
enum class Tail { by_chance, keep, lose };  // what becomes of the last lines before a workflow's end
struct StreamRules {
    Span poll = seconds{1};
    Span idle_cut = seconds{60};
    Tail tail = Tail::by_chance;  // lost for one workflow in five
    Span shell_latency{};
};

class Service {
public:
    explicit Service(Setup setup);

    Reply answer(const Request& request);
    void catch_up();
    void advance(Span by);
    void go_on_at(double speed);   // from now on
    bool switch_to(const std::string& scenario);  // false: no such scenario
    void reseed(std::uint64_t seed) { setup_.seed = seed; }  // from the next switch_to on

    World& world() { return *world_; }
    std::shared_ptr<const World> shared_world() const { return world_; }
    Faults& faults() { return faults_; }
    RequestLog& log() { return log_; }
    Sessions& sessions() { return sessions_; }
    std::optional<Fault> trouble_for(const Request& request, const std::string& path);  // that a test ordered, or a bad day
    StreamRules& streams() { return streams_; }
    const StreamRules& streams() const { return streams_; }
    const Setup& setup() const { return setup_; }

private:
    Reply through_troubles(const Request& request, const std::string& path);

    Setup setup_;
    std::shared_ptr<World> world_;
    Clock clock_;
    Faults faults_;
    std::optional<BadDay> bad_day_;
    RequestLog log_;
    StreamRules streams_;
    Sessions sessions_;
};

}  // namespace sim
