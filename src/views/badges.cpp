#include "views/badges.h"

static Badge phase_badge(Phase phase, const std::string& word) {
    switch (phase) {
        case Phase::queued: return {.word = "Queued", .tone = Tone::queued, .icon = Icon::clock};
        case Phase::starting: return {.word = "Starting", .tone = Tone::starting, .icon = Icon::circle_dashed};
        case Phase::running: return {.word = "Running", .tone = Tone::running, .icon = Icon::circle_play};
        case Phase::completed: return {.word = "Completed", .tone = Tone::completed, .icon = Icon::circle_check};
        case Phase::failed: return {.word = "Failed", .tone = Tone::failed, .icon = Icon::circle_x};
        case Phase::other: break;
    }
    return {.word = word.empty() ? "Not told" : word, .tone = Tone::quiet, .icon = Icon::circle_ellipsis};
}

Badge badge_of(const StatusWord& status) {
    if (status.status == Status::failed_submission) return {.word = "Rejected", .tone = Tone::failed, .icon = Icon::ban};
    auto badge = phase_badge(phase_of(status.status), status.word);
    badge.note = failure_reason(status.status);
    return badge;
}

// What only waits for other tasks is not in anybody's queue yet, and what they kept from starting did not fail by itself.
Badge task_badge(const StatusWord& status) {
    if (status.status == Status::waiting) return {.word = "Waiting", .tone = Tone::quiet, .icon = Icon::circle_ellipsis};
    if (status.status == Status::failed_upstream) return {.word = "Not run", .tone = Tone::quiet, .icon = Icon::circle_slash};
    if (status.status == Status::rescheduled) return {.word = "Rescheduled", .tone = Tone::quiet, .icon = Icon::rotate_cw};
    return badge_of(status);
}

std::string health_title(Health health) {
    switch (health) {
        case Health::unhealthy: return "Unhealthy";
        case Health::degraded: return "Degraded";
        case Health::unknown: return "Unknown";
        case Health::healthy: return "Healthy";
        case Health::unused: return "Unused";
    }
    return "Unknown";
}

Badge badge_of(Health health) {
    Badge badge{.word = health_title(health), .tone = Tone::unused, .shape = Badge::Shape::ring};
    if (health == Health::unhealthy) badge.tone = Tone::failed, badge.shape = Badge::Shape::octagon;
    if (health == Health::degraded) badge.tone = Tone::queued, badge.shape = Badge::Shape::triangle;
    if (health == Health::healthy) badge.tone = Tone::running, badge.shape = Badge::Shape::disc;
    return badge;
}

Badge badge_of(const Pool& pool) {
    switch (pool.status) {
        case PoolStatus::online: return {.word = "Online", .tone = Tone::running, .shape = Badge::Shape::disc};
        case PoolStatus::offline: return {.word = "Offline", .tone = Tone::failed, .icon = Icon::power_off};
        case PoolStatus::maintenance: return {.word = "Maintenance", .tone = Tone::queued, .icon = Icon::wrench};
        case PoolStatus::unknown: break;
    }
    return {.word = pool.status_word.empty() ? "Not told" : pool.status_word, .tone = Tone::unused, .shape = Badge::Shape::ring};
}

Badge priority_badge(Priority priority, const std::string& word) {
    switch (priority) {
        case Priority::high: return {.word = "HIGH", .tone = Tone::high, .icon = Icon::chevrons_up};
        case Priority::normal: return {.word = "NORMAL", .tone = Tone::normal, .icon = Icon::equal};
        case Priority::low: return {.word = "LOW", .tone = Tone::low, .icon = Icon::chevron_down};
        case Priority::unknown: break;
    }
    return {.word = word.empty() ? "Not told" : word, .tone = Tone::quiet};
}

std::string type_title(Sharing sharing, const std::string& word) {
    switch (sharing) {
        case Sharing::reserved: return "Reserved";
        case Sharing::shared: return "Shared";
        case Sharing::unused: return "Unused";
        case Sharing::unknown: break;
    }
    return word.empty() ? "Not told" : word;
}
