#pragma once
#include <string>
#include <vector>

#include "sim/instant.h"

// What belongs to a person beside workflows. Secrets are taken and forgotten: the service never shows them.
namespace sim {

struct Credential {
    std::string user, name, kind, profile;  // kind: GENERIC, REGISTRY, DATA; "" no profile
};

struct Token {
    std::string user, name, secret, description, expires;  // expires: YYYY-MM-DD
    std::vector<std::string> roles;
    Instant created{};
};

struct Accounts {
    std::vector<Credential> credentials;
    std::vector<Token> tokens;
    int secrets_made = 0;
};

}  // namespace sim
