#include "app/view.h"
#include "base/memo.h"
#include "store/home.h"
#include "store/login.h"
#include "ui/card_head.h"
#include "ui/first_focus.h"
#include "ui/setting.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/profile/page.h"

namespace profile {

static void draw_outcome(const Outcome& o, Ui& ui) {
    if (o.words.empty()) return;
    const auto region = ui.region(o.tone == Tone::failed || o.tone == Tone::warning ? a11y::Role::alert : a11y::Role::status, "What came of it");
    {
        const auto row = ui.row(6);
        if (o.icon != Icon::none) ui.icon(o.icon, o.tone, 14);
        ui.small(o.words, o.tone == Tone::running ? Tone::plain : o.tone);
    }
    if (!o.detail.empty()) ui.selectable(o.detail, Tone::quiet);
}

static void draw_choice(const char* name, const Choice& c, Ui& ui) {
    if (const auto i = ui.segmented(name, c.segments, c.selected)) ui.emit(c.does[static_cast<std::size_t>(*i)]);
}

static void draw_defaults(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Defaults", .note = "Kept by the service"});
    setting(ui, "Default pool", "New workflows go here unless you pick another.", [&] {
        const auto& c = page.default_pool;
        if (const auto i = ui.menu_button(c.button, c.items)) ui.emit(c.does[static_cast<std::size_t>(*i)]);
    });
    draw_outcome(page.pool_outcome, ui);
}

static void draw_notifications(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Notifications"});
    const auto change = [&](std::optional<bool> email, std::optional<bool> slack) { ui.emit(account_event(ChangeProfile{{.pool = {}, .email = email, .slack = slack}})); };
    if (setting_switch(ui, "E-mail", "From the service, when a workflow of yours ends.", page.email, page.busy)) change(!page.email, {});
    if (setting_switch(ui, "Slack", "A message from the service, when a workflow of yours ends.", page.slack, page.busy)) change({}, !page.slack);
    draw_outcome(page.notice_outcome, ui);
    if (setting_switch(ui, "In this browser", "While the console is open: a message, the tab's title, the bell.", page.tells)) ui.emit(home_event(ChooseTelling{!page.tells, page.outside}));
    if (setting_switch(ui, "By the browser", page.outside_words, page.outside, !page.tells)) ui.emit(home_event(ChooseTelling{page.tells, !page.outside}));
}

static void draw_display(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Display", .note = "Kept in this browser"});
    setting(ui, "Theme", page.theme_words, [&] { draw_choice("Theme", page.theme, ui); });
    setting(ui, "Density", "Height of rows in tables and lists.", [&] { draw_choice("Density", page.density, ui); });
    setting(ui, "Refresh", "How often what you look at is asked for anew.", [&] { draw_choice("Refresh", page.refresh, ui); });
    setting(ui, "Times of day", "Exact times; most are told as how long ago. Logs have a choice of their own.", [&] { draw_choice("Times of day", page.times, ui); });
    if (setting_switch(ui, "Reduce motion", "Nothing slides, fades or turns, whatever your system prefers.", page.still)) ui.emit(account_event(ChooseMotion{!page.still}));
}

static void draw_browser(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "This browser", .note = "What the console keeps here"});
    if (!page.hidden.empty())
        setting(ui, "Hidden workflows", page.hidden, [&] {
            if (ui.button({.label = "Show them again", .icon = Icon::eye})) ui.emit(account_event(ShowHidden{}));
        });
    setting(ui, "Kept here", page.kept, [&] {
        if (ui.button({.label = "Forget…", .kind = Button::Kind::danger, .about = "this browser"})) ui.emit(account_event(OpenForget{}));
    });
}

static void draw_person(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "You"});
    ui.heading(page.name, 3);
    ui.facts(page.facts);
    const auto row = ui.row();
    ui.small("Roles");
    const auto right = ui.right("roles");
    if (page.roles.empty()) ui.small("None told", Tone::faint);
    else ui.tags(page.roles, 4);
}

static void draw_pools(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Pools you can use", .count = std::to_string(page.pools.size()), .note = "From your roles"});
    if (!page.pools_note.empty()) ui.paragraph(page.pools_note);
    for (const auto& pool : page.pools) {
        const auto key = ui.key(pool.key);
        const auto row = ui.row();
        ui.link(pool.key, pool.href, LinkLook::strong);
        if (!pool.tag.empty()) ui.tag(pool.tag);
        const auto right = ui.right("free");
        if (!pool.free.empty()) ui.small(pool.free, pool.free_tone);
    }
}

static void draw_tokens(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Access tokens", .count = page.tokens_count});
    {
        const auto head = card_head(ui, "new");
        if (ui.button({.label = "New token", .icon = Icon::plus, .kind = Button::Kind::quiet, .size = Button::Size::compact})) ui.emit(account_event(OpenNewToken{}));
    }
    if (!page.tokens_note.empty()) ui.paragraph(page.tokens_note);
    for (const auto& token : page.tokens) {
        const auto key = ui.key(token.key);
        {
            const auto row = ui.row();
            ui.icon(Icon::key_round, Tone::quiet, 14);
            ui.mono(token.key, Tone::strong);
            const auto right = ui.right("expires");
            if (!ui.narrow()) ui.small(token.expires, token.expires_tone);
            if (ui.icon_button(Icon::trash_2, "Delete " + token.key)) ui.emit(account_event(OpenDropToken{token.key}));
        }
        if (ui.narrow()) ui.small(token.expires, token.expires_tone);
        ui.small(token.about);
    }
}

static void draw_draft(const Asking& a, Ui& ui) {
    const auto& d = *a.draft;
    const auto edit = [&](auto change) {
        auto draft = d;
        change(draft);
        ui.emit(account_event(EditToken{std::move(draft)}));
    };
    if (const auto text = ui.field({.key = "token.name", .label = "Name", .hint = "Name, as my-laptop", .value = d.name, .mono = true, .focus_now = true})) edit([&](TokenDraft& t) { t.name = *text; });
    if (const auto text = ui.field({.key = "token.description", .label = "What it is for", .value = d.description})) edit([&](TokenDraft& t) { t.description = *text; });
    {
        const auto row = ui.row();
        if (const auto text = ui.field({.key = "token.expires", .label = "Last day", .hint = "2027-06-30", .value = d.expires, .width = 140, .mono = true})) edit([&](TokenDraft& t) { t.expires = *text; });
        for (const auto& choice : a.days)
            if (ui.button({.label = choice.first, .kind = Button::Kind::quiet, .size = Button::Size::compact})) edit([&](TokenDraft& t) { t.expires = choice.second; });
    }
    if (a.roles.empty()) return;
    ui.small("Roles it carries");
    for (const auto& role : a.roles)
        if (ui.checkbox(role, !d.without.contains(role))) edit([&](TokenDraft& t) { if (!t.without.erase(role)) t.without.insert(role); });
}

static void draw_asking(const Asking& a, Ui& ui) {
    const auto dialog = ui.dialog(a.title, a.effect, DialogSize::medium);
    if (a.draft) draw_draft(a, ui);
    draw_outcome(a.outcome, ui);
    ui.gap(8);
    const auto row = ui.row(10);
    const auto right = ui.right("choice");
    const bool keep = ui.button(a.keep);
    if (!a.draft && !a.send_first) first_focus(ui);
    if (keep || ui.dialog_dismissed()) ui.emit(account_event(CloseAccount{}));
    const bool send = ui.button(a.send);
    if (a.send_first) first_focus(ui);
    if (send && a.does) ui.emit(*a.does);
}

class ProfileView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto people = m.profile.revision + m.version.revision + m.pools.revision + m.account->tokens.revision + m.account->revision + m.home->revision + m.login->revision;
        const auto& page = page_({people, m.settings_revision, m.zone.count(), minute(m.now)}, [&] { return present(m); });
        draw_header(page, ui);
        draw_banner(page.state.banner, ui);
        {
            const auto scroll = ui.scroll("profile");
            static constexpr float wide[] = {0.64f, 0.36f}, narrow[] = {1};
            const auto columns = ui.columns(ui.wide() ? std::span<const float>(wide) : std::span<const float>(narrow));
            draw_left(page, ui);
            if (ui.wide()) ui.next_column();
            draw_right(page, ui);
        }
        if (page.asking) draw_asking(*page.asking, ui);
    }

    std::string title(const Model&) const override { return "Profile"; }

  private:
    static void draw_header(const Page& page, Ui& ui) {
        const auto row = ui.row();
        ui.page_header({.title = "Profile"});
        if (page.sign_out.label.empty()) return;
        const auto right = ui.right("actions");
        if (ui.button(page.sign_out)) ui.emit(page.signs_out);
    }

    // The service's part fails alone: what this browser keeps can be changed all the same.
    static void draw_left(const Page& page, Ui& ui) {
        if (page.state.kind == PageState::Kind::ready) draw_defaults(page, ui), draw_notifications(page, ui);
        else {
            const auto card = ui.card({.title = "Kept by the service"});
            draw_in_card(page.state, ui);
        }
        draw_display(page, ui);
        draw_browser(page, ui);
    }

    static void draw_right(const Page& page, Ui& ui) {
        if (page.state.kind != PageState::Kind::ready) return;
        draw_person(page, ui);
        draw_pools(page, ui);
        draw_tokens(page, ui);
    }

    Memo<Page, std::uint64_t, std::uint64_t, std::int64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "profile", .title = "Profile", .icon = Icon::user, .group = NavGroup::none, .needs = {Need::profile, Need::pools, need_tokens, Need::version},
            .make = [] { return std::unique_ptr<View>(std::make_unique<ProfileView>()); }, .changes = true};
}

}  // namespace profile
