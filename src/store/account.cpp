#include "store/account.h"
#include "base/time_text.h"
#include "base/words.h"
#include "store/land.h"
#include "store/needs.h"
#include "store/toast.h"
#include <algorithm>

bool changing_profile(const AccountState& s) { return s.change && !s.change_end; }

std::string day_after(Instant now, std::chrono::days days) { return clock_words(now + days).substr(0, 10); }

std::string fault_in(const TokenDraft& d, const AccountState& s, Instant now) {
    if (d.name.empty()) return "Give it a name";
    if (s.tokens.value && std::any_of(s.tokens.value->begin(), s.tokens.value->end(), [&](const IssuedToken& t) { return t.name == d.name; })) return "You have a token of this name";
    const auto at = d.expires.size() == 10 ? parse_instant(d.expires + "T00:00:00") : std::nullopt;
    if (!at) return "Its last day is written as 2027-06-30";
    return *at <= now ? "Its last day is over" : "";
}

namespace {

using Effects = std::vector<Effect>;

void close(AccountState& s) {
    s.dialog = AccountDialog::none;
    s.draft = {};
    s.dropping.clear(), s.secret.clear();
    s.sent = false;
    s.end.reset();
    ++s.number, ++s.revision;
}

AccountState& open(Model& m, AccountDialog dialog) {
    auto& s = m.account.edit();
    close(s);
    s.dialog = dialog;
    return s;
}

Effects on(Model& m, ChangeProfile& a) {
    auto& s = m.account.edit();
    if (changing_profile(s)) return {};
    s.change = a.change;
    s.change_end.reset();
    return ++s.revision, Effects{account_wish(WriteProfile{std::move(a.change)})};
}

// What was accepted is so from now on; where that is not known, the service is asked what it has.
Effects on(Model& m, ProfileChanged& a) {
    auto& s = m.account.edit();
    s.change_end = std::move(a.end);
    ++s.revision;
    if (s.change_end->kind == WriteEnd::Kind::done && m.profile.value) {
        auto now = *m.profile.value;
        if (s.change->pool) now.default_pool = s.change->pool;
        now.email_notification = s.change->email.value_or(now.email_notification);
        now.slack_notification = s.change->slack.value_or(now.slack_notification);
        m.profile.value = std::make_shared<const Profile>(std::move(now));
    }
    return {Need::profile.ask(m)};
}

Effects on(Model& m, TokensCame& a) {
    auto& s = m.account.edit();
    ++s.revision;
    return keep(m, s.tokens, a);
}

Effects on(Model& m, OpenNewToken&) {
    auto& s = open(m, AccountDialog::new_token);
    s.draft.expires = day_after(m.now, std::chrono::days(90));
    return {};
}

Effects on(Model& m, EditToken& a) {
    auto& s = m.account.edit();
    s.draft = std::move(a.draft);
    return ++s.revision, Effects{};
}

Effects on(Model& m, MakeToken&) {
    auto& s = m.account.edit();
    if (s.dialog != AccountDialog::new_token || (s.sent && !s.end) || !fault_in(s.draft, s, m.now).empty()) return {};
    s.sent = true;
    s.end.reset();
    ++s.revision;
    std::vector<std::string> roles;
    if (m.profile.value && !s.draft.without.empty())
        for (const auto& role : m.profile.value->roles) if (!s.draft.without.contains(role)) roles.push_back(role);
    return {account_wish(WriteToken{s.number, s.draft, std::move(roles)})};
}

Effects ask_tokens_anew(Model& m) { return {need_tokens.ask(m)}; }

Effects on(Model& m, TokenMade& a) {
    auto& s = m.account.edit();
    if (a.number == s.number) {
        s.end = std::move(a.end);
        s.secret = std::move(a.secret);
        ++s.revision;
    }
    return ask_tokens_anew(m);
}

Effects on(Model& m, CopySecret&) {
    if (m.account->secret.empty()) return {};
    toast(m, Toast::Kind::done, "Token copied", "It cannot be had again");
    return {WriteClipboard{m.account->secret}};
}

Effects on(Model& m, OpenDropToken& a) {
    open(m, AccountDialog::drop_token).dropping = std::move(a.name);
    return {};
}

Effects on(Model& m, DropToken&) {
    auto& s = m.account.edit();
    if (s.dialog != AccountDialog::drop_token || (s.sent && !s.end)) return {};
    s.sent = true;
    s.end.reset();
    ++s.revision;
    return {account_wish(EraseToken{s.number, s.dropping})};
}

Effects on(Model& m, TokenDropped& a) {
    auto& s = m.account.edit();
    if (a.number == s.number) {
        const bool done = a.end.kind == WriteEnd::Kind::done;
        if (done) toast(m, Toast::Kind::done, "Token deleted", s.dropping), close(s);
        else s.end = std::move(a.end), ++s.revision;
    }
    return ask_tokens_anew(m);
}

Effects on(Model& m, OpenForget&) { return open(m, AccountDialog::forget), Effects{}; }

Effects on(Model& m, ForgetBrowser&) {
    close(m.account.edit());
    m.settings = {};
    ++m.settings_revision;
    return {account_wish(ClearBrowser{m.profile.value ? m.profile.value->user.value : ""})};
}

Effects on(Model& m, CloseAccount&) { return close(m.account.edit()), Effects{}; }

Effects saved(Model& m) { return ++m.settings_revision, Effects{SaveSettings{m.settings}}; }
Effects on(Model& m, ChooseTimes& a) { return m.settings.utc = a.utc, saved(m); }
Effects on(Model& m, ChooseMotion& a) { return m.settings.still = a.still, saved(m); }
Effects on(Model& m, ShowHidden&) { return show_hidden_workflows(m.settings), saved(m); }

constexpr Need::Kind kTokens{Need::Weight::extra, [](const Model& m) { return standing_of(m.account->tokens, Seconds(60)); },
                             [](Model& m) -> Effect {
                                 auto& s = m.account.edit();
                                 ++s.revision;
                                 return account_wish(FetchTokens{ask_anew(m, s.tokens)});
                             }};

}  // namespace

constinit const Need need_tokens{kTokens};

void leave_account(Model& m) {
    if (m.account->dialog != AccountDialog::none) close(m.account.edit());
    if (m.account->change && m.account->change_end) m.account.edit().change.reset();
}

std::vector<Effect> update_account(Model& m, AccountAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
