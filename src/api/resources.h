#pragma once
#include "api/decode.h"
#include "base/result.h"
#include "domain/resource.h"
#include <unordered_map>

// GET /api/resources and /api/resources/{name}. A key that a node's amounts lack means
// "none of it": nodes without GPUs have no "gpu" at all.
class ResourceReader {
  public:
    Resource read(const Reader&);

  private:
    std::shared_ptr<const PlatformRules> rules(const Reader&);
    std::vector<Membership> memberships(const Reader&, const Resource&);
    std::unordered_map<std::string, std::shared_ptr<const PlatformRules>> rules_;  // by their JSON: nodes share a handful
};

Result<ResourceList> decode_resources(std::string_view body);
Result<ResourceList> decode_resource(std::string_view body);  // at least one: a name may exist in several backends
