#include "store/write.h"

WriteKind kind_of(const Write& write) { return static_cast<WriteKind>(write.index()); }

const WorkflowId& about(const Write& write) {
    return std::visit([](const auto& w) -> const WorkflowId& { return w.id; }, write);
}

// A refusal is an answer of somebody who did not do it. Where the service failed on the way, or
// nobody answered, it may have been done.
ResubmitRun resubmission(const WorkflowId& id, const PoolName& own_pool, const std::string& own_priority, const ResubmitChange& change) {
    ResubmitRun out{id, change.pool.empty() ? own_pool : PoolName{change.pool}, change.priority.empty() ? own_priority : change.priority};
    for (const auto& [key, value] : change.labels)
        if (!key.empty()) out.labels.push_back(key + "=" + value);
    if (!change.without.empty()) out.without.push_back(change.without);
    return out;
}

WriteEnd end_of_write(std::optional<Failure> failure) {
    using Kind = WriteEnd::Kind;
    if (!failure) return {};
    const auto kind = [&] {
        switch (failure->kind) {
            case Failure::Kind::signed_out: case Failure::Kind::denied: case Failure::Kind::missing: case Failure::Kind::refused: return Kind::refused;
            case Failure::Kind::garbled: return Kind::done;
            case Failure::Kind::unreachable: case Failure::Kind::timed_out: case Failure::Kind::broken: case Failure::Kind::cancelled: break;
        }
        return Kind::unknown;
    }();
    return {kind, std::move(failure), {}, {}};
}
