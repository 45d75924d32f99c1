#pragma once
#include "ui/tone.h"
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a code editor should hold and show, as a value. Lines and columns count from 1, columns in bytes of UTF-8; offsets
// are bytes of the text.
struct EditorSpan {
    int line = 1, column = 1, to_line = 1, to_column = 0;  // to_column 0: the end of that line
    bool operator==(const EditorSpan&) const = default;
};

struct EditorFix {
    std::string label;          // "Write resource instead"
    EditorSpan span;            // what is replaced
    std::string text;           // by what
    bool operator==(const EditorFix&) const = default;
};

// Said in the gutter, underlined in the text, and told on hover and by Alt+Enter.
struct EditorMark {
    enum class Severity : std::uint8_t { error, warning, note } severity = Severity::error;
    EditorSpan span;
    std::string message;
    std::vector<EditorFix> fixes = {};
    bool operator==(const EditorMark&) const = default;
};

struct EditorTint {             // whole lines: of a difference, or of the task that was jumped to
    int line = 1, last = 1;
    Tone tone = Tone::accent;
    bool operator==(const EditorTint&) const = default;
};

struct EditorChoice {
    std::string text;           // what is written
    std::string note = {};      // beside it: "number", "required"
    std::string about = {};     // a sentence or two, of the chosen one
    std::string insert = {};    // when something else is written than is shown; "    $0" marks where the caret ends
};
struct EditorChoices { std::size_t from = 0, to = 0; std::vector<EditorChoice> items; };  // in place of the bytes from…to
struct EditorHover { std::size_t from = 0, to = 0; std::string title, words; };            // no title and no words: nothing is said

struct EditorModel {
    enum class Language : std::uint8_t { plain, yaml };  // yaml: with {{ expressions }} of templates
    std::string key;            // identity: caret, undo and folds are kept under it when the page is left
    std::string name;           // said: "Specification"
    std::string text;           // what it should hold; what was typed comes as an event and is expected back
    Language language = Language::yaml;
    bool read_only = false, wrap = false, focus_now = false, framed = true;
    float height = 0;           // 0: the rest of the page, at least 120
    std::vector<EditorMark> marks = {};
    std::vector<EditorTint> tints = {};
    std::optional<EditorSpan> show = {};  // brought into sight and selected, each time when `shown` has changed
    int shown = 0;
    // Asked with the newest text, at any time until the next frame. They own what they need.
    std::function<EditorChoices(std::string_view text, std::size_t caret)> complete = {};
    std::function<EditorHover(std::string_view text, std::size_t at)> hover = {};
};

struct EditorEvent {
    std::optional<std::string> text;      // the whole of it, when it was changed
    std::optional<EditorSpan> selection;  // when it moved: line, column is where the caret stands
};
