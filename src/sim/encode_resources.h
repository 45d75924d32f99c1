#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/reply.h"
#include "sim/world.h"

// Nodes as the service tells them. Which pools are asked for decides both which nodes are in the answer and
// which of their memberships are mentioned.
namespace sim {

struct ResourceFilter {
    bool everything = false;  // UNUSED nodes too
    std::vector<int> pools;   // indices; unknown names are not in here
    std::vector<std::string> platforms;  // empty: any

    bool mentions(const Fleet& fleet, Membership m) const;
    bool admits(const Fleet& fleet, const Node& node) const;
};

void encode_node(std::string& out, const Fleet& fleet, const Node& node, const ResourceFilter& filter);
Reply resources_reply(std::shared_ptr<const World> world, ResourceFilter filter);
Reply one_resource_reply(const World& world, std::string_view name);

// The short form: sums per pool and platform, in GiB.
Reply concise_reply(const World& world, const ResourceFilter& filter);

}  // namespace sim
