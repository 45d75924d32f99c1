#pragma once
#include "domain/resource.h"
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
  public:
    // What many resources have in common: a fleet has a handful of these, so a filter
    // looks at each once and then at numbers only.
    struct Kind {
        std::vector<std::string> pools, platforms;  // each once, as the memberships name them
        std::string backend;
        Sharing sharing = Sharing::unknown;
        std::string sharing_word;
    };

    std::span<const Resource> resources() const { return resources_; }
    std::span<const std::uint32_t> by_name() const { return by_name_; }   // indices, natural order of names
    std::uint32_t rank(std::uint32_t index) const { return rank_[index]; } // place in by_name
    std::string_view haystack(std::uint32_t index) const;  // lower case: name, pools, platforms, backend, one space between
    const HealthVerdict& verdict(std::uint32_t index) const { return verdicts_[index]; }
    std::span<const Kind> kinds() const { return kinds_; }
    std::uint32_t kind(std::uint32_t index) const { return kind_[index]; }
    std::string_view key(std::uint32_t index) const;        // the name; "name@backend" where two backends have one of that name
    const Resource* find(std::string_view name) const;      // null when there is none
    std::optional<std::uint32_t> find_key(std::string_view key) const;
    std::vector<std::string> pool_names() const { return pools_; }          // sorted, as are the next two
    std::vector<std::string> platform_names() const { return platforms_; }
    std::vector<std::string> backend_names() const { return backends_; }

  private:
    friend class FleetBuilder;
    std::vector<Resource> resources_;
    std::vector<HealthVerdict> verdicts_;
    std::vector<std::uint32_t> by_name_, rank_, hay_end_, kind_;
    std::string hay_;
    std::vector<Kind> kinds_;
    std::map<std::uint32_t, std::string> twin_keys_;
    std::vector<std::string> pools_, platforms_, backends_;
};

class FleetBuilder {
  public:
    void add(Resource);
    bool finish_step();  // one short step of what is left to do after the last add; true when done
    Fleet take();        // after finish_step said true

  private:
    static constexpr std::size_t kChunk = 1024, kStep = 8192;
    std::string_view name(std::uint32_t index) const;
    std::uint32_t kind_of(const Resource&);
    void sort_run();
    void merge_step();
    void merge_run(std::size_t& budget);
    void move_step();
    void rank_step();
    void name_the_rest();

    Fleet fleet_;
    std::vector<std::vector<Resource>> chunks_;       // so that growing never moves what is there
    std::string names_;                               // all names in one piece: sorting reads little memory
    std::vector<std::uint32_t> name_end_;
    std::unordered_map<std::string, std::uint32_t> kinds_;
    std::vector<std::size_t> runs_, merged_runs_;     // ends of sorted runs in fleet_.by_name_ and in merged_
    std::vector<std::uint32_t> merged_;
    std::size_t run_ = 0, left_ = 0, right_ = 0;      // the merge under way
    std::size_t moved_ = 0, ranked_ = 0;
    bool named_ = false;
};

// "node-9" before "node-10": digits compare as numbers. Ties fall back to bytes.
bool natural_less(std::string_view a, std::string_view b);
