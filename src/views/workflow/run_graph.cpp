#include "views/workflow/run_graph.h"
#include "base/pieces.h"
#include "base/text.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/workflow/panel.h"
#include "views/workflow/words.h"
#include <algorithm>
#include <fmt/core.h>

namespace workflow {

static constexpr int kAlike = 5;           // so many groups that look all alike become one node
static constexpr std::size_t kTurn = 200'000;  // steps of a layout in one frame: some milliseconds
static constexpr std::size_t kMany = 60;

std::optional<Seconds> group_time(const RunGroup& g, Instant now) {
    const auto from = g.times.processing ? g.times.processing : g.times.started;
    if (!from || (!g.times.ended && is_final(g.status.status))) return std::nullopt;
    return std::chrono::duration_cast<Seconds>(std::max(Millis(0), g.times.ended.value_or(now) - *from));
}

GraphWish graph_wish(const Run& run, const Route& route) {
    GraphWish out{.open = {}, .path = route.param("path") == "1", .find = std::string(route.param("find")), .hit = std::string(route.param("hit")), .selected = std::string(route.param("group"))};
    for (const auto family : pieces_of(route.param("open"), ',')) if (!family.empty()) out.open.emplace(family);
    if (const auto task = route.param("task"); !task.empty())
        if (const auto at = find_task(run, task)) out.selected = run.groups[at->group].name;
    return out;
}

Route with_open(const Route& route, std::string_view family, bool open) {
    std::string list;
    for (const auto one : pieces_of(route.param("open"), ','))
        if (!one.empty() && one != family) list.append(list.empty() ? "" : ",").append(one);
    if (open) list.append(list.empty() ? "" : ",").append(family);
    return route.with("open", list);
}

bool RunGraph::same_graph(const Run& run) const {
    if (!run_ || run_->head.id != run.head.id || run_->groups.size() != run.groups.size()) return false;
    for (std::size_t i = 0; i < run.groups.size(); ++i)
        if (run.groups[i].name != run_->groups[i].name || run.groups[i].downstream != run_->groups[i].downstream) return false;
    return true;
}

void RunGraph::begin() {
    stage_ = Stage::read;
    model_ = {.name = "Graph of " + run_->head.id.value, .shape = {}, .looks = {}, .links = {}, .key = {}, .words = {}, .frame_words = {}};
}

void RunGraph::lay_out_anew(const GraphWish& wish) {
    std::vector<DagEdge> edges;
    for (std::size_t g = 0; g < run_->groups.size(); ++g)
        for (const auto to : run_->groups[g].downstream) edges.push_back({int(g), int(to)});
    dag_ = Dag(int(run_->groups.size()), std::move(edges));
    folded_ = fold(dag_, kAlike, [&](int first) { return wish.open.contains(run_->groups[std::size_t(first)].name); });
    job_.emplace(folded_.dag);
    stage_ = Stage::laying;
}

bool RunGraph::follow(std::shared_ptr<const Run> run, std::shared_ptr<const RunRequests> requests, const GraphWish& wish, Instant now) {
    const bool same = stage_ != Stage::none && wish.open == wish_.open && (run == run_ || same_graph(*run));
    const bool dressed = same && model_.shape && run == run_ && wish == wish_ && (now == now_ || !wish.path);
    if (dressed && requests == requests_ && now == now_) return false;
    run_ = std::move(run), requests_ = std::move(requests), now_ = now;
    wish_ = wish;
    if (!same) return begin(), true;
    if (stage_ == Stage::read) return lay_out_anew(wish), true;
    if (stage_ == Stage::laying) {
        if (job_->step(kTurn)) stage_ = Stage::laid_out;
        return true;
    }
    if (dressed) words_.assign(words_.size(), std::nullopt);  // only what is said of them may be otherwise now
    else dress(wish, now);
    return false;
}

// What is worse stands for all: one that failed among hundreds must be seen.
static int weight(Status s) {
    switch (phase_of(s)) {
        case Phase::failed: return s == Status::failed_upstream ? 4 : 6;
        case Phase::running: return 5;
        case Phase::starting: return 3;
        case Phase::queued: return 2;
        case Phase::other: return 1;
        case Phase::completed: return 0;
    }
    return 0;
}

static const RunGroup& worst(const Run& run, const std::vector<int>& members) {
    const auto at = std::max_element(members.begin(), members.end(), [&](int a, int b) { return weight(run.groups[std::size_t(a)].status.status) < weight(run.groups[std::size_t(b)].status.status); });
    return run.groups[std::size_t(*at)];
}

static bool holds_back(const RunGroup& g) { return is_waiting(g.status.status) && g.waits_for > 0; }

GraphNodeLook RunGraph::look(std::size_t node, const GraphWish& wish) const {
    const auto& members = folded_.members[node];
    const auto& group = worst(*run_, members);
    const auto status = group.status.status;
    const auto phase = phase_of(status);
    const bool upstream = holds_back(group);
    const auto badge = task_badge(group.status);
    GraphNodeLook out{.tone = badge.tone, .icon = badge.icon};
    if (upstream) out.tone = Tone::quiet, out.icon = Icon::circle_ellipsis;
    if (status == Status::failed_upstream) out.tone = Tone::failed;  // below what failed the colour goes on
    out.tinted = phase == Phase::running || (phase == Phase::failed && status != Status::failed_upstream);
    out.faint = upstream || status == Status::failed_upstream;
    out.stacked = members.size() > 1 || group.tasks.size() > 1;
    out.folded = members.size() > 1;
    out.busy = phase == Phase::starting;
    out.critical = wish.path && std::any_of(members.begin(), members.end(), [&](int g) { return std::find(path_.groups.begin(), path_.groups.end(), g) != path_.groups.end(); });
    if (!wish.find.empty()) out.dimmed = std::none_of(members.begin(), members.end(), [&](int g) { return std::binary_search(hits_.begin(), hits_.end(), g); });
    return out;
}

static EdgeLook edge_look(const RunGroup& from, const RunGroup& to) {
    if (phase_of(from.status.status) == Phase::failed) return EdgeLook::broken;
    const auto phase = phase_of(to.status.status);
    if (phase == Phase::running || phase == Phase::starting) return EdgeLook::live;
    return is_waiting(to.status.status) ? EdgeLook::waiting : EdgeLook::done;
}

void RunGraph::find(const GraphWish& wish) {
    hits_.clear(), hit_ = 0;
    if (wish.find.empty()) return;
    const auto wanted = lower_case(wish.find);
    const auto has = [&](std::string_view name) { return lower_case(name).find(wanted) != std::string::npos; };
    for (std::size_t g = 0; g < run_->groups.size(); ++g) {
        const auto& one = run_->groups[g];
        if (!has(one.name) && std::none_of(one.tasks.begin(), one.tasks.end(), [&](const RunTask& t) { return has(t.name); })) continue;
        if (one.name == wish.hit) hit_ = hits_.size();
        hits_.push_back(int(g));
    }
}

std::string RunGraph::found_words() const {
    if (hits_.empty()) return "Nothing of this name";
    return hits_.size() == 1 ? "1 found" : fmt::format("{} of {} found", hit_ + 1, hits_.size());
}

std::optional<Route> RunGraph::next_hit(const Route& route) const {
    if (hits_.empty()) return std::nullopt;
    const auto node_of = [&](int g) -> const std::vector<int>& { return folded_.members[std::size_t(folded_.node_of[std::size_t(g)])]; };
    const bool folded = node_of(hits_[hit_]).size() > 1;
    const int to = hits_[folded ? hit_ : (hit_ + 1) % hits_.size()];
    const auto& members = node_of(to);
    const auto next = route.with("hit", run_->groups[std::size_t(to)].name);
    return members.size() > 1 ? with_open(next, run_->groups[std::size_t(members.front())].name, true) : next;
}

void RunGraph::dress(const GraphWish& wish, Instant now) {
    model_.shape = job_->shape();
    words_.assign(folded_.members.size(), std::nullopt);
    std::vector<Seconds> took;
    if (wish.path) {
        for (const auto& g : run_->groups) took.push_back(group_time(g, now).value_or(Seconds(0)));
        path_ = critical_path(dag_, took);
    } else {
        path_ = {};
    }
    const auto nodes = folded_.members.size();
    find(wish);
    model_.looks.clear(), model_.selected = -1, model_.anchor = -1;
    model_.found = hits_.empty() ? -1 : folded_.node_of[std::size_t(hits_[hit_])];
    for (std::size_t n = 0; n < nodes; ++n) {
        model_.looks.push_back(look(n, wish));
        for (const int g : folded_.members[n]) if (run_->groups[std::size_t(g)].name == wish.selected) model_.selected = int(n);
        const auto& l = model_.looks.back();
        if (wish.find.empty() && l.tinted && (model_.anchor < 0 || (l.tone == Tone::failed && model_.looks[std::size_t(model_.anchor)].tone != Tone::failed))) model_.anchor = int(n);
    }
    if (model_.found >= 0) model_.anchor = model_.found;
    std::vector<GraphLinkLook> lines;
    for (const auto& e : folded_.dag.edges()) {
        const auto &from = folded_.members[std::size_t(e.from)], &to = folded_.members[std::size_t(e.to)];
        const bool critical = wish.path && std::any_of(from.begin(), from.end(), [&](int a) { return std::any_of(to.begin(), to.end(), [&](int b) { return path_.holds(a, b); }); });
        const bool dimmed = model_.looks[std::size_t(e.from)].dimmed || model_.looks[std::size_t(e.to)].dimmed;
        lines.push_back({edge_look(worst(*run_, from), worst(*run_, to)), critical, dimmed});
    }
    model_.links = link_looks(*model_.shape, lines);
    model_.height = run_->groups.size() > kMany ? 420 : run_->groups.size() == 1 ? 120 : std::clamp(model_.shape->height + 60, 170.0f, 300.0f);
    model_.key = [this](std::size_t i) { return std::string_view(run_->groups[std::size_t(folded_.members[i].front())].name); };
    model_.words = [this](std::size_t i) { return kept_words(i); };
}

static std::string counted(const Run& run, const std::vector<int>& members) {
    std::size_t done = 0, running = 0, failed = 0;
    for (const int g : members) {
        const auto phase = phase_of(run.groups[std::size_t(g)].status.status);
        done += phase == Phase::completed, running += phase == Phase::running || phase == Phase::starting, failed += phase == Phase::failed;
    }
    std::string out = fmt::format("{} of {} done", done, members.size());
    if (failed > 0) return out + fmt::format(", {} failed", failed);
    return running > 0 ? out + fmt::format(", {} run", running) : out;
}

static std::string asked_words(const RunGroup& g, const RunRequests* requests) {
    Gpus gpus;
    if (requests) for (const auto& t : g.tasks) if (const auto at = requests->tasks.find(t.name); at != requests->tasks.end()) gpus += at->second.gpu;
    return gpus.value > 0 ? plural(gpus.value, "GPU") : "";
}

static std::string joined(std::string a, const std::string& b) { return a.empty() ? b : b.empty() ? a : a + ", " + b; }

std::string RunGraph::after(std::size_t node) const {
    const auto& up = run_->groups[std::size_t(folded_.members[node].front())].upstream;
    if (up.empty()) return "";
    if (up.size() == 1) return "after " + run_->groups[up[0]].name;
    return up.size() == 2 ? "after " + run_->groups[up[0]].name + " and " + run_->groups[up[1]].name : fmt::format("after {} groups", up.size());
}

std::string RunGraph::fact(std::size_t node) const {
    const auto& members = folded_.members[node];
    if (members.size() > 1) return counted(*run_, members);
    const auto& g = run_->groups[std::size_t(members.front())];
    const auto tasks = g.tasks.size() > 1 ? fmt::format("{} tasks", g.tasks.size()) : std::string();
    const auto status = g.status.status;
    if (status == Status::failed_upstream) return "not run";
    const auto phase = phase_of(status);
    if (phase == Phase::failed) {
        for (const auto& t : g.tasks) if (t.last().exit_code && phase_of(t.last().status.status) == Phase::failed) return fmt::format("exit code {}", *t.last().exit_code);
        const auto reason = lower_case(failure_reason(status));
        return reason.empty() ? "failed" : reason;
    }
    if (holds_back(g)) return joined(tasks, run_->groups[std::size_t(members.front())].upstream.size() > 2 || !tasks.empty() ? fmt::format("after {}", g.upstream.size() == 1 ? run_->groups[g.upstream[0]].name : fmt::format("{} groups", g.upstream.size())) : after(node));
    if (phase == Phase::queued) return joined(tasks, g.times.scheduling ? "queued " + lasting_words(std::chrono::duration_cast<Seconds>(std::max(Millis(0), now_ - *g.times.scheduling))) : "queued");
    if (phase == Phase::starting) return joined(tasks, "starting");
    const auto since = g.times.started ? g.times.started : g.times.processing;
    if (!since) return tasks;
    const auto took = std::chrono::duration_cast<Seconds>(std::max(Millis(0), g.times.ended.value_or(now_) - *since));
    return joined(tasks.empty() && phase == Phase::running ? asked_words(g, requests_.get()) : tasks, phase == Phase::running ? lasting_words(took) : duration_words(took));
}

const GraphNodeWords& RunGraph::kept_words(std::size_t node) const {
    auto& kept = words_[node];
    if (!kept) kept = words(node);
    return *kept;
}

GraphNodeWords RunGraph::words(std::size_t node) const {
    const auto& members = folded_.members[node];
    const auto& first = run_->groups[std::size_t(members.front())];
    const auto& shown = worst(*run_, members);
    GraphNodeWords out{.name = first.name, .status = lower_case(holds_back(shown) ? "Waiting" : task_badge(shown.status).word), .fact = fact(node), .after = after(node)};
    if (members.size() > 1) out.mark = fmt::format("×{}", members.size());
    if (path_.slack.empty()) return out;
    Seconds least = path_.slack[std::size_t(members.front())];
    for (const int g : members) least = std::min(least, path_.slack[std::size_t(g)]);
    if (least.count() > 0) out.fact = joined(out.fact, "slack " + lasting_words(least));
    return out;
}

std::optional<Route> RunGraph::pressed(const GraphPress& press, const Route& route) const {
    if (press.kind == GraphPress::Kind::nothing) return with_group(route, "");
    if (press.kind == GraphPress::Kind::frame || press.index >= folded_.members.size()) return std::nullopt;
    const auto& members = folded_.members[press.index];
    const auto& group = run_->groups[std::size_t(members.front())];
    if (members.size() > 1) return with_open(route, group.name, true);
    return group.tasks.size() == 1 ? with_task(route, group.tasks.front().name) : with_group(route, group.name);
}

std::string RunGraph::path_words() const {
    if (path_.groups.empty()) return "";
    return fmt::format("Critical path: {}, {}", plural(static_cast<std::int64_t>(path_.groups.size()), "group"), duration_words(path_.length));
}

}  // namespace workflow
