#pragma once
#include "domain/pool.h"
#include "domain/resource.h"
#include "domain/workflow.h"
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// A workflow specification that is being written, what is known of the service it is for, and
// what was found in it. An error is only what the service would refuse; a warning what it takes;
// an ask what the service alone can tell.
struct SpecDraft {
    std::string text;
    std::vector<std::pair<std::string, std::string>> set, set_string;   // variables, as --set and --set-string take them
    std::vector<std::string> labels, env;                               // "key=value"
    Priority priority = Priority::normal;
    bool operator==(const SpecDraft&) const = default;
};

struct NodeRoom { std::string platform; Amounts offers; };   // what a task may have of a node that is empty

struct LabelRule { std::string key; std::vector<std::string> allowed; bool enforced = false; };

struct SpecFacts {
    std::optional<Pool> pool;                                // the one it would be sent to
    std::optional<std::vector<NodeRoom>> nodes;              // of that pool, each kind once; none: not known
    bool admin = false;                                      // may submit to a pool in maintenance
    std::optional<std::int64_t> most_tasks, most_name;
    std::optional<std::vector<std::string>> open_registries, open_storage;     // whose answers the service does not ask for
    std::optional<std::map<std::string, std::vector<std::string>>> credentials; // by name: their keys, none when not known
    std::optional<std::vector<LabelRule>> label_rules;
};

struct TextEdit {
    std::size_t from = 0, to = 0;
    std::string text, label;                                 // label: "Change to memory"
    bool operator==(const TextEdit&) const = default;
};

struct Finding {
    enum class Severity : std::uint8_t { error, warning, ask } severity = Severity::error;
    enum class Step : std::uint8_t { dry_run, validation } step = Step::validation;   // where the service would refuse
    std::string what, why, path;                             // path: "tasks[1].inputs[0]"
    std::size_t from = 0, to = 0;                            // bytes of the text; both 0: it is about no place in it
    std::size_t line = 0, column = 0, length = 0;            // from 1, in characters; line 0: no place
    std::optional<TextEdit> fix;
    bool operator==(const Finding&) const = default;
};

// What the text asks for, as far as it could be read.
struct SpecTask {
    std::string name, image, resource, platform;             // platform: of its resource; empty: the pool's own
    Amounts each;                                            // what is not said is 1 CPU, 1Gi, 1Gi
    std::vector<std::string> inputs;                         // tasks
    std::vector<std::string> excluded;                       // nodes
    bool lead = false;
    std::size_t from = 0, to = 0;                            // its name in the text
};
struct SpecGroup { std::string name; std::vector<SpecTask> tasks; bool implied = false; };
struct SpecAmount { std::string resource, key, written; std::size_t from = 0, to = 0; };   // a quantity that can be edited: its value in the text
struct SpecParameter { std::string name, value, comment; enum class Type : std::uint8_t { text, number, flag, other } type = Type::text; bool used = false; };

struct SpecOutline {
    std::string name;
    std::vector<SpecGroup> groups;
    std::vector<SpecAmount> amounts;
    std::vector<std::string> local_files;                    // named by `localpath`
    std::size_t tasks() const { std::size_t n = 0; for (const auto& g : groups) n += g.tasks.size(); return n; }
};

struct SpecCheck {
    std::vector<Finding> findings;                           // in the order of the text
    SpecOutline outline;
    std::vector<SpecParameter> parameters;                   // of default-values
    std::string rendered;                                    // the workflow section after the template; empty: it could not be
    bool templated = false;
    std::size_t count(Finding::Severity s) const { std::size_t n = 0; for (const auto& f : findings) n += f.severity == s; return n; }
};
