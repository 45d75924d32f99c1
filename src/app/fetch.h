#pragma once
#include "app/requests.h"
#include "store/action.h"
#include "store/effect.h"
#include "api/endpoint.h"
#include <functional>
#include <string>

// Turns what the store asks of the service into requests, and answers into actions.
using Dispatch = std::function<void(Action)>;

WorkflowQuery query_of(const WorkflowFilter&, Instant now);

void fetch(const FetchFleet&, Requests&, Platform&, Dispatch);
void fetch(const FetchResource&, Requests&, Dispatch);
void fetch(const FetchNodeTasks&, Requests&, Dispatch);
void fetch(const FetchPeerTasks&, Requests&, Dispatch);
void fetch(const FetchTroubles&, Requests&, Dispatch);
void fetch(const FetchTaskSums&, Requests&, Dispatch);
void fetch(const FetchPools&, Requests&, Dispatch);
void fetch(const FetchWorkflows&, Requests&, Dispatch);
void fetch(const FindWorkflows&, Requests&, Dispatch);
void fetch(const FindTasks&, Requests&, Dispatch);
void fetch(const FetchProfile&, Requests&, Dispatch);
void fetch(const FetchVersion&, Requests&, Dispatch);
