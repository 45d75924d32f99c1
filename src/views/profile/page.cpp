#include "views/profile/page.h"
#include "base/text.h"
#include "base/words.h"
#include "store/login.h"
#include "views/links.h"
#include "views/profile/parts.h"
#include "views/queue.h"
#include <algorithm>
#include <fmt/core.h>

namespace profile {

static Fact fact(std::string key, std::string value, bool mono = false) { return {.key = std::move(key), .value = std::move(value), .href = {}, .mono = mono}; }

static std::string until_words(Instant at, Instant now) {
    if (at <= now) return "has ended";
    return "in " + duration_words(std::chrono::duration_cast<Seconds>(at - now));
}

void add_person(Page& page, const Model& m) {
    const auto& p = *m.profile.value;
    page.name = p.user.value.empty() ? "Nobody" : p.user.value;
    page.roles = p.roles;
    const auto& site = m.login->site;
    page.facts.push_back(fact("Signed in with", p.token ? "Access token " + p.token->name : site.token ? "An access token" : site.login_page ? "The service's login" : "No login"));
    if (p.token && p.token->expires) page.facts.push_back(fact("Token ends", until_words(*p.token->expires, m.now)));
    if (m.version.value) page.facts.push_back(fact("Version of the service", m.version.value->text(), true));
    using Wish = AskOfPage::Wish;
    if (site.token) page.sign_out = {.label = "Forget the access token", .icon = Icon::log_out}, page.signs_out = login_event(AskOfPage{Wish::forget_token});
    else if (site.login_page) page.sign_out = {.label = "Sign out", .icon = Icon::log_out}, page.signs_out = login_event(AskOfPage{Wish::sign_out});
}

// What stands at a pool: how much of its quota is free, or why that does not matter.
static std::pair<std::string, Tone> free_words(const Pool* pool) {
    if (!pool) return {"", Tone::quiet};
    if (pool->status == PoolStatus::maintenance || pool->maintenance) return {"In maintenance", Tone::queued};
    if (pool->status == PoolStatus::offline) return {"Offline", Tone::failed};
    if (pool->usage.quota_limit.value == 0) return {pool->usage.total_capacity.value == 0 ? "No GPUs" : "No GPU quota", Tone::quiet};
    if (pool->usage.quota_free.value == 0) return {"Quota full", Tone::queued};
    if (pool->usage.quota_free.value < 0) return {fmt::format("{} over quota", plural(-pool->usage.quota_free.value, "GPU")), Tone::warning};
    return {plural(pool->usage.quota_free.value, "GPU") + " of quota free", Tone::plain};
}

static std::vector<std::string> pools_of(const Profile& p) {
    std::vector<std::string> names;
    for (const auto& pool : p.pools) names.push_back(pool.value);
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return natural_less(a, b); });
    return names;
}

void add_pools(Page& page, const Model& m) {
    const auto& p = *m.profile.value;
    for (const auto& name : pools_of(p)) {
        auto [words, tone] = free_words(pool_named(m, name));
        page.pools.push_back({.key = name, .href = pool_href(name), .tag = p.default_pool && p.default_pool->value == name ? "Default" : "", .free = std::move(words), .free_tone = tone});
    }
    if (page.pools.empty()) page.pools_note = "The service names none: your roles give you no pool, or it stands behind no gateway that would tell.";
}

Outcome outcome_of(const WriteEnd& end, std::string_view done, std::string_view undone, std::string_view unknown) {
    const auto detail = end.failure ? end.failure->detail : std::string();
    switch (end.kind) {
        case WriteEnd::Kind::done: return {std::string(done), {}, Tone::running, Icon::check};
        case WriteEnd::Kind::refused: {
            const bool denied = end.failure && end.failure->kind == Failure::Kind::denied;
            return {std::string(undone), denied ? reason_words(*end.failure) : detail, Tone::failed, Icon::circle_x};
        }
        case WriteEnd::Kind::unknown: break;
    }
    return {std::string(unknown), detail, Tone::warning, Icon::circle_alert};
}

static Outcome change_outcome(const AccountState& s) {
    if (!s.change) return {};
    if (!s.change_end) return {"Saving…", {}, Tone::quiet, Icon::none};
    return outcome_of(*s.change_end, "Saved", "Not saved", "Whether it was saved is not known; what stands here was asked for anew");
}

static void add_default_pool(Page& page, const Model& m) {
    const auto& p = *m.profile.value;
    auto names = pools_of(p);
    const auto now = p.default_pool ? p.default_pool->value : std::string();
    auto& c = page.default_pool;
    c.button = {.label = now.empty() ? "None" : now, .about = "default pool", .menu = true};
    for (const auto& name : names) {
        c.items.push_back({.label = name, .note = free_words(pool_named(m, name)).first, .one_of = true, .checked = name == now});
        c.does.push_back(account_event(ChangeProfile{{.pool = PoolName{name}, .email = {}, .slack = {}}}));
    }
    if (page.busy) c.button.why_disabled = "The service is being asked";
    else if (names.empty()) c.button.why_disabled = "The service names no pool that you may use";
}

void add_service_settings(Page& page, const Model& m) {
    const auto& s = *m.account;
    page.email = m.profile.value->email_notification, page.slack = m.profile.value->slack_notification;
    page.busy = changing_profile(s);
    (s.change && s.change->pool ? page.pool_outcome : page.notice_outcome) = change_outcome(s);
    add_default_pool(page, m);
}

Page present(const Model& m) {
    Page page{.state = state_of(asked(m.profile), "Your profile", m), .name = {}};
    add_browser_settings(page, m);
    if (page.state.kind != PageState::Kind::ready) return page;
    add_person(page, m);
    add_pools(page, m);
    add_service_settings(page, m);
    add_tokens(page, m);
    page.asking = asking_of(m);
    return page;
}

}  // namespace profile
