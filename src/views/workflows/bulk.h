#pragma once
#include "store/bulk.h"
#include "store/model.h"
#include "ui/parts.h"
#include "ui/selection_bar.h"
#include "views/resubmit_form.h"
#include <optional>
#include <string>
#include <vector>

// What is offered for the ticked workflows, what a person is asked before it is done to all of them,
// and what came of each: values, so that no word of it is made while drawing.
namespace workflows {

struct Offer {
    SelectionBar bar;
    std::vector<Action> does;          // one for each button
};
std::optional<Offer> offer(const Model&);  // none: nothing is ticked

struct BulkRow { std::string key, id, words; Badge badge; };

struct BulkAsking {
    std::string title, effect;
    std::vector<std::string> unable;   // "train-7: it has ended"
    std::string reason, reason_label;  // no label: no field
    bool force = false, can_force = false;
    std::vector<MenuItem> tags;        // of a menu to add, in the order of tag_names; ticked: will be added
    std::vector<MenuItem> untags;
    std::vector<std::string> tag_names;
    std::string tags_note;             // why there are none, or what will be done
    std::optional<ResubmitForm> resubmit;
    std::vector<BulkRow> rows;         // once it was sent
    double done = 0;                   // … share of them that have an answer
    std::string progress;
    bool under_way = false;
    Button keep, send;                 // send without a label: not any more
};
std::optional<BulkAsking> bulk_asking(const Model&);

}  // namespace workflows
