#pragma once
#include "spec/findings.h"
#include "spec/yaml_tree.h"

namespace spec {

// A workflow as the service's models take it in: which keys there are, of which kind, and what
// is turned into what. Places are those of the rendered text.
struct Said { std::string text; Span at; };

struct InputShape { std::string task, workflow; Span at; };       // workflow: of "run-12:task"
struct CredentialShape { std::string name; std::vector<Said> keys; Span at; };

struct TaskShape {
    SpecTask task;
    Span name_at, image_at, resource_at, at;
    std::string path;
    bool named = false;                          // its name is one
    std::vector<InputShape> inputs;
    std::vector<Said> urls, mounts;
    std::vector<CredentialShape> credentials;
    std::optional<Span> privileged, host_network;
    std::optional<Said> cache;
};

struct GroupShape {
    std::string name, path;
    Span name_at;
    bool implied = false;
    std::vector<TaskShape> tasks;
};

struct ResourceShape {
    std::string name, path;
    Span at, name_at;
    std::optional<std::int64_t> cpu, gpu;        // as written; 0 is "not given"
    Span cpu_at, gpu_at;
    std::optional<double> memory, storage;       // bytes
    Span memory_at, storage_at;
    std::string memory_text, storage_text;
    std::optional<Said> platform;
    std::vector<Said> excluded;
    std::vector<Said> topology;                  // keys
};

struct WorkflowShape {
    std::string name;
    Span name_at, at;
    std::vector<GroupShape> groups;
    std::map<std::string, ResourceShape> resources;
    bool resources_said = false;
    std::optional<Said> exec_timeout, queue_timeout;
    std::optional<double> exec_seconds, queue_seconds;
    std::map<std::string, std::string> labels;
    std::vector<std::string> local_files;
};

// Reads the tree under "workflow:" and says what the service's models would refuse.
WorkflowShape read_shape(const YamlTree&, Findings&);

}  // namespace spec
