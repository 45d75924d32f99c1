#pragma once
#include <string>

// A terminal as the page asks for it. What is written in it goes between the platform and the session of that key: the
// program sees neither keys nor output.
struct TerminalModel {
    std::string key;            // "shell/3": its screen and what scrolled out of it are kept under it
    std::string name;           // said: "Shell in train of training-job-123"
    std::string waiting;        // said and drawn until there is one
    float height = 0;           // 0: the rest of the page, at least 120
    int font = 13;              // CSS pixels
    bool read_only = false, focus_now = false, framed = true;
    std::string find = {};      // lights up where it is found
    int find_step = 0;          // a change goes to the next such place, or back when it is smaller than before
    int copied = 0, cleared = 0;  // a change copies all that it holds, or empties it
    bool operator==(const TerminalModel&) const = default;
};

struct TerminalEvent {
    int rows = 0, columns = 0;    // 0: as before
    int found = -1, found_at = -1;  // of the text that is looked for; -1: not counted
    bool find_wanted = false;       // Ctrl+Shift+F was pressed
};
