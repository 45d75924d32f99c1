#pragma once
#include "domain/ticket.h"
#include "store/action.h"
#include "store/polling.h"
#include <variant>

// Interactive sessions in running tasks: shells, single commands, and web pages that tasks serve. They outlive the page
// that opened them, and end with the console.
struct ShellSession {
    enum class State : std::uint8_t { asking, joining, open, ended, refused };  // refused: the service's answer, in `failure`
    int id = 0;
    WorkflowId workflow;
    std::string task, command;
    int run = 0;                          // of which CommandRun; 0: a shell of its own
    State state = State::asking;
    std::optional<Failure> failure;
    Instant asked{};
    std::optional<Instant> joined, ended;
    int code = 0;                         // how the socket closed
    std::string reason;
    bool reached = false, spoke = false;  // the socket had opened; something had come through it
    Millis held{};                        // for how long it was open
    std::optional<Millis> echo;           // the latest, from a key to what it brought
    int rows = 0, columns = 0;
    std::string key() const { return "shell/" + std::to_string(id); }  // of its terminal
    bool live() const { return state < State::ended; }
};

// One command in a task or in every running task of a group.
struct CommandRun {
    int id = 0;
    WorkflowId workflow;
    std::string task, group, command;     // one of task and group
    bool asking = true;
    std::optional<Failure> failure;
    std::vector<int> sessions;
};

// A page that a task serves, as the router hands it on.
struct WebDoor {
    enum class State : std::uint8_t { asking, open, closed, refused };
    int id = 0;
    WorkflowId workflow;
    std::string task;
    int port = 0;
    State state = State::asking;
    std::string key, href;
    Instant asked{};
    std::optional<Instant> looked;        // when the router was last asked whether it still stands
    std::optional<Failure> failure;
};

struct ShellsState {
    std::uint64_t revision = 0;           // changes whenever anything that a page shows does
    std::vector<ShellSession> sessions;   // in the order they were opened
    std::vector<CommandRun> runs;         // the newest last
    std::vector<WebDoor> doors;
    bool looking = false;                 // one of them is being asked about
    int last = 0;                         // number given last
    std::string command = "/bin/bash";    // what the next shell is to be
    std::string once;                     // the command that is being typed
    bool in_group = false;                // … for all tasks of the group
    std::string port;                     // being typed
    int font = 13;
    bool finding = false;
    std::string find;
    int find_step = 0, found = -1, found_at = -1;

    const ShellSession* session(int id) const;
};

// What a person does
struct OpenShell      { WorkflowId workflow; std::string task, command; };
struct AgainShell     { int id; };                    // the same once more, on the same screen
struct CloseShell     { int id; };                    // and forget what it showed
struct ChooseShell    { std::string command; };       // for the next one
struct TypeOnce       { std::string command; };
struct ChooseInGroup  { bool all; };
struct RunOnce        { WorkflowId workflow; std::string task, group, command; };
struct CloseRun       { int id; };
struct TypePort       { std::string text; };
struct OpenWeb        { WorkflowId workflow; std::string task; int port; };
struct CloseWeb       { int id; };                    // the router lets it end by itself: we only forget it
struct ChooseFont     { int px; };
struct FindInShell    { bool open; std::string text; };
struct StepFind       { int by; };
// What comes back
struct TicketArrived  { int request; Answer<Ticket> answer; };                     // request: the session's id
struct TicketsArrived { int request; Answer<std::vector<TaskTicket>> answer; };    // … the run's
struct WebArrived     { int request; Answer<Ticket> answer; };                     // … the door's
struct AliveArrived   { int request; Answer<bool> answer; };
struct ShellJoined    { std::string key; };
struct ShellClosed    { std::string key; int code; std::string reason; bool reached, spoke; Millis held; };
struct ShellEcho      { std::string key; Millis after; };
struct ShellSized     { int id; int rows, columns; };
struct ShellFound     { int found, at; };

struct ShellsAction {
    std::variant<OpenShell, AgainShell, CloseShell, ChooseShell, TypeOnce, ChooseInGroup, RunOnce, CloseRun, TypePort, OpenWeb, CloseWeb, ChooseFont,
                 FindInShell, StepFind, TicketArrived, TicketsArrived, WebArrived, AliveArrived, ShellJoined, ShellClosed, ShellEcho, ShellSized, ShellFound> it;
};

struct AskTicket  { int request; WorkflowId workflow; std::string task, command; };
struct AskTickets { int request; WorkflowId workflow; std::string group, command; };
struct AskWeb     { int request; WorkflowId workflow; std::string task; int port; };
struct AskAlive   { int request; std::string key; };
struct JoinShell  { std::string terminal; WorkflowId workflow; Ticket ticket; };
struct EndShell   { std::string terminal; };
struct ShellsEffect { std::variant<AskTicket, AskTickets, AskWeb, AskAlive, JoinShell, EndShell> it; };

template <class A> ShellsEvent shells_event(A one) { return boxed<ShellsAction>(std::move(one)); }
template <class E> ShellsWish shells_wish(E one) { return boxed<ShellsEffect>(std::move(one)); }

extern const Need shells_doors;           // do the web pages that were opened still stand?

std::vector<Effect> update_shells(Model&, ShellsAction&);
