#include "base/words.h"
#include "views/profile/parts.h"
#include <algorithm>
#include <fmt/core.h>

namespace profile {

static constexpr auto kSoon = std::chrono::days(7);

static std::string counted(std::size_t n) { return count_words(static_cast<std::int64_t>(n)); }

static TokenRow row_of(const IssuedToken& t, Instant now) {
    TokenRow row{.key = t.name, .about = t.description, .expires = "No last day told"};
    row.about += (row.about.empty() ? "" : " · ") + plural(static_cast<std::int64_t>(t.roles.size()), "role");
    if (!t.expires) return row;
    const auto left = *t.expires - now;
    const auto days = std::chrono::floor<std::chrono::days>(left).count();
    if (left <= Millis(0)) row.expires = "Has expired", row.expires_tone = Tone::failed;
    else row.expires = days == 0 ? "Expires today" : "Expires in " + plural(days, "day");
    if (left > Millis(0) && left < kSoon) row.expires_tone = Tone::warning;
    return row;
}

void add_tokens(Page& page, const Model& m) {
    const auto& tokens = m.account->tokens;
    if (!tokens.value) {
        page.tokens_note = tokens.failure ? "Your tokens are not known. " + reason_words(*tokens.failure) + "." : "Asking for your tokens…";
        return;
    }
    for (const auto& t : *tokens.value) page.tokens.push_back(row_of(t, m.now));
    page.tokens_count = counted(page.tokens.size());
    if (page.tokens.empty()) page.tokens_note = "None. A token lets the command line, or a program, act for you.";
    if (tokens.failure) page.tokens_note = "As they were before: " + reason_words(*tokens.failure) + ".";
}

// --- dialogs

static void wait_or_tell(Asking& out, const AccountState& s, std::string_view undone, std::string_view unknown) {
    if (s.sent && !s.end) {
        out.send.why_disabled = "The service is being asked";
        out.does.reset();
    } else if (s.end) {
        out.outcome = outcome_of(*s.end, "", undone, unknown);
    }
}

static Asking made(const AccountState& s) {
    Asking out{.title = fmt::format("{} is made", s.draft.name), .effect = "Its secret is shown nowhere and told only now. Copy it to where it is needed before you close this.",
               .draft = {}, .days = {}, .roles = {}, .outcome = {}, .keep = {.label = "Close"}, .send = {.label = "Copy token", .icon = Icon::copy, .kind = Button::Kind::primary}, .does = account_event(CopySecret{})};
    out.send_first = true;
    if (!s.secret.empty()) return out;
    out.effect = "The service made it, but its answer could not be read, and it tells the secret only once. Delete it and make another.";
    out.send = {.label = "Delete it", .icon = Icon::trash_2, .kind = Button::Kind::danger, .id = "send"};
    out.does = account_event(OpenDropToken{s.draft.name});
    return out;
}

static Asking new_token(const AccountState& s, const Model& m) {
    if (s.end && s.end->kind == WriteEnd::Kind::done) return made(s);
    Asking out{.title = "New access token", .effect = "Whoever has it acts as you, with the roles it carries, until its last day.", .draft = s.draft, .days = {}, .roles = m.profile.value->roles, .outcome = {},
               .keep = {.label = "Cancel"}, .send = {.label = "Make token", .icon = Icon::key_round, .kind = Button::Kind::primary}, .does = account_event(MakeToken{})};
    for (const int days : {7, 30, 90, 365}) out.days.emplace_back(plural(days, "day"), day_after(m.now, std::chrono::days(days)));
    if (const auto fault = fault_in(s.draft, s, m.now); !fault.empty()) out.send.why_disabled = fault, out.does.reset();
    else if (!out.roles.empty() && std::all_of(out.roles.begin(), out.roles.end(), [&](const auto& r) { return s.draft.without.contains(r); })) out.send.why_disabled = "It needs a role", out.does.reset();
    wait_or_tell(out, s, "It was not made", "Whether it was made is not known: if it stands among your tokens, delete it, as its secret is lost");
    return out;
}

static Asking drop_token(const AccountState& s) {
    Asking out{.title = fmt::format("Delete {}?", s.dropping), .effect = "What uses it is refused from then on. This cannot be undone.", .draft = {}, .days = {}, .roles = {}, .outcome = {},
               .keep = {.label = "Keep it"}, .send = {.label = "Delete token", .icon = Icon::trash_2, .kind = Button::Kind::danger_solid}, .does = account_event(DropToken{})};
    wait_or_tell(out, s, "It was not deleted", "Whether it was deleted is not known; your tokens were asked for anew");
    return out;
}

static Asking forget(const Model& m) {
    std::string effect = "Your settings, columns, recent places and hidden workflows go back to how they were at first, your draft of a specification is lost, and nodes that are missing are no longer known. Nothing changes in OSMO.";
    if (m.settings.hidden_workflows.size() > 0) effect += " Hidden workflows are shown again.";
    return {.title = "Forget this browser?", .effect = std::move(effect), .draft = {}, .days = {}, .roles = {}, .outcome = {},
            .keep = {.label = "Keep"}, .send = {.label = "Forget", .kind = Button::Kind::danger_solid}, .does = account_event(ForgetBrowser{})};
}

std::optional<Asking> asking_of(const Model& m) {
    const auto& s = *m.account;
    switch (s.dialog) {
        case AccountDialog::new_token: return new_token(s, m);
        case AccountDialog::drop_token: return drop_token(s);
        case AccountDialog::forget: return forget(m);
        case AccountDialog::none: break;
    }
    return std::nullopt;
}

}  // namespace profile
