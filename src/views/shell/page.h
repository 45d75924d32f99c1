#pragma once
#include "domain/resource.h"
#include "domain/run.h"
#include "store/shells.h"
#include "ui/parts.h"
#include "ui/terminal_model.h"
#include "views/state.h"
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

// Interactive access to one task: `#/workflows/NAME/shell?task=TASK`. Tabs hold all shells that are open, of whatever
// task; `shell=ID` chooses among them, `shell=new` asks what the next one should be.
namespace shell {

struct TabLine { int id = 0; std::string label, href, close; Badge mark; };

// How a session stands, in words, and what can be done about it.
struct Standing {
    Badge state;                        // "Connected"
    std::optional<Prompt> trouble;      // in place of a terminal, or above it
    bool has_screen = false;            // something was or will be shown
};
Standing standing(const ShellSession&);

struct Output { int session = 0; std::string title; Badge state; TerminalModel terminal; std::string trouble; bool again = false; };
struct RunCard { int id = 0; std::string title, note; std::vector<Output> outputs; std::string trouble; };

struct DoorLine { int id = 0; std::string port, words, href; Badge state; bool open = false; };

struct Handoff { std::string title, why, command, what; };   // what: of the copy button, "rsync command"

struct TaskChoice { std::string name, href; Badge status; };

struct Page {
    std::string workflow, task, group;
    std::size_t group_size = 0;         // running tasks in it
    PageHeader header;
    std::string workflow_href, logs_href, here;
    std::vector<TabLine> tabs;
    int selected = -1;                  // of the tabs
    int session = 0;                    // shown; 0: none
    std::optional<Standing> standing;
    TerminalModel terminal;
    std::vector<std::string> foot;
    std::string find_words;             // "3 of 12"
    bool inviting = false;              // no session to show: what should it be?
    std::optional<Prompt> instead;      // of an invitation: there is nothing to open a shell in
    std::vector<TaskChoice> choices;    // which task, when none is named
    std::string not_now;                // why nothing can be opened: the task does not run
    std::vector<Fact> facts;
    std::vector<RunCard> runs;
    std::vector<DoorLine> doors;
    std::string port_error;
    std::vector<Handoff> handoffs;
};

// What is known besides: null while it is not.
struct Circumstances {
    const Run* run = nullptr;
    const std::unordered_map<std::string, Amounts>* requests = nullptr;  // by task
    bool sockets = true;
};
Page present(const Model&, const Circumstances&);

inline constexpr const char* kCommands[] = {"/bin/bash", "/bin/sh", "/bin/zsh", "python3"};
std::optional<int> port_of(std::string_view text);
Route shell_route(const WorkflowId&, std::string_view task);

}  // namespace shell
