#include "api/cluster_words.h"
#include "base/json.h"
#include "base/time_text.h"
#include <algorithm>

namespace {

std::string_view after(std::string_view text, std::string_view mark) {
    const auto at = text.find(mark);
    return at == std::string_view::npos ? std::string_view() : text.substr(at + mark.size());
}

// "PodScheduled: False, Reason: Unschedulable, Message: 0/62 nodes are available"
bool read_condition(std::string_view text, ClusterWord& out) {
    const auto reason = after(text, ", Reason: ");
    if (reason.empty()) return false;
    const auto end = std::min(reason.find(", Message: "), reason.size());
    out.reason = reason.substr(0, end);
    out.message = mend_utf8(after(text, ", Message: "));
    return true;
}

// "2026-11-22 15:35:17.557643 [task retry-1] …"; the time may end in "+00:00".
std::optional<ClusterWord> read_line(std::string_view line) {
    const auto open = line.find(" ["), close = line.find("] ");
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return std::nullopt;
    const auto at = parse_instant(line.substr(0, open));
    if (!at) return std::nullopt;
    ClusterWord out{.at = *at, .task = std::string(line.substr(open + 2, close - open - 2)), .reason = {}, .message = {}};
    if (const auto retry = out.task.rfind(" retry-"); retry != std::string::npos) out.task.resize(retry);
    const auto rest = line.substr(close + 2);
    if (read_condition(rest, out)) return out;
    const auto colon = rest.find(": ");
    out.reason = rest.substr(0, std::min(colon, rest.size()));
    if (colon != std::string_view::npos) out.message = mend_utf8(rest.substr(colon + 2));
    return out;
}

}  // namespace

std::vector<ClusterWord> read_cluster_words(std::string_view text) {
    std::vector<ClusterWord> out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (auto word = read_line(text.substr(0, end))) out.push_back(std::move(*word));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    std::stable_sort(out.begin(), out.end(), [](const ClusterWord& a, const ClusterWord& b) { return a.at < b.at; });
    return out;
}
