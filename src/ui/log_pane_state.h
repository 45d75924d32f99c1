#pragma once
#include "ui/log_pane_model.h"
#include "ui/paint.h"
#include "ui/press.h"
#include <set>
#include <unordered_map>

// What the files of the log pane share. Heights are whole text rows: `sub` counts them within one line.
namespace log_pane_parts {

struct Memory {
    std::uint64_t top = 0;                   // the line at the upper edge
    float into = 0;                          // px of it that are above the edge
    float across = 0;                        // px scrolled to the right, where lines are not wrapped
    int shown = 0;
    bool placed = false;                     // it was drawn before
    std::uint64_t focus = 0;                 // the line that has, or had, the keyboard
    bool focus_set = false;
    std::optional<LogSelection> selection;
    LogPlace anchor;
    enum class Drag : std::uint8_t { none, text, lines, bar } drag = Drag::none;
    bool moved = false;                      // since the press
    float grab = 0;                          // px below the thumb's upper edge
    std::set<std::uint64_t> open;            // lines that are shown in full
    std::unordered_map<std::uint64_t, std::string> unfolded;
    std::unordered_map<std::uint64_t, int> heights;  // of long lines, in text rows
    float heights_for = 0;                   // the width they were counted for
    double said_ms = -1e9;                   // when the tree was told last what stands where
    std::vector<std::pair<std::uint64_t, std::string>> said;
    std::uint32_t said_rows = 0;             // how many there were then
};

struct Metrics {
    ImFont* font = nullptr;
    float size = 12, row = 19, cell = 7;     // px; cell: one column of text
    float number = 0, time = 0, task = 0, level = 0, text = 0;   // px from the left edge of the pane
    float text_width = 0;
    int columns = 80;                        // of text
};

struct Seen { std::uint32_t row = 0; std::uint64_t line = 0; float y = 0, height = 0; };

struct Pane {
    ScreenState& s;
    const LogPaneModel& model;
    Memory& m;
    ImGuiID id = 0;
    ImRect frame, body, bar;                 // body: where lines are; bar: where the scroll is
    Metrics at;
    std::vector<Seen> seen;
    LogPaneEvent event;
    bool hushed = false;                     // the tree is told what it was told before
    ImGuiID row_id(std::uint64_t line) const { return ImHashData(&line, sizeof line, id); }
};

// --- text
Metrics measure_pane(const Pane&);
bool wraps(const Pane&, std::uint64_t line);
int text_rows(Pane&, std::uint32_t row);                    // its height
std::vector<std::size_t> breaks(std::string_view text, int columns);  // where each row of it begins; columns 0: one row
std::size_t byte_at_column(std::string_view text, float column);      // of one row, the nearest edge
int columns_of(std::string_view text);
float draw_line(Pane&, const Seen&, const LogPaneLine&);    // returns how wide its text is, px
const std::string& unfolded_text(Pane&, std::uint64_t line);

// --- scrolling
std::uint32_t top_row(Pane&);
void scroll_by(Pane&, float px);
void show_end(Pane&);
void bring_into_sight(Pane&, std::uint64_t line, bool centred);
void take_scrolling(Pane&);                                 // wheel, finger, bar
void find_seen(Pane&);
void draw_bar(Pane&);

// --- selecting and keys
void take_keys(Pane&);
void take_mouse(Pane&);
std::optional<std::pair<std::size_t, std::size_t>> selected_bytes(const Pane&, std::uint64_t line, std::size_t size);
std::optional<LogPlace> place_at(Pane&, ImVec2);

}  // namespace log_pane_parts
