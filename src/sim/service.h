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

class Service {
public:
    explicit Service(Setup setup);

    Reply answer(const Request& request);
    void catch_up();
    void advance(Span by);
    bool switch_to(const std::string& scenario);  // false: no such scenario
    void reseed(std::uint64_t seed) { setup_.seed = seed; }  // from the next switch_to on

    World& world() { return *world_; }
    std::shared_ptr<const World> shared_world() const { return world_; }
    Faults& faults() { return faults_; }
    RequestLog& log() { return log_; }
    const Setup& setup() const { return setup_; }

private:
    Reply through_troubles(const Request& request, const std::string& path);

    Setup setup_;
    std::shared_ptr<World> world_;
    Clock clock_;
    Faults faults_;
    std::optional<BadDay> bad_day_;
    RequestLog log_;
};

}  // namespace sim
