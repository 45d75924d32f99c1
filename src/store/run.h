#pragma once
#include "domain/resource.h"
#include "domain/run.h"
#include "domain/spec_changes.h"
#include "domain/waiting.h"
#include "store/action.h"
#include "store/polling.h"
#include "store/run_events.h"
#include "store/run_spec.h"
#include "store/write.h"
#include <set>
#include <unordered_map>
#include <variant>

// One workflow: its detail, what is asked beside it, and what a person does to it. The route names
// it by id or by uuid; everything else is asked for by its id, which the detail tells.
struct RunRequests {                                       // what the tasks ask for, by their names
    std::unordered_map<std::string, Amounts> tasks;
    bool whole = true;                                     // false: there were more answers than we read
};

struct RunDialog {
    enum class Kind : std::uint8_t { none, cancel, restart, resubmit } kind = Kind::none;
    std::string reason;
    bool force = false;
    ResubmitChange change = {};
};

struct SentWrite {
    int number = 0;
    Write write;
    Instant sent{};
    std::optional<WriteEnd> end;                           // none: on its way
};

// What tells why it waits, or why it failed; asked for only then.
struct RunEvidence {
    Remote<std::string> error_log;                         // of the task that failed first
    WorkflowId error_log_for;                              // with the task and its try: "train-7/main#1"
    Remote<ResourceList> node;                             // that it ran on
    ResourceName node_for;
    Remote<SpecLeaves> spec, good_spec;                    // its own, and that of the last run of the name that completed
    WorkflowId spec_for, good_spec_for;
};

struct RunState {
    Remote<Run> detail;
    WorkflowId asked;                                      // what the route named when it was asked for
    Remote<RunRequests> requests;
    WorkflowId requests_for;
    Remote<WorkflowSlice> history;                         // runs of the same name, and what else has it as a part
    WorkflowId history_for;
    Remote<WorkflowSlice> queue;                           // what waits in its pool
    PoolName queue_for;
    Remote<std::vector<std::string>> tag_names;            // those that may be set
    RunEvents events;
    RunSpec spec;
    RunEvidence evidence;
    RunDialog dialog;
    std::vector<SentWrite> sent;                           // the newest last; a few
    int last_write = 0;
    std::optional<Instant> awaited;                        // a write was answered then: soon something changes
    std::set<std::pair<WriteKind, PoolName>> denied;       // the service said 403; for this session
    std::uint64_t revision = 0;                            // of dialog, sent, denied
};

// The run that the route names, when it is known.
const Run* shown_run(const Model&);
std::string_view panel_shows(const Model&);                // beside the page, of the task that is open: "logs", "events" or "details"
bool denied(const Model&, WriteKind, const std::optional<PoolName>&);
void remember_denied(Model&, const Write&, const std::optional<PoolName>&, const WriteEnd&);
const SentWrite* last_sent(const Model&, const WorkflowId&);
std::string spec_name(const WorkflowId&);                  // "train" of "train-7"
const Workflow* last_good(const Model&);                   // the newest run of the name before this one that completed; null: none known

struct RunArrived         { int request; Answer<Run> answer; };
struct RunRequestsArrived { int request; Answer<RunRequests> answer; };
struct RunHistoryArrived  { int request; Answer<WorkflowSlice> answer; };
struct RunQueueArrived    { int request; Answer<WorkflowSlice> answer; };
struct TagNamesArrived    { int request; Answer<std::vector<std::string>> answer; };
struct ErrorLogArrived    { int request; Answer<std::string> answer; };
struct RunNodeArrived     { int request; Answer<ResourceList> answer; };
struct RunSpecArrived     { bool good; int request; Answer<SpecLeaves> answer; };
struct OpenRunDialog      { RunDialog::Kind kind; std::string pool = {}, priority = {}; };
struct ChangeRunDialog    { std::string reason; bool force; };
struct ChangeRunResubmit  { ResubmitChange change; };
struct CloseRunDialog     {};
struct SendRunWrite       { Write write; };
struct RunWritten         { int number; WriteEnd end; };
struct HideRun            { WorkflowId id; bool hidden; };

struct FetchRun         { int request; std::string name; };
struct FetchRunRequests { int request; WorkflowId id; UserName user; std::optional<PoolName> pool; };
struct FetchRunHistory  { int request; std::string spec; };
struct FetchRunQueue    { int request; PoolName pool; };
struct FetchTagNames    { int request; };
struct FetchErrorLog    { int request; WorkflowId id; std::string task; int retry; };
struct FetchRunNode     { int request; ResourceName name; };
struct FetchRunSpec     { bool good; int request; WorkflowId id; };
struct SendWrite        { int number; Write write; };      // comes back as RunWritten

struct RunAction {
    std::variant<RunArrived, RunRequestsArrived, RunHistoryArrived, RunQueueArrived, TagNamesArrived, EventsCame, EventsEnded, ErrorLogArrived, RunNodeArrived,
                 RunSpecArrived, SpecTextArrived, StandInSpec, OpenRunDialog, ChangeRunDialog, ChangeRunResubmit, CloseRunDialog, SendRunWrite, RunWritten, HideRun> it;
};
struct RunEffect {
    std::variant<FetchRun, FetchRunRequests, FetchRunHistory, FetchRunQueue, FetchTagNames, OpenEvents, CloseEvents, FetchErrorLog, FetchRunNode, FetchRunSpec, FetchSpecText, SendWrite> it;
};
template <class A> RunEvent run_event(A one) { return boxed<RunAction>(std::move(one)); }
template <class E> RunWish run_wish(E one) { return boxed<RunEffect>(std::move(one)); }

std::vector<Effect> update_run(Model&, RunAction&);
std::vector<Effect> on_events(Model&, EventsCame&);
std::vector<Effect> on_events(Model&, EventsEnded&);
std::vector<Effect> on_spec(Model&, SpecTextArrived&);
std::vector<Effect> on_spec(Model&, StandInSpec&);

// What the page of one workflow needs: itself, and what only some of them need.
namespace run_needs {
extern const Need detail, requests, history, queue, queued_gpus, fleet_where_it_waits, tag_names, events, error_log, node, spec, good_spec, spec_text, spec_template, spec_other;
}
