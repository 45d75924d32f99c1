#include "api/session.h"
#include "api/decode.h"
#include "base/json_quote.h"
#include "base/time_text.h"

// A day, or a moment: the service has both for such times.
static std::optional<Instant> read_expiry(const std::string& text) {
    if (const auto at = parse_instant(text)) return at;
    return parse_instant(text + "T00:00:00");
}

static AccessToken read_token(const Reader& r) { return {r.at("name").text_or(""), read_expiry(r.at("expires_at").text_or(""))}; }

Result<Profile> decode_profile(std::string_view body) {
    return decode(body, [](const Reader& root) {
        Profile out;
        const auto profile = root.at("profile").object();
        out.user               = {profile.at("username").text_or("")};
        out.email_notification = profile.at("email_notification").boolean_or(false);
        out.slack_notification = profile.at("slack_notification").boolean_or(false);
        if (const auto pool = profile.at("pool"); pool.here()) out.default_pool = PoolName{pool.text()};
        out.roles = root.at("roles").texts_or_none();
        if (const auto token = root.at("token"); token.here()) out.token = read_token(token);
        for (auto& pool : root.at("pools").texts_or_none()) out.pools.push_back({std::move(pool)});
        return out;
    });
}

Result<ServiceVersion> decode_version(std::string_view body) {
    return decode(body, [](const Reader& root) {
        return ServiceVersion{
            .major    = root.at("major").text(),
            .minor    = root.at("minor").text_or("0"),
            .revision = root.at("revision").text_or("0"),
        };
    });
}

std::string profile_change(const std::optional<PoolName>& pool, std::optional<bool> email, std::optional<bool> slack) {
    std::string out;
    const auto key = [&](std::string_view name) {
        out += out.empty() ? "{" : ",";
        json_quote(out, name);
        out += ':';
    };
    if (pool) key("pool"), json_quote(out, pool->value);
    if (email) key("email_notification"), out += *email ? "true" : "false";
    if (slack) key("slack_notification"), out += *slack ? "true" : "false";
    return out.empty() ? "{}" : out + "}";
}

Result<std::vector<IssuedToken>> decode_tokens(std::string_view body) {
    return decode(body, [](const Reader& root) {
        std::vector<IssuedToken> out;
        root.items([&](const Reader& r) {
            out.push_back({.name = r.at("token_name").text(), .description = r.at("description").text_or(""),
                           .expires = read_expiry(r.at("expires_at").text_or("")), .roles = r.at("roles").texts_or_none()});
        });
        return out;
    });
}

Result<std::string> decode_secret(std::string_view body) {
    return decode(body, [](const Reader& root) { return root.text(); });
}
