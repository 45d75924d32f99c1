#pragma once
#include "base/result.h"
#include "domain/pool.h"
#include <string_view>

// GET /api/pool_quota. Its counts of GPUs are strings of whole numbers, and may be negative.
Result<PoolQuota> decode_pool_quota(std::string_view body);
