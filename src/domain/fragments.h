#pragma once
#include "base/units.h"
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>

// How free GPUs are cut up over nodes: 37 free may be four whole nodes, or 37 crumbs.
class Fragments {
  public:
    void add(Gpus free, Gpus size) {
        largest_ = std::max(largest_, size);
        if (free.value <= 0) return;
        free_ += free;
        if (free.value < kUsual) ++usual_[static_cast<std::size_t>(free.value)];
        else ++rare_[free.value];
    }
    Gpus free() const { return free_; }
    Gpus largest() const { return largest_; }              // of the nodes, when empty
    std::int64_t holds(Gpus each) const;                   // tasks of so many GPUs, each on one node
    std::string words() const;                             // "37 GPUs free = 2×8, 1×4, 17×1; an 8-GPU task fits twice"

  private:
    static constexpr std::int64_t kUsual = 33;
    std::array<std::int64_t, kUsual> usual_{};             // nodes by free GPUs; 100,000 are counted at each keystroke
    std::map<std::int64_t, std::int64_t> rare_;
    Gpus free_, largest_;
};
