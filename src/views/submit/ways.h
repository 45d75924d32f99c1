#pragma once
#include "store/submit.h"
#include "views/capacity/page.h"
#include <optional>
#include <string>
#include <vector>

// How a specification could be made to fit better, as changes of its text.
namespace submit {

struct Way {
    std::string words, label;            // "memory of default: 12 more nodes are free for train", "Lower to 64Gi"
    TextEdit edit;                       // of the text that was checked
};
// Amounts that, a little lower, let more nodes of the pool take a task now. The best first, at most three.
std::vector<Way> ways_of(const CheckedSpec&, const capacity::Input&, const PoolName&);

}  // namespace submit
