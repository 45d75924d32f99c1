#pragma once
#include "domain/pod_event.h"
#include "domain/waiting.h"
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

// What the cluster told of a run's pods: every line once, in the order of time. The service keeps only its last
// hundred lines and a stream that is opened anew repeats those, so what was told before is known by its contents.
class PodEvents {
  public:
    std::size_t add(std::vector<PodEvent>);                 // how many of them were new
    const std::vector<PodEvent>& all() const { return all_; }
    const std::vector<ClusterWord>& words() const { return words_; }  // the same, for what reasons about them
    std::span<const std::uint32_t> of(std::string_view task) const;   // places in `all`
    const std::vector<std::string>& tasks() const { return tasks_; }  // in the order they were first told of
    std::size_t dropped() const { return dropped_; }        // the oldest, for want of room

    static constexpr std::size_t kMost = 50'000;

  private:
    void put_in_order();
    void drop_oldest();
    void index(std::uint32_t from);
    std::vector<PodEvent> all_;
    std::vector<ClusterWord> words_;
    std::unordered_set<std::uint64_t> known_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_task_;
    std::vector<std::string> tasks_;
    std::size_t dropped_ = 0;
};

std::uint64_t id_of(const PodEvent&);                       // the same for the same line

// Stages that a pod went through, one after the other; a task that was tried again begins anew.
struct PodSpan {
    PodStage stage = PodStage::pending;
    Instant from{}, to{};
    bool open = false;                                      // goes on: `to` is only now
    Weighing weighs = Weighing::usual;                      // trouble: it ended so
};
std::vector<PodSpan> pod_spans(const PodEvents&, std::string_view task, std::optional<Instant> now);  // none: nothing goes on

// What is worth a look among the events of a task; what repeats itself is told once.
struct PodTrouble { Instant at{}, last{}; std::size_t times = 1; PodWords words; std::string message; };
std::vector<PodTrouble> pod_troubles(const PodEvents&, std::string_view task);
