#pragma once
#include "domain/workflow.h"
#include "store/action.h"
#include "store/polling.h"
#include "store/write.h"
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

// Several workflows at once: which are ticked, what is about to be asked for them, and what came of
// it, one by one. Each is sent once. What was done loses its tick; what was not keeps it.
enum class BulkKind : std::uint8_t { none, cancel, restart, resubmit, tag };

struct BulkItem {
    WorkflowId id;
    std::optional<PoolName> pool;
    Write write;
    bool sent = false;
    std::optional<WriteEnd> end;      // none: waits, or is on its way
};

struct BulkState {
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
    std::set<std::string, std::less<>> picked;  // by id; gone with the page
    BulkKind asking = BulkKind::none; // the dialog
    std::string reason;
    bool force = false;
    std::set<std::string> add, remove;          // tags
    ResubmitChange change;
    BulkKind sent = BulkKind::none;   // what `items` were asked for
    std::vector<BulkItem> items;      // sent from the dialog that is open, or was last
    int batch = 0;                    // answers to another one are passed over
};

// What would be done, and what cannot be and why.
struct BulkPlan {
    std::vector<const Workflow*> able;
    std::vector<std::pair<std::string, std::string>> unable;  // id, why
};
BulkPlan bulk_plan(const Model&, BulkKind);
bool bulk_under_way(const BulkState&);
void leave_bulk(Model&);              // another page: the ticks are gone

struct PickWorkflows   { std::set<std::string, std::less<>> ids; };  // these and no others have a tick
struct CopyWorkflowsAs { WorkflowFilter filter; bool cli; std::string note = {}; };  // note: what it leaves out; the request for the list, for a terminal
struct OpenBulk        { BulkKind kind; };
struct ChangeBulk      { std::string reason; bool force; };
struct ToggleBulkTag   { std::string tag; bool remove; };
struct ChangeResubmit  { ResubmitChange change; };
struct SendBulk        {};
struct BulkWritten     { int batch; std::size_t item; WriteEnd end; };
struct CloseBulk       {};

struct WriteWorkflowsAs { WorkflowFilter filter; Instant now; bool cli; };
struct SendBulkItem     { int batch; std::size_t item; Write write; };  // comes back as BulkWritten

struct BulkAction { std::variant<PickWorkflows, CopyWorkflowsAs, OpenBulk, ChangeBulk, ToggleBulkTag, ChangeResubmit, SendBulk, BulkWritten, CloseBulk> it; };
struct BulkEffect { std::variant<WriteWorkflowsAs, SendBulkItem> it; };
template <class A> BulkEvent bulk_event(A one) { return boxed<BulkAction>(std::move(one)); }
template <class E> BulkWish bulk_wish(E one) { return boxed<BulkEffect>(std::move(one)); }

std::vector<Effect> update_bulk(Model&, BulkAction&);
extern const Need need_bulk_tags;     // the tags that there are, while somebody chooses among them
