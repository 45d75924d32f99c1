#include "contract/recording.h"
#include "api/answers.h"
#include "api/decode.h"
#include <algorithm>
#include <array>

namespace {
// The endpoints that no page uses yet. A line goes when a decoder comes. "**": any rest.
struct Elsewhere { std::string_view method, path; };
constexpr std::array kNotOurs = {
    Elsewhere{"GET", "/api/app**"},
    Elsewhere{"GET", "/api/auth/**"},
    Elsewhere{"GET", "/api/bucket**"},            // up to 6.3
    Elsewhere{"GET", "/api/configs/**"},
    Elsewhere{"GET", "/api/credentials**"},
    Elsewhere{"GET", "/api/plugins/**"},
    Elsewhere{"GET", "/api/pool"},                // pool_quota says the same and more
    Elsewhere{"GET", "/api/resources?concise"},   // summed up by the service, in another shape
    Elsewhere{"GET", "/api/router/**"},
    Elsewhere{"GET", "/api/tag"},
    Elsewhere{"GET", "/api/users"},
    Elsewhere{"GET", "/api/workflow/**"},         // one workflow, its logs, events, spec, tasks
    Elsewhere{"GET", "/client/version"},
    Elsewhere{"GET", "/health"},
    Elsewhere{"DELETE", "/**"},                   // no page changes anything yet
    Elsewhere{"OPTIONS", "/**"},
    Elsewhere{"PATCH", "/**"},
    Elsewhere{"POST", "/**"},
    Elsewhere{"PUT", "/**"},
};

bool matches(std::string_view pattern, std::string_view url) {
    const auto path = url.substr(0, url.find('?'));
    if (pattern.ends_with("**")) return path.starts_with(pattern.substr(0, pattern.size() - 2));
    const auto question = pattern.find('?');
    if (question == std::string_view::npos) return pattern == path;
    return pattern.substr(0, question) == path && url.find(pattern.substr(question + 1)) != std::string_view::npos;
}

Recording read_recording(const Reader& root) {
    const auto request = root.at("request"), response = root.at("response");
    Recording out;
    out.method = request.at("method").text();
    out.path   = request.at("path").text();
    out.status = static_cast<int>(std::clamp<std::int64_t>(response.at("status").integer(), 0, 999));
    const auto json = response.at("json");
    const auto text = response.at("text");
    out.body = text.here() ? text.text() : std::string(json.raw());  // the answer as it stands, not written anew
    return out;
}

// Whether the file is an exchange at all.
bool is_exchange(const Reader& root) {
    return root.raw().starts_with('{') && root.at("request").raw().starts_with('{') && root.at("response").raw().starts_with('{');
}
}  // namespace

bool listed_as_not_ours(std::string_view method, std::string_view path) {
    return std::any_of(kNotOurs.begin(), kNotOurs.end(),
                       [&](const Elsewhere& e) { return e.method == method && matches(e.path, path); });
}

Checked check(const Recording& r) {
    const Reply reply{.request = r.method + " " + r.path, .status = r.status, .body = r.body};
    if (!succeeded(reply)) {  // errors have one decoder, whoever asked
        const auto failure = failure_of(reply);
        return failure.detail.empty() ? Checked{Verdict::failed, "an error without words"} : Checked{Verdict::decoded, {}};
    }
    const auto* kind = answer_to(r.method, r.path);
    if (!kind) return {Verdict::not_ours, {}};
    const auto failure = kind->read(reply);
    return failure ? Checked{Verdict::failed, reply.request + ": " + failure->detail} : Checked{Verdict::decoded, {}};
}

std::optional<Recording> read_file(std::string_view text) {
    const auto exchange = decode(text, is_exchange);
    if (!exchange || !*exchange) return std::nullopt;
    auto recording = decode(text, read_recording);
    return recording ? std::optional(std::move(*recording)) : std::nullopt;
}

Checked check_file(std::string_view text) {
    const auto exchange = decode(text, is_exchange);
    if (!exchange) return {Verdict::failed, "cannot be read: " + exchange.error().text()};
    if (!*exchange) {
        const auto first = text.find_first_not_of(" \t\r\n");
        return {text[first] == '[' ? Verdict::no_recording : Verdict::not_ours, {}};  // a list is the folder's index
    }
    const auto recording = decode(text, read_recording);
    return recording ? check(*recording) : Checked{Verdict::failed, "cannot be read: " + recording.error().text()};
}
