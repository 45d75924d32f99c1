#include "store/home.h"
#include "store/model.h"
#include "store/toast.h"
#include <algorithm>
#include <fmt/core.h>

namespace {

// What a person waits to hear. That a run was queued or began again after a preemption is no news to
// whoever sees "running" and "failed".
std::string verb(const StatusWord& now) {
    switch (phase_of(now.status)) {
        case Phase::running: return "started";
        case Phase::completed: return "completed";
        case Phase::failed: return now.status == Status::failed_canceled ? "was canceled" : now.status == Status::failed_submission ? "was rejected" : "failed";
        case Phase::queued: case Phase::starting: case Phase::other: break;
    }
    return "";
}

std::string title_of(const News& n) { return n.id.value + " " + verb(n.now); }

void toast(Model& m, const News& n) {
    const bool bad = phase_of(n.now.status) == Phase::failed;
    toast(m, bad ? Toast::Kind::failed : Toast::Kind::done, title_of(n), std::string(failure_reason(n.now.status)), format_route({.view = "workflows", .item = n.id.value, .params = {}}));
}

constexpr std::size_t kMostToasts = 3;

std::string phrase(std::size_t n) { return n == 1 ? "1 of your workflows changed" : fmt::format("{} of your workflows changed", n); }

// Many at once are one toast: the bell has them all.
std::vector<Effect> tell(Model& m, HomeState& s, std::size_t fresh) {
    if (fresh <= kMostToasts) for (std::size_t i = 0; i < fresh; ++i) toast(m, s.news[i]);
    else toast(m, Toast::Kind::done, phrase(fresh), "The bell has the list");
    if (!m.settings.tells_outside || m.visible) return {};  // who looks at the page sees the toast
    if (fresh > kMostToasts) return {home_wish(TellOutside{phrase(fresh), "", "#/workflows?q=user:me"})};
    std::vector<Effect> out;
    for (std::size_t i = 0; i < fresh; ++i) {
        const auto& n = s.news[i];
        out.push_back(home_wish(TellOutside{title_of(n), std::string(failure_reason(n.now.status)), format_route({.view = "workflows", .item = n.id.value, .params = {}})}));
    }
    return out;
}

}  // namespace

// One that was never seen is news only when it is over already: it came and went between two looks.
std::vector<Effect> watch_mine(Model& m, HomeState& s, const WorkflowSlice& slice) {
    std::size_t fresh = 0;
    for (auto w = slice.workflows.rbegin(); w != slice.workflows.rend(); ++w) {  // the newest ends on top
        const auto before = s.seen.find(w->id);
        const bool changed = before != s.seen.end() ? before->second.status != w->status.status : s.watching && is_final(w->status.status);
        if (changed && !verb(w->status).empty() && m.settings.tells) {
            s.news.insert(s.news.begin(), {.number = ++s.last_news, .id = w->id, .before = before == s.seen.end() ? StatusWord{} : before->second, .now = w->status, .when = m.now});
            ++fresh;
        }
        s.seen.insert_or_assign(w->id, w->status);
    }
    s.watching = true;
    if (s.news.size() > kMostNews) s.news.resize(kMostNews);
    ++s.revision;
    return tell(m, s, std::min(fresh, s.news.size()));
}
