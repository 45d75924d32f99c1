#include "store/bulk.h"
#include "base/words.h"
#include "domain/allowed.h"
#include "store/run.h"
#include "store/toast.h"
#include <algorithm>
#include <fmt/core.h>

namespace {

using Effects = std::vector<Effect>;
constexpr std::size_t kAtOnce = 3;  // writes on their way: the service has other things to do

std::optional<PoolName> goes_to(const BulkState& s, const Workflow& w) { return s.change.pool.empty() ? w.pool : PoolName{s.change.pool}; }

std::string why_not(const Model& m, BulkKind kind, const Workflow& w) {
    const auto& s = *m.bulk;
    switch (kind) {
        case BulkKind::cancel:
            if (denied(m, WriteKind::cancel, w.pool)) return "Your roles do not allow it";
            return s.force ? "" : why_no_cancel(w);
        case BulkKind::restart:
            if (denied(m, WriteKind::restart, w.pool)) return "Your roles do not allow it";
            return why_no_restart(w);
        case BulkKind::resubmit:
            if (denied(m, WriteKind::resubmit, goes_to(s, w))) return "Your roles do not allow it";
            return goes_to(s, w) ? why_no_resubmit(w) : "The service does not tell its pool: choose one";
        case BulkKind::tag: return denied(m, WriteKind::tag, w.pool) ? "Your roles do not allow it" : "";
        case BulkKind::none: break;
    }
    return "";
}

Write write_of(const BulkState& s, const Workflow& w) {
    switch (s.asking) {
        case BulkKind::restart: return RestartRun{w.id, w.pool.value_or(PoolName{})};
        case BulkKind::resubmit: return resubmission(w.id, w.pool.value_or(PoolName{}), w.priority_word, s.change);
        case BulkKind::tag: return TagRun{w.id, {s.add.begin(), s.add.end()}, {s.remove.begin(), s.remove.end()}};
        case BulkKind::cancel: case BulkKind::none: break;
    }
    return CancelRun{w.id, s.reason, s.force};
}

Effects on(Model& m, PickWorkflows& a) {
    auto& s = m.bulk.edit();
    s.picked = std::move(a.ids);
    return ++s.revision, Effects{};
}

Effects on(Model& m, CopyWorkflowsAs& a) {
    toast(m, Toast::Kind::done, a.cli ? "Command copied" : "Request copied as curl", std::move(a.note));
    return {bulk_wish(WriteWorkflowsAs{std::move(a.filter), m.now, a.cli})};
}

Effects on(Model& m, OpenBulk& a) {
    auto& s = m.bulk.edit();
    if (bulk_under_way(s)) return {};
    s.asking = a.kind;
    s.reason.clear(), s.force = false;
    s.add.clear(), s.remove.clear(), s.items.clear();
    s.change = {};
    return ++s.revision, Effects{};
}

Effects on(Model& m, ChangeBulk& a) {
    auto& s = m.bulk.edit();
    s.reason = std::move(a.reason), s.force = a.force;
    return ++s.revision, Effects{};
}

Effects on(Model& m, ToggleBulkTag& a) {
    auto& s = m.bulk.edit();
    auto& to = a.remove ? s.remove : s.add;
    (a.remove ? s.add : s.remove).erase(a.tag);
    if (!to.erase(a.tag)) to.insert(std::move(a.tag));
    return ++s.revision, Effects{};
}

Effects on(Model& m, ChangeResubmit& a) {
    auto& s = m.bulk.edit();
    s.change = std::move(a.change);
    return ++s.revision, Effects{};
}

// As many as may be on their way at once.
Effects send_more(BulkState& s) {
    Effects out;
    auto flying = static_cast<std::size_t>(std::count_if(s.items.begin(), s.items.end(), [](const BulkItem& i) { return i.sent && !i.end; }));
    for (std::size_t i = 0; i < s.items.size() && flying < kAtOnce; ++i) {
        if (s.items[i].sent) continue;
        s.items[i].sent = true;
        ++flying;
        out.push_back(bulk_wish(SendBulkItem{s.batch, i, s.items[i].write}));
    }
    return out;
}

Effects on(Model& m, SendBulk&) {
    auto& s = m.bulk.edit();
    if (s.asking == BulkKind::none || !s.items.empty()) return {};  // a second press finds the first under way
    ++s.batch;
    s.sent = s.asking;
    for (const auto* w : bulk_plan(m, s.asking).able) s.items.push_back({.id = w->id, .pool = s.asking == BulkKind::resubmit ? goes_to(s, *w) : w->pool, .write = write_of(s, *w), .end = {}});
    ++s.revision;
    return send_more(s);
}

// The list is asked for a little later: what was answered takes a moment to be done.
void ask_soon(Model& m) {
    constexpr Seconds kSoon{4};
    if (m.settings.refresh > kSoon && m.workflows.tried) m.workflows.tried = std::min(*m.workflows.tried, m.now - m.settings.refresh + kSoon);
}

void tell_the_end(Model& m, const BulkState& s) {
    std::int64_t done = 0;
    for (const auto& item : s.items) done += item.end->kind == WriteEnd::Kind::done;
    const auto all = static_cast<std::int64_t>(s.items.size());
    static constexpr std::string_view verbs[] = {"", "canceled", "restarted", "resubmitted", "tagged"};
    const auto verb = verbs[static_cast<std::size_t>(s.sent)];
    toast(m, done == all ? Toast::Kind::done : Toast::Kind::failed, fmt::format("{} of {} {}", done, plural(all, "workflow"), verb), done == all ? "" : "The others keep their ticks");
}

Effects on(Model& m, BulkWritten& a) {
    auto& s = m.bulk.edit();
    if (a.batch != s.batch || a.item >= s.items.size()) return {};
    auto& item = s.items[a.item];
    item.end = std::move(a.end);
    remember_denied(m, item.write, item.pool, *item.end);
    if (item.end->kind == WriteEnd::Kind::done) s.picked.erase(item.id.value);
    ++s.revision;
    auto more = send_more(s);
    if (bulk_under_way(s)) return more;
    ask_soon(m);
    if (s.asking == BulkKind::none) tell_the_end(m, s);  // nobody waited for it
    return more;
}

Effects on(Model& m, CloseBulk&) {
    auto& s = m.bulk.edit();
    s.asking = BulkKind::none;
    return ++s.revision, Effects{};
}

Standing tags_standing(const Model& m) {
    auto s = run_needs::tag_names.standing(m);
    s.can = m.bulk->asking == BulkKind::tag;
    return s;
}

constexpr Need::Kind kTags{Need::Weight::extra, tags_standing, [](Model& m) { return run_needs::tag_names.ask(m); }};

}  // namespace

constinit const Need need_bulk_tags{kTags};

bool bulk_under_way(const BulkState& s) {
    return std::any_of(s.items.begin(), s.items.end(), [](const BulkItem& i) { return !i.end; });
}

BulkPlan bulk_plan(const Model& m, BulkKind kind) {
    BulkPlan out;
    auto rest = m.bulk->picked;
    if (m.workflows.value)
        for (const auto& w : m.workflows.value->rows) {
            if (!rest.erase(w.id.value)) continue;
            if (auto why = why_not(m, kind, w); !why.empty()) out.unable.emplace_back(w.id.value, std::move(why));
            else out.able.push_back(&w);
        }
    for (const auto& id : rest) out.unable.emplace_back(id, "It is no longer in this list");
    return out;
}

void leave_bulk(Model& m) {
    if (m.bulk->picked.empty() && m.bulk->asking == BulkKind::none) return;
    auto& s = m.bulk.edit();
    s.picked.clear();
    s.asking = BulkKind::none;
    ++s.revision;
}

std::vector<Effect> update_bulk(Model& m, BulkAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
