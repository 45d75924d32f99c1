#pragma once
#include "ui/a11y.h"
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

// Tells the page what a tree changed since the last telling, in one call. It remembers what
// it said rather than trusting frame-to-frame differences, so frames may be skipped.
class Mirror {
  public:
    void tell(const a11y::Tree&, std::uint32_t focus_wanted);

  private:
    struct Packed {
        std::uint32_t id, parent, previous;
        float x, y, w, h;  // CSS pixels, from the parent's corner
        std::int32_t row, rows, column, columns;
        std::uint8_t role, tab, sort, check, live, level;
        std::uint16_t flags;
        std::uint32_t active;
    };
    static_assert(sizeof(Packed) == 56);  // shell/mirror.js reads it
    struct Said {
        std::uint64_t hash = 0;
        std::uint32_t round = 0;
    };
    struct Place {
        float x = 0, y = 0;
        std::uint32_t last_child = 0;
        bool container = false;
    };

    void find_places(const a11y::Tree&);
    Packed pack(const a11y::Node&);
    void say(const Packed&, const a11y::Node&);
    void find_removed();

    std::unordered_map<std::uint32_t, Said> said_;
    std::unordered_map<std::uint32_t, Place> places_;
    std::vector<Packed> nodes_;
    std::string words_;  // five to a node, each closed by a zero
    std::vector<std::uint32_t> removed_;
    std::uint32_t round_ = 0;
};
