#include "base/words.h"
#include "store/home.h"
#include "views/home/cards.h"
#include "views/queue.h"
#include <algorithm>
#include <fmt/core.h>

namespace home {

static constexpr std::size_t kShown = 6;

MineCard mine_card(const Model& m) {
    const auto& h = *m.home;
    MineCard out{.state = state_of(m.profile.value || !m.profile.failure ? asked(h.mine) : asked(m.profile), "Your workflows", m)};
    if (!h.mine.value) return out;
    auto all = h.mine.value->workflows;
    out.none = all.empty() && !h.mine.value->more;
    const auto hidden = std::erase_if(all, [&](const Workflow& w) { return hides_workflow(m.settings, w.id.value); });
    if (hidden > 0) out.hidden = fmt::format("{} {} hidden in this browser", count_words(static_cast<std::int64_t>(hidden)), hidden == 1 ? "is" : "are");
    std::vector<const Workflow*> shown;
    for (const auto& w : all) if (!is_final(w.status.status)) shown.push_back(&w);
    const auto active = shown.size();
    for (const auto& w : all) if (is_final(w.status.status) && shown.size() < std::max(kShown, active)) shown.push_back(&w);
    if (shown.size() > kShown) shown.resize(kShown);
    const auto progress = h.my_tasks.value ? task_progress(*h.my_tasks.value, all) : TaskProgressOf();
    for (const auto* w : shown) out.rows.push_back(workflows::row(*w, m.now, {&m, &progress}));
    if (active > kShown) out.note = fmt::format("{} of {} that run or wait", kShown, active);
    else out.note = active == 0 ? "Recent" : "Active and recent";
    if (!out.hidden.empty()) out.note += ", " + out.hidden;
    return out;
}

std::string subtitle(const Model& m) {
    if (!m.profile.value) return "";
    std::string out = m.profile.value->user.value;
    const auto& name = m.profile.value->default_pool;
    if (!name) return out + " · no default pool";
    out += " · default pool " + name->value;
    if (const auto* pool = pool_named(m, name->value)) {
        const auto free = pool->usage.quota_free.value;
        out += free > 0 ? fmt::format(" · {} of quota free", plural(free, "GPU")) : " · no quota free";
    }
    return out;
}

}  // namespace home
