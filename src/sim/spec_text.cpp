#include "sim/spec_text.h"

#include <regex>

#include "sim/random.h"

namespace sim {
namespace {

// Tasks that ask for the same share one entry.
std::string resource_name(Tree& resources, const World& world, const Workflow& w, const Group& g, const Amount& ask) {
    const Tree entry = {{"cpu", ask.cpus},
                        {"gpu", ask.gpus},
                        {"memory", std::to_string(ask.memory_kib / kKibPerGib) + "Gi"},
                        {"platform", nth(world.pool(w).platforms, g.platform).name},
                        {"storage", std::to_string(ask.storage_bytes / kGib) + "Gi"}};
    for (const auto& [name, known] : resources.items())
        if (known == entry) return name;
    const auto name = resources.empty() ? "default" : "size-" + std::to_string(resources.size());
    resources[name] = entry;
    return name;
}

const Task& lead_of(const Group& g) {
    for (const auto& t : g.tasks)
        if (t.lead) return t;
    return g.tasks.front();
}

// A group stands after those it takes inputs from: the service reads a text only forward.
std::vector<int> in_reading_order(const Workflow& w) {
    std::vector<int> order, waits_for;
    for (const auto& g : w.groups) waits_for.push_back(static_cast<int>(g.upstream.size()));
    for (int g = 0; g < static_cast<int>(w.groups.size()); ++g)
        if (nth(waits_for, g) == 0) order.push_back(g);
    for (std::size_t i = 0; i < order.size(); ++i)
        for (const int next : nth(w.groups, order[i]).downstream)
            if (--nth(waits_for, next) == 0) order.push_back(next);
    return order;
}

Tree task_spec(const Workflow& w, const Group& g, const Task& t, const std::string& resource) {
    Tree out = {{"args", {"python " + t.name + ".py --epochs 10"}},
                {"command", {"bash", "-c"}},
                {"image", image_of(w, t)},
                {"name", t.name},
                {"resource", resource}};
    if (t.lead) out["lead"] = true;
    for (const int up : g.upstream) out["inputs"].push_back({{"task", lead_of(nth(w.groups, up)).name}});
    return out;
}

}  // namespace

std::string image_of(const Workflow& w, const Task& t) {
    constexpr std::string_view kImages[] = {"nvcr.io/nvidia/pytorch:25.10-py3", "nvcr.io/nvidia/isaac-sim:5.1.0"};
    if (t.fate.outcome == Outcome::image_pull) return "nvcr.io/nvidia/nope:1";
    if (t.ask.gpus == 0) return "ubuntu:24.04";
    return std::string(Random(w.key, 0x1a6e).pick(kImages));
}

Tree spec_of(const World& world, const Workflow& w) {
    Tree resources = Tree::object(), groups = Tree::array(), labels = Tree::object();
    for (const int index : in_reading_order(w)) {
        const auto& g = nth(w.groups, index);
        Tree tasks = Tree::array();
        for (const auto& t : g.tasks) tasks.push_back(task_spec(w, g, t, resource_name(resources, world, w, g, t.ask)));
        groups.push_back({{"name", g.name}, {"tasks", std::move(tasks)}});
    }
    for (const auto& [key, value] : w.labels) labels[key] = value;
    Tree workflow = {{"groups", std::move(groups)}, {"name", w.name.substr(0, w.name.rfind('-'))}, {"resources", std::move(resources)}};
    if (!labels.empty()) workflow["labels"] = std::move(labels);
    return {{"version", 2}, {"workflow", std::move(workflow)}};
}

std::string spec_text(const World& world, const Workflow& w) {
    if (!w.spec.empty()) return w.spec;
    return w.groups.empty() ? std::string() : yaml_text(spec_of(world, w));
}

// What is shown of a text hides the keys that its writers left in it; what is submitted again has them.
std::string without_secrets(const std::string& text) {
    static const std::regex keys(R"(\b(AKIA[0-9A-Z]{16}|gh[po]_[A-Za-z0-9]{36}|nvapi-[A-Za-z0-9_-]{30,}))");
    static const std::regex named(R"(((?:password|secret|token|api_key|access_key)["']?\s*[:=]\s*["']?)([A-Za-z0-9+/_-]{16,}))", std::regex::icase);
    if (text.size() > 200'000) return text;   // std::regex is slow, and walks on the stack
    return std::regex_replace(std::regex_replace(text, keys, "[MASKED]"), named, "$1[MASKED]");
}

std::string template_text(const World& world, const Workflow& w) {
    return w.template_spec.empty() ? spec_text(world, w) : w.template_spec;
}

}  // namespace sim
