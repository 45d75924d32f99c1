#pragma once
#include "base/units.h"
#include "domain/workflow.h"
#include <optional>
#include <string>
#include <string_view>

// One line of what Kubernetes says of a workflow's pods. Two shapes: an event, `TIME [task] Reason: message`, which
// does not tell the try; and a condition, `TIME [task retry-1] Type: False, Reason: R, Message: M`, which does.
struct PodEvent {
    Instant at{};
    std::string task;
    std::optional<int> retry;      // none: it was not told
    std::string reason;            // "FailedScheduling"; of a condition its type, "PodScheduled"
    std::string status;            // of a condition: "True", "False", "Unknown"; empty: it is an event
    std::string cause;             // of a condition: its reason, "Unschedulable"; may be empty
    std::string message;
    bool operator==(const PodEvent&) const = default;
};
std::optional<PodEvent> parse_pod_event(std::string_view line);

enum class PodStage : std::uint8_t { none, pending, init, running, done };  // where it leaves the pod; none: it says nothing of that
enum class Weighing : std::uint8_t { usual, worth_a_look, trouble };
struct PodWords { std::string words; Weighing weighs = Weighing::usual; PodStage stage = PodStage::none; };
PodWords words_of(const PodEvent&);  // an unknown reason is its own word
