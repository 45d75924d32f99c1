#include "base/memo.h"
#include "store/home.h"
#include "store/login.h"
#include "ui/bell.h"
#include "ui/fitting.h"
#include "ui/strip.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/frame/bell.h"
#include "views/frame/frame.h"
#include "views/frame/help.h"
#include "views/frame/palette.h"
#include "views/frame/page.h"
#include "views/state.h"

namespace frame {

struct Frame::Kept {
    std::vector<Place> places = as_values(::places());
    Memo<BellPage, std::uint64_t, std::uint64_t, std::int64_t> bell;
    Memo<PaletteRows, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t> rows;
    Memo<PalettePage, std::string, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> palette;
};

Frame::Frame() : kept_(std::make_unique<Kept>()) {}
Frame::~Frame() = default;

void Frame::draw_palette(const Model& m, Ui& ui) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(m.now).time_since_epoch().count();
    const auto& rows = kept_->rows({m.fleet.revision, m.pools.revision, m.workflows.revision, m.found.revision, m.found_tasks.revision, m.missing_revision}, [&] { return palette_rows(m); });
    const auto& page = kept_->palette({m.palette_text, m.fleet.revision, m.pools.revision, m.workflows.revision, m.found.revision, m.found_tasks.revision,
                                       m.route_revision, m.settings_revision + m.known_revision + m.missing_revision, minute},
                                      [&] { return palette(m, kept_->places, rows); });
    const auto chosen = ui.palette(page.model);
    if (!chosen) return;
    const auto i = static_cast<std::size_t>(*chosen);
    const auto& item = page.model.items[i];
    if (page.remembers[i]) ui.emit(Visited{item.href, item.title});
    ui.emit(ClosePalette{});
    if (ui.palette_elsewhere() && !item.href.empty()) ui.emit(OpenTab{item.href});
    else ui.emit(page.does[i]);
}

static void draw_help_group(const HelpGroup& group, Ui& ui) {
    ui.heading(group.title, 3);
    for (const auto& line : group.lines) {
        const auto key = ui.key(group.title + line.words);
        const auto row = ui.row(10);
        for (const auto& cap : line.keys) ui.key_cap(cap);
        ui.text(line.words);
    }
}

[[gnu::noinline]] static void draw_help(const Model& m, const std::vector<Place>& all, Ui& ui) {
    const auto dialog = ui.dialog("Keyboard shortcuts", "They work anywhere, except while you type in a field.", DialogSize::large);
    {
        const auto part = fitting(ui, "shortcuts", 56);
        static constexpr float halves[] = {1, 1};
        const auto columns = ui.columns(halves, 24);
        const auto groups = help(commands(m, all));
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (i == second_column(groups)) ui.next_column();
            draw_help_group(groups[i], ui);
        }
    }
    ui.gap(8);
    if (ui.button({.label = "Close"}) || ui.dialog_dismissed()) ui.emit(CloseHelp{});
}

void Frame::draw_bell(const Model& m, Ui& ui) {
    const auto& page = kept_->bell({m.home->revision, m.settings_revision, minute(m.now)}, [&] { return bell_page(m); });
    const auto pressed = bell(ui, page.count, page.items);
    if (pressed.item) ui.emit(page.does[static_cast<std::size_t>(*pressed.item)]);
    if (pressed.opened && !page.count.empty()) ui.emit(home_event(LookedAtNews{}));
}

// What a portal owner or a colleague is sent. On a phone it is in the palette.
static void draw_share(Ui& ui) {
    static const MenuItem items[] = {{.label = "Copy link", .icon = Icon::link, .key = "l"}, {.label = "Copy as Markdown", .icon = Icon::copy}, {.label = "Copy embed code", .icon = Icon::code_xml}};
    const auto chosen = share(ui, items);
    if (!chosen) return;
    if (*chosen == 2) ui.emit(login_event(CopyEmbedCode{}));
    else ui.emit(CopyLink{*chosen == 1});
}

void Frame::draw(const Model& m, const ViewInfo& current, Ui& ui, const std::function<void()>& draw_page) {
    if (m.login->site.embed.on) {
        strip(ui, strip_model(m, current));
    } else {
        ui.nav(nav(m, kept_->places, current.path));
        ui.app_bar(app_bar(m, current), [&] {
            draw_share(ui);
            draw_bell(m, ui);
        });
    }
    {
        const auto main = ui.main();
        draw_banner(news(m), ui);
        if (const auto instead = withheld(m, current)) {
            ui.page_header({.title = std::string(current.title)});
            draw_prompt(*instead, ui);
        } else {
            draw_page();
        }
    }
    if (!m.toasts.empty()) ui.toasts(m.toasts);
    if (m.palette_open) draw_palette(m, ui);
    else if (m.help_open) draw_help(m, kept_->places, ui);
}

std::optional<Action> shortcut(const Model& m, std::string_view keys) {
    if (m.palette_open) return keys == "Escape" || keys == "Ctrl+K" ? std::optional<Action>(ClosePalette{}) : std::nullopt;
    if (m.help_open) return keys == "Escape" || keys == "?" ? std::optional<Action>(CloseHelp{}) : std::nullopt;
    for (auto& c : commands(m, as_values(places())))
        if (c.key == keys) return std::move(c.does);
    return std::nullopt;
}

}  // namespace frame
