#pragma once
#include "store/action.h"
#include <set>
#include <string>
#include <variant>

// Several workflows at once: which are ticked, and what was asked for all of them.
struct BulkState {
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
    std::set<std::string, std::less<>> picked;  // by id; gone with the page
};

struct PickWorkflows   { std::set<std::string, std::less<>> ids; };  // these and no others have a tick
struct CopyWorkflowsAs { WorkflowFilter filter; bool cli; };         // the request for the list, for a terminal

struct WriteWorkflowsAs { WorkflowFilter filter; Instant now; bool cli; };

struct BulkAction { std::variant<PickWorkflows, CopyWorkflowsAs> it; };
struct BulkEffect { std::variant<WriteWorkflowsAs> it; };
template <class A> BulkEvent bulk_event(A one) { return boxed<BulkAction>(std::move(one)); }
template <class E> BulkWish bulk_wish(E one) { return boxed<BulkEffect>(std::move(one)); }

std::vector<Effect> update_bulk(Model&, BulkAction&);
