#include "base/words.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/resource/parts.h"
#include <algorithm>
#include <cmath>
#include <fmt/core.h>

namespace resource {

static constexpr auto kWindow = std::chrono::days(7);
static constexpr std::size_t kFewHere = 10, kFewPeers = 30, kShown = 6;
static constexpr double kUnlikely = 0.01;

double chance_of(std::size_t failed, std::size_t of, double rate) {
    const double expected = static_cast<double>(of) * rate;
    if (failed == 0) return 1;
    if (expected <= 0) return 0;
    double term = std::exp(-expected), below = 0;
    for (std::size_t k = 0; k < failed; ++k) {
        below += term;
        term *= expected / static_cast<double>(k + 1);
    }
    return std::clamp(1 - below, 0.0, 1.0);
}

struct Sample {
    std::size_t failed = 0, of = 0;
    double rate() const { return of == 0 ? 0 : static_cast<double>(failed) / static_cast<double>(of); }
    void add(const Task& t) { ++of, failed += node_can_cause(t.status.status); }
    std::string words() const {
        const auto n = plural(static_cast<std::int64_t>(of), "task");
        return of == 0 ? "no task ended" : fmt::format("{} of {} failed in a way a node can cause ({})", count_words(static_cast<std::int64_t>(failed)), n, percent_words(rate()));
    }
};

// Nodes of the same platform and backend; the fleet knows which.
static bool peer(const Fleet& fleet, const Resource& r, const ResourceName& other) {
    if (other == r.name || r.memberships.empty()) return false;
    const auto& platform = r.memberships.front().platform.value;
    for (const auto i : fleet.named(other.value)) {
        const auto& kind = fleet.kinds()[fleet.kind(i)];
        if (kind.backend == r.backend.value && std::find(kind.platforms.begin(), kind.platforms.end(), platform) != kind.platforms.end()) return true;
    }
    return false;
}

static std::string verdict(const Sample& here, const Sample& peers, Tone& tone) {
    if (here.of < kFewHere) return fmt::format("Unknown: {} ended here in 7 days, too few to judge by.", plural(static_cast<std::int64_t>(here.of), "task"));
    if (peers.of < kFewPeers) return fmt::format("Unknown: {} ended on its platform, too few to compare with.", plural(static_cast<std::int64_t>(peers.of), "task"));
    if (here.failed >= 2 && here.rate() > peers.rate() && chance_of(here.failed, here.of, peers.rate()) < kUnlikely) {
        tone = Tone::warning;
        if (peers.failed == 0) return "More than its platform, where none failed so.";
        return fmt::format("{:.1f} times as often as on its platform: hardly by chance.", here.rate() / peers.rate());
    }
    return here.failed == 0 ? "Nothing stands out: none failed here." : "Nothing stands out: no more than chance allows.";
}

static void add_rows(Failures& out, const Tasks& all, Instant now) {
    for (const auto* t : all) {
        if (!node_can_cause(t->status.status) || out.rows.size() == kShown) continue;
        const auto when = t->ended ? t->ended : t->started;
        out.rows.push_back({.key = fmt::format("{}/{}#{}", t->workflow.value, t->name, t->retry), .workflow = t->workflow.value, .task = t->name,
                            .href = workflow_href(t->workflow), .user = t->user.value, .pool = {}, .gpus = {}, .cores = {}, .memory = {},
                            .time = when ? age_words(*when, now) : "", .status = badge_of(t->status), .priority = {}, .after_drain = {}});
    }
}

void add_failures(Page& page, const Resource& r, const Tasks& all, const Model& m) {
    auto& out = page.failures;
    Sample here, peers;
    for (const auto* t : all) if (t->ended && m.now - *t->ended <= kWindow) here.add(*t);
    add_rows(out, all, m.now);
    const bool known = m.node_tasks.value && m.node_tasks_asked.value == r.name.value;
    out.here = known ? "Here: " + here.words() + "." : "What ended here is not known yet.";
    const auto& others = m.peer_tasks_asked.value == r.name.value ? m.peer_tasks.value : nullptr;
    if (!others || !m.fleet.value) {
        out.peers = "Its platform's rate is not known" + std::string(m.peer_tasks.failure ? ": the service did not tell." : " yet.");
        return;
    }
    for (const auto& t : others->tasks) if (t.ended && t.node && peer(*m.fleet.value, r, *t.node)) peers.add(t);
    const auto platform = r.memberships.empty() ? std::string("its platform") : r.memberships.front().platform.value;
    const bool cut = others->tasks.size() >= static_cast<std::size_t>(kMostRows);
    out.peers = fmt::format("Other {} nodes: {}{}.", platform, peers.words(), cut ? ", among the newest 1,000 tasks of its pools" : "");
    out.verdict = verdict(here, peers, out.tone);
}

}  // namespace resource
