#pragma once
#include "base/styled_text.h"
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// What is left of a line that was written for a terminal: its text and how it is styled. Escape sequences can do
// nothing but style; whatever else they ask for is swallowed, and none reaches beyond its line. A carriage return
// begins the line anew, so that of a progress bar the last state stands.
class TerminalText {
  public:
    void read(std::string_view line);            // without its newline; replaces what was read before
    void reset_style() { style_ = {}; }          // styles go on from line to line until this
    bool styled() const { return style_ != TextStyle{}; }

    const std::string& text() const { return text_; }
    const std::vector<StyleRun>& runs() const { return runs_; }

  private:
    enum class State : std::uint8_t { ground, escape, escape_rest, csi, csi_wrong, string };
    void ground(std::string_view line, std::size_t& at);
    void control(unsigned char);
    void escape(char32_t);
    void csi(char32_t);
    void begin(State);
    void begin_c1(char32_t);
    void put(std::string_view);
    void step_back();
    void select_style();
    void extended_colour(std::size_t& i, std::uint32_t& colour);

    struct Parameter { int value = -1; bool sub = false; };  // -1: left out; sub: after a colon
    static constexpr std::size_t kMostParameters = 32;       // as xterm.js

    State state_ = State::ground;
    TextStyle style_;
    std::string text_;
    std::vector<StyleRun> runs_;
    std::vector<Parameter> parameters_;
    bool command_ = false;                       // of a string: an operating system command, which a bell ends
    bool private_ = false, begun_ = false;       // of a control sequence: "?" or an intermediate; anything at all
    bool returned_ = false;                      // what comes next begins the line anew
};

// True when a line has nothing for TerminalText to do: valid UTF-8 without controls other than tabs.
bool is_plain(std::string_view line);
