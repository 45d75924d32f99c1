#include "domain/spec_totals.h"
#include "base/pieces.h"
#include <charconv>
#include <optional>
#include <span>
#include <unordered_map>

namespace {

struct TaskAsks { std::string group, resource; std::optional<std::string> gpu; };

// groups.G.tasks.T.… or tasks.T.…, where the task is its own group.
struct Found { std::string_view group, task; std::span<const std::string_view> rest; };
std::optional<Found> in_task(const std::vector<std::string_view>& s) {
    if (s.size() > 4 && s[0] == "groups" && s[2] == "tasks") return Found{s[1], s[3], std::span(s).subspan(4)};
    if (s.size() > 2 && s[0] == "tasks") return Found{s[1], s[1], std::span(s).subspan(2)};
    return std::nullopt;
}

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc{} || end != text.data() + text.size() || n < 0) return std::nullopt;
    return n;
}

}  // namespace

SpecTotals spec_totals(const SpecLeaves& leaves) {
    std::unordered_map<std::string, std::string> gpus_of;                 // by resource
    std::unordered_map<std::string, TaskAsks> asks;
    std::vector<std::string> tasks, groups;                               // in the order of the text
    for (const auto& [place, value] : leaves) {
        const auto steps = pieces_of(place, '.');
        if (steps.size() == 3 && steps[0] == "resources" && steps[2] == "gpu") gpus_of.insert_or_assign(std::string(steps[1]), value);
        const auto found = in_task(steps);
        if (!found) continue;
        auto [at, fresh] = asks.try_emplace(std::string(found->task), TaskAsks{std::string(found->group), "default", {}});
        if (fresh) tasks.emplace_back(found->task);
        if (groups.empty() || groups.back() != found->group) groups.emplace_back(found->group);
        if (found->rest.size() == 1 && found->rest[0] == "resource") at->second.resource = value;
        if (found->rest.size() == 2 && found->rest[0] == "resources" && found->rest[1] == "gpu") at->second.gpu = value;
    }
    SpecTotals out{.groups = groups.size(), .tasks = tasks.size()};
    struct Sum { std::size_t tasks = 0; Gpus gpus; };
    std::unordered_map<std::string, Sum> sums;
    for (const auto& name : tasks) {
        const auto& task = asks.at(name);
        auto& sum = sums[task.group];
        ++sum.tasks;
        const auto shared = gpus_of.find(task.resource);
        const auto words = task.gpu ? *task.gpu : shared == gpus_of.end() ? std::string("0") : shared->second;
        const auto n = whole(words);
        if (!n) { ++out.unread; continue; }
        out.gpus += Gpus{*n}, sum.gpus += Gpus{*n};
    }
    for (const auto& group : groups) {
        const auto& sum = sums[group];
        if (out.largest.empty() || sum.gpus > out.largest_gpus || (sum.gpus == out.largest_gpus && sum.tasks > out.largest_tasks))
            out.largest = group, out.largest_tasks = sum.tasks, out.largest_gpus = sum.gpus;
    }
    return out;
}
