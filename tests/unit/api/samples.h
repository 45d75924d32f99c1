#pragma once
#include <string>

// One resource as the service spells it; `{}` in the name's place.
inline std::string sample_resource(const std::string& name, const std::string& gpu = "\"8\"") {
    return R"({"hostname":")" + name + R"(","exposed_fields":{"node":"n","pool/platform":["prod/h100"],"gpu":"8"},
    "taints":[{"key":"nvidia.com/gpu","value":"present","effect":"NoSchedule","time_added":null}],
    "usage_fields":{"storage":"107374182400","cpu":"12","memory":"62914560Ki","gpu":)" + gpu + R"(},
    "conditions":null,
    "non_workflow_usage_fields":{"cpu":"2","memory":"6291456Ki","nvidia.com/gpu":"1","ephemeral-storage":"4294967296"},
    "allocatable_fields":{"storage":"3758096384000","cpu":"128","memory":"1055916032Ki","gpu":"8"},
    "platform_allocatable_fields":{"prod":{"h100":{"storage":3757022642176,"cpu":127,"memory":"1054867456Ki","gpu":8}}},
    "platform_available_fields":{"prod":{"h100":{"storage":1,"cpu":115,"memory":"3Ki","gpu":-1}}},
    "platform_workflow_allocatable_fields":{},
    "config_fields":{"prod":{"h100":{"host_network":true,"privileged":false,"default_mounts":["/datasets"],"allowed_mounts":[]}}},
    "backend":"gb-prod","label_fields":null,"pool_platform_labels":{"prod":["h100"]},"resource_type":"RESERVED"})";
}

inline std::string sample_fleet(int count) {
    std::string out = R"({"resources":[)";
    for (int i = 0; i < count; ++i) out += (i ? "," : "") + sample_resource("node-" + std::to_string(i));
    return out + "]}";
}
