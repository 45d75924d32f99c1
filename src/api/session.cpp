#include "api/session.h"
#include "api/decode.h"

Result<Profile> decode_profile(std::string_view body) {
    return decode(body, [](const Reader& root) {
        Profile out;
        const auto profile = root.at("profile").object();
        out.user               = {profile.at("username").text_or("")};
        out.email_notification = profile.at("email_notification").boolean_or(false);
        out.slack_notification = profile.at("slack_notification").boolean_or(false);
        if (const auto pool = profile.at("pool"); pool.here()) out.default_pool = PoolName{pool.text()};
        out.roles = root.at("roles").texts_or_none();
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
