#include "views/submit/spec_graph.h"
#include "base/words.h"
#include <algorithm>
#include <fmt/core.h>
#include <unordered_map>

namespace submit {

static constexpr int kAlike = 5;
static constexpr std::size_t kTurn = 200'000;  // steps of a layout in one frame: some milliseconds

std::vector<DagEdge> SpecGraph::edges() const {
    std::unordered_map<std::string_view, int> owner;
    const auto& groups = check_->outline.groups;
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const auto& t : groups[g].tasks) owner.emplace(t.name, int(g));
    std::vector<DagEdge> out;
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const auto& t : groups[g].tasks)
            for (const auto& input : t.inputs)
                if (const auto up = owner.find(input); up != owner.end() && up->second != int(g)) out.push_back({up->second, int(g)});
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void SpecGraph::lay_out_anew() {
    dag_ = Dag(int(names_.size()), edges_);
    folded_ = fold(dag_, kAlike, [](int) { return false; });
    job_.emplace(folded_.dag);
    model_ = {.name = "Graph of the specification", .shape = {}, .looks = {}, .links = {}, .key = {}, .words = {}, .frame_words = {}};
}

bool SpecGraph::follow(std::shared_ptr<const SpecCheck> check) {
    if (check == check_ && model_.shape) return false;
    check_ = std::move(check);
    std::vector<std::string> names;
    for (const auto& g : check_->outline.groups) names.push_back(g.name);
    auto now = edges();
    if (!job_ || names != names_ || now != edges_) {
        names_ = std::move(names), edges_ = std::move(now);
        lay_out_anew();
        return true;
    }
    if (!model_.shape && !job_->step(kTurn)) return true;
    dress();
    return false;
}

void SpecGraph::dress() {
    model_.shape = job_->shape();
    model_.looks.clear();
    for (const auto& members : folded_.members) {
        const auto& group = check_->outline.groups[std::size_t(members.front())];
        model_.looks.push_back({.tone = Tone::quiet, .icon = group.tasks.size() > 1 ? Icon::layers : Icon::box, .stacked = members.size() > 1 || group.tasks.size() > 1, .folded = members.size() > 1});
    }
    model_.links = link_looks(*model_.shape, std::vector<GraphLinkLook>(folded_.dag.edges().size()));
    model_.height = names_.size() == 1 ? 140 : 0;
    model_.key = [this](std::size_t i) { return std::string_view(names_[std::size_t(folded_.members[i].front())]); };
    model_.words = [this](std::size_t i) { return words(i); };
}

GraphNodeWords SpecGraph::words(std::size_t node) const {
    const auto& members = folded_.members[node];
    const auto& group = check_->outline.groups[std::size_t(members.front())];
    Gpus gpus;
    for (const auto& t : group.tasks) gpus += t.each.gpu;
    GraphNodeWords out{.name = group.implied && group.tasks.size() == 1 ? group.tasks.front().name : group.name, .status = "", .fact = "", .after = ""};
    if (group.tasks.size() > 1) out.fact = plural(static_cast<std::int64_t>(group.tasks.size()), "task") + ", ";
    out.fact += gpus.value > 0 ? plural(gpus.value, "GPU") : group.tasks.size() == 1 ? plural(group.tasks.front().each.cpu.value / 1000, "core") : "no GPUs";
    if (members.size() > 1) out.mark = fmt::format("×{}", members.size());
    const auto up = dag_.up(members.front());
    if (!up.empty()) out.after = up.size() == 1 ? "after " + names_[std::size_t(up[0])] : fmt::format("after {} groups", up.size());
    return out;
}

const SpecTask* SpecGraph::pressed(const GraphPress& press) const {
    if (press.kind != GraphPress::Kind::node || press.index >= folded_.members.size()) return nullptr;
    const auto& group = check_->outline.groups[std::size_t(folded_.members[press.index].front())];
    return group.tasks.empty() ? nullptr : &group.tasks.front();
}

}  // namespace submit
