#include "sim/reply.h"

#include <algorithm>

#include "sim/json.h"

namespace sim {

std::string_view Request::header(std::string_view name) const {
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& h) { return h.first == name; });
    return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

bool Request::has_header(std::string_view name) const {
    return std::any_of(headers.begin(), headers.end(), [&](const auto& h) { return h.first == name; });
}

std::string Reply::whole() const {
    if (!more) return body;
    std::string all = body;
    for (auto before = all.size(); more(all) && (poll == Span{0} || all.size() > before); before = all.size()) {}
    return all;
}

Reply json_reply(std::string body, int status) {
    Reply r;
    r.status = status;
    r.body = std::move(body);
    return r;
}

Reply text_reply(std::string body, int status) {
    auto r = json_reply(std::move(body), status);
    r.type = "text/plain; charset=utf-8";
    return r;
}

Reply domain_error(int status, std::string_view code, std::string_view message, std::string_view workflow) {
    std::string body;
    Json(body).open().key("message").text(message).key("error_code").text(code).key("workflow_id").text_or_null(workflow).close();
    return json_reply(std::move(body), status);
}

Reply detail_error(int status, std::string_view detail) {
    std::string body;
    Json(body).open().key("detail").text(detail).close();
    return json_reply(std::move(body), status);
}

Reply server_fault(std::string_view message) {
    std::string body;
    Json(body).open().key("message").text("Internal server error: " + std::string(message)).close();
    return json_reply(std::move(body), 500);
}

}  // namespace sim
