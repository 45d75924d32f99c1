#pragma once
#include "domain/resource.h"
#include "store/tasks.h"
#include "ui/table.h"
#include "views/state.h"
#include <array>
#include <optional>
#include <string>
#include <vector>
struct Model;

// Who uses what, as the service adds it up. It tells no numbers of tasks: those are counted here
// among the rows of the list, and only where all of them are loaded.
namespace tasks {

enum class SumBy : std::uint8_t { user_pool, user, pool, priority, workflow };
SumBy sum_by(const Route&);            // by=user

struct SumPart {
    std::string key, name, href, note;     // name: "prod-gpu"; href: the list narrowed to it
    Badge priority;                    // no word: of several
    Amounts asks;
    std::string gpus, cores, memory, storage, tasks;  // tasks: empty when they were not counted
    std::string words;                 // "320 cores, 1.9 TiB, 5 tasks"
    Bar bar;                           // of the largest
};

struct SumGroup {
    SumPart whole;
    std::vector<SumPart> parts;        // the most GPUs first
    bool closed = false;
};

struct Summary {
    PageState state;
    std::string note;                  // "Running now"
    std::vector<Segment> bys;
    std::vector<Route> by_routes;
    int by = 0;
    std::vector<SumPart> parts;        // one level, for the card beside the list
    std::vector<SumGroup> groups;      // two levels
    SumPart total;
    std::string cut;                   // why there may be more
    std::string footer;                // "19 groups"
    Route all;                         // the summary by itself
    bool none = false;
};
void add_summary(Summary&, const Model&);
std::span<const Column> summary_columns(bool counted);  // without a column of tasks where they were not counted

}  // namespace tasks
