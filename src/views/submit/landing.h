#pragma once
#include "domain/spec_room.h"
#include "store/submit.h"
#include "ui/choices_model.h"
#include "ui/parts.h"
#include "views/capacity/page.h"
#include "views/submit/ways.h"
#include <string>
#include <vector>

// Where a specification would land: every pool with a verdict for this very text and priority, and
// what it takes of the chosen one. The same ranking as on Find capacity.
namespace submit {

struct Landing {
    bool known = false;                  // there is something to rank, and pools to rank it for
    std::vector<Choosable> pools;
    std::vector<PoolName> names;         // one for each
    int chosen = -1;
    std::string note;                    // "Ranked by fit for 8 GPUs at once"
    std::vector<Fact> facts;             // what it asks for, and what is left then
    std::vector<Fact> nodes;             // for each kind of task: the nodes of the chosen pool that could take it
    std::vector<Way> ways;               // what would let more nodes take it
    std::string risk;                    // what may end or delay it there
};
Ranking rank_spec(const SpecRoom&, const capacity::Input&);
Landing landing_of(const Model&, const capacity::Input&, const Ranking&, const SpecRoom&);
std::string priority_words(Priority, const Pool*);

}  // namespace submit
