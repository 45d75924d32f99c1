#pragma once
#include "domain/spec.h"
#include "store/action.h"
#include "store/polling.h"
#include "store/submit_draft.h"
#include "store/submit_past.h"
#include "store/write.h"
#include <variant>

// A workflow being written: the text, what was found in it, and sending it once. The draft is kept
// in this browser for the person who wrote it; what replaces it puts it aside, and never throws it away.
enum class SpecAsk : std::uint8_t { submit, preview, validate };   // preview: the service fills in the template, and nothing else

struct SpecEnd {
    WriteEnd end;                    // `made`: the workflow; of a refusal the row that the service leaves behind, when it tells
    std::string spec;                // of a preview: the text the service made
};

struct SentSpec {
    int number = 0;
    SpecAsk what = SpecAsk::submit;
    PoolName pool;
    SubmitDraft draft;               // as it was sent
    std::string workflow;            // its name in the text, for finding what may have come of it
    std::uint64_t edits = 0;         // of the draft then
    Instant sent{};
    std::optional<SpecEnd> end;      // none: on its way
};

struct CheckedSpec : SpecCheck { std::string text; };   // with the text it is about: a newer one may have been typed

struct SpecPlace { std::size_t line = 1, column = 1, length = 0; };

struct SubmitState {
    SubmitDraft draft;
    std::uint64_t edits = 1;         // changes with the draft
    std::optional<Instant> typed;    // the last change that typing made
    bool opened = false;             // what was kept was looked for
    std::string person;              // whose it is
    bool kept = false;               // the draft stands in this browser as it is
    std::optional<SubmitDraft> aside;// what was replaced
    SubmitDraft being_read, offered; // a file that was dropped where room for it is looked for; offered: it could be read

    std::shared_ptr<const CheckedSpec> check;  // of an earlier text while one types
    std::uint64_t checked = 0;       // the edits it is about
    std::uint64_t facts = 0;         // … and the revision of what was known then
    bool checking = false;

    Remote<std::string> source;      // the text of a past run
    std::string source_for;          // "train-7", "train-7 template"
    std::string source_taken;        // the one that became the draft
    PastRuns past;

    std::optional<SentSpec> sent, preview;   // the newest: what was submitted or validated; what was only filled in
    std::string wanted_file;         // the `localpath` that a file is being picked for
    std::string shared_taken;        // the draft of a link that became this one
    int last_sent = 0;
    bool reviewing = false;          // the changes are shown before it is sent
    SpecPlace caret, show;           // show: brought into sight each time `shown` changes
    int shown = 0;
    std::uint64_t revision = 1;      // changes whenever anything that a page shows does, but the caret
};

// The pool it would be sent to: of the address, of the draft, the person's default, the only one.
PoolName submit_pool(const Model&);
SpecFacts spec_facts(const Model&);
bool on_its_way(const SubmitState&);
bool reviews_first(const SubmitState&);            // what was changed of a past run is looked at before it is sent
bool sent_as_it_is(const SubmitState&);            // and the service took it: a second time would be a second run
bool perhaps_sent(const SubmitState&);             // as it is, and what came of it is not known
inline constexpr std::size_t kMostKept = std::size_t{1} << 20;   // bytes: browsers keep no more of us

struct DraftOpened   { std::string person; std::optional<SubmitDraft> draft, aside; };
struct TypeSpec      { std::string text; };
struct ChangeDraft   { SubmitDraft draft; };       // by a form: parameters, priority, labels
struct ReplaceDraft  { SubmitDraft draft; };       // by a file, an example, nothing
struct TakeOffered   { Priority priority; };       // the file that was dropped elsewhere
struct BringBack     {};                           // what was put aside
struct DropAside     {};
struct ChoosePool    { PoolName pool; };
struct MoveCaret     { SpecPlace caret; };
struct ShowPlace     { SpecPlace place; };
struct MendSpec      { TextEdit edit; };
struct SpecChecked   { std::uint64_t edits, facts; std::shared_ptr<const CheckedSpec> check; };
struct SourceArrived { int request; Answer<std::string> answer; };
struct SendSpec      { SpecAsk what; };
struct SpecSent      { int number; SpecEnd end; };
struct ReviewChanges { bool open; };
struct SubmitAnother {};                           // what was sent was read
struct CopySpecCurl  {};
struct PickLocal     { std::string localpath = {}; };  // the file that the text names; empty: one to open
struct ShareDraft    {};                           // a link that holds it
struct DraftShared   { std::string packed; std::optional<SubmitDraft> draft; };
struct PressSubmit   {};                           // by a key: what the first button of the page would do

struct OpenDraft     { std::string person; };      // comes back as DraftOpened
struct KeepDraft     { std::string person; SubmitDraft draft; std::optional<SubmitDraft> aside; };
struct CheckSpec     { std::uint64_t edits, facts; SpecDraft draft; SpecFacts known; };   // comes back as SpecChecked
struct FetchSource   { int request; WorkflowId id; bool as_template; };
struct PostSpec      { int number; SpecAsk what; PoolName pool; SpecDraft draft; bool as_template; };   // comes back as SpecSent
struct UnpackDraft   { std::string packed; bool plain = false; };      // comes back as DraftShared
struct WriteCurl     { PoolName pool; SpecDraft draft; };  // to the clipboard

struct SubmitAction {
    std::variant<DraftOpened, TypeSpec, ChangeDraft, ReplaceDraft, TakeOffered, BringBack, DropAside, ChoosePool, MoveCaret, ShowPlace, MendSpec, SpecChecked, SourceArrived, SendSpec, SpecSent,
                 OpenPast, ChangePast, TakePast, PastArrived, ReviewChanges, SubmitAnother, CopySpecCurl, PickLocal, ShareDraft, DraftShared, PressSubmit> it;
};
struct SubmitEffect { std::variant<OpenDraft, KeepDraft, CheckSpec, FetchSource, FetchPast, PostSpec, UnpackDraft, WriteCurl> it; };
template <class A> SubmitEvent submit_event(A one) { return boxed<SubmitAction>(std::move(one)); }
template <class E> SubmitWish submit_wish(E one) { return boxed<SubmitEffect>(std::move(one)); }

std::vector<Effect> update_submit(Model&, SubmitAction&);
std::vector<Effect> open_spec_file(Model&, std::string name, std::string text);
void spec_file_dropped(Model&, const std::string& name, const std::string& text);
void offer_spec_file(Model&, const std::string& name);   // the one that was dropped; taken by TakeOffered

namespace submit_needs {
extern const Need draft, check, source, shared, past;
}
