#include "domain/pod_event.h"
#include "base/time_text.h"
#include <charconv>

static std::string_view until(std::string_view& rest, std::string_view mark) {
    const auto at = std::min(rest.find(mark), rest.size());
    const auto out = rest.substr(0, at);
    rest.remove_prefix(std::min(rest.size(), at + mark.size()));
    return out;
}

static void read_tag(std::string_view tag, PodEvent& out) {
    const auto at = tag.rfind(" retry-");
    int n = 0;
    const bool has = at != std::string_view::npos && std::from_chars(tag.data() + at + 7, tag.data() + tag.size(), n).ptr == tag.data() + tag.size() && at + 7 < tag.size();
    out.task = tag.substr(0, has ? at : tag.size());
    if (has) out.retry = n;
}

static bool is_status(std::string_view s) { return s == "True" || s == "False" || s == "Unknown"; }

std::optional<PodEvent> parse_pod_event(std::string_view line) {
    const auto open = line.find(" [");
    const auto close = open == std::string_view::npos ? open : line.find("] ", open);
    if (close == std::string_view::npos) return std::nullopt;
    const auto at = parse_instant(line.substr(0, open));
    if (!at) return std::nullopt;
    PodEvent out{.at = *at};
    read_tag(line.substr(open + 2, close - open - 2), out);
    auto rest = line.substr(close + 2);
    if (rest.find(": ") == std::string_view::npos) return std::nullopt;
    out.reason = until(rest, ": ");
    auto after = rest;
    const auto status = until(after, ", ");
    if (!is_status(status)) {
        out.message = rest;
        return out;
    }
    out.status = status;
    if (!out.retry) out.retry = 0;  // conditions name the try, but for the first
    if (after.starts_with("Reason: ")) {
        after.remove_prefix(8);
        const auto message = after.find(", Message: ");
        out.cause = after.substr(0, message);
        after = message == std::string_view::npos ? std::string_view() : after.substr(message + 2);
    }
    if (after.starts_with("Message: ")) out.message = after.substr(9);
    return out;
}

namespace {

struct Row { std::string_view reason, status, cause; std::string_view words; Weighing weighs; PodStage stage; };

// The first row that fits; an empty column fits anything.
constexpr Row kRows[] = {
    {"PodScheduled", "False", "", "No node has room for it now", Weighing::worth_a_look, PodStage::pending},
    {"PodScheduled", "True", "", "Placed on a node", Weighing::usual, PodStage::init},
    {"Initialized", "True", "", "Ready to start its containers", Weighing::usual, PodStage::init},
    {"ContainersReady", "True", "", "Its containers run", Weighing::usual, PodStage::running},
    {"Ready", "True", "", "Running", Weighing::usual, PodStage::running},
    {"Ready", "False", "PodCompleted", "Completed", Weighing::usual, PodStage::done},
    {"Ready", "False", "PodFailed", "Failed", Weighing::trouble, PodStage::done},
    {"Ready", "False", "OOMKilled", "Used more memory than its limit, and was stopped", Weighing::trouble, PodStage::done},
    {"DisruptionTarget", "True", "PreemptionByScheduler", "Makes room for a pod of higher priority", Weighing::worth_a_look, PodStage::none},
    {"DisruptionTarget", "True", "", "Is about to be removed from its node", Weighing::worth_a_look, PodStage::none},
    {"FailedScheduling", "", "", "No node has room for it now", Weighing::worth_a_look, PodStage::pending},
    {"Scheduled", "", "", "Placed on a node", Weighing::usual, PodStage::init},
    {"Pulling", "", "", "Pulling its image", Weighing::usual, PodStage::init},
    {"Pulled", "", "", "Image pulled", Weighing::usual, PodStage::init},
    {"Created", "", "", "Container created", Weighing::usual, PodStage::init},
    {"Started", "", "", "Container started", Weighing::usual, PodStage::running},
    {"ErrImagePull", "", "", "The image cannot be pulled", Weighing::trouble, PodStage::init},
    {"ImagePullBackOff", "", "", "Waits before it pulls the image again", Weighing::trouble, PodStage::init},
    {"BackOff", "", "", "Waits before the next try", Weighing::trouble, PodStage::none},
    {"CrashLoopBackOff", "", "", "Its container ends again and again", Weighing::trouble, PodStage::none},
    {"Failed", "", "", "Could not be started", Weighing::trouble, PodStage::none},
    {"FailedMount", "", "", "A volume cannot be mounted", Weighing::trouble, PodStage::init},
    {"FailedAttachVolume", "", "", "A volume cannot be attached", Weighing::trouble, PodStage::init},
    {"FailedCreatePodSandBox", "", "", "Its node cannot make room for it", Weighing::trouble, PodStage::init},
    {"OOMKilled", "", "", "Used more memory than its limit, and was stopped", Weighing::trouble, PodStage::done},
    {"OOMKilling", "", "", "The node stops what uses too much memory", Weighing::trouble, PodStage::none},
    {"Unhealthy", "", "", "Does not answer its health check", Weighing::worth_a_look, PodStage::none},
    {"Preempted", "", "", "Removed for a pod of higher priority", Weighing::trouble, PodStage::done},
    {"Evicted", "", "", "Removed: its node ran low on something", Weighing::trouble, PodStage::done},
    {"NodeNotReady", "", "", "Its node does not answer", Weighing::trouble, PodStage::none},
    {"UnexpectedAdmissionError", "", "", "Its node refused it", Weighing::trouble, PodStage::done},
    {"Killing", "", "", "Being stopped", Weighing::usual, PodStage::done},
    {"TaintManagerEviction", "", "", "Removed: its node was tainted", Weighing::trouble, PodStage::done},
    {"DeadlineExceeded", "", "", "Ran out of time", Weighing::trouble, PodStage::done},
};

bool fits(std::string_view wanted, std::string_view there) { return wanted.empty() || wanted == there; }

}  // namespace

PodWords words_of(const PodEvent& e) {
    for (const auto& row : kRows)
        if (row.reason == e.reason && (row.status.empty() == e.status.empty()) && fits(row.status, e.status) && fits(row.cause, e.cause)) return {std::string(row.words), row.weighs, row.stage};
    if (e.status.empty()) return {e.reason};
    return {e.reason + (e.status == "True" ? "" : e.status == "False" ? ": no" : ": not known") + (e.cause.empty() ? "" : " (" + e.cause + ")")};
}
