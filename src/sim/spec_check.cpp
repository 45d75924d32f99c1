#include "sim/spec_check.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace sim {
namespace {

constexpr std::size_t kMostTasks = 40, kLongestName = 64;

Refusal refuse(std::string code, std::string message, std::string workflow = {}) {
    return {400, std::move(code), std::move(message), std::move(workflow)};
}

std::optional<Refusal> check_inputs(const Tree& workflow) {
    std::map<std::string, std::string> group_of;
    std::set<std::string> before;
    const auto groups = groups_of(workflow);
    for (const auto& g : groups)
        for (const auto& t : g["tasks"]) group_of[t["name"].get<std::string>()] = g["name"].get<std::string>();
    for (const auto& g : groups) {
        const auto name = g["name"].get<std::string>();
        for (const auto& t : g["tasks"])
            for (const auto& input : t.value("inputs", Tree::array())) {
                if (!input.is_object() || !input.contains("task")) continue;
                const auto task = input["task"].get<std::string>();
                if (task.find(':') != std::string::npos) continue;  // of another workflow
                const auto found = group_of.find(task);
                if (found == group_of.end()) return refuse("SUBMISSION", "Task input " + task + " does not exist.");
                if (!before.contains(found->second))
                    return Refusal{500, "", "Group \"" + name + "\" requires input group \"" + found->second + "\" exists before itself.", {}};
            }
        before.insert(name);
    }
    return std::nullopt;
}

std::optional<Refusal> read_bytes(const Tree& resource, const char* key, std::int64_t& bytes) {
    bytes = kGib;
    if (!resource.contains(key)) return std::nullopt;
    const auto text = resource[key].is_string() ? resource[key].get<std::string>() : resource[key].dump();
    const auto digits = std::min(text.find_first_not_of("0123456789."), text.size());
    const auto unit = text.substr(digits);
    constexpr std::string_view kUnits = "KMGTPE";
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + digits, value);
    const bool number = fault == std::errc{} && end == text.data() + digits && digits > 0;
    const bool worded = std::all_of(unit.begin(), unit.end(), [](unsigned char c) { return std::isalpha(c); });
    if (!number || !worded) return refuse("RESOURCE", "Resource " + std::string(key) + " field has invalid value " + text);
    const auto power = unit.empty() ? std::string_view::npos : kUnits.find(unit[0]);
    if (!unit.empty() && (power == std::string_view::npos || unit.size() > 2 || (unit.size() == 2 && unit[1] != 'i')))
        return refuse("RESOURCE", "Resource " + std::string(key) + " field has invalid unit: " + unit);
    for (std::size_t n = 0; !unit.empty() && n <= power; ++n) value *= 1024;
    bytes = static_cast<std::int64_t>(std::min(value, 9e18));
    return std::nullopt;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

// The table of all nodes, each with the rule it breaks; nothing when one of them fits.
std::optional<Refusal> check_nodes(const World& world, const Tree& workflow, const Tree& task, const TaskAsk& ask, int pool) {
    const auto platform = static_cast<std::uint16_t>(world.fleet.platform_index(pool, ask.platform));
    const auto name = task["name"].get<std::string>();
    const auto resource = workflow.value("resources", Tree::object()).value(task.value("resource", "default"), Tree::object());
    struct Row {
        std::string node, place, storage, cpu, memory, gpu, reason;
    };
    std::vector<Row> rows{{"node", "pool/platform", "storage", "cpu", "memory", "gpu", "reason"}};
    const auto place = "['" + nth(world.fleet.pools, pool).name + "/" + ask.platform + "']";
    for (const auto& node : world.fleet.nodes) {
        const bool here = std::any_of(node.memberships.begin(), node.memberships.end(),
                                      [&](const Membership& m) { return m.pool == pool && m.platform == platform; });
        if (!here || !node.available) continue;
        const auto room = node.allocatable - kControl;
        std::string why;
        if (ask.amount.cpus > room.cpus) why = "Value " + std::to_string(ask.amount.cpus) + ".0 too high for CPU";
        else if (ask.amount.memory_kib > room.memory_kib) why = "Value " + resource.value("memory", "1Gi") + " too high for memory";
        else if (ask.amount.storage_bytes >= room.storage_bytes) why = "Value " + resource.value("storage", "1Gi") + " too high for storage";
        if (why.empty()) return std::nullopt;
        const auto& all = node.allocatable;
        rows.push_back({node.name, place, std::to_string(all.storage_bytes / kGib), std::to_string(all.cpus),
                        std::to_string(all.memory_kib / kKibPerGib), std::to_string(all.gpus), "Assertion failed for task " + name + ": " + why});
    }
    if (rows.size() == 1)
        return refuse("RESOURCE", "There are no resources in platform " + ask.platform + " and pool " + nth(world.fleet.pools, pool).name + "!");
    std::size_t node_width = 0, place_width = 13, reason_width = 0;
    for (const auto& r : rows) {
        node_width = std::max(node_width, r.node.size());
        place_width = std::max(place_width, r.place.size());
        reason_width = std::max(reason_width, r.reason.size());
    }
    std::string text = "Resource validation failed for task: " + name + "\n";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& r = rows[i];
        const auto line = padded(r.node, node_width) + "   " + padded(r.place, place_width) + "   " + padded(r.storage, 7) + "   " +
                          padded(r.cpu, 3) + "   " + padded(r.memory, 6) + "   " + padded(r.gpu, 3) + "   " +
                          padded(i == 0 ? "cuda-driver" : "-", 11) + "   " + padded(r.reason, i == 0 ? reason_width : 0);
        text += line + "\n";
        if (i == 0) text += std::string(line.size() + 5, '=') + "\n";
    }
    return refuse("RESOURCE", text + "Please check available resources with \"osmo resource list\".", workflow.value("name", ""));
}

}  // namespace

std::optional<Refusal> read_ask(const World& world, const Tree& workflow, const Tree& task, int pool, TaskAsk& out) {
    const auto resources = workflow.value("resources", Tree::object());
    const auto resource = resources.is_object() ? resources.value(task.value("resource", "default"), Tree::object()) : Tree::object();
    const auto whole = [&](const char* key, std::int64_t otherwise) {
        if (!resource.contains(key)) return otherwise;
        return resource[key].is_number() ? resource[key].get<std::int64_t>() : static_cast<std::int64_t>(std::atoll(resource[key].get<std::string>().c_str()));
    };
    std::int64_t memory = kGib;
    out.amount.cpus = whole("cpu", 1);
    if (out.amount.cpus < 0) return Refusal{500, "", "'>' not supported between instances of 'str' and 'float'", {}};
    out.amount.gpus = whole("gpu", 0);
    if (auto refusal = read_bytes(resource, "memory", memory)) return refusal;
    if (auto refusal = read_bytes(resource, "storage", out.amount.storage_bytes)) return refusal;
    out.amount.memory_kib = memory / 1024;
    const auto& p = nth(world.fleet.pools, pool);
    out.platform = resource.value("platform", p.default_platform);
    if (world.fleet.platform_index(pool, out.platform) < 0)
        return refuse("RESOURCE", "Platform " + out.platform + " does not exist in pool " + p.name + "!");
    return std::nullopt;
}

std::optional<Refusal> check_places(const World& world, const Tree& workflow, const Wanted& wanted) {
    if (auto refusal = check_inputs(workflow)) return refusal;
    std::size_t tasks = 0;
    const auto groups = groups_of(workflow);
    for (const auto& g : groups) tasks += g["tasks"].size();
    if (tasks > kMostTasks) return refuse("USER", "Workflow cannot have more than 40 tasks.");
    const auto too_long = [](const std::string& name) { return refuse("USER", "Name " + name + " is too long. It must be 64 characters or less."); };
    if (workflow["name"].get<std::string>().size() > kLongestName) return too_long(workflow["name"]);
    for (const auto& g : groups)
        if (g["name"].get<std::string>().size() > kLongestName) return too_long(g["name"]);
    for (const auto& g : groups)
        for (const auto& t : g["tasks"]) {
            TaskAsk ask;
            if (auto refusal = read_ask(world, workflow, t, wanted.pool, ask)) return refusal;
            const auto& platform = nth(nth(world.fleet.pools, wanted.pool).platforms, world.fleet.platform_index(wanted.pool, ask.platform));
            if (t.value("privileged", false) && !platform.privileged)
                return refuse("RESOURCE", "Task with platform: " + ask.platform + " does not have privileged flag enabled. Task " + t["name"].get<std::string>());
            if (t.value("hostNetwork", false) && !platform.host_network)
                return refuse("RESOURCE", "Task with platform: " + ask.platform + " does not have hostNetwork flag enabled. Task " + t["name"].get<std::string>());
            if (auto refusal = check_nodes(world, workflow, t, ask, wanted.pool)) return refusal;
        }
    return std::nullopt;
}

}  // namespace sim
