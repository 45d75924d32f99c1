#pragma once
#include "base/result.h"
#include "domain/session.h"
#include <string_view>

// GET /api/profile/settings and /api/version. Roles and pools are what the gateway said of
// this person, not what the service knows.
Result<Profile> decode_profile(std::string_view body);
Result<ServiceVersion> decode_version(std::string_view body);
