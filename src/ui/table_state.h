#pragma once
#include "ui/press.h"
#include "ui/table.h"
#include "ui/table_columns.h"
#include "ui/table_memory.h"
#include "ui/ui.h"

// One table while one frame is drawn. Positions are in device pixels on the screen, the
// scroll in them; rows are only as many as are in sight, and the one that has the focus.
struct Table::State {
    State(Ui& u, const TableSpec& sp, const TableRows& r) : ui(u), s(u.state()), spec(sp), rows(r) {}
    Ui& ui;
    ScreenState& s;
    TableSpec spec;
    TableRows rows;

    ImGuiID id = 0;
    TableMemory* memory = nullptr;
    ImRect frame, head, body, totals, foot;  // totals and foot are empty where there are none
    float row_high = 0;
    float left = 0, top = 0;              // of the first row, scrolled
    bool scrolls = false;
    bool boxed = false, grouped = false;  // rows have check boxes; there are headings
    ImGuiWindow* window = nullptr;
    PlacedColumns placed;
    std::vector<ImRect> cells;            // x of each column; y of the row is put in as rows come
    struct Card { ImRect box; bool titled = false; };  // of a cell, from the row's corner
    bool in_cards = false;
    std::vector<Card> cards;              // one for each column
    std::vector<std::int32_t> said_at;    // where each shown column stands, as it is said

    std::size_t first = 0, last = 0;      // in sight
    std::size_t next = 0;
    bool focus_before = false, focus_after = false;  // the focused row is drawn out of sight, to be said

    bool in_row = false;
    std::size_t row = 0;
    ImGuiID row_id = 0;
    ImRect row_box;
    bool row_hovered = false, row_selected = false, row_checked = false, row_seen = false;
    std::size_t column = 0;
    std::string_view row_key;

    std::optional<std::string> sorted;
    bool sorts_also = false;
    std::optional<std::size_t> activated, toggled;
    std::optional<Picked> picked;
    std::optional<Hit> newer;             // the button above the rows, where there is one
};

namespace table {
struct Cell {
    ImRect box;        // inside the padding
    ImGuiID id = 0;
    bool shown = false, seen = false;
    Column::Align align = Column::Align::left;
};
inline constexpr float kBoxWidth = 36;   // dp, of the column of check boxes
inline constexpr float kRatioBar = 52, kRatioGap = 10;
ImGuiID row_id(const Table::State&, std::string_view key);
ImGuiID header_id(const Table::State&, std::size_t column);
void keep_focus(Table::State&);          // before rows: where is the focused row now
void move_focus(Table::State&);          // arrow and page keys, Space, Escape
void keep_place(Table::State&);          // of what is read, where rows came in above it
void hit_newer(Table::State&);           // the button that leads to them
void draw_newer(Table::State&);
void remember_place(Table::State&);
void draw_head(Table::State&);
void draw_head_box(Table::State&, const Hit&);
void draw_foot(Table::State&);
float foot_height(ScreenState&, const TableSpec&, float room_px);
void draw_totals(Table::State&);         // the pinned row
void begin_row(Table::State&, std::size_t);
void draw_row_surface(Table::State&, Rgba at_rest);
void open_row(Table::State&, std::size_t);
void close_row(Table::State&);
void draw_heading(Table::State&, std::size_t, const Heading&);
void draw_row_box(Table::State&);
void pick_row(Table::State&, std::size_t, bool with_shift);
bool anchored(const Table::State&);      // there is a row from which a range begins
bool wants_cards(const Table::State&);
void place_cards(Table::State&);         // instead of what place_columns found
ImRect card_cell(Table::State&, std::size_t column);
bool has_sort_line(const Table::State&);
bool wants_boxes(const Table::State&);
void draw_sort_line(Table::State&);
inline bool headless(const Table::State& t) { return t.spec.items || t.in_cards; }
Cell open_cell(Table::State&, std::string_view words, float content_px);  // the next one, said
void close_cell(Table::State&);
}  // namespace table
