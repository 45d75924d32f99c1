#pragma once
#include "domain/run.h"
#include "store/run.h"
#include "ui/parts.h"
#include "views/resubmit_form.h"
#include <optional>
#include <string>
#include <vector>

// What a person is asked before something is sent: what it is about, what will happen, and two
// verbs. It stays open while the service is asked, and tells there why it was not done, or that
// nobody knows.
namespace workflow {

struct Asking {
    RunDialog::Kind kind = RunDialog::Kind::none;
    std::string title, effect;
    std::vector<std::string> groups;       // of a restart: those that run again
    std::string groups_note;
    std::string reason, reason_label;      // no label: no field
    bool force = false, can_force = false;
    std::string outcome, outcome_detail;   // of what was sent
    Tone outcome_tone = Tone::failed;
    std::optional<ResubmitForm> resubmit;
    Button keep, send;
    std::optional<Write> write;            // what `send` sends; none while it cannot be pressed
};
std::optional<Asking> asking_of(const Run&, const Model&);

}  // namespace workflow
