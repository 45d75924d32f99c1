#pragma once
#include "store/model.h"
#include "store/query_index.h"
#include "ui/parts.h"
#include "views/frame/commands.h"
#include <memory>
#include <string>
#include <vector>

// The palette: one text, asked of everything the console knows. The group with the best match first,
// within it the best match; else groups stand in a fixed order. Rows are indexed once per answer, so a letter costs little.
namespace frame {

struct PaletteRows {
    std::shared_ptr<const Fleet> fleet;
    std::shared_ptr<const PoolQuota> quota;
    std::shared_ptr<const WorkflowList> loaded;
    std::shared_ptr<const WorkflowSlice> found;          // what the service said to the palette's own question
    std::shared_ptr<const std::vector<Task>> tasks;
    std::shared_ptr<const std::vector<MissingNode>> missing;
    struct PoolRow { const Pool* pool; Gpus free; bool of_set; };  // of_set: its own nodes are not known, these are of all that share
    std::vector<PoolRow> pools;
    QueryIndex pool_index{QueryList::pools}, loaded_index{QueryList::workflows}, found_index{QueryList::workflows}, task_index{QueryList::tasks}, missing_index{QueryList::resources};
};
PaletteRows palette_rows(const Model&);

struct PalettePage {
    PaletteModel model;
    std::vector<Action> does;        // one for each item
    std::vector<bool> remembers;     // it is a thing or a page: opening it makes it a recent one
};
PalettePage palette(const Model&, const std::vector<Place>&, const PaletteRows&);

// Its parts; each adds a group, or nothing.
struct Asked {                       // what was typed, as each list reads it
    std::string text;
    std::vector<std::string> words;  // free ones, lower case
    bool keyed = false;              // something else than free words is there
    bool empty() const { return words.empty() && !keyed; }
};
void add(PalettePage&, PaletteItem, Action, bool remembers);
void add_resources(PalettePage&, const Asked&, const PaletteRows&);
void add_capacity(PalettePage&, const Asked&, const PaletteRows&);
void add_missing(PalettePage&, const Asked&, const PaletteRows&, Instant now);  // nodes that are no longer told of
void add_platforms(PalettePage&, const Asked&, const PaletteRows&);
void add_pools(PalettePage&, const Asked&, const PaletteRows&);
void add_workflows(PalettePage&, const Asked&, const PaletteRows&, Instant now);
void add_tasks(PalettePage&, const Asked&, const PaletteRows&);
void add_users(PalettePage&, const Asked&, const Model&);
std::vector<std::pair<int, int>> marks_of(std::string_view title, const std::vector<std::string>& words);
// The query as this list reads it; none: it has terms that only other lists understand.
std::optional<Query> addressed(const Asked&, QueryList);

}  // namespace frame
