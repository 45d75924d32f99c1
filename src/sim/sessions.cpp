#include "sim/sessions.h"

#include <algorithm>

#include "sim/random.h"

namespace sim {

std::string Sessions::add(Session session, std::uint64_t seed) {
    constexpr std::string_view kWords[] = {"EXEC-", "PORTFORWARD-", "WEBSERVER-", "RSYNC-"};
    std::string key(kWords[static_cast<std::size_t>(session.kind)]);
    Random random(seed, 0x5e55 + ++made_);
    for (int i = 0; i < 32; ++i) key += "0123456789abcdef"[random.below(16)];
    waiting_.emplace(key, std::move(session));
    return key;
}

std::optional<Session> Sessions::take(std::string_view workflow, std::string_view key) {
    const auto found = waiting_.find(key);
    if (found == waiting_.end() || found->second.workflow != workflow || found->second.kind != Session::Kind::exec) return std::nullopt;
    auto session = std::move(found->second);
    waiting_.erase(found);
    return session;
}

const Session* Sessions::web_server(std::string_view key, Instant now) const {
    const auto found = std::find_if(waiting_.begin(), waiting_.end(), [&](const auto& one) {
        return std::equal(one.first.begin(), one.first.end(), key.begin(), key.end(),
                          [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
    });
    const bool there = found != waiting_.end() && found->second.kind == Session::Kind::webserver && now - found->second.made < hours{1};
    return there ? &found->second : nullptr;
}

}  // namespace sim
