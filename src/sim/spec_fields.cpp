#include "sim/spec_check.h"

#include <algorithm>
#include <regex>
#include <set>

namespace sim {
namespace {

constexpr std::size_t kMostLabels = 16;
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
    void blame(const std::string& where, const std::string& message, std::string_view type, const Tree& input) {
        ++count_;
        text_ += "\n" + where + "\n  " + message + " [type=" + std::string(type) + ", input_value=" + short_repr(input) +
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
            if (!owner[key][i].is_string() && !owner[key][i].is_number())
                blame(where + "." + key + "." + std::to_string(i), "Input should be a valid string", "string_type", owner[key][i]);
    }
    void count(const std::string& where, const Tree& owner, const char* key) {
        if (!owner.contains(key)) return;
        const auto& value = owner[key];
        if (value.is_number_float()) blame(where + "." + key, "Input should be a valid integer, got a number with a fractional part", "int_from_float", value);
        else if (value.is_string() && value.get_ref<const std::string&>().find_first_not_of("0123456789-") != std::string::npos)
            blame(where + "." + key, "Input should be a valid integer, unable to parse string as an integer", "int_parsing", value);
    }
    bool good() const { return count_ == 0; }
    std::optional<Refusal> result(const std::string& workflow) const {
        if (count_ == 0) return std::nullopt;
        return refuse("USAGE", std::to_string(count_) + " validation error" + (count_ > 1 ? "s" : "") + " for VersionedWorkflowSpec" + text_, workflow);
    }

private:
    int count_ = 0;
    std::string text_;
};

// One of the kinds an input can be: blamed is what keeps the value from being of that kind.
void check_kind(Fields& f, const std::string& where, const Tree& value, const char* key) {
    if (!value.is_object()) return f.blame(where, "Input should be a valid dictionary or instance of " + where.substr(where.rfind('.') + 1), "model_type", value);
    if (!value.contains(key)) f.blame(where + "." + key, "Field required", "missing", value);
    f.only(where, value, {key, "regex"});
}

void check_inputs(Fields& f, const std::string& where, const Tree& inputs) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const auto here = where + ".inputs." + std::to_string(i);
        Fields as_task, as_url;
        check_kind(as_task, here + ".TaskInputOutput", inputs[i], "task");
        check_kind(as_url, here + ".URLInputOutput", inputs[i], "url");
        if (as_task.good() || as_url.good()) continue;
        check_kind(f, here + ".TaskInputOutput", inputs[i], "task");
        check_kind(f, here + ".URLInputOutput", inputs[i], "url");
    }
}

void check_exit_actions(Fields& f, const std::string& where, const Tree& task) {
    static const std::regex codes(R"(\d+(-\d+)*(,\d+(-\d+)*)*)");
    const auto actions = task.value("exitActions", Tree::object());
    const auto of_task = " for task " + text_in(task, "name") + ".";
    for (const auto& [action, value] : actions.items()) {
        const auto text = value.is_string() ? value.get<std::string>() : value.dump();
        if (action != "COMPLETE" && action != "FAIL" && action != "RESCHEDULE")
            return f.value_fault(where + ".exitActions", "Invalid exit action " + action + of_task, actions);
        if (!std::regex_match(text, codes))
            return f.value_fault(where + ".exitActions", "Invalid exit codes " + text + " for action " + action + of_task, actions);
    }
}

void check_files(Fields& f, const std::string& where, const Tree& task) {
    std::set<std::string> paths;
    const auto files = task.value("files", Tree::array());
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto here = where + ".files." + std::to_string(i);
        for (const auto* key : {"path", "contents"})
            if (!files[i].contains(key)) f.blame(here + "." + key, "Field required", "missing", files[i]);
        f.only(here, files[i], {"path", "contents", "base64"});
        const auto path = text_in(files[i], "path");
        if (path == "/" || path.starts_with("/osmo/"))
            f.value_fault(here + ".path", "Empty path or adding file to \"/osmo\" is forbidden for file: " + path, files[i]["path"]);
        if (!paths.insert(path).second)
            f.value_fault(where + ".files", "Task \"" + text_in(task, "name") + "\" has multiple files at the same path \"" + path + "\". Each file path must be unique.", files);
    }
}

void check_data(Fields& f, const std::string& where, const Tree& task) {
    if (f.list(where, task, "inputs")) check_inputs(f, where, task["inputs"]);
    if (f.list(where, task, "outputs"))
        for (std::size_t i = 0; i < task["outputs"].size(); ++i) {
            const auto& output = task["outputs"][i];
            const auto here = where + ".outputs." + std::to_string(i);
            if (!output.contains("url")) f.blame(here + ".url", "Field required", "missing", output);
            f.only(here, output, {"url", "regex"});
        }
    if (f.list(where, task, "files")) check_files(f, where, task);
    if (const auto type = text_in(task, "downloadType"); !type.empty() && type != "download")
        f.value_fault(where + ".downloadType", "Task \"" + text_in(task, "name") + "\" uses invalid downloadType \"" + type + "\". Valid types are: ['download']", task["downloadType"]);
}

void check_task(Fields& f, const std::string& where, const Tree& task) {
    f.only(where, task, {"name", "image", "command", "args", "inputs", "outputs", "kpis", "lead", "environment", "files", "privileged",
                         "hostNetwork", "volumeMounts", "credentials", "downloadType", "cacheSize", "exitActions", "checkpoint", "resource",
                         "backend", "resources"});
    f.name(where, task);
    if (!task.contains("image")) f.blame(where + ".image", "Field required", "missing", task);
    if (!task.contains("command")) f.blame(where + ".command", "Field required", "missing", task);
    f.texts(where, task, "command");
    f.texts(where, task, "args");
    check_data(f, where, task);
    check_exit_actions(f, where, task);
    if (task.contains("command") && task["command"].is_array() && task["command"].empty())
        f.value_fault(where + ".command", "Container " + text_in(task, "name") + " should have at least one command.", task["command"]);
    const auto environment = task.value("environment", Tree::object());
    if (environment.is_object())
        for (const auto& [key, value] : environment.items())
            if (!value.is_string() && !value.is_number() && !value.is_boolean())
                f.blame(where + ".environment." + key, "Input should be a valid string", "string_type", value);
    if (task.contains("credentials") && !task["credentials"].is_object() && !task["credentials"].is_string())
        f.value_fault(where + ".credentials", "credentials must be a str or dict, got " + std::string(python_type(task["credentials"])), task["credentials"]);
}

bool is_flag(const Tree& value) {
    static const std::regex words("true|false|yes|no|on|off|t|f|y|n|1|0", std::regex::icase);
    return value.is_boolean() || (value.is_string() && std::regex_match(value.get_ref<const std::string&>(), words));
}

void check_group(Fields& f, const std::string& where, const Tree& group) {
    f.only(where, group, {"name", "ignoreNonleadStatus", "barrier", "tasks"});
    f.name(where, group);
    for (const auto* flag : {"barrier", "ignoreNonleadStatus"})
        if (group.contains(flag) && !is_flag(group[flag]))
            f.blame(where + "." + flag, "Input should be a valid boolean, unable to interpret input", "bool_parsing", group[flag]);
    if (!f.list(where, group, "tasks")) return;
    std::size_t leads = 0;
    for (std::size_t t = 0; t < group["tasks"].size(); ++t) {
        check_task(f, where + ".tasks." + std::to_string(t), group["tasks"][t]);
        leads += group["tasks"][t].value("lead", Tree(false)) == true;
    }
    if (leads != 1 && (leads > 1 || group["tasks"].size() > 1))
        f.value_fault(where + ".tasks", "Group \"" + text_in(group, "name") + "\" has " + std::to_string(leads) + " leader(s) but must have exactly one.", group["tasks"]);
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
        std::vector<std::string> names{text_in(g, "name")};
        for (const auto& t : g.value("tasks", Tree::array())) names.push_back(text_in(t, "name"));
        for (const auto& name : names)
            if (!seen.insert(folded(name)).second)
                return f.value_fault("workflow",
                                     "Multiple tasks/groups have the same name: \"" + name +
                                         "\". Note that names are not case sensitive and we consider \"-\" and \"_\" the same. For example, "
                                         "\"Group_1\" and \"group-1\" are considered the same name.",
                                     workflow);
    }
}

}  // namespace

std::string text_in(const Tree& owner, const char* key) {
    return owner.is_object() && owner.contains(key) && owner[key].is_string() ? owner[key].get<std::string>() : std::string();
}

Tree groups_of(const Tree& workflow) {
    if (workflow.contains("groups") && workflow["groups"].is_array()) return workflow["groups"];
    Tree groups = Tree::array();
    for (const auto& task : workflow.value("tasks", Tree::array())) {
        auto lead = task;
        lead["lead"] = true;
        groups.push_back({{"name", text_in(task, "name") + "-group"}, {"tasks", Tree::array({lead})}});
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

}  // namespace sim
