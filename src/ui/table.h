#pragma once
#include "ui/a11y.h"
#include "ui/parts.h"
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>
class Ui;

// A grid of any number of rows; only those in sight are asked for. A row is known by its
// data key, so sorting moves neither the focus nor a press. All sizes in dp.
struct Column {
    enum class Align : std::uint8_t { left, right };
    std::string key, title;
    float width = 0;           // 0: shares what is left
    float least = 48;
    Align align = Align::left;
    bool sortable = true;
    int leaves = 0;            // the higher, the earlier it goes when there is no room; 0: stays
    bool asked_for = false;    // not shown until a person picks it
    bool blank = false;        // its title is said, not drawn: something else stands there
};

struct SortBy { std::string key; bool descending = false; bool operator==(const SortBy&) const = default; };

// One cell of the totals row or of a heading: "340/512" has its total in quieter ink, and a
// bar under the bars of its column.
struct Sum {
    std::string words;
    Bar bar{};
};

struct TableSpec {
    std::string name;          // "Resources": said, and the prefix of remembered widths
    std::span<const Column> columns;
    std::string sort_key;
    bool descending = false;
    std::span<const SortBy> then{};  // sorted by these where `sort_key` leaves a tie
    std::string selected;      // data key of the selected row
    std::string newer;         // "new workflows": rows that come in above what is being read do not move it, and are told of. Empty: they come as they come
    std::string question;      // of `newer`: what the rows answer; with another one they are read from the top
    a11y::Check all_checked = a11y::Check::off;  // of the box in the header, where rows have boxes
    float row_height = 0;      // 0: from the density
    float height = 0;          // 0: the rest of the room; < 0: as high as its rows
    bool framed = true;        // a card of its own; false inside a card
    bool items = false;        // no header: each row is one `item`; for narrow pages
    std::span<const Sum> totals{};  // pinned below the rows, one per column
    std::string footer_left, footer_right;
    const std::map<std::string, float>* widths = nullptr;  // remembered, "Resources/health"
    const std::map<std::string, ColumnChoice>* choices = nullptr;  // remembered, by name
};

// A row that heads those below it; the table draws it, `next` passes over it.
struct Heading {
    std::string title, note;   // note: "28 resources"
    bool collapsed = false;
    std::vector<Sum> subtotals{};  // one per column; those that the title stands over stay empty
};

// Where the rows come from. `find` may be slow: it is called when data changed under the focus.
struct TableRows {
    std::size_t count = 0;     // headings are rows too
    std::function<std::string_view(std::size_t)> key;
    std::function<std::optional<std::size_t>(std::string_view)> find;
    std::function<std::string(std::size_t)> href;  // the row's own place; may be empty
    std::function<bool(std::size_t)> checked{};    // rows have boxes where there is one
    std::function<std::optional<Heading>(std::size_t)> heading{};
};

// What a person did to the boxes. The page owns the set, by data keys.
struct Picked {
    enum class Kind : std::uint8_t { one, range, all, none };
    Kind kind = Kind::none;
    std::size_t from = 0, to = 0;  // of one and range, `to` included
    bool on = true;                // of one: what it becomes
};
using PickedKeys = std::set<std::string, std::less<>>;
void pick(PickedKeys&, const Picked&, const TableRows&);  // headings are passed over; `all` means the rows there are
a11y::Check check_of(std::size_t picked, std::size_t all);  // for TableSpec::all_checked

struct Slot { Tone tone = Tone::faint; int series = -1; bool hatched = false; };  // series ≥ 0: that colour of a chart

// One row of a narrow page: a mark, two lines, and a number over its bar at the right.
struct TableItem {
    Badge mark;
    std::string_view strong, small, href;
    std::string_view value, note;  // "6", "of 8 free"
    Bar bar;
    bool mono = true;
};

class Table {
  public:
    Table(Ui&, const TableSpec&, const TableRows&);
    Table(const Table&) = delete;
    ~Table();

    // while (auto i = table.next()) { cells, one per column, in the order of `columns` }
    std::optional<std::size_t> next();

    void text(std::string_view, Tone = Tone::plain);
    void mono(std::string_view, Tone = Tone::plain);
    void link(std::string_view, std::string_view href, LinkLook = LinkLook::mono);
    void path(std::string_view front, std::string_view back, std::string_view href, std::string_view more = {});  // "run/task +2": where room is short the front gives way
    void two_lines(std::string_view strong, std::string_view small, std::string_view href = {}, std::string_view tag = {});
    void number(std::string_view, Tone = Tone::plain);                       // right-aligned, tabular
    void ratio(std::string_view used, std::string_view total, const Bar&);   // "6/8" and a bar
    void amount(std::string_view used, std::string_view total, std::string_view note, const Bar&);  // two lines: words over a bar
    void slots(std::span<const Slot>, std::string_view said);                // one little cell for each GPU
    void status(const Badge&);
    void tags(std::span<const std::string>, int most = 2);
    void nothing();                                                          // an em dash, said as "none"
    void item(const TableItem&);                                             // instead of cells where spec.items

    // what was done to it this frame; ask after the loop
    std::optional<std::string> sorted() const;      // the key of the pressed header
    bool sorts_also() const;                        // with Shift: besides what it is sorted by
    std::optional<std::size_t> activated() const;   // Enter or a click on a row
    std::optional<Picked> picked() const;
    std::optional<std::size_t> toggled() const;     // the heading to collapse or to expand
    bool near_end() const;                          // the last rows are in sight

    struct State;  // of the frame being drawn; only the table's own files know it, and what is built on a table
    State& state() { return *t_; }

  private:
    std::unique_ptr<State> t_;
};
