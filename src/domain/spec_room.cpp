#include "domain/spec_room.h"
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

using Names = std::unordered_map<std::string, std::size_t>;

static Names groups_by_task(const SpecOutline& outline) {
    Names out;
    for (std::size_t g = 0; g < outline.groups.size(); ++g)
        for (const auto& t : outline.groups[g].tasks) out.emplace(t.name, g);
    return out;
}

// A group's step is one more than the last of those it waits for. A circle ends the counting: it is said elsewhere.
static std::vector<std::size_t> steps_of(const SpecOutline& outline) {
    const auto owner = groups_by_task(outline);
    std::vector<std::size_t> step(outline.groups.size());
    for (std::size_t turn = 0; turn < step.size(); ++turn) {
        bool moved = false;
        for (std::size_t g = 0; g < step.size(); ++g)
            for (const auto& t : outline.groups[g].tasks)
                for (const auto& input : t.inputs) {
                    const auto up = owner.find(input);
                    if (up == owner.end() || up->second == g || step[up->second] + 1 <= step[g] || step[up->second] + 1 >= step.size()) continue;
                    step[g] = step[up->second] + 1, moved = true;
                }
        if (!moved) break;
    }
    return step;
}

static void add(std::vector<TaskNeed>& needs, const SpecTask& t) {
    for (auto& known : needs)
        if (known.each == t.each && known.platform == t.platform) return void(++known.count);
    needs.push_back({.each = t.each, .count = 1, .platform = t.platform});
}

static Amounts sum_of(const std::vector<TaskNeed>& needs) {
    Amounts out;
    for (const auto& n : needs)
        for (std::int64_t i = 0; i < n.count; ++i) out.gpu += n.each.gpu, out.cpu += n.each.cpu, out.memory += n.each.memory, out.storage += n.each.storage;
    return out;
}

std::vector<TaskNeed> needs_of(const SpecOutline& outline) {
    std::vector<TaskNeed> out;
    for (const auto& g : outline.groups) for (const auto& t : g.tasks) add(out, t);
    return out;
}

SpecRoom room_of(const SpecOutline& outline, Priority priority) {
    SpecRoom out{.request = {.tasks = {}, .priority = priority, .whole_names = true}};
    const auto step = steps_of(outline);
    std::map<std::size_t, std::vector<TaskNeed>> steps;
    const auto size = [](const Amounts& a) { return std::tuple(a.gpu, a.memory, a.cpu); };
    for (std::size_t g = 0; g < outline.groups.size(); ++g) {
        Gpus of_group;
        for (const auto& t : outline.groups[g].tasks) {
            add(steps[step[g]], t);
            of_group += t.each.gpu;
            if (size(out.largest) < size(t.each)) out.largest = t.each;
            for (const auto& node : t.excluded)
                if (auto& all = out.request.excluded; std::find(all.begin(), all.end(), node) == all.end()) all.push_back(node);
        }
        out.largest_group = std::max(out.largest_group, of_group);
    }
    out.steps = steps.size();
    for (auto& [number, needs] : steps) {
        const auto sum = sum_of(needs);
        if (!out.request.tasks.empty() && size(sum) <= size(out.at_once)) continue;
        out.at_once = sum, out.request.tasks = std::move(needs);
    }
    for (const auto& n : out.request.tasks) out.tasks += static_cast<std::size_t>(n.count);
    return out;
}
