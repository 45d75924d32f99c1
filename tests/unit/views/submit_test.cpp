#include "made_up.h"
#include "spec/check.h"
#include "views/submit/editor_help.h"
#include "views/submit/page.h"
#include "views/submit/past.h"
#include "views/submit/spec_place.h"
#include <doctest/doctest.h>

using namespace submit;

namespace {

constexpr const char* kSpec = "workflow:\n  name: w\n  resources:\n    default:\n      gpu: {{ gpus }}\n      cpu: 4\n      memory: 16Gi\n  tasks:\n  - name: a\n    image: i:1\n    command: [x]\n"
                              "  - name: b\n    image: i:1\n    command: [x]\n    inputs:\n    - task: a\ndefault-values:\n  gpus: 4   # On each node\n  note: hi\n";

// A person of the pools prod and dev, on the page, with this text checked.
Model at(std::string text, std::string_view hash = "#/submit") {
    auto m = made_up::at(hash);
    made_up::arrive(m.fleet, made_up::fleet({{.name = "n1", .pools = {"prod", "dev"}, .sharing = Sharing::shared}, {.name = "n2", .pools = {"prod"}, .gpus_used = 6}}));
    PoolQuota q;
    q.node_sets.push_back({{Pool{.name = {"prod"}, .status = PoolStatus::online, .guarantee = Gpus{64}, .usage = {.quota_limit = {64}, .quota_used = {36}, .quota_free = {28}, .total_usage = {40}, .total_capacity = {100}}},
                            Pool{.name = {"dev"}, .status = PoolStatus::online, .guarantee = Gpus{8}, .usage = {.quota_limit = {8}, .quota_used = {8}, .quota_free = {0}, .total_usage = {8}, .total_capacity = {100}}}}});
    made_up::arrive(m.pools, std::move(q));
    auto& s = m.submit.edit();
    s.opened = true, s.kept = true;
    s.draft.spec.text = std::move(text), s.draft.pool = "prod";
    return m;
}

void check(Model& m) {
    auto& s = m.submit.edit();
    s.check = std::make_shared<const CheckedSpec>(CheckedSpec{spec::check_spec(s.draft.spec, {}), s.draft.spec.text});
    s.checked = s.edits;
}

Landing landing(const Model& m) {
    const auto in = capacity::input_of(m);
    const auto room = m.submit->check ? room_of(m.submit->check->outline, m.submit->draft.spec.priority) : SpecRoom{.request = {.tasks = {}}};
    return landing_of(m, in, rank_spec(room, in), room);
}

Page page_of(const Model& m) { return present(m, landing(m)); }

SentSpec sent(const Model& m, WriteEnd::Kind kind, std::string made, std::string why = {}) {
    return {.what = SpecAsk::submit, .pool = {"prod"}, .draft = m.submit->draft, .workflow = "w", .edits = m.submit->edits,
            .end = SpecEnd{{kind, kind == WriteEnd::Kind::done ? std::nullopt : std::optional(Failure{.kind = Failure::Kind::refused, .detail = std::move(why)}), std::move(made), {}}, {}}};
}

}  // namespace

TEST_CASE("each example is taken as it is, is templated where it has variables, and names its images' versions") {
    for (const auto& e : examples()) {
        const auto found = spec::check_spec({.text = std::string(e.text)}, {});
        INFO(e.title, ": ", found.findings.empty() ? "" : found.findings.front().what);
        CHECK(found.count(Finding::Severity::error) == 0);
        CHECK(found.count(Finding::Severity::warning) == 0);
        CHECK_FALSE(found.outline.name.empty());
    }
}

TEST_CASE("pools are ranked for this very text: what starts, what waits for quota") {
    auto m = at(kSpec);
    check(m);
    const auto l = landing(m);
    REQUIRE(l.pools.size() == 2);
    CHECK(l.pools[0].title == "prod");
    CHECK(l.pools[0].verdict.word == "Starts now");
    CHECK(l.pools[0].words == "1 node fits, 28 GPUs of quota free");
    CHECK(l.chosen == 0);
    CHECK(l.pools[1].verdict.word == "Waits for quota");
    CHECK(l.pools[1].words == "8 of 8 quota used. Starts as LOW");
    CHECK(l.note == "Ranked by fit for 4 GPUs");
    CHECK(l.facts[1].key == "prod quota after start");
    CHECK(l.facts[1].value == "40 of 64 GPUs");
}

TEST_CASE("LOW needs no quota, and the page tells its risk") {
    auto m = at(kSpec);
    m.submit.edit().draft.spec.priority = Priority::low;
    m.submit.edit().draft.pool = "dev";
    check(m);
    const auto l = landing(m);
    CHECK(l.pools[static_cast<std::size_t>(l.chosen)].verdict.word == "Starts as LOW");
    CHECK(l.risk.find("other pools share") != std::string::npos);
    CHECK(l.facts[1].value == "Not touched by LOW");
}

TEST_CASE("what is larger than a pool's quota is only taken as LOW, and is told before it is sent") {
    auto m = at(kSpec);
    m.submit.edit().draft.pool = "dev";
    m.submit.edit().draft.spec.set = {{"gpus", "9"}};
    check(m);
    CHECK(page_of(m).priority_words.find("more than 8 GPUs is only taken as LOW in dev") != std::string::npos);
}

TEST_CASE("a page with errors cannot be sent by its first button, and says how many") {
    auto m = at("workflow:\n  name: w\n  tsks: []\n  tasks:\n  - {name: a, image: 'i:1', command: [x]}\n");
    check(m);
    const auto page = page_of(m);
    CHECK(page.send.button.label == "Fix 1 error to submit");
    CHECK_FALSE(page.send.does);
    CHECK(page.anyway.does);
    REQUIRE(page.findings.size() == 1);
    CHECK(page.findings[0].place == "3:3");
    CHECK(page.findings[0].fix == "Change to tasks");
    CHECK(page.marks[0].span == EditorSpan{3, 3, 3, 7});
}

TEST_CASE("while one types the check of the older text stays, and nothing is blocked by it") {
    auto m = at("workflow:\n  tsks: []\n");
    check(m);
    ++m.submit.edit().edits;
    const auto page = page_of(m);
    CHECK(page.checking);
    CHECK(page.send.button.label == "Submit");
    CHECK(page.send.does);
}

TEST_CASE("columns of the editor are bytes, those a person reads are characters") {
    auto m = at("workflow:\n  name: w\n  \xc3\xa4\xc3\xa4ks: 1\n  tasks:\n  - {name: a, image: 'i:1', command: [x]}\n");
    check(m);
    const auto page = page_of(m);
    REQUIRE_FALSE(page.marks.empty());
    CHECK(page.findings[0].place == "3:3");
    CHECK(page.marks[0].span == EditorSpan{3, 3, 3, 9});
}

TEST_CASE("parameters come from default-values, with what a change becomes") {
    auto m = at(kSpec);
    m.submit.edit().draft.spec.set = {{"gpus", "8"}, {"extra", "1"}};
    m.submit.edit().draft.spec.env = {"A=b=c", "B=1"};
    check(m);
    const auto form = parameters_of(*m.submit);
    REQUIRE(form.rows.size() == 2);
    CHECK(form.rows[0].name == "gpus");
    CHECK(form.rows[0].value == "8");
    CHECK(form.rows[0].note == "default 4");
    CHECK(form.rows[0].help == "On each node");
    CHECK(form.rows[1].warning == "Nothing in the text asks for it");
    CHECK(form.numbers.pairs == std::vector<KeyValue>{{"extra", "1"}});
    CHECK(form.env.pairs[0].wrong.find("cuts values at “=”") != std::string::npos);
    CHECK(form.env.pairs[1].wrong.empty());
    CHECK(form.note == "1 changed");
    const auto put = with_parameter(m.submit->draft, form.rows[1], "12");
    CHECK(put.spec.set_string.back() == std::pair<std::string, std::string>("note", "12"));  // its default is a text: it stays one
    CHECK(with_parameter(put, form.rows[0], std::nullopt).spec.set == std::vector<std::pair<std::string, std::string>>{{"extra", "1"}});
    CHECK(with_numbers(m.submit->draft, form, {}).spec.set == std::vector<std::pair<std::string, std::string>>{{"gpus", "8"}});
}

TEST_CASE("the command line says what the page would send") {
    SubmitDraft d{.spec = {.text = "x", .set = {{"a", "1"}, {"b", "two words"}}, .set_string = {{"c", "it's"}}, .labels = {"team=x", "=lost", "project=y z"}, .env = {"K=V"}, .priority = Priority::low}, .name = "my file.yaml"};
    CHECK(cli_words(d, {"gb h100"}, "w") == "osmo workflow submit 'my file.yaml' --pool 'gb h100' --priority LOW --set a=1 'b=two words' --set-string 'c=it'\\''s' --set-env K=V --label team=x --label 'project=y z'");
    CHECK(cli_words({}, {}, "w") == "osmo workflow submit w.yaml");
}

TEST_CASE("what came of it: done, refused, not known") {
    auto m = at(kSpec);
    check(m);
    auto& s = m.submit.edit();
    s.sent = sent(m, WriteEnd::Kind::done, "w-1");
    auto page = page_of(m);
    REQUIRE(page.outcome);
    CHECK(page.outcome->href == "#/workflows/w-1");
    CHECK(page.send.button.label == "Submitted");
    CHECK_FALSE(page.send.does);
    s.sent = sent(m, WriteEnd::Kind::refused, "failed-2", "could not parse, line 3, column 4");
    page = page_of(m);
    CHECK(page.outcome->alert);
    CHECK(page.outcome->refusal.words == "could not parse, line 3, column 4");
    CHECK(page.outcome->actions[0].button.label == "Go to line 3");
    CHECK(page.send.does);
    s.sent = sent(m, WriteEnd::Kind::unknown, "", "The service cannot be reached");
    page = page_of(m);
    CHECK(page.outcome->href == "#/workflows?q=name:w%20user:me");
    CHECK(page.send.button.label == "Submit again");
}

TEST_CASE("unchanged stretches of a difference are left out") {
    SubmitDraft d{.spec = {.text = "1\n2\n3\n4\n5\nX\n7\n8\n9\n10\n11\n"}, .original = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n"};
    const auto rows = changes_of(d);
    REQUIRE(rows.size() == 10);
    CHECK(rows[0].text == "2 lines as before");
    CHECK(rows[4] == DiffRow{DiffRow::Kind::removed, 6, "6"});
    CHECK(rows[5] == DiffRow{DiffRow::Kind::added, 6, "X"});
}

TEST_CASE("the editor offers the keys of the map that the caret stands in") {
    const std::string text = "workflow:\n  name: w\n  resources:\n    default:\n      me\n  tasks:\n  - name: a\n    im\n";
    const auto has = [](const EditorChoices& c, std::string_view key) { return std::any_of(c.items.begin(), c.items.end(), [&](const EditorChoice& i) { return i.text == key; }); };
    const auto resource = complete_spec({}, text, text.find("me\n  tasks") + 2);
    CHECK(has(resource, "memory"));
    CHECK_FALSE(has(resource, "image"));
    const auto task = complete_spec({}, text, text.find("im\n") + 2);
    CHECK(has(task, "image"));
    CHECK(task.from == text.find("im\n"));
    CHECK(has(complete_spec({}, "wo", 2), "workflow"));
    CHECK(complete_spec({}, "a: b", 4).items.empty());
    CHECK(complete_spec({}, "", 0).items.size() == 3);
    CHECK(complete_spec({}, "  wo", 4).items.empty());
    const auto hover = hover_spec("workflow:\n  tasks:\n  - image: x\n", 25);
    CHECK(hover.title.starts_with("image: an image"));
    CHECK(hover_spec("workflow:\n  tasks:\n  - imgae: x\n", 25).title.empty());
}

namespace {

std::vector<std::string> offered(const HelpFacts& facts, std::string text) {
    const auto caret = text.find('^');
    text.erase(caret, 1);
    std::vector<std::string> out;
    for (const auto& one : complete_spec(facts, text, caret).items) out.push_back(one.text);
    return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("the editor offers values: platforms of the pool, resources and tasks of the text, and words that are fixed") {
    HelpFacts facts{.platforms = {{"h100", ""}, {"cpu", ""}}, .topology = {{"rack", ""}}, .mounts = {{"/mnt/data", ""}}, .variables = {{"gpus", "4"}}, .most_exec = {{"30d", ""}}};
    facts.nodes = std::make_shared<const std::vector<std::string>>(Words{"n-1", "n-2", "m-1"});
    const std::string head = "workflow:\n  name: w\n  resources:\n    small:\n      cpu: 1\n    big: {gpu: 1}\n  tasks:\n  - name: a\n    image: i:1\n  - name: b\n";
    CHECK(offered(facts, "workflow:\n  resources:\n    default:\n      platform: ^\n") == Words{"h100", "cpu"});
    CHECK(offered(facts, "workflow:\n  resources:\n    default: {cpu: 1, platform: h^}\n") == Words{"h100", "cpu"});
    CHECK(offered(facts, head + "    resource: ^\n") == Words{"small", "big"});
    CHECK(offered(facts, head + "    inputs:\n    - task: ^\n  - name: c\n") == Words{"a"});
    CHECK(offered(facts, head + "    inputs: [{task: ^\n") == Words{"a"});
    CHECK(offered(facts, head + "    image: ^\n") == Words{"i:1"});
    CHECK(offered(facts, head + "    lead: ^\n") == Words{"true", "false"});
    CHECK(offered(facts, head + "    exitActions:\n      ^\n") == Words{"COMPLETE", "FAIL", "RESCHEDULE"});
    CHECK(offered(facts, head + "    exitActions: {^") == Words{"COMPLETE", "FAIL", "RESCHEDULE"});
    CHECK(offered(facts, head + "    volumeMounts: [^") == Words{"/mnt/data"});
    CHECK(offered(facts, "workflow:\n  resources:\n    default:\n      nodesExcluded: [m-1, n^\n") == Words{"n-1", "n-2"});
    CHECK(offered(facts, "workflow:\n  resources:\n    default:\n      nodesExcluded:\n      - n^\n") == Words{"n-1", "n-2"});
    CHECK(offered(facts, "workflow:\n  resources:\n    default:\n      topology:\n      - key: ^\n") == Words{"rack"});
    CHECK(offered(facts, "workflow:\n  timeout:\n    exec_timeout: ^\n").back() == "30d");
    CHECK(offered(facts, "workflow:\n  resources:\n    default:\n      gpu: {{ g^\n") == Words{"gpus"});
}

TEST_CASE("the editor offers nothing in comments, in texts, in maps whose keys are free, and behind what it does not know") {
    for (const char* text : {"workflow:\n  name: ^", "workflow:\n  # na^", "workflow:\n  tasks:\n  - name: a\n    args: ['im^", "workflow:\n  tasks:\n  - environment:\n      im^", "default-values:\n  im^", " : : [{^", "{^", "- - -^"}) {
        INFO(std::string(text));
        CHECK(offered({}, text).empty());
    }
}

TEST_CASE("whatever is written and wherever the caret stands, help asks for nothing outside the text") {
    std::string text;
    std::uint32_t seed = 7;
    const std::string_view signs = "ab:  -{}[],'\"#\n\n&*|{{}}tasksinputs";
    for (int round = 0; round < 300; ++round) {
        text.clear();
        for (int i = 0; i < 60; ++i) seed = seed * 1664525 + 1013904223, text += signs[(seed >> 16) % signs.size()];
        for (std::size_t at = 0; at <= text.size(); ++at) {
            const auto out = complete_spec({}, text, at);
            CHECK((out.from <= out.to && out.to <= text.size()));
            const auto hover = hover_spec(text, at);
            CHECK((hover.from <= hover.to && hover.to <= text.size()));
        }
        (void)names_in(text);
    }
}

TEST_CASE("past runs: the newest of the person, found by a part of the name") {
    auto m = at("");
    auto& p = m.submit.edit().past;
    p.open = true;
    CHECK(past_of(m).note == "Loading your workflows…");
    made_up::arrive(p.newest, WorkflowSlice{.workflows = {{.id = {"train-7"}, .pool = PoolName{"prod"}, .submitted = m.now}, {.id = {"eval-2"}, .submitted = m.now}}, .more = true});
    CHECK(past_of(m).rows.size() == 2);
    CHECK(past_of(m).note == "Your newest 2");
    p.find = "TRAIN";
    REQUIRE(past_of(m).rows.size() == 1);
    CHECK(past_of(m).rows[0].id == "train-7");
    p.find = "nope";
    CHECK(past_of(m).note == "None of your newest 2 has this in its name");
}
