#include "sim/service.h"

#include <stdexcept>

#include "sim/control.h"
#include "sim/query.h"
#include "sim/routes.h"

namespace sim {
namespace {

Instant wall_now() { return std::chrono::floor<Span>(std::chrono::system_clock::now()); }

std::shared_ptr<World> make_world(const Setup& setup) {
    const auto* scenario = find_scenario(setup.scenario);
    if (scenario == nullptr) throw std::invalid_argument("no scenario " + setup.scenario);
    return std::make_shared<World>(*scenario, setup.seed, setup.start.value_or(wall_now()));
}

}  // namespace

Service::Service(Setup setup) : setup_(std::move(setup)), world_(make_world(setup_)), clock_(world_->start, setup_.speed) {
    if (world_->scenario.trouble == Trouble::bad_day) bad_day_.emplace(setup_.seed);
}

void Service::catch_up() { world_->advance(clock_.now()); }

void Service::advance(Span by) {
    clock_.advance(by);
    catch_up();
}

void Service::go_on_at(double speed) {
    catch_up();
    setup_.speed = speed;
    clock_ = Clock(world_->now, speed);
}

bool Service::switch_to(const std::string& scenario) {
    if (find_scenario(scenario) == nullptr) return false;
    setup_.scenario = scenario;
    world_ = make_world(setup_);  // a body that is being sent keeps the old one
    clock_ = Clock(world_->start, setup_.speed);
    bad_day_.reset();
    if (world_->scenario.trouble == Trouble::bad_day) bad_day_.emplace(setup_.seed);
    faults_.clear();
    log_.clear();
    sessions_.clear();
    return true;
}

Reply Service::answer(const Request& request) {
    const auto path = split_target(request.target).path;
    if (path.starts_with("/sim/")) return control(*this, request, path);
    catch_up();
    auto reply = through_troubles(request, path);
    log_.add(request.method, request.target, path, reply.status);
    return reply;
}

std::optional<Fault> Service::trouble_for(const Request& request, const std::string& path) {
    auto fault = faults_.take(request, path);
    if (!fault && bad_day_ && path.starts_with("/api/")) fault = bad_day_->next(path);
    return fault;
}

Reply Service::through_troubles(const Request& request, const std::string& path) {
    const auto fault = trouble_for(request, path);
    if (!fault) return route(*this, request);
    return damaged(replaces(*fault) ? Reply{} : route(*this, request), *fault);
}

}  // namespace sim
