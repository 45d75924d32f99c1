#pragma once
#include "domain/names.h"
#include <optional>
#include <string>
#include <vector>

// Who is asking, and of what service. `pools` are those the gateway lets this person use.
struct AccessToken {
    std::string name;
    std::optional<Instant> expires;    // none: the service did not tell, or not in a way we read
    bool operator==(const AccessToken&) const = default;
};

struct IssuedToken {
    std::string name, description;
    std::optional<Instant> expires;    // none: not told, or not in a way we read
    std::vector<std::string> roles;
};

struct Profile {
    UserName user;
    std::optional<PoolName> default_pool;
    bool email_notification = false, slack_notification = false;
    std::vector<std::string> roles;
    std::vector<PoolName> pools;
    std::optional<AccessToken> token;  // that this person came with, if it was one
};

struct ServiceVersion {
    std::string major, minor, revision;
    std::string text() const { return major + "." + minor + "." + revision; }
};
