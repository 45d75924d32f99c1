#include "views/state.h"
#include "base/text.h"
#include "base/words.h"
#include "store/login.h"
#include <fmt/core.h>

static constexpr std::size_t kMostDetail = 300;

std::int64_t minute(Instant at) { return std::chrono::floor<std::chrono::minutes>(at).time_since_epoch().count(); }

std::string age_words(Instant then, Instant now) {
    const auto passed = std::chrono::floor<std::chrono::minutes>(now - then);
    if (passed.count() == 0) return "under a minute ago";
    return ago_words(now - passed, now);
}

std::string reason_words(const Failure& f) {
    switch (f.kind) {
        case Failure::Kind::unreachable: return "The service could not be reached";
        case Failure::Kind::timed_out: return "The service did not answer in time";
        case Failure::Kind::signed_out: return "Your login has ended. What you see stays; sign in to go on";
        case Failure::Kind::denied: return "Your roles do not allow this. Ask an administrator for one that does";
        case Failure::Kind::missing: return "The service does not know it";
        case Failure::Kind::refused: return "The service refused the request";
        case Failure::Kind::broken: return "The service had a failure of its own";
        case Failure::Kind::garbled: return "The answer could not be read";
        case Failure::Kind::cancelled: return "The request was stopped";
    }
    return "The request failed";
}

std::string request_words(const Failure& f) {
    std::string out = f.request;
    if (f.status != 0) out += fmt::format(" {}", f.status);
    if (!f.request_id.empty()) out += " req " + f.request_id;
    if (!f.detail.empty()) out += ": " + shorten(f.detail, kMostDetail);
    return out;
}

static Icon icon_of(Failure::Kind kind) {
    switch (kind) {
        case Failure::Kind::unreachable:
        case Failure::Kind::timed_out: return Icon::wifi_off;
        case Failure::Kind::signed_out: return Icon::log_in;
        case Failure::Kind::denied: return Icon::lock;
        case Failure::Kind::missing: return Icon::map_pin_off;
        default: return Icon::server_crash;
    }
}

static std::string heading_of(const Failure& f, std::string_view what) {
    if (f.kind == Failure::Kind::signed_out) return "You are not signed in";
    if (f.kind == Failure::Kind::denied) return fmt::format("No access to {}", lower_case(what));
    return fmt::format("{} did not load", what);
}

static std::string words_of(const Failure& f, const Model& m) {
    const auto every = m.settings.refresh;
    if (f.kind == Failure::Kind::signed_out) {
        if (m.login->site.token) return "The service no longer accepts the access token.";
        if (!m.login->site.login_page) return "This service is used with an access token.";
        return m.login->site.embed.on ? "The login opens in a tab of its own. Come back here when you are signed in." : "Sign in, and you will come back to exactly this page.";
    }
    auto words = reason_words(f) + ".";
    if (every.count() > 0) words += fmt::format(" Trying again every {} s.", every.count());
    return words;
}

static void offer(Prompt& p, Button button, Action does) {
    p.notice.actions.push_back(std::move(button));
    p.does.push_back(std::move(does));
}

// Out of a login that has ended there is one way, or two; out of all else one tries again.
static void offer_ways(Prompt& p, const Failure& f, const Model& m) {
    using Wish = AskOfPage::Wish;
    if (f.kind != Failure::Kind::signed_out) return offer(p, {.label = "Retry now", .icon = Icon::rotate_cw}, Refresh{});
    if (m.login->site.login_page && !m.login->site.token) offer(p, {.label = "Sign in", .icon = Icon::log_in, .kind = Button::Kind::primary}, login_event(AskOfPage{Wish::sign_in}));
    offer(p, {.label = m.login->site.token ? "Use another token" : "Use an access token", .icon = Icon::key_round}, login_event(AskOfPage{Wish::use_token}));
}

static Prompt failed_prompt(const Failure& f, std::string_view what, const Model& m) {
    const bool ours_to_fix = f.kind == Failure::Kind::signed_out || f.kind == Failure::Kind::denied || f.kind == Failure::Kind::missing;
    Prompt p{{.icon = icon_of(f.kind), .tone = ours_to_fix ? Tone::quiet : Tone::failed, .heading = heading_of(f, what),
              .words = words_of(f, m), .code = request_words(f)}, {}};
    offer_ways(p, f, m);
    offer(p, {.label = "Copy request", .icon = Icon::copy, .kind = Button::Kind::quiet}, CopyText{request_words(f), "Request copied"});
    return p;
}

static Prompt banner_over(const Failure& f, std::string_view what, std::optional<Instant> fetched, const Model& m) {
    const auto age = fetched ? age_words(*fetched, m.now) : std::string("an unknown time ago");
    Prompt p{{.icon = icon_of(f.kind), .tone = Tone::warning, .heading = fmt::format("{} from {}", what, age),
              .words = reason_words(f) + ".", .code = request_words(f)}, {}};
    offer_ways(p, f, m);
    return p;
}

// The others are shown; who wants to know why finds the place of the first.
static Prompt partly_read(const Unread& u, std::string_view what) {
    const auto count = static_cast<std::int64_t>(u.count), of = static_cast<std::int64_t>(u.of);
    return {{.icon = Icon::triangle_alert, .tone = Tone::warning,
             .heading = fmt::format("{} of {} {} could not be read", count_words(count), count_words(of), lower_case(what)),
             .words = (u.count == 1 ? "It is " : "The first is ") + shorten(u.first.text(), kMostDetail), .code = {},
             .actions = {{.label = "Copy details", .icon = Icon::copy}}},
            {CopyText{fmt::format("{} of {} {} could not be read. {}", count, of, lower_case(what), u.first.text()), "Details copied"}}};
}

PageState state_of(const Asked& a, std::string_view what, const Model& m) {
    using Kind = PageState::Kind;
    if (!a.has_value && a.failure) return {.kind = Kind::failed, .failed = failed_prompt(*a.failure, what, m)};
    if (!a.has_value) return {.kind = Kind::loading};
    PageState state{.kind = Kind::ready};
    if (a.failure) state.banner = banner_over(*a.failure, what, a.fetched, m);
    else if (a.unread.count > 0) state.banner = partly_read(a.unread, what);
    return state;
}
