#include "store/run_events.h"
#include "store/run.h"
#include "store/streams.h"

namespace {

bool may_grow(const Run& run) { return !is_final(run.head.status.status); }

bool open(const RunEvents& e) { return e.phase == RunEvents::Phase::live || e.phase == RunEvents::Phase::opening; }

Standing events_standing(const Model& m) {
    const auto* run = shown_run(m);
    Standing out;
    out.can = run && !run->groups.empty();
    const auto& e = m.run->events;
    if (!out.can || e.of != run->head.id || e.phase == RunEvents::Phase::none) return out;
    if (e.growing && !may_grow(*run)) return out;                                 // due at once: it ended, and the stream may have lost its last lines
    out.tried = e.opened;
    out.failed = e.failure.has_value();
    out.have = e.phase == RunEvents::Phase::whole || !e.told.all().empty();
    out.in_flight = e.phase == RunEvents::Phase::whole || (open(e) && !e.growing);
    if (e.phase == RunEvents::Phase::broken) out.again = e.again;
    if (open(e) && e.growing) out.again = e.heard + Seconds(90);                   // a gateway cuts what is quiet for a minute; what is not even cut is dead
    return out;
}

Effect ask_events(Model& m) {
    auto& e = m.run.edit().events;
    const auto& run = *shown_run(m);
    const auto before = std::move(e.session);
    if (e.of != run.head.id) e = {.of = run.head.id, .number = e.number, .revision = e.revision};
    e.session = std::make_shared<EventSession>();
    e.phase = RunEvents::Phase::opening;
    e.growing = may_grow(run);
    e.opened = e.heard = m.now;
    e.again.reset();
    e.quiet = true, e.lines = 0;
    ++e.number, ++e.revision;
    return run_wish(OpenEvents{e.session, before, e.number, e.of, e.growing});
}

constexpr Need::Kind kEvents{Need::Weight::extra, events_standing, ask_events};

}  // namespace

constinit const Need run_needs::events{kEvents};

const RunEvents* shown_events(const Model& m) {
    const auto* run = shown_run(m);
    return run && m.run->events.of == run->head.id && m.run->events.phase != RunEvents::Phase::none ? &m.run->events : nullptr;
}

std::vector<Effect> on_events(Model& m, EventsCame& a) {
    if (a.number != m.run->events.number) return {};
    auto& e = m.run.edit().events;
    e.heard = m.now;
    if (std::exchange(e.quiet, false)) e.fails = 0;
    e.failure.reset();
    e.lines += a.events.size();
    const auto phase = e.phase == RunEvents::Phase::opening ? RunEvents::Phase::live : e.phase;
    const bool cut = e.cut || e.lines >= RunEvents::kKept;
    if (e.told.add(std::move(a.events)) > 0 || phase != e.phase || cut != e.cut) ++e.revision;
    e.phase = phase, e.cut = cut;
    return {};
}

std::vector<Effect> on_events(Model& m, EventsEnded& a) {
    if (a.number != m.run->events.number) return {};
    auto& e = m.run.edit().events;
    ++e.revision;
    e.session.reset();
    e.failure = std::move(a.failure);
    if (e.failure && !cures_itself(*e.failure)) e.phase = RunEvents::Phase::refused;
    else if (!e.failure && !e.growing) e.phase = RunEvents::Phase::whole;
    else e.phase = RunEvents::Phase::broken, e.again = m.now + wait_before_reopening(e.fails++);
    return {};
}

std::vector<Effect> leave_unseen_events(Model& m) {
    const auto& e = m.run->events;
    if (!e.session || !open(e)) return {};
    const auto* run = shown_run(m);
    if (m.route.view == "workflows" && m.route.part.empty() && run && run->head.id == e.of) return {};
    auto& edit = m.run.edit().events;
    ++edit.number, ++edit.revision;
    edit.phase = RunEvents::Phase::none;
    return {run_wish(CloseEvents{std::exchange(edit.session, nullptr)})};
}
