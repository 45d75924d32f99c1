#include "base/size_words.h"
#include "base/text.h"
#include "base/words.h"
#include "spec/fields.h"
#include "spec/python.h"
#include "spec/rules.h"
#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <set>

namespace spec {

// What depends on where it is sent: the pool, its platforms and nodes.
namespace {

std::vector<std::string> names_of(const std::map<std::string, ResourceShape>& resources) {
    std::vector<std::string> out;
    for (const auto& [name, r] : resources) out.push_back(name);
    return out;
}

const PoolPlatform* platform_of(const Pool& pool, const std::string& name) {
    const auto at = std::find_if(pool.platforms.begin(), pool.platforms.end(), [&](const PoolPlatform& p) { return p.name.value == name; });
    return at == pool.platforms.end() ? nullptr : &*at;
}

std::string chosen_platform(const ResourceShape* r, const SpecFacts& facts) {
    if (r && r->platform && !r->platform->text.empty()) return r->platform->text;
    return facts.pool ? facts.pool->default_platform.value : std::string();
}

class Rules {
  public:
    Rules(const WorkflowShape& shape, const SpecFacts& facts, Findings& found) : shape_(shape), facts_(facts), found_(found) {}

    void resources() {
        for (const auto& g : shape_.groups)
            for (const auto& t : g.tasks) resource_of(t);
        if (!facts_.pool) return;
        std::vector<std::string> keys;
        for (const auto& key : facts_.pool->topology_keys) keys.push_back(key.key);
        for (const auto& [name, r] : shape_.resources)
            for (const auto& key : r.topology)
                if (std::find(keys.begin(), keys.end(), key.text) == keys.end()) {
                    auto& f = found_.error(key.at, at_key(r.path, "topology"), fmt::format("The pool {} has no topology key “{}”", facts_.pool->name.value, shorten(key.text, 40)), keys.empty() ? "It has none at all" : "It has " + join_names(keys));
                    if (const auto near = nearest_name(key.text, keys); !near.empty()) found_.mend(f, key.at, near, fmt::format("Change to {}", near));
                }
    }

    void tasks_counted() {
        std::size_t n = 0;
        for (const auto& g : shape_.groups) n += g.tasks.size();
        const auto most = static_cast<std::size_t>(facts_.most_tasks.value_or(20));
        if (n <= most) return;
        auto what = fmt::format("{} tasks are {} too many", n, n - most);
        if (facts_.most_tasks) found_.error(shape_.name_at, "tasks", std::move(what), fmt::format("The service takes {} in one workflow", most));
        else found_.warn(shape_.name_at, "tasks", fmt::format("{} tasks may be too many", n), fmt::format("Services take {} as a rule", most));
    }

    void maintenance() {
        if (facts_.pool && (facts_.pool->maintenance || facts_.pool->status == PoolStatus::maintenance) && !facts_.admin)
            found_.about(Finding::Severity::error, Finding::Step::validation, fmt::format("The pool {} is in maintenance", facts_.pool->name.value), "Nothing can be submitted to it until that is over");
    }

    // Plain tasks are groups of one: the sum over groups is never compared.
    void guarantee(Priority priority) {
        if (!facts_.pool || !facts_.pool->guarantee || priority == Priority::low) return;
        for (const auto& g : shape_.groups) {
            std::int64_t gpus = 0;
            for (const auto& t : g.tasks) if (const auto* r = find(t)) gpus += r->gpu.value_or(0);
            if (gpus <= facts_.pool->guarantee->value) continue;
            found_.error(g.name_at, g.path, fmt::format("{} need {}, and the pool {} guarantees {}", g.implied ? "This task" : "The tasks of this group", plural(gpus, "GPU"), facts_.pool->name.value, count_words(facts_.pool->guarantee->value)),
                         "HIGH and NORMAL stay within what is guaranteed; LOW may take more, and can be preempted");
        }
    }

    void uniform_topology() {
        std::set<std::set<std::string>> kinds;
        for (const auto& g : shape_.groups)
            for (const auto& t : g.tasks) {
                std::set<std::string> keys;
                if (const auto* r = find(t)) for (const auto& key : r->topology) keys.insert(key.text);
                if (!keys.empty() && kinds.insert(keys).second && kinds.size() == 2)
                    found_.error(t.name_at, t.path, "This task has other topology keys than those above it", "All tasks with a topology use the same keys");
            }
    }

    void platforms() {
        if (!facts_.pool || facts_.pool->platforms.empty()) return;
        const Pool& pool = *facts_.pool;
        std::vector<std::string> names;
        for (const auto& p : pool.platforms) names.push_back(p.name.value);
        for (const auto& g : shape_.groups)
            for (const auto& t : g.tasks) {
                const auto* r = find(t);
                const auto name = chosen_platform(r, facts_);
                const auto* platform = platform_of(pool, name);
                const Span at = r && r->platform ? r->platform->at : t.name_at;
                if (platform) { allowed(t, *platform); continue; }
                auto& f = found_.error(at, r ? at_key(r->path, "platform") : t.path, name.empty() ? fmt::format("The pool {} has no platform of its own", pool.name.value) : fmt::format("The pool {} has no platform “{}”", pool.name.value, shorten(name, 40)), "It has " + join_names(names));
                if (const auto near = nearest_name(name, names); r && r->platform && !near.empty()) found_.mend(f, at, near, fmt::format("Change to {}", near));
            }
    }

    void allowed(const TaskShape& t, const PoolPlatform& p) {
        if (t.privileged && !p.privileged_allowed) found_.error(*t.privileged, at_key(t.path, "privileged"), fmt::format("The platform {} allows no privileged tasks", p.name.value), "Choose another platform, or leave it out");
        if (t.host_network && !p.host_network_allowed) found_.error(*t.host_network, at_key(t.path, "hostNetwork"), fmt::format("The platform {} does not allow the network of the node", p.name.value), "Choose another platform, or leave it out");
        for (const auto& mount : t.mounts) {
            const auto from = mount.text.substr(0, mount.text.find(':'));
            std::vector<std::string> all = p.allowed_mounts;
            all.insert(all.end(), p.default_mounts.begin(), p.default_mounts.end());
            if (!mount_form(mount) || std::find(all.begin(), all.end(), from) != all.end()) continue;
            found_.error(mount.at, at_key(t.path, "volumeMounts"), fmt::format("The platform {} does not let “{}” be mounted", p.name.value, shorten(from, 60)), all.empty() ? "It lets nothing be mounted" : "Exactly these can be: " + join_names(all));
        }
    }

    static bool mount_form(const Said& mount) {
        const auto colon = mount.text.find(':');
        return colon == std::string::npos || (colon + 1 < mount.text.size() && mount.text.find(':', colon + 1) == std::string::npos);
    }

    // What is wrong wherever it is sent.
    void anywhere() {
        for (const auto& g : shape_.groups)
            for (const auto& t : g.tasks) {
                for (const auto& mount : t.mounts)
                    if (!mount_form(mount)) found_.error(mount.at, at_key(t.path, "volumeMounts"), fmt::format("“{}” is no mount", shorten(mount.text, 60)), "A directory of the node, or with “:” the one it is seen at. Nothing more");
                if (t.cache) cache(t);
            }
    }

    void cache(const TaskShape& t) {
        const auto& text = t.cache->text;
        if (text.empty()) return;
        if (text.ends_with("%")) {
            const auto share = python_float(std::string_view(text).substr(0, text.size() - 1));
            if (!share || !std::isfinite(*share)) return wrong_cache(t, fmt::format("“{}” is no share", shorten(text, 40)));
            if (std::floor(*share) < 0 || std::floor(*share) > 100) wrong_cache(t, fmt::format("A cache of {} cannot be", shorten(text, 40)));
            return;
        }
        Quantity q;
        if (read_quantity(text, q) != QuantityFault::none) wrong_cache(t, fmt::format("“{}” is no amount", shorten(text, 40)));
    }
    void wrong_cache(const TaskShape& t, std::string what) { found_.error(t.cache->at, at_key(t.path, "cacheSize"), std::move(what), "0% to 100% of the storage, or an amount like 100Gi"); }

    const ResourceShape* find(const TaskShape& t) const {
        const auto at = shape_.resources.find(t.task.resource);
        return at == shape_.resources.end() ? nullptr : &at->second;
    }

  private:
    void resource_of(const TaskShape& t) {
        const auto& name = t.task.resource;
        if (find(t) || (!shape_.resources_said && name == "default")) return;
        const auto known = names_of(shape_.resources);
        const bool said = t.resource_at.size() > 0;
        auto& f = found_.error(said ? t.resource_at : t.name_at, at_key(t.path, "resource"), said ? fmt::format("There is no resource “{}”", shorten(name, 40)) : std::string("This task names no resource, and there is no “default”"),
                               known.empty() ? "The section “resources” names none" : "There are " + join_names(known));
        if (const auto near = nearest_name(name, known); said && !near.empty()) found_.mend(f, t.resource_at, near, fmt::format("Change to {}", near));
    }

    const WorkflowShape& shape_;
    const SpecFacts& facts_;
    Findings& found_;
};

// --- whether a node could ever hold it
class Room {
  public:
    Room(const WorkflowShape& shape, const SpecFacts& facts, Findings& found) : shape_(shape), facts_(facts), found_(found) {}

    void check() {
        std::set<std::string> seen;
        for (const auto& g : shape_.groups)
            for (const auto& t : g.tasks) {
                const auto at = shape_.resources.find(t.task.resource);
                const auto* r = at == shape_.resources.end() ? nullptr : &at->second;
                if (!seen.insert(t.task.resource).second) continue;
                if (r && signs(*r)) nodes(r, t);
                else if (!r) nodes(nullptr, t);
            }
    }

  private:
    static double kibi(double bytes) { return std::floor(bytes / 1024); }

    bool signs(const ResourceShape& r) {
        bool fine = true;
        const auto wrong = [&](Span at, std::string_view key, std::string what, std::string why) { found_.error(at, at_key(r.path, key), std::move(what), std::move(why)), fine = false; };
        if (r.cpu && *r.cpu < 0) wrong(r.cpu_at, "cpu", "A task cannot have less than no CPU", "Write a whole number, or leave it out");
        if (r.cpu && *r.cpu == 0) found_.warn(r.cpu_at, at_key(r.path, "cpu"), "0 counts as not given", "The task gets the pool's default, 1 as a rule");
        if (r.memory && kibi(*r.memory) <= 0) wrong(r.memory_at, "memory", "This is no memory at all", "A number without a unit is bytes: write Gi behind it");
        if (r.storage && kibi(*r.storage) <= 0) wrong(r.storage_at, "storage", "This is no storage at all", "A number without a unit is bytes: write Gi behind it");
        if (r.gpu && *r.gpu < 0) found_.warn(r.gpu_at, at_key(r.path, "gpu"), "A task cannot have less than no GPU", "Services with a rule for GPUs refuse it");
        for (const auto* at : {&r.memory_at, &r.storage_at}) small(r, at == &r.memory_at ? r.memory : r.storage, *at, at == &r.memory_at ? r.memory_text : r.storage_text, at == &r.memory_at ? "memory" : "storage");
        return fine;
    }

    void small(const ResourceShape& r, std::optional<double> bytes, Span at, const std::string& text, std::string_view key) {
        if (!bytes || kibi(*bytes) <= 0 || *bytes >= 1 << 20) return;
        auto& f = found_.warn(at, at_key(r.path, key), fmt::format("This is {} only", size_words(static_cast<std::int64_t>(*bytes))), "A number without a unit is bytes");
        if (text.find_first_not_of("0123456789") == std::string::npos) found_.mend(f, at, text + "Gi", fmt::format("Change to {}Gi", text));
    }

    struct Asks { double cpu = 1, memory = 1 << 30, storage = 1 << 30; std::int64_t gpu = 0; };

    static bool holds(const Amounts& offers, const Asks& a) {
        return a.cpu * 1000 <= static_cast<double>(offers.cpu.value) && kibi(a.memory) <= kibi(static_cast<double>(offers.memory.value)) && kibi(a.storage) < kibi(static_cast<double>(offers.storage.value));
    }

    void nodes(const ResourceShape* r, const TaskShape& t) {
        if (!facts_.nodes || !facts_.pool) return;
        const auto platform = chosen_platform(r, facts_);
        if (!facts_.pool->platforms.empty() && !platform_of(*facts_.pool, platform)) return;   // told already
        Asks a;
        if (r && r->cpu && *r->cpu != 0) a.cpu = static_cast<double>(*r->cpu);
        if (r && r->memory) a.memory = *r->memory;
        if (r && r->storage) a.storage = *r->storage;
        if (r && r->gpu) a.gpu = *r->gpu;
        bool any = false, fits = false;
        Amounts most;
        for (const auto& n : *facts_.nodes) {
            if (n.platform != platform) continue;
            any = true, fits = fits || holds(n.offers, a);
            most.cpu = std::max(most.cpu, n.offers.cpu), most.memory = std::max(most.memory, n.offers.memory);
            most.storage = std::max(most.storage, n.offers.storage), most.gpu = std::max(most.gpu, n.offers.gpu);
        }
        const Span at = r && r->at.size() > 0 ? r->name_at : t.name_at;
        if (!any) return void(found_.error(at, t.path, fmt::format("No node of platform {} is there in the pool {}", platform, facts_.pool->name.value), "The service refuses what no node could hold"));
        if (r && a.gpu > most.gpu.value)
            found_.warn(r->gpu_at, at_key(r->path, "gpu"), fmt::format("No node has {}: {} at most", plural(a.gpu, "GPU"), most.gpu.value), "Services with a rule for GPUs refuse it; others let it wait for ever");
        if (!fits) too_large(r, a, most, at, platform);
    }

    void too_large(const ResourceShape* r, const Asks& a, const Amounts& most, Span at, const std::string& platform) {
        bool told = false;
        const auto one = [&](bool wrong, Span where, std::string_view key, std::string what, std::string better) {
            if (!wrong || !r || where.size() == 0) return;
            auto& f = found_.error(where, at_key(r->path, key), std::move(what), "The service refuses what no node could hold, even when it is empty");
            if (!better.empty()) found_.mend(f, where, better, fmt::format("Lower to {}", better));
            told = true;
        };
        const auto gib = [](Bytes b) { return static_cast<std::int64_t>(b.value >> 30); };
        one(a.cpu * 1000 > static_cast<double>(most.cpu.value), r ? r->cpu_at : Span{}, "cpu", fmt::format("No node of platform {} offers more than {} cores", platform, cores_words({most.cpu.value / 1000 * 1000})), fmt::format("{}", most.cpu.value / 1000));
        one(kibi(a.memory) > kibi(static_cast<double>(most.memory.value)), r ? r->memory_at : Span{}, "memory", fmt::format("No node of platform {} offers more than {}Gi of memory", platform, gib(most.memory)), fmt::format("{}Gi", gib(most.memory)));
        one(kibi(a.storage) >= kibi(static_cast<double>(most.storage.value)), r ? r->storage_at : Span{}, "storage", fmt::format("Storage must be less than the {}Gi that a node of platform {} offers", gib(most.storage), platform), fmt::format("{}Gi", gib(most.storage) - 1));
        if (!told) found_.error(at, r ? r->path : "", fmt::format("No node of platform {} offers all of this at once", platform), "Each amount fits some node, and together they fit none");
    }

    const WorkflowShape& shape_;
    const SpecFacts& facts_;
    Findings& found_;
};

}  // namespace

std::string gib_text(double bytes) { return fmt::format("{}Gi", static_cast<std::int64_t>(bytes / (1 << 30))); }

void check_pool(const WorkflowShape& shape, const SpecDraft& draft, const SpecFacts& facts, Findings& found) {
    Rules rules(shape, facts, found);
    rules.resources();
    rules.tasks_counted();
    rules.maintenance();
    rules.guarantee(draft.priority);
    rules.uniform_topology();
    rules.anywhere();
    rules.platforms();
}

void check_room(const WorkflowShape& shape, const SpecFacts& facts, Findings& found) { Room(shape, facts, found).check(); }

}  // namespace spec
