#pragma once
#include "base/result.h"
#include "domain/session.h"
#include <string_view>

// GET /api/profile/settings and /api/version. Roles and pools are what the gateway said of
// this person, not what the service knows.
Result<Profile> decode_profile(std::string_view body);
Result<ServiceVersion> decode_version(std::string_view body);
// The body of a change. No name of a user in it: the service fails over it.
std::string profile_change(const std::optional<PoolName>&, std::optional<bool> email, std::optional<bool> slack);

// GET and POST /api/auth/access_token: the tokens a person has, and the secret of a new one, told once.
Result<std::vector<IssuedToken>> decode_tokens(std::string_view body);
Result<std::string> decode_secret(std::string_view body);
