#pragma once
#include "base/text.h"
#include "domain/health.h"
#include "store/query_index.h"
#include <memory>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Every resource the service told us of, with what makes looking through 100,000 of
// them quick. Built piece by piece while the answer arrives (see FleetBuilder): no
// step takes long. Indices are stable for the life of one Fleet value only.
class Fleet {
    struct Body;

  public:
    Fleet();
    // What many resources have in common: a fleet has a handful of these, so a filter
    // looks at each once and then at numbers only.
    struct Kind {
        std::vector<std::string> pools, platforms;  // each once, as the memberships name them
        std::string backend;
        Sharing sharing = Sharing::unknown;
        std::string sharing_word;
    };

    std::span<const Resource> resources() const { return body_->resources; }
    std::span<const std::uint32_t> by_name() const { return body_->by_name; }   // indices, natural order of names
    std::uint32_t rank(std::uint32_t index) const { return body_->rank[index]; } // place in by_name
    const QueryIndex& index() const { return *index_; }     // for the query language; rows as in resources()
    const HealthVerdict& verdict(std::uint32_t index) const { return verdicts_[verdict_[index]]; }
    std::span<const Kind> kinds() const { return body_->kinds; }
    std::uint32_t kind(std::uint32_t index) const { return body_->kind[index]; }
    std::string_view key(std::uint32_t index) const;        // the name; "name@backend" where two backends have one of that name
    const Resource* find(std::string_view name) const;      // null when there is none
    std::optional<std::uint32_t> find_key(std::string_view key) const;
    std::string told_apart(std::uint32_t index) const;              // its name, with the backend where another has that name too
    std::vector<std::uint32_t> named(std::string_view name) const;  // all of that name: one for each backend that has it
    std::vector<std::string> pool_names() const { return body_->pools; }          // sorted, as are the next two
    std::vector<std::string> platform_names() const { return body_->platforms; }
    std::vector<std::string> backend_names() const { return body_->backends; }
    const Unread& unread() const { return body_->unread; }

    // The same nodes, judged anew; cheap, whatever their number.
    Fleet judged(const Circumstances&) const;
    std::optional<HealthVerdict> by_rare_taint(const Resource&) const;  // a NoSchedule taint that most of its platform lack

  private:
    friend class FleetBuilder;
    struct Spread { std::size_t nodes = 0; std::map<std::string, std::size_t, std::less<>> taints; };  // of one platform
    struct Body {
        std::vector<Resource> resources;
        std::vector<HealthVerdict> verdicts;                     // each once: most nodes have the first
        std::vector<std::uint32_t> verdict, by_name, rank, kind;
        std::vector<Kind> kinds;
        std::map<std::uint32_t, std::string> twin_keys;
        std::vector<std::string> pools, platforms, backends;
        std::map<std::string, Spread, std::less<>> spreads;      // by platform and backend
        Unread unread;
    };
    static std::string platform_of(const Resource&);
    std::shared_ptr<const Body> body_;
    std::vector<HealthVerdict> verdicts_;
    std::vector<std::uint32_t> verdict_;
    std::shared_ptr<const QueryIndex> index_;
    void index_health(QueryIndex);                           // by the verdicts there are now
};

class FleetBuilder {
  public:
    FleetBuilder();
    void add(Resource);
    bool finish_step();  // one short step of what is left to do after the last add; true when done
    Fleet take(Unread = {});  // after finish_step said true

  private:
    static constexpr std::size_t kChunk = 1024, kStep = 8192;
    std::string_view name(std::uint32_t index) const;
    std::uint32_t kind_of(const Resource&);
    void index(const Resource&, std::uint32_t kind);
    void sort_run();
    void merge_step();
    void merge_run(std::size_t& budget);
    void move_step();
    void rank_step();
    void taint_step();
    void name_the_rest();
    std::uint32_t verdict_of(HealthVerdict);
    void count_taints(const Resource&, std::uint32_t kind);

    std::shared_ptr<Fleet::Body> body_ = std::make_shared<Fleet::Body>();
    Fleet::Body& fleet_ = *body_;
    std::vector<std::vector<Resource>> chunks_;       // so that growing never moves what is there
    std::string names_;                               // all names in one piece: sorting reads little memory
    std::vector<std::uint32_t> name_end_;
    std::unordered_map<std::string, std::uint32_t> kinds_;
    struct KindSets { std::uint32_t pool, platform, type, backend; };
    std::vector<KindSets> kind_sets_;                 // in query_, of each kind
    QueryIndex query_;
    std::unordered_map<std::string, std::uint32_t> verdicts_;  // by reason
    std::vector<Fleet::Spread*> spread_of_kind_;
    std::vector<std::uint32_t> tainted_;              // nodes with a NoSchedule taint nobody minds by itself
    std::vector<std::size_t> runs_, merged_runs_;     // ends of sorted runs in fleet_.by_name_ and in merged_
    std::vector<std::uint32_t> merged_;
    std::size_t run_ = 0, left_ = 0, right_ = 0;      // the merge under way
    std::size_t moved_ = 0, ranked_ = 0, tainted_seen_ = 0;
    bool named_ = false;
};

// One Score per resource, 0: does not match. In the order of `fleet.resources()`.
inline std::vector<Score> matches(const Fleet& fleet, const Query& query) { return matches(fleet.index(), query); }

std::string_view health_word(Health);    // "unhealthy"
inline constexpr std::string_view kMissingWord = "missing";  // the health of nodes that are no longer told of: see missing.h
std::string_view sharing_word(Sharing);  // "reserved"
