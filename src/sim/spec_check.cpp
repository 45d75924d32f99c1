#include "sim/spec_check.h"

#include <algorithm>
#include <charconv>
#include <regex>
#include <set>

namespace sim {
namespace {

constexpr std::size_t kMostTasks = 40, kMostLabels = 16, kLongestName = 64;
constexpr std::string_view kNamePattern = "^[a-zA-Z]([a-zA-Z0-9_-]*[a-zA-Z0-9])?$";

Refusal refuse(std::string code, std::string message, std::string workflow = {}) {
    return {400, std::move(code), std::move(message), std::move(workflow)};
}

// As Python prints a value.
std::string repr(const Tree& value) {
    if (value.is_null()) return "None";
    if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        const bool quote = text.find('\'') != std::string::npos && text.find('"') == std::string::npos;
        return (quote ? "\"" : "'") + text + (quote ? "\"" : "'");
    }
    if (!value.is_structured()) return value.dump();
    std::string out(1, value.is_object() ? '{' : '[');
    for (const auto& [key, member] : value.items()) {
        if (out.size() > 1) out += ", ";
        out += value.is_object() ? repr(key) + ": " + repr(member) : repr(member);
    }
    return out + (value.is_object() ? '}' : ']');
}

std::string short_repr(const Tree& value) {
    const auto all = repr(value);
    return all.size() <= 50 ? all : all.substr(0, 25) + "..." + all.substr(all.size() - 24);
}

std::string_view python_type(const Tree& value) {
    if (value.is_null()) return "NoneType";
    if (value.is_boolean()) return "bool";
    if (value.is_string()) return "str";
    if (value.is_number_float()) return "float";
    if (value.is_number()) return "int";
    return value.is_object() ? "dict" : "list";
}

// Gathers what is wrong with the fields and says it as pydantic does.
class Fields {
public:
    void blame(const std::string& where, std::string_view message, std::string_view type, const Tree& input) {
        ++count_;
        text_ += "\n" + where + "\n  " + std::string(message) + " [type=" + std::string(type) + ", input_value=" + short_repr(input) +
                 ", input_type=" + std::string(python_type(input)) + "]\n    For further information visit https://errors.pydantic.dev/2.14/v/" +
                 std::string(type);
    }
    void value_fault(const std::string& where, const std::string& message, const Tree& input) {
        blame(where, "Value error, " + message, "value_error", input);
    }
    void name(const std::string& where, const Tree& owner) {
        if (!owner.contains("name")) return blame(where + ".name", "Field required", "missing", owner);
        static const std::regex pattern{std::string(kNamePattern)};
        const auto& name = owner["name"];
        if (!name.is_string()) blame(where + ".name", "Input should be a valid string", "string_type", name);
        else if (!std::regex_match(name.get_ref<const std::string&>(), pattern))
            blame(where + ".name", "String should match pattern '" + std::string(kNamePattern) + "'", "string_pattern_mismatch", name);
    }
    void only(const std::string& where, const Tree& owner, std::initializer_list<std::string_view> known) {
        for (const auto& [key, value] : owner.items())
            if (std::find(known.begin(), known.end(), key) == known.end())
                blame(where + "." + key, "Extra inputs are not permitted", "extra_forbidden", value);
    }
    bool list(const std::string& where, const Tree& owner, const char* key) {
        if (!owner.contains(key)) return false;
        if (owner[key].is_array()) return true;
        blame(where + "." + key, "Input should be a valid list", "list_type", owner[key]);
        return false;
    }
    void texts(const std::string& where, const Tree& owner, const char* key) {
        if (!list(where, owner, key)) return;
        for (std::size_t i = 0; i < owner[key].size(); ++i)
            if (!owner[key][i].is_string())
                blame(where + "." + key + "." + std::to_string(i), "Input should be a valid string", "string_type", owner[key][i]);
    }
    void count(const std::string& where, const Tree& owner, const char* key) {
        if (!owner.contains(key)) return;
        const auto& value = owner[key];
        if (value.is_number_float()) blame(where + "." + key, "Input should be a valid integer, got a number with a fractional part", "int_from_float", value);
        else if (value.is_string() && value.get_ref<const std::string&>().find_first_not_of("0123456789-") != std::string::npos)
            blame(where + "." + key, "Input should be a valid integer, unable to parse string as an integer", "int_parsing", value);
    }
    std::optional<Refusal> result(const std::string& workflow) const {
        if (count_ == 0) return std::nullopt;
        return refuse("USAGE", std::to_string(count_) + " validation error" + (count_ > 1 ? "s" : "") + " for VersionedWorkflowSpec" + text_, workflow);
    }

private:
    int count_ = 0;
    std::string text_;
};

void check_task(Fields& f, const std::string& where, const Tree& task) {
    f.only(where, task, {"name", "image", "command", "args", "inputs", "outputs", "kpis", "lead", "environment", "files", "privileged",
                         "hostNetwork", "volumeMounts", "credentials", "downloadType", "cacheSize", "exitActions", "checkpoint", "resource",
                         "backend", "resources"});
    f.name(where, task);
    if (!task.contains("image")) f.blame(where + ".image", "Field required", "missing", task);
    if (!task.contains("command")) f.blame(where + ".command", "Field required", "missing", task);
    f.texts(where, task, "command");
    f.texts(where, task, "args");
    f.list(where, task, "inputs");
    if (task.contains("command") && task["command"].is_array() && task["command"].empty())
        f.value_fault(where + ".command", "Container " + task.value("name", "") + " should have at least one command.", task["command"]);
    const auto environment = task.value("environment", Tree::object());
    if (environment.is_object())
        for (const auto& [key, value] : environment.items())
            if (!value.is_string() && !value.is_number() && !value.is_boolean())
                f.blame(where + ".environment." + key, "Input should be a valid string", "string_type", value);
    if (task.contains("credentials") && !task["credentials"].is_object() && !task["credentials"].is_string())
        f.value_fault(where + ".credentials", "credentials must be a str or dict, got " + std::string(python_type(task["credentials"])), task["credentials"]);
}

void check_group(Fields& f, const std::string& where, const Tree& group) {
    f.only(where, group, {"name", "ignoreNonleadStatus", "barrier", "tasks"});
    f.name(where, group);
    if (!f.list(where, group, "tasks")) return;
    std::size_t leads = 0;
    for (std::size_t t = 0; t < group["tasks"].size(); ++t) {
        check_task(f, where + ".tasks." + std::to_string(t), group["tasks"][t]);
        leads += group["tasks"][t].value("lead", Tree(false)) == true;
    }
    if (leads != 1 && (leads > 1 || group["tasks"].size() > 1))
        f.value_fault(where + ".tasks", "Group \"" + group.value("name", "") + "\" has " + std::to_string(leads) + " leader(s) but must have exactly one.", group["tasks"]);
}

bool is_timeout(const std::string& text) {
    static const std::regex simple(R"(\d+(d|h|m|s|ms|us))"), iso(R"(P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)");
    return std::regex_match(text, simple) || std::regex_match(text, iso);
}

std::string folded(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return c == '_' ? '-' : static_cast<char>(std::tolower(c)); });
    return name;
}

// Groups and tasks share one space of names.
void check_same_names(Fields& f, const Tree& workflow) {
    std::set<std::string> seen;
    for (const auto& g : groups_of(workflow)) {
        std::vector<std::string> names{g.value("name", "")};
        for (const auto& t : g.value("tasks", Tree::array())) names.push_back(t.value("name", ""));
        for (const auto& name : names)
            if (!seen.insert(folded(name)).second)
                return f.value_fault("workflow",
                                     "Multiple tasks/groups have the same name: \"" + name +
                                         "\". Note that names are not case sensitive and we consider \"-\" and \"_\" the same. For example, "
                                         "\"Group_1\" and \"group-1\" are considered the same name.",
                                     workflow);
    }
}

std::optional<Refusal> check_inputs(const Tree& workflow) {
    std::map<std::string, std::string> group_of;
    std::set<std::string> before;
    const auto groups = groups_of(workflow);
    for (const auto& g : groups)
        for (const auto& t : g["tasks"]) group_of[t["name"]] = g["name"];
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

Tree groups_of(const Tree& workflow) {
    if (workflow.contains("groups") && workflow["groups"].is_array()) return workflow["groups"];
    Tree groups = Tree::array();
    for (const auto& task : workflow.value("tasks", Tree::array())) {
        auto lead = task;
        lead["lead"] = true;
        groups.push_back({{"name", task.value("name", "") + "-group"}, {"tasks", Tree::array({lead})}});
    }
    return groups;
}

std::optional<Refusal> check_labels(const Tree& workflow) {
    const auto name = workflow.contains("name") && workflow["name"].is_string() ? workflow["name"].get<std::string>() : std::string();
    if (!workflow.contains("labels") || workflow["labels"].is_null()) return std::nullopt;
    const auto& labels = workflow["labels"];
    static const std::regex good(R"([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)");
    if (labels.size() > kMostLabels) return refuse("USAGE", "Workflows can have at most 16 labels.", name);
    for (const auto& [key, value] : labels.items()) {
        if (!value.is_string()) return refuse("USAGE", "Workflow label values must be strings.", name);
        if (!std::regex_match(value.get_ref<const std::string&>(), good))
            return refuse("USAGE", "Workflow label value \"" + value.get<std::string>() + "\" is not a valid non-empty Kubernetes label value.", name);
    }
    return std::nullopt;
}

std::optional<Refusal> check_fields(const Tree& workflow) {
    Fields f;
    f.only("workflow", workflow, {"name", "pool", "labels", "timeout", "resources", "tasks", "groups", "backend"});
    f.name("workflow", workflow);
    const bool tasks = workflow.contains("tasks") && !workflow["tasks"].is_null(), groups = workflow.contains("groups") && !workflow["groups"].is_null();
    if (tasks && groups) f.value_fault("workflow", "Cannot use both groups and tasks in the same workflow.", workflow);
    else if ((!tasks || workflow["tasks"].empty()) && (!groups || workflow["groups"].empty()))
        f.value_fault("workflow", "Workflows need to have at least one group or one task.", workflow);
    for (const auto* key : {"tasks", "groups"}) {
        if (!workflow.contains(key) || workflow[key].is_null() || !f.list("workflow", workflow, key)) continue;
        for (std::size_t i = 0; i < workflow[key].size(); ++i) {
            const auto where = std::string("workflow.") + key + "." + std::to_string(i);
            if (!workflow[key][i].is_object()) f.blame(where, "Input should be a valid dictionary", "dict_type", workflow[key][i]);
            else if (key[0] == 't') check_task(f, where, workflow[key][i]);
            else check_group(f, where, workflow[key][i]);
        }
    }
    const auto resources = workflow.value("resources", Tree::object());
    if (resources.is_object())
        for (const auto& [name, resource] : resources.items()) {
            if (!resource.is_object()) continue;
            const auto where = "workflow.resources." + name;
            f.only(where, resource, {"cpu", "gpu", "memory", "storage", "platform", "nodesExcluded", "topology"});
            f.count(where, resource, "cpu");
            f.count(where, resource, "gpu");
        }
    const auto timeout = workflow.value("timeout", Tree::object());
    if (timeout.is_object())
        for (const auto& [key, value] : timeout.items())
            if (value.is_string() && !is_timeout(value.get<std::string>()))
                f.value_fault("workflow.timeout." + key,
                              "Cannot recognize duration: " + value.get<std::string>() +
                                  ". Only support ISO 8601 (e.g. PT10S) or xd, xh, xm, xs, xms, xus",
                              value);
    const auto name = workflow.contains("name") && workflow["name"].is_string() ? workflow["name"].get<std::string>() : std::string();
    if (auto refusal = f.result(name)) return refusal;
    check_same_names(f, workflow);
    return f.result(name);
}

std::optional<Refusal> read_ask(const World& world, const Tree& workflow, const Tree& task, int pool, TaskAsk& out) {
    const auto resources = workflow.value("resources", Tree::object());
    const auto resource = resources.is_object() ? resources.value(task.value("resource", "default"), Tree::object()) : Tree::object();
    const auto whole = [&](const char* key, std::int64_t otherwise) {
        if (!resource.contains(key)) return otherwise;
        return resource[key].is_number() ? resource[key].get<std::int64_t>() : static_cast<std::int64_t>(std::atoll(resource[key].get<std::string>().c_str()));
    };
    std::int64_t memory = kGib;
    out.amount.cpus = whole("cpu", 1);
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
