#include "app/view.h"
#include "base/memo.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/resource/page.h"

namespace resource {

static constexpr float kAsHighAsItsRows = -1;

template <class Row>
static TableRows rows_of(const std::vector<Row>& rows) {
    return {.count = rows.size(), .key = [&](std::size_t i) { return std::string_view(rows[i].key); },
            .find = [&](std::string_view key) -> std::optional<std::size_t> {
                for (std::size_t i = 0; i < rows.size(); ++i) if (rows[i].key == key) return i;
                return std::nullopt;
            }, .href = nullptr};
}

static TableSpec inside_card(std::string name, std::span<const Column> columns, const Model& m) {
    return {.name = std::move(name), .columns = columns, .height = kAsHighAsItsRows, .framed = false, .widths = &m.settings.column_widths};
}

static void draw_header(const Page& page, Ui& ui) {
    ui.page_header(page.header);
    const auto row = ui.row();
    if (!page.type.empty()) ui.tag(page.type);
    if (!page.reason.empty()) ui.small(page.reason);
    const auto right = ui.right("actions");
    if (ui.icon_button(Icon::copy, "Copy name")) ui.emit(CopyText{page.header.title, "Name copied"});
}

static void draw_capacity(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Capacity", .note = page.capacity_note});
    static constexpr float shares[] = {0.14f, 0.5f, 0.36f};
    for (const auto& line : page.capacity) {
        const auto key = ui.key(line.label);
        const auto columns = ui.columns(shares);
        ui.text(line.label);
        ui.next_column();
        if (!line.bar.parts.empty()) ui.bar(line.bar);
        ui.next_column();
        const auto row = ui.row(6);
        ui.text(line.used, Tone::strong);
        ui.text(line.total, Tone::quiet);
        ui.small(line.share);
        ui.small(line.free);
    }
    ui.small("Bars show what pods requested. The hatched part is outside workflows.");
}

static void draw_memberships(const Page& page, const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "Pool memberships", .count = std::to_string(page.memberships.size()), .note = "Free for a task now", .pad = false});
    if (page.memberships.empty()) return ui.small("In no pool: no task can run here.");
    auto table = ui.table(inside_card("Pool memberships", membership_columns(), m), rows_of(page.memberships));
    while (const auto i = table.next()) {
        const auto& row = page.memberships[*i];
        table.two_lines(row.pool, row.tag, row.href);
        table.mono(row.platform, Tone::quiet);
        table.number(row.gpus);
        table.number(row.cores);
        table.number(row.memory);
        table.number(row.storage);
    }
}

static void draw_mounts(const std::vector<std::string>& mounts, Table& table) {
    mounts.empty() ? table.nothing() : table.tags(mounts);
}

static void draw_rules(const Page& page, const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "Configuration", .note = "What each pool lets tasks do here", .pad = false});
    auto table = ui.table(inside_card("Configuration", rules_columns(), m), rows_of(page.rules));
    while (const auto i = table.next()) {
        const auto& row = page.rules[*i];
        table.text(row.pool);
        table.mono(row.platform, Tone::quiet);
        row.told ? table.text(row.host_network, row.host_network_tone) : table.nothing();
        row.told ? table.text(row.privileged, row.privileged_tone) : table.nothing();
        draw_mounts(row.default_mounts, table);
        draw_mounts(row.allowed_mounts, table);
    }
}

static void draw_taints(const Page& page, const Model& m, Ui& ui) {
    const auto card = ui.card({.title = "Taints", .count = std::to_string(page.taints.size()), .pad = page.taints.empty()});
    if (page.taints.empty()) return ui.small("None: nothing keeps tasks away from this resource.");
    auto table = ui.table(inside_card("Taints", taint_columns(), m), rows_of(page.taints));
    while (const auto i = table.next()) {
        const auto& row = page.taints[*i];
        table.mono(row.name);
        row.value.empty() ? table.nothing() : table.mono(row.value, Tone::quiet);
        table.text(row.effect);
        row.added.empty() ? table.nothing() : table.text(row.added, Tone::quiet);
    }
}

static void draw_cards(const Page& page, const Model& m, Ui& ui) {
    const auto scroll = ui.scroll("resource");
    static constexpr float wide[] = {0.6f, 0.4f}, narrow[] = {1};
    const auto columns = ui.columns(ui.wide() ? std::span<const float>(wide) : std::span<const float>(narrow));
    draw_capacity(page, ui);
    draw_rules(page, m, ui);
    if (ui.wide()) ui.next_column();
    draw_memberships(page, m, ui);
    draw_taints(page, m, ui);
    const auto card = ui.card({.title = "About"});
    ui.facts(page.facts);
}

class ResourceView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& page = page_({m.resource.revision, m.fleet.revision, m.route_revision, m.settings_revision, minute(m.now)},
                                 [&] { return present(m); });
        if (page.state.failed) {
            ui.page_header({.title = m.route.item, .mono = true});
            return draw_prompt(*page.state.failed, ui);
        }
        draw_header(page, ui);
        draw_banner(page.state.banner, ui);
        if (page.state.kind == PageState::Kind::loading) ui.skeleton_table(membership_columns(), 4);
        else draw_cards(page, m, ui);
    }

    std::string title(const Model& m) const override { return m.route.item; }

  private:
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "resources/", .title = "Resource", .icon = Icon::server, .group = NavGroup::none,
            .needs = {Need::resource, Need::profile, Need::version}, .make = [] { return std::unique_ptr<View>(std::make_unique<ResourceView>()); }};
}

}  // namespace resource
