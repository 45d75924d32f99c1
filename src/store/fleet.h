#pragma once
#include "domain/resource.h"
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Every resource the service told us of, with what makes looking through 100,000 of
// them quick. Built piece by piece while the answer arrives (see FleetBuilder): no
// step takes long. Indices are stable for the life of one Fleet value only.
class Fleet {
  public:
    std::span<const Resource> resources() const { return resources_; }
    std::span<const std::uint32_t> by_name() const { return by_name_; }   // indices, natural order of names
    std::uint32_t rank(std::uint32_t index) const { return rank_[index]; } // place in by_name
    std::string_view haystack(std::uint32_t index) const;  // lower case: name, pools, platforms, backend, one space between
    const HealthVerdict& verdict(std::uint32_t index) const { return verdicts_[index]; }
    const Resource* find(std::string_view name) const;      // null when there is none
    std::vector<std::string> pool_names() const, platform_names() const, backend_names() const;  // sorted

  private:
    friend class FleetBuilder;
    std::vector<Resource> resources_;
    std::vector<HealthVerdict> verdicts_;
    std::vector<std::uint32_t> by_name_, rank_, hay_end_;
    std::string hay_;
    std::vector<std::string> pools_, platforms_, backends_;
};

class FleetBuilder {
  public:
    void add(Resource);
    bool finish_step();  // one short step of what is left to do after the last add; true when done
    Fleet take();        // after finish_step said true

  private:
    void merge_top();
    Fleet fleet_;
    std::vector<std::size_t> runs_;  // starts of sorted runs in fleet_.by_name_
    std::size_t unsorted_ = 0;
    std::size_t ranked_ = 0;
};

// "node-9" before "node-10": digits compare as numbers. Ties fall back to bytes.
bool natural_less(std::string_view a, std::string_view b);
