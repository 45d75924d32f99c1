#include "views/submit/past.h"
#include "base/text.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/state.h"
#include <fmt/core.h>

namespace submit {

static std::string note_of(const PastRuns& p, std::size_t shown) {
    if (!p.newest.value) return p.newest.failure ? "Your workflows could not be loaded. " + reason_words(*p.newest.failure) : "Loading your workflows…";
    if (p.newest.value->workflows.empty()) return "You have no workflows yet";
    if (shown == 0) return fmt::format("None of your newest {} has this in its name", p.newest.value->workflows.size());
    return p.newest.value->more ? fmt::format("Your newest {}", p.newest.value->workflows.size()) : "";
}

Past past_of(const Model& m) {
    const auto& p = m.submit->past;
    Past out{.find = p.find, .forms = {{"As it ran"}, {"As it was written"}}, .form = p.as_template ? 1 : 0};
    out.form_words = p.as_template ? "With its template and default values, where it has one. What was set beside them then has to be set again" : "With its template filled in";
    const auto wanted = lower_case(p.find);
    if (p.newest.value)
        for (const auto& w : p.newest.value->workflows) {
            if (lower_case(w.id.value).find(wanted) == std::string::npos) continue;
            out.rows.push_back({w.id.value, w.id.value, w.pool ? w.pool->value : "", ago_words(w.submitted, m.now), badge_of(w.status)});
        }
    out.note = note_of(p, out.rows.size());
    if (!p.newest.value && p.newest.failure) out.note_tone = Tone::failed;
    out.more_href = "#/workflows?q=user:me";
    return out;
}

}  // namespace submit
