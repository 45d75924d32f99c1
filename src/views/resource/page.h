#pragma once
#include "domain/health.h"
#include "store/model.h"
#include "ui/table.h"
#include "views/amounts.h"
#include "views/state.h"
#include <optional>
#include <span>
#include <string>
#include <vector>

// One node with all its memberships, what runs on it, and what did. While its own answer is on
// its way, what the fleet knows of it stands in; usage is what pods requested, not what they
// measure. A node that is no longer told of keeps its page, and says when it was last seen.
namespace resource {

struct LegendItem { std::string label; Bar swatch; std::string href; };

struct CapacityLine {
    std::string label, used, total, share, free;
    Bar bar;
};

struct MembershipRow {
    std::string key, pool, href, platform, tag;   // tag: "Opened from here"
    std::string gpus, cores, memory, storage;     // free for a task
    std::string quota;                            // "132/160"
};

struct RulesRow {
    std::string key, pool, platform, host_network, privileged;
    Tone host_network_tone = Tone::plain, privileged_tone = Tone::plain;
    std::vector<std::string> default_mounts, allowed_mounts;
    bool told = false;
};

struct TaintRow { std::string key, name, details, effect; };  // details: its value, and when it was added

struct TaskRow {
    std::string key, workflow, task, href, user, pool, gpus, cores, memory, time;  // time: of its run; "Starting" before that
    Badge status, priority;
    std::string after_drain;                      // what would become of it
    Tone after_tone = Tone::plain;
};

struct ActivityRow { std::string key; Icon icon; Tone tone; std::string task, href, what, user, when; };

struct Failures {
    std::string here, peers, verdict;             // with the sizes of the samples
    Tone tone = Tone::quiet;
    std::vector<TaskRow> rows;                    // the newest
};

struct Drain {
    std::string words;                            // how many tasks, whose, and what restarts
    std::string cordon, drain;                    // commands
};

struct Page {
    PageState state;
    PageHeader header;
    std::string reason, evidence;                 // of the health, and how old what it is judged by is
    std::string type;
    std::string gone;                             // not empty: not in the fleet; since when
    std::vector<Segment> backends;                // more than one: the same name is told apart by backend
    int backend = 0;
    std::vector<std::string> backend_hashes;
    std::vector<CapacityLine> capacity;
    std::vector<LegendItem> legend;
    std::string capacity_note;
    std::vector<MembershipRow> memberships;
    std::vector<std::string> allocatable;         // of each pool, where pools differ
    std::vector<RulesRow> rules;
    std::vector<TaintRow> taints;
    std::vector<Fact> facts;
    std::vector<TaskRow> running;                 // those that hold the node: started or starting
    std::string running_count, running_note;      // "7", "and 7 starting"
    std::vector<ActivityRow> activity;
    std::string tasks_note;                       // why there are none
    Failures failures;
    Drain drain;
    std::string link, compare, similar, all_tasks;  // places
};
Page present(const Model&);

std::span<const Column> membership_columns();
std::span<const Column> rules_columns();
std::span<const Column> taint_columns();
std::span<const Column> task_columns();
std::span<const Column> failure_columns();
std::span<const Column> drain_columns();

}  // namespace resource
