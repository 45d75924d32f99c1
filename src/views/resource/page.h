#pragma once
#include "store/model.h"
#include "ui/table.h"
#include "views/amounts.h"
#include "views/state.h"
#include <optional>
#include <span>
#include <string>
#include <vector>

// One node with all its memberships. While its own answer is on its way, what the fleet
// knows of it stands in; usage is what pods requested, not what they measure.
namespace resource {

struct CapacityLine {
    std::string label, used, total, share, free;
    Bar bar;
};

struct MembershipRow {
    std::string key, pool, href, platform, tag;   // tag: "Opened from here"
    std::string gpus, cores, memory, storage;     // free for a task
};

struct RulesRow {
    std::string key, pool, platform, host_network, privileged;
    Tone host_network_tone = Tone::plain, privileged_tone = Tone::plain;
    std::vector<std::string> default_mounts, allowed_mounts;
    bool told = false;
};

struct TaintRow { std::string key, name, value, effect, added; };

struct Page {
    PageState state;
    PageHeader header;
    std::string reason;                 // of the health
    std::string type;
    std::vector<CapacityLine> capacity;
    std::string capacity_note;
    std::vector<MembershipRow> memberships;
    std::vector<RulesRow> rules;
    std::vector<TaintRow> taints;
    std::vector<Fact> facts;
};
Page present(const Model&);

std::span<const Column> membership_columns();
std::span<const Column> rules_columns();
std::span<const Column> taint_columns();

}  // namespace resource
