#include "store/submit.h"
#include "base/pack.h"
#include "base/size_words.h"
#include "base/words.h"
#include "domain/spec_inline.h"
#include "domain/waiting.h"
#include "store/land.h"
#include "store/submit_proposal.h"
#include "store/toast.h"
#include <algorithm>

PoolName submit_pool(const Model& m) {
    if (const auto said = m.route.param("pool"); !said.empty()) return {std::string(said)};
    if (!m.submit->draft.pool.empty()) return {m.submit->draft.pool};
    if (m.profile.value && m.profile.value->default_pool) return *m.profile.value->default_pool;
    return m.profile.value && m.profile.value->pools.size() == 1 ? m.profile.value->pools.front() : PoolName{};
}

// Each kind of node once: pools of thousands have a handful.
static std::optional<std::vector<NodeRoom>> rooms_of(const Model& m, const PoolName& pool) {
    if (!m.fleet.value) return std::nullopt;
    std::vector<NodeRoom> out;
    for (const auto& r : m.fleet.value->resources())
        for (const auto& in : r.memberships) {
            if (in.pool != pool) continue;
            const auto same = [&](const NodeRoom& n) { return n.platform == in.platform.value && n.offers == in.allocatable; };
            if (std::none_of(out.begin(), out.end(), same)) out.push_back({in.platform.value, in.allocatable});
        }
    return out;
}

SpecFacts spec_facts(const Model& m) {
    SpecFacts out;
    const auto pool = submit_pool(m);
    if (const auto* known = m.pools.value ? find_pool(*m.pools.value, pool.value) : nullptr) out.pool = *known, out.nodes = rooms_of(m, pool);
    if (m.profile.value) out.admin = std::find(m.profile.value->roles.begin(), m.profile.value->roles.end(), "osmo-admin") != m.profile.value->roles.end();
    return out;
}

bool on_its_way(const SubmitState& s) { return s.sent && !s.sent->end; }

bool reviews_first(const SubmitState& s) { return !s.draft.origin.empty() && s.draft.original != s.draft.spec.text; }

static bool ended_as(const SubmitState& s, WriteEnd::Kind end) {
    return s.sent && s.sent->what == SpecAsk::submit && s.sent->end && s.sent->end->end.kind == end && s.sent->edits == s.edits;
}

bool sent_as_it_is(const SubmitState& s) { return ended_as(s, WriteEnd::Kind::done); }
bool perhaps_sent(const SubmitState& s) { return ended_as(s, WriteEnd::Kind::unknown); }

namespace {

using Effects = std::vector<Effect>;
constexpr std::size_t kShort = 64 * 1024;  // so much is kept with every letter

bool short_enough(const SubmitState& s) { return s.draft.spec.text.size() + s.draft.original.size() <= kMostKept; }

// What is too long is not kept, and the page says so.
Effects keep_draft(Model& m) {
    auto& s = m.submit.edit();
    s.kept = s.opened && short_enough(s);
    return s.kept ? Effects{submit_wish(KeepDraft{s.person, s.draft, s.aside})} : Effects{};
}

Effects changed(Model& m) {
    auto& s = m.submit.edit();
    ++s.edits, ++s.revision, s.kept = false;
    s.reviewing = false;
    return s.draft.spec.text.size() <= kShort ? keep_draft(m) : Effects{};
}

Effects on(Model& m, DraftOpened& a) {
    auto& s = m.submit.edit();
    s.opened = true, s.person = std::move(a.person);
    ++s.revision;
    if (!says_nothing(s.draft)) {                       // a file was dropped before it was known who this is
        if (!s.aside) s.aside = a.draft && !says_nothing(*a.draft) ? std::move(a.draft) : std::move(a.aside);
        return keep_draft(m);
    }
    s.kept = a.draft.has_value();
    if (a.draft) s.draft = std::move(*a.draft), ++s.edits;
    s.aside = std::move(a.aside);
    return {};
}

Effects on(Model& m, TypeSpec& a) {
    auto& s = m.submit.edit();
    if (a.text == s.draft.spec.text) return {};
    s.draft.spec.text = a.text;                         // not moved: a page may hold this action and emit it again
    s.typed = m.typed = m.now;
    return changed(m);
}

Effects on(Model& m, ChangeDraft& a) {
    auto& s = m.submit.edit();
    if (a.draft == s.draft) return {};
    s.draft = a.draft;
    s.typed = m.typed = m.now;
    return changed(m);
}

void put_aside(SubmitState& s) { if (!says_nothing(s.draft)) s.aside = s.draft; }

Effects replace(Model& m, SubmitDraft draft) {
    auto& s = m.submit.edit();
    put_aside(s);
    if (draft.pool.empty()) draft.pool = s.draft.pool;
    s.draft = std::move(draft);
    s.check.reset(), s.caret = {}, s.sent.reset(), s.preview.reset();
    s.typed.reset();
    return changed(m);
}

// The address no longer says what is being edited.
Effects forget_source(Model& m, Effects out) {
    if (m.route.view != "submit" || m.route.param("from").empty()) return out;
    m.route = m.route.with("from", "").with("template", "").with("change", "");
    ++m.route_revision;
    out.push_back(SetHash{format_route(m.route), true});
    return out;
}

Effects on(Model& m, ReplaceDraft& a) { return forget_source(m, replace(m, a.draft)); }

Effects on(Model& m, TakeOffered& a) {
    auto made = m.submit->offered;
    if (made.spec.text.empty()) return {};
    made.spec.priority = a.priority;
    return replace(m, std::move(made));
}

Effects on(Model& m, BringBack&) {
    auto& s = m.submit.edit();
    if (!s.aside) return {};
    auto back = std::move(*s.aside);
    s.aside.reset();
    return forget_source(m, replace(m, std::move(back)));
}

Effects on(Model& m, DropAside&) {
    m.submit.edit().aside.reset();
    ++m.submit.edit().revision;
    return keep_draft(m);
}

Effects on(Model& m, ChoosePool& a) {
    m.submit.edit().draft.pool = a.pool.value;
    auto out = changed(m);
    if (m.route.param("pool").empty()) return out;
    m.route = m.route.with("pool", a.pool.value);
    ++m.route_revision;
    out.push_back(SetHash{format_route(m.route), true});
    return out;
}

Effects on(Model& m, MoveCaret& a) { return m.submit.edit().caret = a.caret, Effects{}; }

Effects on(Model& m, ShowPlace& a) {
    auto& s = m.submit.edit();
    s.show = a.place;
    return ++s.shown, ++s.revision, Effects{};
}

// A fix is of the text that was checked: of another it would hit something else.
Effects on(Model& m, MendSpec& a) {
    auto& s = m.submit.edit();
    auto& text = s.draft.spec.text;
    if (s.checked != s.edits || a.edit.from > a.edit.to || a.edit.to > text.size()) return {};
    text.replace(a.edit.from, a.edit.to - a.edit.from, a.edit.text);
    return changed(m);
}

Effects on(Model& m, SpecChecked& a) {
    auto& s = m.submit.edit();
    s.checking = false;
    ++s.revision;
    if (a.edits > s.edits) return {};
    s.check = std::move(a.check), s.checked = a.edits, s.facts = a.facts;
    return s.kept ? Effects{} : keep_draft(m);
}

// A reload must not do it again to what was written since.
Effects proposal_done(Model& m) {
    if (m.route.param("change").empty()) return {};
    m.route = m.route.with("change", "");
    ++m.route_revision;
    m.submit.edit().source_for = m.submit.edit().source_taken = wanted_source(m);
    return {SetHash{format_route(m.route), true}};
}

Effects on(Model& m, SourceArrived& a) {
    auto& s = m.submit.edit();
    ++s.revision;
    if (!land(m, s.source, a.request, a.answer) || !a.answer.value) return {};
    s.source.value = std::move(a.answer.value);
    s.source_taken = s.source_for;
    const std::string from(m.route.param("from"));
    SubmitDraft made{.spec = {.text = *s.source.value}, .origin = from, .original = *s.source.value};
    if (const auto wanted = priority_of(m.route.param("priority")); wanted != Priority::unknown) made.spec.priority = wanted;
    const bool edited_already = s.draft.origin == from && s.draft.original == made.original;
    auto text = with_proposal(m, edited_already ? s.draft.spec.text : made.spec.text);
    auto done = proposal_done(m);
    Effects out;
    if (edited_already && text == s.draft.spec.text) return done;
    if (edited_already) s.draft.spec.text = std::move(text), out = changed(m);
    else made.spec.text = std::move(text), out = replace(m, std::move(made));
    out.insert(out.end(), done.begin(), done.end());
    return out;
}

// One at a time: a second press finds the first still on its way.
Effects on(Model& m, SendSpec& a) {
    auto& s = m.submit.edit();
    const auto pool = submit_pool(m);
    if (on_its_way(s) || (s.preview && !s.preview->end) || pool.value.empty()) return {};
    if (a.what == SpecAsk::submit && sent_as_it_is(s)) return {};
    const bool fresh = s.check && s.checked == s.edits;
    SentSpec sent{.number = ++s.last_sent, .what = a.what, .pool = pool, .draft = s.draft, .workflow = s.check ? s.check->outline.name : "", .edits = s.edits, .sent = m.now, .end = {}};
    (a.what == SpecAsk::preview ? s.preview : s.sent) = std::move(sent);
    s.reviewing = false;
    ++s.revision;
    const bool as_template = fresh ? s.check->templated : s.draft.spec.text.find("{{") != std::string::npos || s.draft.spec.text.find("{%") != std::string::npos;
    return {submit_wish(PostSpec{s.last_sent, a.what, pool, s.draft.spec, as_template})};
}

// Errors lead to the first of them; what was changed of a past run is shown; the rest is sent.
Effects on(Model& m, PressSubmit&) {
    auto& s = m.submit.edit();
    const bool fresh = s.check && s.checked == s.edits;
    if (fresh && s.check->count(Finding::Severity::error) > 0) {
        const auto at = std::find_if(s.check->findings.begin(), s.check->findings.end(), [](const Finding& f) { return f.severity == Finding::Severity::error; });
        ShowPlace place{{std::max<std::size_t>(1, at->line), std::max<std::size_t>(1, at->column), at->length}};
        return on(m, place);
    }
    if (perhaps_sent(s)) return {};   // again only by the button that says so
    if (reviews_first(s) && !s.reviewing) return s.reviewing = true, ++s.revision, Effects{};
    SendSpec send{SpecAsk::submit};
    return on(m, send);
}

// Who has gone to another page is told there.
void tell(Model& m, const SentSpec& sent) {
    if (m.route.view == "submit" || sent.what != SpecAsk::submit) return;
    const auto& end = sent.end->end;
    const auto why = end.failure ? end.failure->detail.substr(0, end.failure->detail.find('\n')) : std::string();
    if (end.kind == WriteEnd::Kind::done) toast(m, Toast::Kind::done, end.made.empty() ? "Submitted" : "Submitted as " + end.made, {}, end.made.empty() ? "" : format_route({.view = "workflows", .item = end.made, .params = {}}));
    else if (end.kind == WriteEnd::Kind::refused) toast(m, Toast::Kind::failed, "The workflow was not accepted", why, "#/submit");
    else toast(m, Toast::Kind::failed, "Whether the workflow was submitted is not known", why + ". It was not sent again.", "#/submit");
}

Effects on(Model& m, SpecSent& a) {
    auto& s = m.submit.edit();
    for (auto* one : {&s.sent, &s.preview})
        if (*one && (*one)->number == a.number) {
            (*one)->end = std::move(a.end);
            ++s.revision;
            tell(m, **one);
        }
    return {};
}

Effects on(Model& m, OpenPast& a) { return on_past(m, a); }
Effects on(Model& m, ChangePast& a) { return on_past(m, a); }
Effects on(Model& m, TakePast& a) { return on_past(m, a); }
Effects on(Model& m, PastArrived& a) { return on_past(m, a); }

Effects on(Model& m, ReviewChanges& a) {
    m.submit.edit().reviewing = a.open;
    return ++m.submit.edit().revision, Effects{};
}

Effects on(Model& m, SubmitAnother&) {
    auto& s = m.submit.edit();
    s.sent.reset();
    return ++s.revision, Effects{};
}

Effects on(Model& m, CopySpecCurl&) {
    toast(m, Toast::Kind::done, "Command copied", "Add what your login needs");
    return {submit_wish(WriteCurl{submit_pool(m), m.submit->draft.spec})};
}

Effects on(Model& m, PickLocal& a) {
    m.submit.edit().wanted_file = a.localpath;
    return {AskFile{a.localpath.empty() ? ".yaml,.yml,.txt" : ""}};
}

// Who let go of the picker and then drops a specification means to open it.
bool wanted_is(std::string_view wanted, std::string_view name) {
    if (wanted.empty()) return false;
    const auto base = wanted.substr(std::min(wanted.find_last_of("/\\") + 1, wanted.size()));
    return name == base || !(name.ends_with(".yaml") || name.ends_with(".yml"));
}

Effects put_inline(Model& m, const std::string& name, const std::string& text) {
    auto& s = m.submit.edit();
    const auto wanted = std::exchange(s.wanted_file, {});
    auto whole = with_file_inline(s.draft.spec.text, wanted, text);
    if (!whole) return toast(m, Toast::Kind::failed, name + " could not be put in", "It is no text, or the specification does not name " + wanted + " on a line of its own"), Effects{};
    toast(m, Toast::Kind::done, name + " is part of the specification now", "in place of " + wanted);
    s.draft.spec.text = std::move(*whole);
    return changed(m);
}

// The link holds the text itself: who gets it can read it.
Effects on(Model& m, ShareDraft&) {
    static constexpr std::size_t kMostLink = 30'000;   // letters: what chats and mails still pass on whole
    auto shared = m.submit->draft;
    shared.original = shared.spec.text, shared.origin.clear();
    shared.pool = submit_pool(m).value;
    const auto left_out = secrets_of(shared);
    const auto packed = pack_text(print_draft(without_secrets(shared)));
    const auto size = size_words(static_cast<std::int64_t>(packed.size()));
    if (packed.size() > kMostLink) return toast(m, Toast::Kind::failed, "Too long for a link: " + size, "Download the text and send the file instead"), Effects{};
    toast(m, Toast::Kind::done, "Link copied", size + ", and it holds the text itself" + (left_out == 0 ? "" : ", without " + plural(static_cast<std::int64_t>(left_out), "secret")));
    return {CopyAddress{format_route(Route{.view = "submit", .item = {}, .params = {}}.with("draft", packed)), false}};
}

Effects on(Model& m, DraftShared& a) {
    auto& s = m.submit.edit();
    s.shared_taken = a.packed;
    ++s.revision;
    if (!a.draft) toast(m, Toast::Kind::failed, "The draft in the link could not be read", "A part of the link may be missing");
    auto out = a.draft ? replace(m, *a.draft) : Effects{};
    m.route = m.route.with("draft", "").with("spec", "");
    ++m.route_revision;
    out.push_back(SetHash{format_route(m.route), true});
    return out;
}

}  // namespace

std::vector<Effect> update_submit(Model& m, SubmitAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}

void spec_file_dropped(Model& m, const std::string& name, const std::string& text) {
    m.submit.edit().being_read = {.spec = {.text = text}, .name = name, .original = text};
}

void offer_spec_file(Model& m, const std::string& name) {
    auto& s = m.submit.edit();
    if (s.being_read.name == name) s.offered = std::move(s.being_read);
    s.being_read = {};
}

std::vector<Effect> open_spec_file(Model& m, std::string name, std::string text) {
    if (!text.empty() && wanted_is(m.submit->wanted_file, name)) return put_inline(m, name, text);
    m.submit.edit().wanted_file.clear();
    if (text.empty()) return toast(m, Toast::Kind::failed, "Could not read " + name, "It is empty, or larger than 1 MiB"), Effects{};
    SubmitDraft made{.spec = {.text = text, .priority = m.submit->draft.spec.priority}, .name = std::move(name), .original = std::move(text)};
    return forget_source(m, replace(m, std::move(made)));
}
