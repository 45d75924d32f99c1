#include "api/submit.h"
#include "api/workflows.h"
#include "app/asking.h"
#include "app/kept.h"
#include "app/world.h"
#include "base/json.h"
#include "base/pack.h"
#include "spec/check.h"
#include "store/submit.h"

namespace {

std::optional<SubmitDraft> kept_draft(World& world, const std::string& key) {
    const auto text = world.platform.storage.read(key);
    return text ? read_draft(*text) : std::nullopt;
}

void carry(World& world, const OpenDraft& e) {
    world.dispatch(submit_event(DraftOpened{e.person, kept_draft(world, kept_under(e.person)), kept_draft(world, aside_under(e.person))}));
}

void carry(World& world, const KeepDraft& e) {
    world.platform.storage.write(kept_under(e.person), print_draft(without_secrets(e.draft)));
    if (e.aside && e.aside->spec.text.size() <= kMostKept) world.platform.storage.write(aside_under(e.person), print_draft(without_secrets(*e.aside)));
    else if (!e.aside && world.platform.storage.read(aside_under(e.person)).value_or("") != "") world.platform.storage.write(aside_under(e.person), "");
}

// In a turn of its own: what was typed is drawn first.
void carry(World& world, const CheckSpec& e) {
    world.platform.loop.later([dispatch = world.dispatch, e, &loop = world.platform.loop] {
        loop.mark("osmo:check");
        auto found = spec::check_spec(e.draft, e.known);
        loop.mark("osmo:checked");
        dispatch(submit_event(SpecChecked{e.edits, e.facts, std::make_shared<const CheckedSpec>(CheckedSpec{std::move(found), e.draft.text})}));
    });
}

Result<std::string> as_it_is(std::string_view body) { return mend_utf8(body); }

void carry(World& world, const FetchSource& e) {
    ask<SourceArrived, SubmitAction>("source of a draft", e.as_template ? spec_template_url(e.id) : spec_url(e.id), e.request, world.requests, world.dispatch, as_it_is);
}

void carry(World& world, const FetchPast& e) {
    WorkflowQuery q{.limit = 200};
    if (!e.user.value.empty()) q.users = {e.user.value};
    ask<PastArrived, SubmitAction>("past runs for a draft", workflows_url(q), e.request, world.requests, world.dispatch, decode_workflows);
}

std::string word_of(Priority p) { return p == Priority::high ? "HIGH" : p == Priority::low ? "LOW" : "NORMAL"; }

HttpRequest request_for(const PoolName& pool, SpecAsk what, const SpecDraft& draft, bool as_template) {
    const SubmitQuery query{.priority = word_of(draft.priority), .dry_run = what == SpecAsk::preview, .validation_only = what == SpecAsk::validate,
                            .env = whole_pairs(draft.env), .labels = whole_pairs(draft.labels)};
    return {.method = "POST", .url = submit_url(pool, query), .body = submit_body(draft, as_template), .timeout = Seconds(60)};
}

SpecEnd end_of(const Reply& reply) {
    if (!succeeded(reply)) {
        SpecEnd out{end_of_write(failure_of(reply)), {}};
        out.end.made = refused_workflow(reply.body);
        return out;
    }
    auto answer = read_reply(reply, decode_submit_answer);
    SpecEnd out{end_of_write(std::move(answer.failure)), {}};
    if (answer.value) out.end.made = std::move(answer.value->name), out.end.warnings = std::move(answer.value->warnings), out.spec = std::move(answer.value->spec);
    return out;
}

void carry(World& world, const PostSpec& e) {
    const auto http = request_for(e.pool, e.what, e.draft, e.as_template);
    world.requests.send({.http = http, .slot = {}, .piece = {}, .restart = {}, .done = [dispatch = world.dispatch, number = e.number, http](HttpAnswer a) {
        dispatch(submit_event(SpecSent{number, end_of(reply_of(http, a))}));
    }});
}

void carry(World& world, const UnpackDraft& e) {
    if (e.plain) return world.dispatch(submit_event(DraftShared{e.packed, SubmitDraft{.spec = {.text = e.packed}, .name = {}, .pool = {}, .origin = {}, .original = e.packed}}));
    const auto text = unpack_text(e.packed, kMostKept);
    world.dispatch(submit_event(DraftShared{e.packed, text ? read_draft(*text) : std::nullopt}));
}

std::string quoted(const std::string& word) {
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

// "https://console.example.com/x/" without its path: the service answers at /api of the same origin.
std::string origin_of(const std::string& page) {
    const auto host = page.find("://");
    return page.substr(0, host == std::string::npos ? 0 : page.find('/', host + 3));
}

void carry(World& world, const WriteCurl& e) {
    const auto http = request_for(e.pool, SpecAsk::submit, e.draft, e.draft.text.find("{{") != std::string::npos);
    world.platform.clipboard.write("curl -X POST " + quoted(origin_of(world.platform.location.page()) + http.url) + " \\\n  -H 'Content-Type: application/json' \\\n  --data-binary " + quoted(http.body));
}

}  // namespace

void carry_out(World& world, const SubmitEffect& effect) {
    std::visit([&](const auto& e) { carry(world, e); }, effect.it);
}
