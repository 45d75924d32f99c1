#include "store/polling.h"
#include <algorithm>

bool Need::settled(const Model& m) const {
    const auto s = standing(m);
    return weight() == Weight::extra || !s.can || s.have || s.failed;
}

// None: not by itself. The first answer is asked for even when refreshing is off.
static std::optional<Instant> due_at(const Model& m, const Need& need) {
    const auto s = need.standing(m);
    if (s.in_flight || !s.can) return std::nullopt;
    if (!s.tried) return m.now;
    if (s.again) return s.again;
    if (m.settings.refresh.count() == 0) return std::nullopt;
    const auto usual = std::max(m.settings.refresh, s.failed && !s.have ? Seconds(10) : s.least);
    return *s.tried + (s.most && !s.failed ? std::min(*s.most, usual) : usual);
}

std::vector<Effect> fetch_due_hidden(Model& m, std::span<const Need> needs) {
    std::vector<Effect> out;
    for (const auto& need : needs) {
        const auto due = due_at(m, need);
        const bool other = need.other(m);
        if (other && need.typing(m)) continue;
        if (other || (due && *due <= m.now)) out.push_back(need.ask(m));
    }
    return out;
}

std::vector<Effect> fetch_due(Model& m, std::span<const Need> needs) { return m.visible ? fetch_due_hidden(m, needs) : std::vector<Effect>(); }

std::vector<Effect> fetch_now(Model& m, std::span<const Need> needs) {
    std::vector<Effect> out;
    for (const auto& need : needs)
        if (const auto s = need.standing(m); (s.can && !s.in_flight) || need.other(m)) out.push_back(need.ask(m));
    return out;
}

std::optional<Instant> next_due_hidden(const Model& m, std::span<const Need> needs) {
    std::optional<Instant> earliest;
    const auto consider = [&](std::optional<Instant> due) { if (due && (!earliest || *due < *earliest)) earliest = due; };
    for (const auto& need : needs) {
        consider(due_at(m, need));
        if (m.typed && need.typing(m) && need.other(m)) consider(*m.typed + kTypingPause);
    }
    return earliest;
}

std::optional<Instant> next_due(const Model& m, std::span<const Need> needs) { return m.visible ? next_due_hidden(m, needs) : std::nullopt; }
