#include "api/answers.h"
#include "api/list_stream.h"
#include "api/pools.h"
#include "api/resources.h"
#include "api/run.h"
#include "api/session.h"
#include "api/submit.h"
#include "api/tasks.h"
#include "api/tickets.h"
#include "api/workflows.h"
#include <array>

template <class T, Result<T> (*decode)(std::string_view)>
static std::optional<Failure> read(const Reply& reply) {
    return read_reply<T>(reply, decode).failure;
}

static std::optional<Failure> read_fleet(const Reply& reply) {
    if (!succeeded(reply)) return failure_of(reply);
    FleetDecoder decoder([](Resource) {});
    decoder.feed(reply.body);
    const auto count = decoder.finish();
    return count ? std::nullopt : std::optional(garbled(reply, count.error()));
}

static std::optional<Failure> read_nothing(const Reply& reply) { return succeeded(reply) ? std::nullopt : std::optional(failure_of(reply)); }

static constexpr std::array kAnswers = {
    AnswerKind{"GET", "/api/resources", read_fleet},
    AnswerKind{"GET", "/api/resources/*", read<ResourceList, decode_resource>},
    AnswerKind{"GET", "/api/pool_quota", read<PoolQuota, decode_pool_quota>},
    AnswerKind{"GET", "/api/workflow", read<WorkflowSlice, decode_workflows>},
    AnswerKind{"GET", "/api/workflow/*", read<Run, decode_run>},
    AnswerKind{"GET", "/api/tag", read<std::vector<std::string>, decode_tag_names>},
    AnswerKind{"POST", "/api/workflow/*/cancel", read_nothing},
    AnswerKind{"POST", "/api/workflow/*/tag", read_nothing},
    AnswerKind{"POST", "/api/pool/*/workflow", read<SubmitAnswer, decode_submit_answer>},
    AnswerKind{"POST", "/api/pool/*/workflow/*/restart", read<Submitted, decode_submitted>},
    AnswerKind{"POST", "/api/workflow/*/exec/task/*", read<Ticket, decode_ticket>},
    AnswerKind{"POST", "/api/workflow/*/exec/group/*", read<std::vector<TaskTicket>, decode_task_tickets>},
    AnswerKind{"POST", "/api/workflow/*/webserver/*", read<Ticket, decode_ticket>},
    AnswerKind{"GET", "/api/router/webserver/*", read<bool, decode_alive>},
    AnswerKind{"GET", "/api/task", read<TaskSlice, decode_tasks>},
    AnswerKind{"GET", "/api/profile/settings", read<Profile, decode_profile>},
    AnswerKind{"POST", "/api/profile/settings", read_nothing},
    AnswerKind{"GET", "/api/auth/access_token", read<std::vector<IssuedToken>, decode_tokens>},
    AnswerKind{"POST", "/api/auth/access_token/*", read<std::string, decode_secret>},
    AnswerKind{"DELETE", "/api/auth/access_token/*", read_nothing},
    AnswerKind{"GET", "/api/version", read<ServiceVersion, decode_version>},
};

static constexpr AnswerKind kSums{"GET", "/api/task", read<TaskSums, decode_task_sums>};

// Parameters that turn an answer into one of another shape; null: no page asks for it.
struct OtherShape { std::string_view parameter; const AnswerKind* kind; };
static constexpr std::array kOtherShapes = {
    OtherShape{"concise=true", nullptr}, OtherShape{"summary=true", &kSums}, OtherShape{"aggregate_by_workflow=true", &kSums}};

static std::string_view next_step(std::string_view& path) {
    path.remove_prefix(std::min<std::size_t>(1, path.size()));
    const auto step = path.substr(0, path.find('/'));
    path.remove_prefix(step.size());
    return step;
}

static bool same_path(std::string_view pattern, std::string_view path) {
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = next_step(pattern), step = next_step(path);
        if (wanted == "*" ? step.empty() : wanted != step) return false;
    }
    return pattern.empty() && path.empty();
}

static bool has_parameter(std::string_view query, std::string_view parameter) {
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        if (query.substr(0, end) == parameter) return true;
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return false;
}

const AnswerKind* answer_to(std::string_view method, std::string_view url) {
    const auto question = std::min(url.find('?'), url.size());
    const auto query = url.substr(std::min(question + 1, url.size()));
    for (const auto& other : kOtherShapes)
        if (has_parameter(query, other.parameter)) return other.kind && other.kind->method == method && same_path(other.kind->path, url.substr(0, question)) ? other.kind : nullptr;
    for (const auto& kind : kAnswers)
        if (kind.method == method && same_path(kind.path, url.substr(0, question))) return &kind;
    return nullptr;
}
