#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What a frame showed, in words. Tests, screen readers and the browser's mirror all read
// this tree; nothing reads the pixels. Rectangles are in CSS pixels, from the window's corner.
namespace a11y {

enum class Role : std::uint8_t {
    group, button, link, tab, textbox, searchbox, checkbox, toggle, radio, heading, text, grid, row, cell, columnheader,
    status, alert, region, navigation, main, search, banner, dialog, menu, menuitem, menuitemcheckbox, menuitemradio, tablist, list,
    listitem, progressbar, img, listbox, option, separator, tooltip, treegrid, combobox,
};
std::string_view word(Role);  // the ARIA role; "switch" for toggle

enum class Tab : std::uint8_t { none, focusable, stop };   // stop: Tab comes by
enum class Sort : std::uint8_t { none, ascending, descending };
enum class Check : std::uint8_t { none, off, on, mixed };
enum class Live : std::uint8_t { off, polite, assertive };

// Text lives in the tree's own memory: valid until the tree is cleared, a frame later.
struct Node {
    std::uint32_t id = 0;       // stable across frames; made from the data, not from the place
    std::uint32_t parent = 0;   // 0: the window
    std::uint32_t active = 0;   // of a combobox: the option that Enter or Tab would take; its list has the next id
    Role role = Role::text;
    Tab tab = Tab::none;
    Sort sort = Sort::none;     // of a columnheader that can be sorted
    bool sortable = false;
    Check check = Check::none;
    Live live = Live::off;
    std::uint8_t level = 0;     // of a heading, and of a row in a treegrid
    bool selected = false, selectable = false, expanded = false, expandable = false, disabled = false, current = false;
    bool modal = false, invalid = false, multiline = false, selectable_text = false, multiselectable = false;
    float x = 0, y = 0, w = 0, h = 0;
    std::int32_t row = -1, rows = -1, column = -1, columns = -1;  // 0-based; counts on the grid
    std::string_view name, value, href, description, key;          // key: "Ctrl+K"
    bool operator==(const Node&) const = default;
};

class Tree {
  public:
    Tree();
    void clear();
    Node& add(const Node&);                        // copies its text; the parent is the open container when it has none
    void open(std::uint32_t id) { open_.push_back(id); }
    void close() { open_.pop_back(); }
    std::uint32_t container() const { return open_.empty() ? 0 : open_.back(); }
    const std::vector<Node>& nodes() const { return nodes_; }
    const Node* find(std::uint32_t id) const;
    const Node* find(std::string_view role, std::string_view name) const;  // the first such; for tests
    std::string_view keep(std::string_view);       // a copy that lives as long as the tree's text

  private:
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> open_;
    std::vector<std::string> blocks_;
    std::size_t block_ = 0;
};

// The difference between two frames, in the order in which a mirror must apply it:
// additions and changes in tree order, removals last.
struct Change {
    enum class Kind : std::uint8_t { add, change, remove } kind;
    const Node* node;             // of the newer tree; of the older one when removed
    std::uint32_t previous = 0;   // the sibling before it; 0: first
};
void diff(const Tree& before, const Tree& after, std::vector<Change>& out);  // `out` is cleared first

std::string print(const Tree&);  // an indented outline, for golden files and failing tests

}  // namespace a11y
