#include "store/submit.h"
#include "store/update.h"
#include <doctest/doctest.h>

namespace {

constexpr Instant kStart{Millis(1'000'000)};
const Need kNeeds[] = {submit_needs::draft, submit_needs::check, submit_needs::source};

template <class T>
const T* find(const std::vector<Effect>& effects) {
    for (const auto& e : effects)
        if (const auto* wish = std::get_if<SubmitWish>(&e)) if (const auto* it = std::get_if<T>(&wish->what->it)) return it;
    return nullptr;
}

// On the page, as a person whose default pool is "prod", with nothing kept.
Model opened(std::string_view hash = "#/submit") {
    Model m(kStart);
    (void)update(m, HashChanged{std::string(hash)});
    m.profile.value = std::make_shared<const Profile>(Profile{.user = {"ann"}, .default_pool = PoolName{"prod"}});
    m.profile.fetched = kStart;
    const auto asked = fetch_due(m, kNeeds);
    REQUIRE(find<OpenDraft>(asked));
    CHECK(find<OpenDraft>(asked)->person == "ann");
    (void)update(m, submit_event(DraftOpened{"ann", {}, {}}));
    return m;
}

void type(Model& m, std::string text) { (void)update(m, submit_event(TypeSpec{std::move(text)})); }
void tick(Model& m, Millis by) { (void)update(m, Tick{m.now + by}); }

int send(Model& m, SpecAsk what = SpecAsk::submit) {
    const auto effects = update(m, submit_event(SendSpec{what}));
    const auto* post = find<PostSpec>(effects);
    return post ? post->number : 0;
}

SpecEnd ended(WriteEnd::Kind kind, std::string made = {}) { return {{.kind = kind, .failure = kind == WriteEnd::Kind::done ? std::nullopt : std::optional(Failure{.detail = "why"}), .made = std::move(made), .warnings = {}}, {}}; }

}  // namespace

TEST_CASE("what is typed is kept for the person, and checked when the typing pauses") {
    auto m = opened();
    const auto kept = update(m, submit_event(TypeSpec{"workflow:\n"}));
    REQUIRE(find<KeepDraft>(kept));
    CHECK(find<KeepDraft>(kept)->person == "ann");
    CHECK(m.submit->kept);
    CHECK_FALSE(find<CheckSpec>(fetch_due(m, kNeeds)));     // a letter may follow
    CHECK(*next_due(m, kNeeds) == m.now + kTypingPause);
    tick(m, kTypingPause);
    const auto due = fetch_due(m, kNeeds);
    REQUIRE(find<CheckSpec>(due));
    CHECK(find<CheckSpec>(due)->draft.text == "workflow:\n");
    CHECK_FALSE(find<CheckSpec>(fetch_due(m, kNeeds)));     // one at a time
}

TEST_CASE("a check of an older text is shown and followed by another") {
    auto m = opened();
    type(m, "a");
    tick(m, kTypingPause);
    (void)fetch_due(m, kNeeds);
    const auto edits = m.submit->edits;
    type(m, "ab");
    (void)update(m, submit_event(SpecChecked{edits, 0, std::make_shared<const CheckedSpec>(CheckedSpec{{}, "a"})}));
    CHECK(m.submit->checked < m.submit->edits);
    tick(m, kTypingPause);
    CHECK(find<CheckSpec>(fetch_due(m, kNeeds)));
}

TEST_CASE("the kept draft comes back, and a file that was dropped before wins over it") {
    auto m = opened();
    SubmitDraft kept{.spec = {.text = "kept"}};
    m.submit.edit().opened = false;
    (void)update(m, submit_event(DraftOpened{"ann", kept, SubmitDraft{.spec = {.text = "aside"}}}));
    CHECK(m.submit->draft == kept);
    CHECK(m.submit->aside->spec.text == "aside");
}

TEST_CASE("what replaces a draft puts it aside, and it can be brought back") {
    auto m = opened();
    type(m, "mine");
    (void)update(m, FileOpened{"a.yaml", "theirs"});
    CHECK(m.submit->draft.spec.text == "theirs");
    CHECK(m.submit->draft.name == "a.yaml");
    REQUIRE(m.submit->aside);
    (void)update(m, submit_event(BringBack{}));
    CHECK(m.submit->draft.spec.text == "mine");
    CHECK_FALSE(m.submit->aside);  // the file was not changed: nothing is lost with it
}

TEST_CASE("an empty or too large file changes nothing, and says so") {
    auto m = opened();
    type(m, "mine");
    (void)update(m, FileOpened{"film.mp4", ""});
    CHECK(m.submit->draft.spec.text == "mine");
    CHECK(m.toasts.back().title == "Could not read film.mp4");
}

TEST_CASE("what is too long is not kept, and is told to be not") {
    auto m = opened();
    type(m, std::string(kMostKept + 1, 'a'));
    CHECK_FALSE(m.submit->kept);
}

TEST_CASE("a past run is loaded once, with its pool and priority, and edits of it survive a reload") {
    auto m = opened("#/submit?from=train-7&pool=other&priority=LOW");
    const auto asked = fetch_due(m, kNeeds);
    const auto* fetch = find<FetchSource>(asked);
    REQUIRE(fetch);
    CHECK(fetch->id.value == "train-7");
    (void)update(m, submit_event(SourceArrived{fetch->request, {std::make_shared<const std::string>("spec"), {}}}));
    CHECK(m.submit->draft.spec.text == "spec");
    CHECK(m.submit->draft.spec.priority == Priority::low);
    CHECK(submit_pool(m).value == "other");
    type(m, "spec, edited");
    tick(m, Seconds(3600));
    CHECK_FALSE(find<FetchSource>(fetch_due(m, kNeeds)));
    const auto kept = m.submit->draft;
    auto again = opened("#/submit?from=train-7&pool=other&priority=LOW");
    again.submit.edit().opened = false;
    (void)update(again, submit_event(DraftOpened{"ann", kept, {}}));
    (void)fetch_due(again, kNeeds);
    (void)update(again, submit_event(SourceArrived{again.submit->source.asked, {std::make_shared<const std::string>("spec"), {}}}));
    CHECK(again.submit->draft.spec.text == "spec, edited");
}

TEST_CASE("what a diagnosis proposes is done to the text once, told, and shows as a change") {
    const auto spec = [](const char* memory) { return std::string("workflow:\n  tasks:\n  - name: a\n  resources:\n    default:\n      memory: ") + memory + "\n"; };
    auto m = opened("#/submit?from=train-7&change=memory%2Ca%2C16Gi");
    const auto arrive = [&] { return update(m, submit_event(SourceArrived{m.submit->source.asked, {std::make_shared<const std::string>(spec("8Gi")), {}}})); };
    (void)fetch_due(m, kNeeds);
    (void)arrive();
    CHECK(m.submit->draft.spec.text == spec("16Gi"));
    CHECK(m.submit->draft.original == spec("8Gi"));
    CHECK(reviews_first(*m.submit));
    CHECK(m.toasts.back().title == "Changed, memory of a: 16Gi");
    CHECK(format_route(m.route) == "#/submit?from=train-7");
    CHECK_FALSE(find<FetchSource>(fetch_due(m, kNeeds)));
    type(m, spec("24Gi"));
    m.route = parse_route("#/submit?from=train-7&change=exclude%2C%2Cn1");
    (void)fetch_due(m, kNeeds);
    (void)arrive();
    CHECK(m.submit->draft.spec.text == "workflow:\n  tasks:\n  - name: a\n  resources:\n    default:\n      nodesExcluded: [n1]\n      memory: 24Gi\n");
    m.route = parse_route("#/submit?from=train-7&change=memory%2Cnobody%2C1Gi%2C");
    (void)fetch_due(m, kNeeds);
    (void)update(m, submit_event(SourceArrived{m.submit->source.asked, {std::make_shared<const std::string>("workflow:\n"), {}}}));
    CHECK(m.submit->draft.spec.text == "workflow:\n");
    CHECK(m.toasts.back().kind == Toast::Kind::failed);
}

TEST_CASE("it is sent once: a second press finds the first on its way, or done") {
    auto m = opened();
    type(m, "workflow:\n");
    const int first = send(m);
    REQUIRE(first > 0);
    CHECK(send(m) == 0);
    CHECK(send(m, SpecAsk::validate) == 0);
    (void)update(m, submit_event(SpecSent{first, ended(WriteEnd::Kind::done, "w-1")}));
    CHECK(sent_as_it_is(*m.submit));
    CHECK(send(m) == 0);
    type(m, "workflow: {}\n");
    CHECK(send(m) > first);  // another text is another workflow
}

TEST_CASE("after an answer that never came it is not sent again by itself, and can be by a person") {
    auto m = opened();
    type(m, "workflow:\n");
    const int first = send(m);
    (void)update(m, submit_event(SpecSent{first, ended(WriteEnd::Kind::unknown)}));
    tick(m, Seconds(3600));
    CHECK_FALSE(find<PostSpec>(fetch_due(m, kNeeds)));
    CHECK(send(m) > first);
}

TEST_CASE("nothing is sent without a pool") {
    auto m = opened();
    m.profile.value = std::make_shared<const Profile>(Profile{.user = {"ann"}});
    type(m, "workflow:\n");
    CHECK(send(m) == 0);
    (void)update(m, submit_event(ChoosePool{{"prod"}}));
    CHECK(send(m) > 0);
}

TEST_CASE("who has gone elsewhere is told what came of it") {
    auto m = opened();
    type(m, "workflow:\n");
    const int first = send(m);
    (void)update(m, HashChanged{"#/pools"});
    (void)update(m, submit_event(SpecSent{first, ended(WriteEnd::Kind::unknown)}));
    CHECK(m.toasts.back().title == "Whether the workflow was submitted is not known");
}

TEST_CASE("a fix is of the text that was checked, and of no other") {
    auto m = opened();
    type(m, "memroy: 1");
    (void)update(m, submit_event(SpecChecked{m.submit->edits, 0, std::make_shared<const CheckedSpec>(CheckedSpec{{}, "memroy: 1"})}));
    auto stale = m;
    type(stale, "x memroy: 1");
    (void)update(stale, submit_event(MendSpec{{0, 6, "memory", ""}}));
    CHECK(stale.submit->draft.spec.text == "x memroy: 1");
    (void)update(m, submit_event(MendSpec{{0, 6, "memory", ""}}));
    CHECK(m.submit->draft.spec.text == "memory: 1");
}

TEST_CASE("choosing a pool changes the address that named one") {
    auto m = opened("#/submit?pool=a");
    const auto effects = update(m, submit_event(ChoosePool{{"b"}}));
    CHECK(submit_pool(m).value == "b");
    CHECK(format_route(m.route) == "#/submit?pool=b");
    CHECK(std::any_of(effects.begin(), effects.end(), [](const Effect& e) { return std::holds_alternative<SetHash>(e); }));
}

TEST_CASE("a draft travels in a link: what it holds arrives, and the one that was there is put aside") {
    auto m = opened();
    type(m, "workflow:\n  name: shared\n");
    const auto effects = update(m, submit_event(ShareDraft{}));
    const auto* link = std::get_if<CopyAddress>(&effects.front());
    REQUIRE(link);
    CHECK(m.toasts.back().detail.ends_with("and it holds the text itself"));
    auto other = opened(link->hash);
    type(other, "theirs");
    const Need needs[] = {submit_needs::shared};
    const auto asked = fetch_due(other, needs);
    const auto* unpack = find<UnpackDraft>(asked);
    REQUIRE(unpack);
    auto draft = m.submit->draft;
    draft.original = draft.spec.text;
    (void)update(other, submit_event(DraftShared{unpack->packed, draft}));
    CHECK(other.submit->draft.spec.text == "workflow:\n  name: shared\n");
    CHECK(other.submit->aside->spec.text == "theirs");
    CHECK(format_route(other.route) == "#/submit");            // a reload keeps what is edited from here on
    CHECK_FALSE(find<UnpackDraft>(fetch_due(other, needs)));
}

TEST_CASE("a link that was cut says so and changes nothing; one that would be too long is not made") {
    auto m = opened("#/submit?draft=xyz");
    type(m, "mine");
    (void)update(m, submit_event(DraftShared{"xyz", {}}));
    CHECK(m.submit->draft.spec.text == "mine");
    CHECK(m.toasts.back().title == "The draft in the link could not be read");
    std::string odd;
    std::uint32_t dice = 1;
    for (int i = 0; i < 60'000; ++i) dice = dice * 1664525 + 1013904223, odd += static_cast<char>('a' + (dice >> 24) % 26);
    type(m, odd);
    CHECK(update(m, submit_event(ShareDraft{})).empty());
    CHECK(m.toasts.back().title.starts_with("Too long for a link"));
}

TEST_CASE("the key for sending leads to the first error, shows changes of a past run, or sends") {
    auto m = opened();
    type(m, "a");
    CheckedSpec faulty{{}, "a"};
    faulty.findings.push_back({.what = "x", .from = 0, .to = 1, .line = 7, .column = 3, .length = 2});
    (void)update(m, submit_event(SpecChecked{m.submit->edits, 0, std::make_shared<const CheckedSpec>(faulty)}));
    CHECK(update(m, submit_event(PressSubmit{})).empty());
    CHECK(m.submit->show.line == 7);
    m.submit.edit().check = std::make_shared<const CheckedSpec>(CheckedSpec{{}, "a"});
    m.submit.edit().draft.origin = "train-7";
    CHECK(update(m, submit_event(PressSubmit{})).empty());
    CHECK(m.submit->reviewing);
    CHECK(find<PostSpec>(update(m, submit_event(PressSubmit{}))));
}

TEST_CASE("a file that the text names is put into it, and nothing else is replaced") {
    auto m = opened();
    type(m, "files:\n- localpath: a.sh\n  path: /a\n");
    const auto asked = update(m, submit_event(PickLocal{"a.sh"}));
    CHECK(std::holds_alternative<AskFile>(asked.front()));
    (void)update(m, FileOpened{"a.sh", "echo\n"});
    CHECK(m.submit->draft.spec.text == "files:\n- contents: |\n    echo\n  path: /a\n");
    (void)update(m, FileOpened{"b.yaml", "other"});
    CHECK(m.submit->draft.spec.text == "other");
}
