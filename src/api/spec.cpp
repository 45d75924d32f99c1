#include "api/spec.h"
#include "base/quantity.h"
#include "base/text.h"
#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <set>
#include <yaml-cpp/yaml.h>

// Tasks of one group run at the same time; a group waits for those whose tasks are its inputs.
// Groups that wait for equally many others make one step.
namespace {

struct Group {
    std::vector<TaskNeed> tasks;
    std::vector<std::string> inputs;
    std::size_t step = 0;
};

// Scalars only: a list where a word belongs is left to the service to refuse.
std::string text(const YAML::Node& node) { return node.IsDefined() && node.IsScalar() ? node.Scalar() : std::string(); }

Error at(const YAML::Mark& mark, std::string what) {
    return {mark.is_null() ? "" : fmt::format("line {}", mark.line + 1), std::move(what)};
}

bool templated(const std::string& value) { return value.find("{{") != std::string::npos || value.find("{%") != std::string::npos; }

class Reader {
  public:
    Result<SpecNeeds> read(const YAML::Node& root) {
        if (!root.IsMap() || !root["workflow"].IsDefined()) return at(root.Mark(), "there is no “workflow:” in it");
        const YAML::Node workflow = root["workflow"];
        if (!workflow.IsMap()) return at(workflow.Mark(), "“workflow:” holds no settings");
        out_.name = text(workflow["name"]);
        if (const auto resources = workflow["resources"]; resources.IsDefined()) resources_.reset(resources);
        if (const auto groups = workflow["groups"]; groups.IsDefined() && groups.IsSequence())
            for (const auto& group : groups) add_group(group["tasks"]);
        else if (const auto tasks = workflow["tasks"]; tasks.IsDefined() && tasks.IsSequence())
            for (const auto& task : tasks) add_task_as_group(task);
        if (failed_) return *failed_;
        if (groups_.empty()) return at(workflow.Mark(), "it has no tasks");
        choose_step();
        return std::move(out_);
    }

  private:
    void add_group(const YAML::Node& tasks) {
        groups_.emplace_back();
        if (tasks.IsDefined() && tasks.IsSequence())
            for (const auto& task : tasks) add_task(task);
    }

    void add_task_as_group(const YAML::Node& task) {
        groups_.emplace_back();
        add_task(task);
    }

    void add_task(const YAML::Node& task) {
        if (!task.IsMap()) return;
        Group& group = groups_.back();
        group_of_[text(task["name"])] = groups_.size() - 1;
        if (const auto inputs = task["inputs"]; inputs.IsDefined() && inputs.IsSequence())
            for (const auto& input : inputs)
                if (input.IsMap() && input["task"].IsDefined()) group.inputs.push_back(text(input["task"]));
        const auto wanted = text(task["resource"]);
        add_need(group, need(wanted.empty() ? "default" : wanted));
    }

    static void add_need(Group& group, TaskNeed need) {
        for (auto& known : group.tasks)
            if (known.each == need.each && known.platform == need.platform) return void(++known.count);
        group.tasks.push_back(std::move(need));
    }

    void note(std::string words) {
        if (std::find(out_.notes.begin(), out_.notes.end(), words) == out_.notes.end()) out_.notes.push_back(std::move(words));
    }

    // What a spec does not say the service takes to be 1 CPU and 1Gi.
    TaskNeed need(const std::string& name) {
        TaskNeed out{.each = {.gpu = {}, .cpu = {1000}, .memory = {1 << 30}, .storage = {1 << 30}}};
        const YAML::Node r = resources_.IsDefined() && resources_.IsMap() ? resources_[name] : YAML::Node(YAML::NodeType::Undefined);
        if (!r.IsDefined() || !r.IsMap()) {
            if (name != "default") note(fmt::format("there is no resource “{}”: taken as 1 core", name));
            return out;
        }
        amount(r["gpu"], "gpu", parse_whole, [&](std::int64_t v) { out.each.gpu = {v}; });
        amount(r["cpu"], "cpu", parse_millicores, [&](Millicores v) { out.each.cpu = v; });
        amount(r["memory"], "memory", parse_binary, [&](Bytes v) { out.each.memory = v; });
        amount(r["storage"], "storage", parse_binary, [&](Bytes v) { out.each.storage = v; });
        out.platform = text(r["platform"]);
        if (templated(out.platform)) note("the platform is a template: any is looked at"), out.platform.clear();
        exclude(r["nodesExcluded"]);
        return out;
    }

    // Here "512G" means what "512Gi" does, as the service reads it.
    static std::optional<Bytes> parse_binary(std::string_view words) {
        std::string s(words);
        if (!s.empty() && std::string_view("KMGT").find(s.back()) != std::string_view::npos) s += 'i';
        return parse_bytes(s);
    }

    template <class Parse, class Keep>
    void amount(const YAML::Node& node, std::string_view field, Parse parse, Keep keep) {
        if (!node.IsDefined() || node.IsNull()) return;
        const auto words = text(node);
        if (templated(words)) return note(fmt::format("{} is a template: not counted", field));
        const auto value = parse(words);
        if (!value && !failed_) failed_ = at(node.Mark(), fmt::format("{} is “{}”, not an amount", field, shorten(words, 40)));
        else if (value) keep(*value);
    }

    void exclude(const YAML::Node& names) {
        if (!names.IsDefined() || !names.IsSequence()) return;
        for (const auto& name : names) {
            auto& all = out_.request.excluded;
            if (const auto word = text(name); !word.empty() && std::find(all.begin(), all.end(), word) == all.end()) all.push_back(word);
        }
    }

    // A group's step is one more than the last of those it waits for. A circle ends the counting.
    void number_steps() {
        for (std::size_t turn = 0; turn < groups_.size(); ++turn) {
            bool moved = false;
            for (auto& group : groups_)
                for (const auto& input : group.inputs) moved = wait(group, input) || moved;
            if (!moved) return;
        }
        note("its groups wait for one another in a circle");
    }

    bool wait(Group& group, const std::string& input) {
        const auto found = group_of_.find(input);
        if (found == group_of_.end() || &groups_[found->second] == &group) return false;
        const auto after = groups_[found->second].step + 1;
        if (after <= group.step || after >= groups_.size()) return false;
        group.step = after;
        return true;
    }

    void choose_step() {
        number_steps();
        std::map<std::size_t, Group> steps;
        for (const auto& group : groups_)
            for (const auto& task : group.tasks)
                for (std::int64_t i = 0; i < task.count; ++i) add_need(steps[group.step], {.each = task.each, .count = 1, .platform = task.platform});
        out_.steps = steps.size();
        const auto size = [](const Group& g) { return std::pair(CapacityRequest{.tasks = g.tasks}.gpus(), g.tasks.size()); };
        const auto largest = std::max_element(steps.begin(), steps.end(), [&](const auto& a, const auto& b) { return size(a.second) < size(b.second); });
        if (largest != steps.end()) out_.request.tasks = largest->second.tasks;
    }

    SpecNeeds out_{.request = {.tasks = {}}};
    YAML::Node resources_;
    std::vector<Group> groups_;
    std::map<std::string, std::size_t> group_of_;
    std::optional<Error> failed_;
};

}  // namespace

Result<SpecNeeds> read_spec(std::string_view yaml) {
    try {
        return Reader().read(YAML::Load(std::string(yaml)));
    } catch (const YAML::Exception& e) {
        return at(e.mark, e.msg);
    }
}
