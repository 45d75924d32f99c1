#include "domain/exit_codes.h"
#include <doctest/doctest.h>

TEST_CASE("an exit code says who ended the task") {
    CHECK(exit_side(0) == ExitSide::none);
    CHECK(exit_side(-1) == ExitSide::none);
    CHECK(exit_side(1) == ExitSide::program);
    CHECK(exit_side(255) == ExitSide::program);
    CHECK(exit_side(256) == ExitSide::setup);
    CHECK(exit_side(2012) == ExitSide::setup);
    CHECK(exit_side(3001) == ExitSide::service);
}

TEST_CASE("known exit codes have words, signals their number, others say who knows") {
    CHECK(exit_meaning(137, Status::failed) == "Killed (SIGKILL), usually for want of memory");
    CHECK(exit_meaning(127, Status::failed) == "The command was not found in the image");
    CHECK(exit_meaning(2035, Status::failed) == "OSMO's part of the task failed");
    CHECK(exit_meaning(140, Status::failed) == "Ended by signal 12");
    CHECK(exit_meaning(42, Status::failed) == "Its program chose this code: what it means only the program knows");
    CHECK(exit_meaning(2999, Status::failed) == "One of OSMO's own codes, not known to this console");
    CHECK(exit_meaning(-7, Status::failed).empty());
}

TEST_CASE("where a code of OSMO's and the status differ, the status is the surer word") {
    CHECK(exit_meaning(3006, Status::failed_preempted) == "Preempted by work of higher priority");
    CHECK(exit_meaning(3004, Status::failed_evicted) == "Evicted from its node, or stopped for want of memory");
    CHECK(exit_meaning(3009, Status::failed_preempted) == "OSMO's own code for: preempted");
    CHECK(exit_meaning(3002, Status::failed_image_pull) == "OSMO's own code for: image pull");
    CHECK(exit_meaning(3002, Status::failed) == "Service error");
}
