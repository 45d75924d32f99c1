#pragma once
#include <optional>

#include "sim/template_text.h"
#include "sim/world.h"

// What the service looks at before it takes a workflow, in its order: fields, then the order of tasks, names,
// places. Each refusal in its words, as far as they were ever seen.
namespace sim {

struct Wanted {
    int pool = 0;
    Priority priority = Priority::normal;
};

std::optional<Refusal> check_labels(const Tree& workflow);               // already by a dry run
std::optional<Refusal> check_fields(const Tree& workflow);
std::optional<Refusal> check_places(const World& world, const Tree& workflow, const Wanted& wanted);

// A task's share of the resources it names; what is not said is 1 CPU, no GPU, 1Gi, 1Gi.
struct TaskAsk {
    Amount amount;
    std::string platform;
};
std::optional<Refusal> read_ask(const World& world, const Tree& workflow, const Tree& task, int pool, TaskAsk& out);

std::string text_in(const Tree& owner, const char* key);  // "" when there is none, or it is no text

// The groups of a spec; plain tasks are groups of one.
Tree groups_of(const Tree& workflow);

}  // namespace sim
