#pragma once
#include "views/resource/page.h"

// The page's parts, each from what it is made of.
namespace resource {

using Tasks = std::vector<const Task*>;

bool holds_node(const Task&);                        // it has the node now: running, or starting there
bool is_starting(const Task*);                       // it has the node and does not run yet
void add_capacity(Page&, const Resource&, const Tasks& running);
void add_running(Page&, const Tasks& running, Instant now);
void add_activity(Page&, const Tasks& all, Instant now);
void add_drain(Page&, const Resource&, const Tasks& running, const Model&);
void add_failures(Page&, const Resource&, const Tasks& all, const Model&);

// "3,137,0-9" as the exit actions of a pool list them.
bool lists_code(std::string_view codes, int code);

// How likely `failed` or more of `of` are when `rate` of all fail: a Poisson tail.
double chance_of(std::size_t failed, std::size_t of, double rate);

}  // namespace resource
