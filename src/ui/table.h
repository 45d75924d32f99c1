#pragma once
#include "ui/parts.h"
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
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
};

struct TableSpec {
    std::string name;          // "Resources": said, and the prefix of remembered widths
    std::span<const Column> columns;
    std::string sort_key;
    bool descending = false;
    std::string selected;      // data key of the selected row
    float row_height = 0;      // 0: from the density
    float height = 0;          // 0: the rest of the room; < 0: as high as its rows
    bool framed = true;        // a card of its own; false inside a card
    std::string footer_left, footer_right;
    const std::map<std::string, float>* widths = nullptr;  // remembered, "Resources/health"
};

// Where the rows come from. `find` may be slow: it is called when data changed under the focus.
struct TableRows {
    std::size_t count = 0;
    std::function<std::string_view(std::size_t)> key;
    std::function<std::optional<std::size_t>(std::string_view)> find;
    std::function<std::string(std::size_t)> href;  // the row's own place; may be empty
};

class Table {
  public:
    Table(Ui&, const TableSpec&, const TableRows&);
    Table(const Table&) = delete;
    ~Table();

    // while (auto i = table.next()) { cells, one per column, in order }
    std::optional<std::size_t> next();

    void text(std::string_view, Tone = Tone::plain);
    void mono(std::string_view, Tone = Tone::plain);
    void link(std::string_view, std::string_view href, LinkLook = LinkLook::mono);
    void two_lines(std::string_view strong, std::string_view small, std::string_view href = {}, std::string_view tag = {});
    void number(std::string_view, Tone = Tone::plain);                       // right-aligned, tabular
    void ratio(std::string_view used, std::string_view total, const Bar&);   // "6/8" and a bar
    void amount(std::string_view used, std::string_view total, std::string_view note, const Bar&);  // two lines: words over a bar
    void status(const Badge&);
    void tags(std::span<const std::string>, int most = 2);
    void nothing();                                                          // an em dash, said as "none"

    // what was done to it this frame; ask after the loop
    std::optional<std::string> sorted() const;      // the key of the pressed header
    std::optional<std::size_t> activated() const;   // Enter or a click on a row
    bool near_end() const;                          // the last rows are in sight

    struct State;  // of the frame being drawn; only the table's own files know it

  private:
    std::unique_ptr<State> t_;
};
