#pragma once
#include "domain/pool.h"
#include "domain/resource.h"
#include <span>
#include <string>
#include <unordered_map>

// GPUs that the nodes of a pool could give a task now. What the service calls a pool's capacity is
// that of all nodes the pool and others stand on, of which its own may be a part.
class FreeGpus {
  public:
    FreeGpus() = default;                                                    // no node is known
    explicit FreeGpus(std::span<const Resource>, std::span<const Health> = {});  // without health, all are taken for well
    std::optional<Gpus> of(const PoolName&) const;                           // none: no node of the pool is known
    Gpus most(const Pool&) const;                                            // of its nodes; of the whole set where these are not known
    Gpus most(const Pool&, bool low) const;                                  // that can start as LOW, or within quota

  private:
    std::unordered_map<std::string, Gpus> pools_;
};

bool takes_no_work(const Resource&, Health);  // unhealthy, or cordoned
