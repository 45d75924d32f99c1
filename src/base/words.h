#pragma once
#include "base/units.h"
#include <string>
#include <string_view>

// Numbers as a person reads them, the same on every page. What is not zero never reads
// as zero, and what is not full never reads as 100%.
std::string count_words(std::int64_t);                 // "7,418"
std::string duration_words(Seconds);                   // "41s", "1m 08s", "2h 15m", "3d 4h"; negative: "0s"
std::string ago_words(Instant then, Instant now);      // "2s ago", "52m ago", "2h 31m ago", "1d ago", "just now"
std::string bytes_words(Bytes);                        // "512 GiB", "29.1 TiB"
std::string gib_words(Bytes);                          // the number only: "512", "29,797"
std::string cores_words(Millicores);                   // "128", "0.5"
std::string percent_words(double share);               // 0.64 → "64%"
std::string plural(std::int64_t n, std::string_view one, std::string_view many = {});  // "1 resource", "154 resources"
std::string clock_words(Instant, Seconds zone = {});   // "2026-11-22 15:35:20 UTC"; zone: east of it, "17:35:20 UTC+2"
std::string zone_words(Seconds zone);                  // "UTC", "UTC+5:30"
