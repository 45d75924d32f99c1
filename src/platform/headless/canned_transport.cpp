#include "platform/headless/canned_transport.h"
#include <algorithm>
#include <fstream>
#include <iterator>

void CannedTransport::answer(std::string url_start, HttpAnswer answer) { rules_.push_back({std::move(url_start), std::move(answer)}); }

void CannedTransport::hold(std::string url_start) { rules_.push_back({std::move(url_start), {}, true}); }

Result<bool> CannedTransport::answer_file(std::string url_start, const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return Error{path, "cannot be read"};
    answer(std::move(url_start), std::string(std::istreambuf_iterator<char>(in), {}));
    return true;
}

std::size_t CannedTransport::asked_for(std::string_view url_start) const {
    return std::size_t(std::count_if(asked_.begin(), asked_.end(), [&](const auto& r) { return r.url.starts_with(url_start); }));
}

int CannedTransport::send(const HttpRequest& request, Piece piece, Done done) {
    asked_.push_back(request);
    pending_.push_back({++handles_, request.url, std::move(piece), std::move(done)});
    return handles_;
}

void CannedTransport::abort(int handle) {
    const auto gone = std::erase_if(pending_, [&](const auto& r) { return r.handle == handle; });
    if (delivering_ == handle) delivering_ = 0;
    aborted_ += int(gone);
}

const CannedTransport::Rule* CannedTransport::rule_for(std::string_view url) const {
    static const Rule kUnknown{"", {.status = 404, .body = R"({"detail":"Not Found"})"}};
    const auto rule = std::find_if(rules_.rbegin(), rules_.rend(), [&](const auto& r) { return url.starts_with(r.url_start); });
    return rule == rules_.rend() ? &kUnknown : rule->held ? nullptr : &*rule;
}

bool CannedTransport::deliver() {
    const auto next = std::find_if(pending_.begin(), pending_.end(), [&](const auto& r) { return rule_for(r.url) != nullptr; });
    if (next == pending_.end()) return false;
    const Request request = std::move(*next);
    HttpAnswer answer = rule_for(request.url)->answer;  // a copy: the call-backs may change the rules
    pending_.erase(next);
    delivering_ = request.handle;
    if (request.piece && answer.status >= 200 && answer.status < 300) {
        for (std::size_t at = 0; at < answer.body.size() && delivering_ == request.handle; at += piece_bytes)
            request.piece(std::string_view(answer.body).substr(at, piece_bytes));
        answer.body.clear();
    }
    if (delivering_ == request.handle) request.done(std::move(answer));
    delivering_ = 0;
    return true;
}
