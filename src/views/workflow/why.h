#pragma once
#include "domain/diagnosis.h"
#include "domain/spec_changes.h"
#include "domain/waiting.h"
#include "views/workflow/page.h"

// Why it waits, and why it failed: what domain/waiting.h and domain/diagnosis.h worked out, with
// places to go and buttons for what may help.
namespace workflow {

struct WhyCard {
    std::string title, sentence, note;      // note: "Estimate", and why
    std::vector<std::string> also;
    Tone tone = Tone::quiet;
    std::vector<Doing> ways;
};
std::vector<WhyCard> why_cards(const Run&, const Model&);  // of the foremost groups that wait; a few

struct TryThis { std::string words, because; std::optional<Doing> does; };
struct ProofLine { std::string time, words; Tone tone = Tone::plain; };

struct DiagnosisPage {
    std::string title, sentence;
    Tone tone = Tone::failed;
    std::vector<Fact> facts;
    std::string node_words, node_href;      // the second: where those that failed there are listed
    bool refused = false;                   // it never came to the cluster
    bool node_suspect = false;
    std::vector<TryThis> tries;
    std::vector<Doing> buttons;             // for the whole: the first is the one to press
    std::string log_title, log_note;
    std::vector<ProofLine> log, events;
    std::string events_note, all_events;    // the second: "All 31"
    std::string events_href, compare_href;  // places; may be empty
    std::string changes_title, changes_note;
    std::vector<SpecChange> changes;
    std::vector<std::string> others;        // groups that failed by themselves as well
    std::string root_group;
};
DiagnosisPage diagnosis_of(const Run&, const Model&);
Route submit_from(const WorkflowId&);       // the page that makes a new one from it

}  // namespace workflow
