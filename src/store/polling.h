#pragma once
#include "store/update.h"
#include <optional>
#include <span>

// A part of the model with its request: what is the same for all of them.
struct Standing {
    bool in_flight = false, failed = false, have = false;
    std::optional<Instant> tried, fetched;
    Seconds least{};       // some parts hardly change: never asked for more often than this
    std::optional<Seconds> most = {};  // some change quickly just now: asked for at least this often, unless refreshing is off
    bool can = true;       // what the question is made of is known, and somebody looks at the answer
    std::optional<Instant> again = {};     // asked for then, however often a person wants things refreshed: a stream that broke off
};

// One part of the service that views show. It is asked for when a view that needs it comes on
// screen, and again when its interval has passed; never while the tab is hidden. Views name them
// (`Need::pools`); a noun with a module of its own declares its own.
class Need {
  public:
    enum class Weight : std::uint8_t {
        data,      // a page is about it: it waits for it, and tells its age
        person,    // waited for, but hardly ever changes
        extra,     // adds to a page that stands without it
    };
    struct Kind {
        Weight weight = Weight::data;
        Standing (*standing)(const Model&) = nullptr;
        Effect (*ask)(Model&) = nullptr;                 // marks it as in flight
        bool (*other)(const Model&) = nullptr;           // what is there answers another question; null: never
        bool (*typing)(const Model&) = nullptr;          // the other question is still being typed; null: never
    };
    constexpr explicit Need(const Kind& kind) : kind_(&kind) {}

    Weight weight() const { return kind_->weight; }
    Standing standing(const Model& m) const { return kind_->standing(m); }
    Effect ask(Model& m) const { return kind_->ask(m); }
    bool other(const Model& m) const { return kind_->other && kind_->other(m); }
    bool typing(const Model& m) const { return kind_->typing && kind_->typing(m); }
    bool settled(const Model&) const;                    // there is a value or a failure, or nothing is wanted
    bool operator==(const Need&) const = default;

    // `fleet_rarely` is the fleet for pages that it only helps: a big fleet is a big answer.
    static const Need fleet, fleet_rarely, resource, node_tasks, peer_tasks, troubles, running, running_workflows, queued_workflows,
        pools, workflows, profile, version;

  private:
    const Kind* kind_;
};

inline constexpr Millis kTypingPause{250};

std::vector<Effect> fetch_due(Model&, std::span<const Need>);            // marks what it asks for as in flight
std::vector<Effect> fetch_due_hidden(Model&, std::span<const Need>);     // also while the tab is hidden: for what is told without looking
std::optional<Instant> next_due_hidden(const Model&, std::span<const Need>);
std::vector<Effect> fetch_now(Model&, std::span<const Need>);            // whether due or not
std::optional<Instant> next_due(const Model&, std::span<const Need>);    // none: nothing will be due by itself
// The palette asks the service too, when the typing pauses.
std::string palette_question(const Model&);                              // empty: nothing to ask
std::vector<Effect> find_due(Model&);
std::optional<Instant> next_find(const Model&);

WorkflowFilter workflow_filter(const Route&);                            // status=, user=, pool=, priority=, name=
WorkflowFilter workflow_question(const Model&);                          // these, and what the service takes of q=
