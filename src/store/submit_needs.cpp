#include "store/needs.h"
#include "store/submit.h"
#include "store/submit_proposal.h"

namespace {

using Weight = Need::Weight;
constexpr Seconds kSeldom{24 * 3600};    // never again by itself

// Whose draft it is must be known; where the service tells nobody, it is this browser's.
Standing draft_standing(const Model& m) {
    const auto& s = *m.submit;
    return {.in_flight = false, .failed = false, .have = s.opened, .tried = s.opened ? std::optional(m.now) : std::nullopt, .fetched = {}, .least = kSeldom,
            .can = !s.opened && (m.profile.value || m.profile.failure)};
}
Effect ask_draft(Model& m) { return submit_wish(OpenDraft{m.profile.value ? m.profile.value->user.value : ""}); }

// What is known beside the text: a check is made anew when it changes.
std::uint64_t known(const Model& m) {
    std::uint64_t out = std::hash<std::string>{}(submit_pool(m).value);
    for (const auto& came : {m.pools.fetched, m.fleet.fetched, m.profile.fetched})
        out = out * 31 + static_cast<std::uint64_t>(came ? came->time_since_epoch().count() : 0);
    return out;
}

bool other_text(const Model& m) { return m.submit->opened && !m.submit->checking && (m.submit->checked != m.submit->edits || m.submit->facts != known(m)); }

Standing check_standing(const Model& m) {
    const auto& s = *m.submit;
    return {.in_flight = s.checking, .failed = false, .have = s.check != nullptr, .tried = m.now, .fetched = {}, .least = kSeldom, .can = s.opened};  // due only when the text is another
}
Effect ask_check(Model& m) {
    auto& s = m.submit.edit();
    s.checking = true;
    return submit_wish(CheckSpec{s.edits, known(m), s.draft.spec, spec_facts(m)});
}
bool typing_spec(const Model& m) { return m.submit->typed && m.now - *m.submit->typed < kTypingPause; }

// --- a past run whose text is wanted
bool other_source(const Model& m) {
    const auto wanted = wanted_source(m);
    return m.route.view == "submit" && m.submit->opened && !wanted.empty() && wanted != m.submit->source_for;
}
Standing source_standing(const Model& m) {
    auto s = standing_of(m.submit->source, kSeldom);
    s.can = m.submit->opened && !wanted_source(m).empty() && m.submit->source_taken != wanted_source(m);
    return s;
}
Effect ask_source(Model& m) {
    auto& s = m.submit.edit();
    s.source_for = wanted_source(m);
    s.source = {.asked = s.source.asked, .revision = s.source.revision};
    ++s.revision;
    const std::string id(m.route.param("from"));
    return submit_wish(FetchSource{ask_anew(m, s.source), {id}, m.route.param("template") == "1"});
}

// --- a draft that came with a link
// Packed by "Copy a link that holds it", or `spec=`, the text as it is: for who writes links by hand.
std::string shared_draft(const Model& m) {
    if (m.route.view != "submit") return {};
    const auto packed = m.route.param("draft");
    return std::string(packed.empty() ? m.route.param("spec") : packed);
}
Standing shared_standing(const Model& m) {
    const auto wanted = shared_draft(m);
    return {.tried = {}, .least = kSeldom, .can = m.submit->opened && !wanted.empty() && m.submit->shared_taken != wanted};
}
Effect ask_shared(Model& m) {
    auto packed = shared_draft(m);
    m.submit.edit().shared_taken = packed;
    return submit_wish(UnpackDraft{std::move(packed), m.route.param("draft").empty()});
}

constexpr Need::Kind kDraft{Weight::extra, draft_standing, ask_draft};
constexpr Need::Kind kCheck{Weight::extra, check_standing, ask_check, other_text, typing_spec};
constexpr Need::Kind kSource{Weight::extra, source_standing, ask_source, other_source};
constexpr Need::Kind kShared{Weight::extra, shared_standing, ask_shared};

}  // namespace

constinit const Need submit_needs::draft{kDraft}, submit_needs::check{kCheck}, submit_needs::source{kSource}, submit_needs::shared{kShared};
