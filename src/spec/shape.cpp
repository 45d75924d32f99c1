#include "spec/shape.h"
#include "base/text.h"
#include "spec/shape_task.h"
#include <cmath>
#include <fmt/core.h>

namespace spec {

namespace {

using K = YamlNode::Kind;
using Id = YamlTree::Id;
constexpr Id kNone = YamlTree::kNone;

class Shape {
  public:
    Shape(const YamlTree& tree, Findings& found) : f_(tree, found), found_(found) {}

    WorkflowShape read(Id workflow) {
        const auto& map = f_.node(workflow);
        out_.at = map.at;
        f_.object(workflow, "", "workflow");
        const auto name = get(map, "name");
        if (name != kNone) f_.name(name, "name", "workflow", false, out_.name), out_.name_at = f_.node(name).at;
        for (const std::string_view key : {"pool", "backend"}) if (const auto id = get(map, key); id != kNone) not_read(id, key);
        if (const auto timeout = get(map, "timeout"); timeout != kNone) read_timeout(timeout);
        if (const auto resources = get(map, "resources"); resources != kNone) read_resources(resources);
        read_parts(map);
        return std::move(out_);
    }

  private:
    static Id get_of(const YamlTree& tree, const YamlNode& map, std::string_view key) { return tree.find(map, key); }
    Id get(const YamlNode& map, std::string_view key) const { return get_of(f_.tree, map, key); }

    void not_read(Id id, std::string_view key) {
        if (!f_.text(id, std::string(key), false)) return;
        found_.warn(f_.node(f_.tree.key_of(f_.node(root_of()), key)).at, std::string(key), fmt::format("“{}” is not read", key), key == "pool" ? "The pool chosen for the submission counts" : "It follows from the pool");
    }
    Id root_of() const { return get(f_.node(f_.tree.root), "workflow"); }

    void read_timeout(Id id) {
        if (!f_.object(id, "timeout", "timeout")) return;
        const auto one = [&](std::string_view key, std::optional<Said>& said, std::optional<double>& seconds) {
            const auto value = get(f_.node(id), key);
            if (f_.null(value)) return;
            seconds = f_.duration(value, at_key("timeout", key), false);
            said = Said{f_.node(value).text, f_.node(value).at};
            if (seconds && *seconds <= 0) found_.warn(f_.node(value).at, at_key("timeout", key), "This is no time at all", *seconds == 0 ? "The pool's own takes its place" : "The service takes it as it is");
        };
        one("exec_timeout", out_.exec_timeout, out_.exec_seconds);
        one("queue_timeout", out_.queue_timeout, out_.queue_seconds);
    }

    // --- resources
    void read_resources(Id id) {
        out_.resources_said = true;
        if (!f_.is(id, K::map)) return f_.wanted(id, "resources", "a map");
        f_.each(id, [&](std::string_view name, Id key, Id value) {
            if (f_.node(key).kind != K::text) found_.error(f_.node(key).at, "resources", fmt::format("The key “{}” is {}", name, kind_words(f_.node(key).kind)), "Keys are texts");
            auto r = read_resource(value, at_key("resources", name));
            r.name = name, r.name_at = f_.node(key).at;
            out_.resources[std::string(name)] = std::move(r);
        });
    }

    ResourceShape read_resource(Id id, const std::string& path) {
        ResourceShape r{.path = path, .at = f_.node(id).at};
        if (!f_.object(id, path, "resource")) return r;
        const auto& map = f_.node(id);
        const auto given = [&](std::string_view key) { const auto v = get(map, key); return f_.null(v) ? kNone : v; };   // null: as if it were left out
        if (const auto v = given("cpu"); v != kNone) r.cpu = f_.whole(v, at_key(path, "cpu")), r.cpu_at = f_.node(v).at;
        if (const auto v = given("gpu"); v != kNone) r.gpu = f_.whole(v, at_key(path, "gpu")), r.gpu_at = f_.node(v).at;
        if (const auto v = given("memory"); v != kNone) r.memory = f_.quantity(v, at_key(path, "memory"), "memory", r.memory_text), r.memory_at = f_.node(v).at;
        if (const auto v = given("storage"); v != kNone) r.storage = f_.quantity(v, at_key(path, "storage"), "storage", r.storage_text), r.storage_at = f_.node(v).at;
        if (const auto v = given("platform"); v != kNone) if (const auto words = f_.text(v, at_key(path, "platform"), true)) r.platform = Said{*words, f_.node(v).at};
        if (const auto v = get(map, "nodesExcluded"); v != kNone) r.excluded = f_.texts(v, at_key(path, "nodesExcluded"), true);
        if (const auto v = get(map, "topology"); v != kNone) read_topology(v, at_key(path, "topology"), r);
        return r;
    }

    void read_topology(Id id, const std::string& path, ResourceShape& r) {
        if (!f_.list(id, path)) return;
        std::size_t i = 0;
        for (const auto item : f_.node(id).items) {
            const auto here = at_item(path, i++);
            if (!f_.object(item, here, "topology")) continue;
            const auto& map = f_.node(item);
            if (const auto v = get(map, "key"); v != kNone) if (const auto words = f_.text(v, at_key(here, "key"), false)) r.topology.push_back({*words, f_.node(v).at});
            if (const auto v = get(map, "group"); v != kNone) f_.text(v, at_key(here, "group"), false);
            const auto v = get(map, "requirementType");
            if (v != kNone && !(f_.is(v, K::text) && (f_.node(v).text == "required" || f_.node(v).text == "preferred")))
                found_.error(f_.node(v).at, at_key(here, "requirementType"), fmt::format("“{}” is no kind of requirement", shorten(python_text(f_.node(v)), 40)), "“required” and “preferred” are");
        }
    }

    // --- tasks and groups
    bool says_something(Id id) const {   // as Python finds it
        if (id == kNone) return false;
        const auto& n = f_.node(id);
        switch (n.kind) {
            case K::null: return false;
            case K::boolean: return n.yes;
            case K::whole: return n.whole != 0;
            case K::real: return n.real != 0;
            case K::text: return !n.text.empty();
            case K::list: case K::map: case K::set: return !n.items.empty();
            case K::date: return true;
        }
        return true;
    }

    void read_parts(const YamlNode& map) {
        const auto tasks = get(map, "tasks"), groups = get(map, "groups");
        if (says_something(tasks) && says_something(groups))
            return void(found_.error(f_.node(f_.tree.key_of(map, "groups")).at, "groups", "A workflow has tasks or groups, not both", "Put the tasks into groups of their own"));
        if (!says_something(tasks) && !says_something(groups)) {
            const auto key = f_.tree.key_of(map, tasks != kNone || groups == kNone ? "tasks" : "groups");
            Span at = key == kNone ? Span{map.at.from, std::min(map.at.to, map.at.from + 1)} : f_.node(key).at;
            return void(found_.error(at, "", "There is no task in it", "A workflow needs one task at least"));
        }
        if (tasks != kNone) read_tasks(tasks);
        if (groups != kNone) read_groups(groups);
    }

    // Tasks outside groups are groups of one, called after them.
    void read_tasks(Id id) {
        if (!f_.list(id, "tasks")) return;
        std::size_t i = 0;
        for (const auto item : f_.node(id).items) {
            auto task = read_task(item, at_item("tasks", i++));
            GroupShape group{.name = task.task.name + "-group", .path = task.path, .name_at = task.name_at, .implied = true};
            task.task.lead = true;
            group.tasks.push_back(std::move(task));
            out_.groups.push_back(std::move(group));
        }
    }

    void read_groups(Id id) {
        if (!f_.list(id, "groups")) return;
        std::size_t i = 0;
        for (const auto item : f_.node(id).items) {
            const auto path = at_item("groups", i++);
            if (!f_.object(item, path, "group")) continue;
            const auto& map = f_.node(item);
            GroupShape group{.path = path, .name_at = map.at};
            if (const auto v = get(map, "name"); v != kNone) f_.name(v, at_key(path, "name"), "group", false, group.name), group.name_at = f_.node(v).at;
            for (const std::string_view key : {"barrier", "ignoreNonleadStatus"}) if (const auto v = get(map, key); v != kNone) f_.flag(v, at_key(path, key));
            if (const auto v = get(map, "tasks"); v != kNone && f_.list(v, at_key(path, "tasks"))) {
                std::size_t k = 0;
                for (const auto task : f_.node(v).items) group.tasks.push_back(read_task(task, at_item(at_key(path, "tasks"), k++)));
                check_leads(group, f_.tree.key_of(map, "tasks"));
            }
            out_.groups.push_back(std::move(group));
        }
    }

    void check_leads(GroupShape& group, Id key) {
        if (group.tasks.empty()) return void(found_.error(f_.node(key).at, group.path, "There is no task in this group", "A group needs one task at least"));
        if (group.tasks.size() == 1) return void(group.tasks.front().task.lead = true);
        std::size_t leads = 0;
        const TaskShape* last = nullptr;
        for (const auto& t : group.tasks) if (t.task.lead) ++leads, last = &t;
        if (leads == 1) return;
        found_.error(last ? last->name_at : group.name_at, group.path, leads == 0 ? "No task of this group is the lead" : fmt::format("{} tasks of this group are leads", leads), "Exactly one says “lead: true”: it decides how the group ends");
    }

    TaskShape read_task(Id id, const std::string& path) {
        TaskShape task{.at = f_.node(id).at, .path = path};
        task.task.resource = "default";
        if (!f_.object(id, path, "task")) return task;
        const auto& map = f_.node(id);
        const auto with = [&](std::string_view key, auto read) { if (const auto v = get(map, key); v != kNone) read(v, at_key(path, key)); };
        with("name", [&](Id v, const std::string& at) { task.named = f_.name(v, at, "task", true, task.task.name), task.name_at = f_.node(v).at; check_reserved(task); });
        with("image", [&](Id v, const std::string& at) { if (const auto words = f_.text(v, at, true)) task.task.image = *words; task.image_at = f_.node(v).at; });
        with("command", [&](Id v, const std::string& at) { command(v, at); });
        with("args", [&](Id v, const std::string& at) { f_.texts(v, at, true); });
        with("inputs", [&](Id v, const std::string& at) { read_inputs(f_, v, at, task); });
        with("outputs", [&](Id v, const std::string& at) { read_outputs(f_, v, at, task); });
        with("environment", [&](Id v, const std::string& at) { read_environment(f_, v, at); });
        with("files", [&](Id v, const std::string& at) { read_files(f_, v, at, out_); });
        with("exitActions", [&](Id v, const std::string& at) { read_exit_actions(f_, v, at); });
        with("credentials", [&](Id v, const std::string& at) { read_credentials(f_, v, at, task); });
        with("checkpoint", [&](Id v, const std::string& at) { read_checkpoints(f_, v, at); });
        with("kpis", [&](Id v, const std::string& at) { read_kpis(f_, v, at); });
        with("downloadType", [&](Id v, const std::string& at) { read_download_type(f_, v, at); });
        with("resources", [&](Id v, const std::string& at) { read_resource(v, at); found_.warn(f_.node(v).at, at, "This is not read", "A task names one of the workflow's resources with “resource”"); });
        with("backend", [&](Id v, const std::string& at) { f_.text(v, at, true); });
        with("resource", [&](Id v, const std::string& at) { if (const auto words = f_.text(v, at, true)) task.task.resource = *words; task.resource_at = f_.node(v).at; });
        with("lead", [&](Id v, const std::string& at) { task.task.lead = f_.flag(v, at).value_or(false); });
        with("privileged", [&](Id v, const std::string& at) { if (f_.flag(v, at).value_or(false)) task.privileged = f_.node(v).at; });
        with("hostNetwork", [&](Id v, const std::string& at) { if (f_.flag(v, at).value_or(false)) task.host_network = f_.node(v).at; });
        with("volumeMounts", [&](Id v, const std::string& at) { task.mounts = f_.texts(v, at, true); });
        with("cacheSize", [&](Id v, const std::string& at) { if (!f_.null(v)) if (const auto words = f_.text(v, at, true)) task.cache = Said{*words, f_.node(v).at}; });
        return task;
    }

    void check_reserved(const TaskShape& task) {
        auto name = task.task.name.substr(0, 63);
        if (task.task.name.size() > 63) while (name.ends_with("-") || name.ends_with("_")) name.pop_back();
        if (same_name(name) == "osmo-ctrl") found_.error(task.name_at, at_key(task.path, "name"), "A task cannot be called “osmo-ctrl”", "The service has a container of its own of this name");
    }

    void command(Id id, const std::string& path) {
        if (f_.is(id, K::text)) {
            auto& finding = found_.error(f_.node(id).at, path, "The command is a list, and this is a text", "Each word is an item of its own: [ls, -l]");
            const auto& words = f_.node(id).text;
            if (!words.empty() && words.find('\n') == std::string::npos) found_.mend(finding, f_.node(id).at, fmt::format("[sh, -c, {}]", quoted_yaml(words)), "Let a shell run it");
            return;
        }
        const auto items = f_.texts(id, path, true);
        if (f_.is(id, K::list) && f_.node(id).items.empty()) found_.error(f_.node(id).at, path, "The command is empty", "It needs one item at least");
    }

    Fields f_;
    Findings& found_;
    WorkflowShape out_;
};

}  // namespace

WorkflowShape read_shape(const YamlTree& tree, Findings& found) { return Shape(tree, found).read(tree.find(tree[tree.root], "workflow")); }

}  // namespace spec
