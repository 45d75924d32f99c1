#include "base/words.h"
#include "store/home.h"
#include "store/run.h"
#include "views/badges.h"
#include "views/home/cards.h"
#include "views/links.h"
#include "views/pool_nodes.h"
#include "views/queue.h"
#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace home {

namespace {

constexpr std::size_t kEach = 3, kAll = 4, kMost = 50;      // of one kind and of all in the card; of one kind where all are wanted
constexpr auto kLately = std::chrono::hours(24);
constexpr auto kLong = std::chrono::minutes(15);        // a queue shorter than this needs nobody
constexpr auto kSoon = std::chrono::days(7);

std::string page_of(const Workflow& w) { return format_route({.view = "workflows", .item = w.id.value, .params = {}}); }

// What a person did on purpose, and what they hear of anyway, need no attention.
bool went_wrong(const Workflow& w, Instant now) {
    const auto s = w.status.status;
    return phase_of(s) == Phase::failed && s != Status::failed_canceled && w.ended && now - *w.ended < kLately;
}

// A later run of the name has completed: a restart, or the next try.
bool made_good(const Workflow& failed, std::span<const Workflow> mine) {
    return std::any_of(mine.begin(), mine.end(), [&](const Workflow& w) { return phase_of(w.status.status) == Phase::completed && w.submitted > failed.submitted && spec_name(w.id) == spec_name(failed.id); });
}

bool hidden(const Model& m, const Workflow& w) { return hides_workflow(m.settings, w.id.value); }

void add_failed(AttentionCard& out, const Model& m, std::size_t each) {
    const auto& mine = m.home->mine.value->workflows;
    std::vector<const Workflow*> failed;
    for (const auto& w : mine)
        if (went_wrong(w, m.now) && !hidden(m, w) && !made_good(w, mine)) failed.push_back(&w);
    std::stable_sort(failed.begin(), failed.end(), [](const Workflow* a, const Workflow* b) { return *a->ended > *b->ended; });
    std::size_t shown = 0;
    for (const auto* one : failed) {
        const auto& w = *one;
        ++out.found;
        if (++shown > each) continue;
        const auto badge = badge_of(w.status);
        out.items.push_back({.key = "failed " + w.id.value, .title = w.id.value, .href = page_of(w), .when = age_words(*w.ended, m.now),
                             .words = w.pool ? (badge.note.empty() ? "In " : badge.note + " in ") + w.pool->value : badge.note, .mark = badge,
                             .button = {.label = "Diagnose", .size = Button::Size::compact, .about = w.id.value}, .leads_to = page_of(w)});
    }
    if (shown <= kMost || each < kMost) return;
    out.more = fmt::format("{} more that failed", count_words(static_cast<std::int64_t>(shown - each)));
    out.more_href = "#/workflows?q=user:me%20status:failed%20submitted:24h";
}

void add_stuck(AttentionCard& out, const Model& m, std::size_t each) {
    std::vector<const Workflow*> stuck;
    for (const auto& w : m.home->mine.value->workflows)
        if (phase_of(w.status.status) == Phase::queued && m.now - w.submitted >= kLong && !hidden(m, w)) stuck.push_back(&w);
    std::stable_sort(stuck.begin(), stuck.end(), [](const Workflow* a, const Workflow* b) { return a->submitted < b->submitted; });
    out.found += stuck.size();
    const auto free = m.fleet.value && !stuck.empty() ? free_gpus(*m.fleet.value) : FreeGpus();
    for (std::size_t i = 0; i < std::min(each, stuck.size()); ++i) {
        const auto& w = *stuck[i];
        const auto why = why_it_waits(w, asked_gpus(m.queued_workflows, w.id), w.pool ? pool_named(m, w.pool->value) : nullptr, free);
        out.items.push_back({.key = "stuck " + w.id.value, .title = w.id.value, .href = page_of(w), .when = "waits " + duration_words(std::chrono::duration_cast<Seconds>(m.now - w.submitted)), .words = why,
                             .mark = badge_of(w.status), .button = {.label = "Why", .size = Button::Size::compact, .about = w.id.value}, .leads_to = page_of(w)});
    }
}

// A pool that the reader may use, whose quota is full while work waits in it, whoever's it is.
void add_full_pools(AttentionCard& out, const Model& m) {
    if (!m.profile.value || !m.home->active.value) return;
    std::map<std::string, std::int64_t> waiting;
    for (const auto& w : m.home->active.value->workflows)
        if (w.pool && phase_of(w.status.status) == Phase::queued) ++waiting[w.pool->value];
    for (const auto& name : m.profile.value->pools) {
        const auto* pool = pool_named(m, name.value);
        if (!pool) continue;
        const auto at = waiting.find(name.value);
        const auto n = at == waiting.end() ? 0 : at->second;
        const auto& u = pool->usage;
        const bool closed = pool->status == PoolStatus::offline || pool->status == PoolStatus::maintenance;
        if (n == 0 || (!closed && (u.quota_limit.value == 0 || u.quota_free.value > 0))) continue;
        ++out.found;
        const auto why = closed ? badge_of(*pool).word : fmt::format("Quota full: {} of {}", count_words(u.quota_used.value), plural(u.quota_limit.value, "GPU"));
        out.items.push_back({.key = "pool " + name.value, .title = name.value, .href = pool_href(name.value), .when = "now", .words = fmt::format("{}, {} waiting", why, count_words(n)), .mono = false,
                             .mark = {.word = "Pool", .tone = Tone::queued, .icon = Icon::layers}, .button = {.label = "Options", .size = Button::Size::compact, .about = name.value}, .leads_to = pool_href(name.value)});
    }
}

void add_nodes(AttentionCard& out, const Model& m, std::size_t each) {
    if (!m.home->my_tasks.value || !m.fleet.value) return;
    std::map<std::string, std::int64_t> mine;
    for (const auto& t : m.home->my_tasks.value->slice.tasks)
        if (t.node && !t.ended && !is_final(t.status.status)) ++mine[t.node->value];
    std::size_t shown = 0;
    for (const auto& [name, tasks] : mine) {
        const auto all = m.fleet.value->named(name);
        const auto ill = std::find_if(all.begin(), all.end(), [&](auto i) { return m.fleet.value->verdict(i).health < Health::healthy && m.fleet.value->verdict(i).health != Health::unknown; });
        const bool gone = all.empty();
        if (ill == all.end() && !gone) continue;
        ++out.found;
        if (++shown > each) continue;
        const auto words = gone ? std::string("No longer in the fleet") : m.fleet.value->verdict(*ill).reason;
        out.items.push_back({.key = "node " + name, .title = name, .href = resource_href(name), .when = {}, .words = fmt::format("{}; {} of yours", words, plural(tasks, "task")),
                             .mark = badge_of(gone ? Health::unhealthy : m.fleet.value->verdict(*ill).health), .button = {.label = "Open", .size = Button::Size::compact, .about = name}, .leads_to = resource_href(name)});
    }
}

void add_token(AttentionCard& out, const Model& m) {
    if (!m.profile.value || !m.profile.value->token || !m.profile.value->token->expires) return;
    const auto& token = *m.profile.value->token;
    const auto left = *token.expires - m.now;
    if (left > kSoon) return;
    ++out.found;
    const auto words = left <= Millis(0) ? std::string("The access token has expired") : "The access token you came with expires in " + duration_words(std::chrono::duration_cast<Seconds>(left));
    out.items.push_back({.key = "token", .title = token.name.empty() ? "Access token" : token.name, .href = "#/profile", .when = {}, .words = words,
                         .mark = {.word = "Token", .tone = Tone::queued, .icon = Icon::triangle_alert}, .button = {.label = "Review", .size = Button::Size::compact, .about = "access token"}, .leads_to = "#/profile"});
}

void add_unknown(AttentionCard& out, const Model& m) {
    const auto& h = *m.home;
    std::vector<std::string> missing;
    if (!h.mine.value && (h.mine.failure || m.profile.failure)) missing.push_back("your workflows");
    if (!m.pools.value && m.pools.failure) missing.push_back("pools");
    if (!h.my_tasks.value && h.my_tasks.failure) missing.push_back("the resources you use");
    for (std::size_t i = 0; i < missing.size(); ++i) out.unknown += (i == 0 ? "" : i + 1 == missing.size() ? " and " : ", ") + missing[i];
    if (!out.unknown.empty()) out.unknown = "Not looked at: " + out.unknown + " did not load";
}

}  // namespace

AttentionCard attention_card(const Model& m) {
    AttentionCard out;
    out.looking = !m.home->mine.value && !m.home->mine.failure && !m.profile.failure;
    out.all = m.route.param("attention") == "all";
    const auto each = out.all ? kMost : kEach;
    if (m.home->mine.value) add_failed(out, m, each), add_stuck(out, m, each);
    add_full_pools(out, m);
    add_nodes(out, m, each);
    add_token(out, m);
    add_unknown(out, m);
    const auto most = out.unknown.empty() ? kAll : kAll - 1;  // what is not known takes the place of one
    if (!out.all && out.items.size() > most) out.items.resize(most);
    if (out.all && out.more.empty()) out.more = "Show less", out.more_href = format_route(m.route.with("attention", ""));
    if (out.all || out.found <= out.items.size()) return out;
    out.more = fmt::format("Show all {}", count_words(static_cast<std::int64_t>(out.found)));
    out.more_href = format_route(m.route.with("attention", "all"));
    return out;
}

}  // namespace home
