#pragma once
#include "domain/resource.h"
#include "domain/workflow.h"
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What somebody wants to run, and the sentence that says it ("8 GPUs free on h100, LOW").
// The sentence is the only way it is kept: fields and specs write sentences too.
struct TaskNeed {
    Amounts each;              // of one task; of one node where GPUs are spread
    std::int64_t count = 1;    // such tasks at the same time
    std::string platform;      // a name, or a part of one; empty: any
    bool operator==(const TaskNeed&) const = default;
};

struct CapacityRequest {
    std::vector<TaskNeed> tasks = {TaskNeed{.each = {.gpu = {1}}}};
    bool spread = false;       // the GPUs may be on several nodes
    Priority priority = Priority::normal;
    std::vector<std::string> pools;     // names, or beginnings of their words; empty: any
    std::vector<std::string> excluded;  // nodes that it must not run on
    bool whole_names = false;           // platforms as a specification says them: the whole name; none means the pool's default one

    Gpus gpus() const;         // of all tasks
    bool operator==(const CapacityRequest&) const = default;
};

struct ReadRequest {
    CapacityRequest request;
    struct Unread { std::string word, nearest; };   // nearest: the name that may have been meant
    std::vector<Unread> unread;       // words that meant nothing
};
// All there are, so that "l40s" is not taken for several L40, nor a pool for a platform.
struct KnownPlaces { std::vector<std::string> platforms, pools; };
ReadRequest read_request(std::string_view sentence, const KnownPlaces&);
bool means_pool(std::string_view said, std::string_view pool);   // "prod" means "prod-gpu"
std::string print_request(const CapacityRequest&);  // reads back as the same request
std::string request_words(const CapacityRequest&);  // "8 GPUs on one node, any platform"
