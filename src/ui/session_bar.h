#pragma once
#include "ui/parts.h"
#include <optional>
#include <string>
#include <vector>
class Ui;

// The edges of a terminal's card: tabs with what can be done to what they show, and a line that tells how it stands.
struct SessionTab {
    std::string label;               // "training-job-123/train"
    Badge mark;
    std::string close;               // of its cross: "Close the shell in train"
};
struct SessionTool { Icon icon; std::string name, key = {}; bool on = false; };
struct SessionBar {
    std::string name;                // "Shells"
    std::vector<SessionTab> tabs;
    int selected = -1;
    std::string add;                 // of the plus: "New shell"
    std::vector<SessionTool> tools;  // at the right
};
struct SessionPress {
    enum class Kind : std::uint8_t { tab, close, add, tool } kind;
    int index = 0;
};
std::optional<SessionPress> session_bar(Ui&, const SessionBar&);

struct SessionFoot {
    Badge state;                     // "Connected"
    std::vector<std::string> facts;  // "38 ms", "/bin/bash", "104 × 33"
    std::vector<std::pair<std::string, std::string>> keys;  // "Ctrl Shift C", "Copy"; left out where there is no room
};
void session_foot(Ui&, const SessionFoot&);

// A command for a real terminal, wrapped and whole, with a button that copies it.
void command_well(Ui&, std::string_view command, std::string_view what);
