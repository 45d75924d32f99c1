#pragma once
#include "store/action.h"
#include "ui/a11y.h"
#include "ui/chart.h"
#include "ui/icon.h"
#include "ui/parts.h"
#include "ui/table.h"
#include "ui/tone.h"
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>
struct ScreenState;

// The only door to Dear ImGui. Each call draws one thing, says in the tree what it drew,
// and reports whether it was used. Sizes are in dp (CSS pixels); colours are never named.
class Ui {
  public:
    explicit Ui(ScreenState&);
    template <class A> void emit(A action) { queue.emplace_back(std::move(action)); }
    std::vector<Action> queue;

    // --- room
    float width() const;              // left of the current container, dp
    float height() const;
    bool narrow() const;              // below 768
    bool wide() const;                // from 1280
    void gap(float dp);
    // Things stack downwards, 14 dp apart on a page, 8 in a card, touching in a card without
    // padding; gap() adds to that. Scopes end with the object: `auto row = ui.row();`
    class Scope {
      public:
        explicit Scope(std::function<void()> end) : end_(std::move(end)) {}
        Scope(Scope&& o) noexcept : end_(std::exchange(o.end_, nullptr)) {}
        Scope& operator=(Scope&&) = delete;
        ~Scope() { if (end_) end_(); }
        explicit operator bool() const { return true; }
      private:
        std::function<void()> end_;
    };
    Scope row(float gap = 8);                          // children stand side by side, centred on one line
    Scope right(std::string_view key);                 // inside a row: pushed to the right edge
    Scope columns(std::span<const float> shares, float gap = 14);  // then next_column() between them
    void next_column();
    Scope card(const Card&);
    Scope scroll(std::string_view key);                // the page's own scrolling part; takes the rest of the height
    Scope key(std::string_view data_key);              // identity from the data for what is inside
    Scope region(a11y::Role, std::string_view name);   // a landmark or group in the tree only
    Scope posed(Pose);                                 // what is inside looks so, whatever is done to it

    // --- words
    void title(std::string_view, bool mono = false);   // the page's h1
    void heading(std::string_view, int level = 2);
    void text(std::string_view, Tone = Tone::plain);
    void small(std::string_view, Tone = Tone::quiet);
    void mono(std::string_view, Tone = Tone::plain);
    void paragraph(std::string_view, Tone = Tone::quiet);   // wraps
    void selectable(std::string_view, Tone = Tone::plain);  // native selection: ids, errors, descriptions
    void icon(Icon, Tone = Tone::quiet, float size = 16);

    // --- things to press
    bool button(const Button&);
    bool icon_button(Icon, std::string_view name, std::string_view key = {}, bool pressed = false);
    void link(std::string_view text, std::string_view href, LinkLook = LinkLook::plain);  // emits Follow by itself
    bool checkbox(std::string_view label, bool on);     // true: wants to change
    void copy(std::string_view text, std::string_view what);  // a small button; emits CopyText, and is a check mark for a moment
    bool toggle(std::string_view label, bool on);
    std::optional<int> segmented(std::string_view name, std::span<const Segment>, int selected);
    std::optional<int> tabs(std::string_view name, std::span<const TabItem>, int selected);
    // A button that opens a list. Single: the pressed index. Multi: `checked` per item, the menu stays open.
    std::optional<int> menu_button(const Button&, std::span<const MenuItem>);
    std::optional<std::string> field(const Field&);     // the new text when it changed
    std::optional<std::vector<KeyValue>> pairs(const PairsEditor&);   // rows of two fields; what they should be now
    std::optional<TimeRange> time_range(const TimeRangeMenu&);        // a button with presets and two fields
    // A field with a list of suggestions under the caret; its faults stand in a line of their own.
    std::optional<std::string> query_field(const Field&, const Suggest&);
    std::optional<std::string> query_faults(std::span<const QueryFault>);   // the text with one of them mended
    std::optional<int> chips(std::span<const Chip>);    // the index whose cross was pressed

    // --- facts
    void status(const Badge&);                          // icon and word; `pill` tints it
    void tag(std::string_view, std::string_view href = {});
    void tags(std::span<const std::string>, int most = 3);  // "+2" with a tooltip for the rest
    void bar(const Bar&);
    void slots(std::span<const Slot>, std::string_view said, float height = 14);  // one cell for each GPU
    void scale(const Scale&);                           // bars that share one scale and one limit
    void stats(std::span<const Stat>);                  // the strip of tiles at the head of a page
    void facts(std::span<const Fact>);                  // key and value, aligned
    void progress(double share, std::string_view said); // a line; < 0: nobody knows how far
    void sparkline(std::span<const double>, Tone, std::string_view said, float width = 96, float height = 28);
    void chart(const Chart&);
    std::optional<int> ranking(std::string_view name, std::span<const Ranked>);  // the index whose button was pressed
    std::optional<int> comparison(const Compared&);     // the index of the head whose cross was pressed
    void cells(const CellMap&);                         // takes the rest of the height; emits Follow by itself
    void tooltip(std::string_view);                     // of the thing drawn last
    void key_cap(std::string_view);

    // --- tables
    void column_picker(const TableSpec&);               // a button with a menu; emits ChooseColumns
    Table table(const TableSpec& spec, const TableRows& rows) { return Table(*this, spec, rows); }

    // --- states of a page
    void page_header(const PageHeader&);                // returns nothing: actions are drawn by the caller in `right`
    void skeleton_table(std::span<const Column>, int rows);
    void skeleton_stats(int tiles);
    std::optional<int> empty(const Notice&);            // icon, heading, words, buttons: index of the pressed one
    std::optional<int> banner(const Notice&);           // one line above kept data
    void toasts(std::span<const Toast>);                // emits DismissToast

    // --- the frame around every page
    void nav(const NavModel&);
    void nav_item(const NavItem&, bool folded = false);  // one line of it
    void app_bar(const AppBarModel&, const std::function<void()>& before_theme);  // draws share and bell, which stand between search and theme
    Scope main();                                       // what is left: the page

    // --- beside the page
    Scope panel(const Panel&);                          // draw only while open
    std::optional<PanelPress> panel_pressed() const;    // Escape inside it closes

    // --- over everything
    Scope dialog(std::string_view name, std::string_view about, DialogSize = DialogSize::small);  // draw only while open
    bool dialog_dismissed() const;                      // Escape or a press outside
    std::optional<int> palette(const PaletteModel&);    // emits TypeInPalette and ClosePalette itself
    bool palette_elsewhere() const;                     // what was chosen is wanted in a tab of its own

    ScreenState& state() { return s_; }

  private:
    ScreenState& s_;
};
