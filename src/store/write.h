#pragma once
#include "domain/failure.h"
#include "domain/names.h"
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// What is asked of the service that changes something there. It is sent once, and never again by
// itself: whether it was done when no answer came is not known, and is said to be so.
struct CancelRun {
    WorkflowId id;
    std::string reason;            // may be empty; the service shows it with the failure
    bool force = false;            // also where it is over for the service
    bool operator==(const CancelRun&) const = default;
};
struct RestartRun {
    WorkflowId id;
    PoolName pool;                 // the workflow's own: the service takes any, and quotas differ
    bool operator==(const RestartRun&) const = default;
};
struct TagRun {
    WorkflowId id;
    std::vector<std::string> add, remove;
    bool operator==(const TagRun&) const = default;
};
struct ResubmitRun {
    WorkflowId id;                 // whose specification is submitted again, as it is
    PoolName pool;
    std::string priority;          // as the service spells it; empty: the service's own
    std::vector<std::string> labels = {};          // "key=value": written over those of its specification
    std::vector<std::string> without = {};         // nodes that it must not run on: then its text is read, changed and sent
    bool operator==(const ResubmitRun&) const = default;
};
// Other than its own, of one resubmission or of several at once. What is empty stays as it is.
struct ResubmitChange {
    std::string pool = {}, priority = {};
    std::vector<std::pair<std::string, std::string>> labels = {};   // those without a key say nothing
    std::string without = {};      // a node
    bool operator==(const ResubmitChange&) const = default;
};
ResubmitRun resubmission(const WorkflowId&, const PoolName& own_pool, const std::string& own_priority, const ResubmitChange&);
using Write = std::variant<CancelRun, RestartRun, TagRun, ResubmitRun>;

enum class WriteKind : std::uint8_t { cancel, restart, tag, resubmit };  // what a role may or may not allow
WriteKind kind_of(const Write&);
const WorkflowId& about(const Write&);

struct WriteEnd {
    enum class Kind : std::uint8_t { done, refused, unknown } kind = Kind::done;
    std::optional<Failure> failure;  // in the words of the service; of `done` only where its answer could not be read
    std::string made;                // the workflow that came of it
    std::vector<std::string> warnings;
};
WriteEnd end_of_write(std::optional<Failure>);
