#pragma once
#include "store/model.h"
#include "store/write.h"
#include "ui/parts.h"
#include <optional>
#include <string>
#include <vector>
class Ui;

// What a person can choose for one resubmission, or for several at once. Keys of labels that all have are
// locked, their values are not.
struct ResubmitForm {
    ResubmitChange change;             // as it is
    Button pool;
    std::vector<MenuItem> pools;       // the first: each in its own
    std::vector<std::string> pool_names;
    std::vector<Segment> priorities, short_priorities;   // the first: each its own
    std::vector<std::string> priority_names;
    int priority = 0;
    std::string labels_title;
    std::vector<Field> labels;         // of keys that all have
    PairsEditor more;                  // other keys
    Field without;                     // a node
    std::vector<std::string> notes;    // what follows from what is chosen
};
ResubmitChange with_label(ResubmitChange, const std::string& key, const std::string& value);   // empty: as it is in each
ResubmitChange with_more(ResubmitChange, const ResubmitForm&, const std::vector<KeyValue>&);
ResubmitForm resubmit_form(const Model&, const std::vector<const Workflow*>&, const ResubmitChange&);
std::optional<ResubmitChange> draw_resubmit(const ResubmitForm&, Ui&);   // what it should be now
