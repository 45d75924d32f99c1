#include "api/cluster_words.h"
#include "base/time_text.h"
#include <doctest/doctest.h>

TEST_CASE("events of pods are read in both shapes, in the order of time") {
    const auto words = read_cluster_words("2026-11-22 15:35:18.759259 [download] Scheduled: Successfully assigned osmo-prod/x to gb-cpu-00\n"
                                          "2026-11-22 15:35:17.557643 [download] PodScheduled: False, Reason: Unschedulable, Message: 0/62 nodes are available: 62 Insufficient nvidia.com/gpu.\n"
                                          "2026-11-22 15:35:20.262135 [train retry-2] Initialized: True\n"
                                          "2026-02-12 08:38:57+00:00 [a b] Failed: Error: exec: \"/app/run.sh\": no such file\n"
                                          "something else entirely\n2026-11-22 [x] no time\n\n");
    REQUIRE(words.size() == 4);
    CHECK(words[0].task == "a b");
    CHECK(words[0].message == "Error: exec: \"/app/run.sh\": no such file");
    CHECK(words[1].reason == "Unschedulable");
    CHECK(words[1].message == "0/62 nodes are available: 62 Insufficient nvidia.com/gpu.");
    CHECK(print_instant(words[1].at) == "2026-11-22T15:35:17.557");
    CHECK(words[2].reason == "Scheduled");
    CHECK(words[3].task == "train");
    CHECK(words[3].reason == "Initialized");
    CHECK(words[3].message == "True");
}

TEST_CASE("nothing is read from nothing") { CHECK(read_cluster_words("").empty()); }
