#include "api/answers.h"
#include "api/list_stream.h"
#include "api/pools.h"
#include "api/resources.h"
#include "api/session.h"
#include "api/tasks.h"
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

static constexpr std::array kAnswers = {
    AnswerKind{"GET", "/api/resources", read_fleet},
    AnswerKind{"GET", "/api/resources/*", read<ResourceList, decode_resource>},
    AnswerKind{"GET", "/api/pool_quota", read<PoolQuota, decode_pool_quota>},
    AnswerKind{"GET", "/api/workflow", read<WorkflowSlice, decode_workflows>},
    AnswerKind{"GET", "/api/task", read<TaskSlice, decode_tasks>},
    AnswerKind{"GET", "/api/profile/settings", read<Profile, decode_profile>},
    AnswerKind{"GET", "/api/version", read<ServiceVersion, decode_version>},
};

static constexpr AnswerKind kSums{"GET", "/api/task", read<TaskSums, decode_task_sums>};

// Parameters that turn an answer into one of another shape; null: no page asks for it.
struct OtherShape { std::string_view parameter; const AnswerKind* kind; };
static constexpr std::array kOtherShapes = {
    OtherShape{"concise=true", nullptr}, OtherShape{"summary=true", &kSums}, OtherShape{"aggregate_by_workflow=true", &kSums}};

static bool same_path(std::string_view pattern, std::string_view path) {
    if (!pattern.ends_with("*")) return pattern == path;
    pattern.remove_suffix(1);
    const auto rest = path.starts_with(pattern) ? path.substr(pattern.size()) : std::string_view();
    return !rest.empty() && rest.find('/') == std::string_view::npos;
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
