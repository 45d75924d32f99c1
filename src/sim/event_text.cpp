#include "sim/event_text.h"

#include <algorithm>

#include "sim/random.h"
#include "sim/spec_text.h"

namespace sim {
namespace {

constexpr std::size_t kMostLines = 100;

struct Line {
    Instant at;
    std::string text;
    friend bool operator<(const Line& a, const Line& b) { return a.at < b.at; }
};

std::string nodes_without(const World& world, const Workflow& w, const Task& t) {
    const auto& pool = world.pool(w);
    const auto n = std::to_string(std::count_if(world.fleet.nodes.begin(), world.fleet.nodes.end(), [&](const Node& node) {
        return node.available && node.backend == pool.backend;
    }));
    return "0/" + n + " nodes are available: " + n + " Insufficient " + (t.ask.gpus > 0 ? "nvidia.com/gpu." : "cpu.");
}

// The story of one pod. What lies in the future is left out at the end.
class PodStory {
public:
    PodStory(const World& world, Place at, std::vector<Line>& out)
        : world_(world), w_(world.workflow(at)), t_(world.task(at)), a_(nth(t_.attempts, at.attempt)), out_(out),
          random_(mix(w_.key, 0xe7e7), static_cast<std::uint64_t>(at.group) << 20 | static_cast<std::uint64_t>(at.task) << 4 |
                                          static_cast<std::uint64_t>(at.attempt)),
          pod_(w_.short_uuid() + "-" + w_.task_uuid(at.group, at.task, at.attempt).substr(0, 16)),
          event_tag_("[" + t_.name + "] "),
          tag_(at.attempt == 0 ? event_tag_ : "[" + t_.name + " retry-" + std::to_string(at.attempt) + "] ") {}

    void tell() {
        if (a_.scheduling == kNever) return;
        const auto none = nodes_without(world_, w_, t_);
        condition(a_.scheduling + after(200, 900), "PodScheduled: False, Reason: Unschedulable, Message: " + none);
        const auto until = a_.initializing != kNever ? a_.initializing : a_.end != kNever ? a_.end : world_.now;
        auto again = a_.scheduling + seconds{30};
        for (int n = 0; n < 12 && again < until; ++n, again += minutes{5} * (n + 1)) event(again, "FailedScheduling", none);
        if (a_.initializing != kNever) starts();
        if (a_.end != kNever) ends();
    }

private:
    void starts() {
        const auto& image = image_of(w_, t_);
        const auto& node = nth(world_.fleet.nodes, a_.node).name;
        const auto& space = world_.fleet.backends[world_.pool(w_).backend].name;
        event(a_.initializing, "Scheduled", "Successfully assigned " + space + "/" + pod_ + " to " + node);
        condition(a_.initializing + Span{43}, "PodScheduled: True");
        const auto pulling = a_.initializing + after(300, 900);
        event(pulling, "Pulling", "Pulling image \"" + image + "\"");
        if (a_.start == kNever) return in_trouble(pulling, image);
        const auto pulled = std::max(pulling, a_.start - after(100, 300));
        event(pulled, "Pulled", "Successfully pulled image in " + std::to_string((pulled - pulling) / seconds{1}) + ".1s");
        event(a_.start, "Started", "Started container " + t_.name);
        condition(a_.start + Span{27}, "Initialized: True");
        condition(a_.start + Span{49}, "Ready: True");
        if (random_.chance(0.05)) event(a_.start + seconds{20}, "Unhealthy", "Readiness probe failed: connection refused");
    }

    // Between the order to start and the start that never comes.
    void in_trouble(Instant from, const std::string& image) {
        const auto until = a_.end != kNever ? a_.end : world_.now;
        const auto outcome = t_.fate.outcome;
        for (auto at = from + seconds{2}; at < until; at += seconds{11}) {
            if (outcome == Outcome::image_pull) {
                event(at, "Failed", "Failed to pull image \"" + image + "\": not found");
                event(at + seconds{1}, "BackOff", "Back-off pulling image \"" + image + "\"");
            } else if (outcome == Outcome::start_error) {
                event(at, "Failed", "Error: failed to create containerd task: exec: \"/app/run.sh\": no such file or directory");
                event(at + seconds{1}, "BackOff", "Back-off restarting failed container " + t_.name);
            } else if (outcome == Outcome::start_timeout) {
                event(at, "FailedMount", "MountVolume.SetUp failed for volume \"datasets\": timed out waiting for the condition");
            }
        }
    }

    void ends() {
        const auto killing = [&] { event(a_.end, "Killing", "Stopping container " + t_.name); };
        switch (a_.status == Status::rescheduled && a_.exit_code == 3009 ? Status::failed_preempted : a_.status) {
            case Status::failed_evicted:
                if (t_.fate.outcome == Outcome::out_of_memory)
                    return condition(a_.end, "Ready: False, Reason: OOMKilled, Message: Container " + t_.name + " exceeded its memory limit");
                event(a_.end, "Evicted", "The node was low on resource: memory. Threshold quantity: 100Mi, available: 42Mi.");
                return killing();
            case Status::failed_preempted:
                condition(a_.end - seconds{1}, "DisruptionTarget: True, Reason: PreemptionByScheduler, Message: preempting to accommodate a higher priority pod");
                event(a_.end - seconds{1}, "Preempted", "Preempted by a higher priority pod");
                return killing();
            case Status::failed_backend_error:
                if (t_.fate.outcome == Outcome::backend_error)
                    return event(a_.end, "UnexpectedAdmissionError", "Allocate failed due to no healthy devices present; cannot allocate unhealthy devices nvidia.com/gpu, which is unexpected");
                return event(a_.end, "NodeNotReady", "Node is not ready");
            case Status::failed_canceled: case Status::failed_exec_timeout: case Status::failed_queue_timeout:
                if (a_.start != kNever) killing();
                return;
            case Status::failed: case Status::rescheduled:
                return condition(a_.end, "Ready: False, Reason: PodFailed");
            case Status::completed: return condition(a_.end, "Ready: False, Reason: PodCompleted");
            default: return;
        }
    }

    Span after(int least, int most) { return random_.between(milliseconds{least}, milliseconds{most}); }
    void event(Instant at, std::string_view reason, const std::string& message) { add(at, event_tag_, std::string(reason) + ": " + message); }
    void condition(Instant at, const std::string& text) { add(at, tag_, text); }
    void add(Instant at, const std::string& tag, const std::string& text) {
        if (at > world_.now) return;
        auto stamp = iso(at);  // 2026-11-22T15:35:17.557643
        stamp[10] = ' ';
        out_.push_back({at, stamp + " " + tag + text + "\n"});
    }

    const World& world_;
    const Workflow& w_;
    const Task& t_;
    const Attempt& a_;
    std::vector<Line>& out_;
    Random random_;
    std::string pod_, event_tag_, tag_;
};

std::vector<Line> lines_of(const World& world, const EventWish& wish) {
    std::vector<Line> lines;
    const auto& w = nth(world.workflows, wish.workflow);
    for (int g = 0; g < static_cast<int>(w.groups.size()); ++g)
        for (int t = 0; t < static_cast<int>(nth(w.groups, g).tasks.size()); ++t) {
            const auto& task = nth(nth(w.groups, g).tasks, t);
            if (!wish.task.empty() && task.name != wish.task) continue;
            for (int a = 0; a < static_cast<int>(task.attempts.size()); ++a)
                if (wish.retry < 0 || wish.retry == a) PodStory(world, {wish.workflow, g, t, a}, lines).tell();
        }
    std::stable_sort(lines.begin(), lines.end());
    if (lines.size() > kMostLines) lines.erase(lines.begin(), lines.end() - static_cast<long>(kMostLines));
    return lines;
}

}  // namespace

Reply events_reply(Service& service, EventWish wish) {
    const auto& w = nth(service.world().workflows, wish.workflow);
    std::string now;
    const auto lines = lines_of(service.world(), wish);
    for (const auto& line : lines) now += line.text;
    if (!is_alive(w.status)) return text_stream(service, std::move(now));
    auto sent = lines.empty() ? kNever : lines.back().at;
    auto r = live_text(service, [&service, wish, sent](std::string& out) mutable {
        const auto& world = service.world();
        for (const auto& line : lines_of(world, wish)) {
            if (line.at <= sent) continue;
            out += line.text;
            sent = line.at;
        }
        return is_alive(nth(world.workflows, wish.workflow).status);
    });
    r.body = std::move(now);
    return r;
}

}  // namespace sim
