#include "store/run.h"
#include "api/resources.h"
#include "api/run.h"
#include "api/spec_leaves.h"
#include "api/tasks.h"
#include "api/workflows.h"
#include "app/asking.h"
#include "app/run_streams.h"
#include "app/world.h"
#include "app/write.h"

namespace {

// The detail of a workflow with thousands of tasks is read in turns short enough that nobody notices.
class RunJob : public std::enable_shared_from_this<RunJob> {
  public:
    RunJob(int request, const World& world, HttpRequest http, HttpAnswer answer)
        : request_(request), platform_(world.platform), dispatch_(world.dispatch), http_(std::move(http)), answer_(std::move(answer)), decoder_(std::move(answer_.body)) {}

    void step() {
        if (!decoder_.step(kTurnMs, [this] { return platform_.clock.steady_ms(); })) {
            platform_.loop.later([self = shared_from_this()] { self->step(); });
            return;
        }
        auto run = decoder_.finish();
        if (!run) return dispatch_(run_event(RunArrived{request_, {nullptr, garbled(reply_of(http_, answer_), run.error())}}));
        dispatch_(run_event(RunArrived{request_, {std::make_shared<const Run>(std::move(*run)), {}}}));
    }

  private:
    static constexpr double kTurnMs = 8;
    int request_;
    Platform& platform_;
    std::function<void(Action)> dispatch_;
    HttpRequest http_;
    HttpAnswer answer_;
    RunDecoder decoder_;
};

void carry(World& world, const FetchRun& e) {
    const HttpRequest http{.url = run_url({e.name}), .timeout = Seconds(60)};
    world.requests.send({.http = http, .slot = "run", .piece = {}, .restart = {}, .done = [world, http, request = e.request](HttpAnswer a) {
        if (const auto reply = reply_of(http, a); !succeeded(reply)) return world.dispatch(run_event(RunArrived{request, {nullptr, failure_of(reply)}}));
        std::make_shared<RunJob>(request, world, http, std::move(a))->step();
    }});
}

// The service matches a part of the id: rows of others are passed over. Pages until one is not full.
struct RequestsJob {
    FetchRunRequests asked;
    std::shared_ptr<RunRequests> found = std::make_shared<RunRequests>();
    int pages = 0;
    static constexpr int kMostPages = 20;
};

void next_page(World world, RequestsJob job) {
    TaskQuery q{.users = {job.asked.user.value}, .workflow = job.asked.id.value, .offset = job.pages * kMostRows, .limit = kMostRows};
    if (job.asked.pool) q.pools = {job.asked.pool->value};
    if (job.asked.user.value.empty()) q.users.clear();
    const HttpRequest http{.url = tasks_url(q)};
    world.requests.send({.http = http, .slot = "run requests", .piece = {}, .restart = {}, .done = [world, http, job](HttpAnswer a) mutable {
        auto page = read_reply(reply_of(http, a), decode_tasks);
        if (page.failure) return world.dispatch(run_event(RunRequestsArrived{job.asked.request, {nullptr, std::move(page.failure)}}));
        for (const auto& t : page.value->tasks)
            if (t.workflow == job.asked.id) job.found->tasks.insert_or_assign(t.name, Amounts{t.gpu, t.cpu, t.memory, t.storage});
        const bool full = page.value->tasks.size() + page.value->unread.count >= static_cast<std::size_t>(kMostRows);
        if (full && ++job.pages < RequestsJob::kMostPages) return next_page(world, std::move(job));
        job.found->whole = !full;
        world.dispatch(run_event(RunRequestsArrived{job.asked.request, {job.found, {}}}));
    }});
}

void carry(World& world, const FetchRunRequests& e) { next_page(world, {.asked = e}); }

void carry(World& world, const FetchRunHistory& e) {
    ask<RunHistoryArrived, RunAction>("run history", workflows_url({.name = e.spec, .limit = 200}), e.request, world.requests, world.dispatch, decode_workflows);
}

void carry(World& world, const FetchRunQueue& e) {
    const WorkflowQuery q{.statuses = {"PENDING", "WAITING"}, .pools = {e.pool.value}, .limit = kMostRows};
    ask<RunQueueArrived, RunAction>("run queue", workflows_url(q), e.request, world.requests, world.dispatch, decode_workflows);
}

void carry(World& world, const FetchTagNames& e) {
    ask<TagNamesArrived, RunAction>("tag names", tag_names_url(), e.request, world.requests, world.dispatch, decode_tag_names);
}

// Of a long text the end is kept.
struct Tail {
    static constexpr std::size_t kMost = 256 * 1024;
    std::string text;
    void add(std::string_view piece) {
        text += piece;
        if (text.size() <= 2 * kMost) return;
        const auto line = text.find('\n', text.size() - kMost);
        text.erase(0, line == std::string::npos ? text.size() - kMost : line + 1);
    }
};

void carry(World& world, const FetchErrorLog& e) {
    const HttpRequest http{.url = error_log_url(e.id, e.task, e.retry)};
    const auto tail = std::make_shared<Tail>();
    world.requests.send({.http = http, .slot = "run error log", .piece = [tail](std::string_view piece) { tail->add(piece); }, .restart = [tail] { tail->text.clear(); }, .done = [=, dispatch = world.dispatch, request = e.request](HttpAnswer a) {
        const auto reply = reply_of(http, a);
        if (!succeeded(reply)) return dispatch(run_event(ErrorLogArrived{request, {nullptr, failure_of(reply)}}));
        dispatch(run_event(ErrorLogArrived{request, {std::make_shared<const std::string>(mend_utf8(tail->text)), {}}}));
    }});
}

void carry(World& world, const FetchRunNode& e) {
    ask<RunNodeArrived, RunAction>("run node", resource_url(e.name), e.request, world.requests, world.dispatch, decode_resource);
}

// Specs of thousands of tasks take longer to read than it is worth.
Result<SpecLeaves> read_leaves(std::string_view body) {
    static constexpr std::size_t kMostSpec = 200'000;
    if (body.size() > kMostSpec) return Error{"", "the specification is too long to compare"};
    return read_spec_leaves(body);
}

void carry(World& world, const FetchRunSpec& e) {
    const HttpRequest http{.url = spec_url(e.id)};
    world.requests.send({.http = http, .slot = e.good ? "run good spec" : "run spec", .piece = {}, .restart = {}, .done = [dispatch = world.dispatch, http, e](HttpAnswer a) {
        auto outcome = read_reply(reply_of(http, a), read_leaves);
        auto value = outcome.value ? std::make_shared<const SpecLeaves>(std::move(*outcome.value)) : nullptr;
        dispatch(run_event(RunSpecArrived{e.good, e.request, {std::move(value), std::move(outcome.failure)}}));
    }});
}

// Totals only of what is YAML for sure, and short enough to be read between two frames.
Result<SpecText> read_spec_text(std::string_view body) {
    SpecText out{.text = mend_utf8(body), .blocks = {}, .totals = {}};
    out.blocks = spec_blocks(out.text);
    if (const auto leaves = read_leaves(out.text); leaves.ok() && !out.text.empty()) out.totals = spec_totals(*leaves);
    return out;
}

void carry(World& world, const FetchSpecText& e) {
    static constexpr const char* slots[] = {"spec rendered", "spec as written", "spec other"};
    const auto url = e.of == SpecOf::as_written ? spec_template_url(e.id) : spec_url(e.id);
    const auto came = [dispatch = world.dispatch, e](Answer<SpecText> answer) { dispatch(run_event(SpecTextArrived{e.of, e.request, std::move(answer)})); };
    world.requests.send(whole_answer<SpecText>(slots[static_cast<std::size_t>(e.of)], url, came, read_spec_text));
}

void carry(World& world, const OpenEvents& e) { open_events(world, e); }
void carry(World& world, const CloseEvents& e) { close_events(world, e); }

void carry(World& world, const SendWrite& e) {
    send_write(world, e.write, [dispatch = world.dispatch, number = e.number](WriteEnd end) { dispatch(run_event(RunWritten{number, std::move(end)})); });
}

}  // namespace

void carry_out(World& world, const RunEffect& effect) {
    std::visit([&](const auto& e) { carry(world, e); }, effect.it);
}
