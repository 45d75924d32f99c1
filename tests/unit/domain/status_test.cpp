#include "domain/workflow.h"
#include <doctest/doctest.h>

TEST_CASE("every status of workflows and tasks is known") {
    const char* words[] = {"PENDING", "RUNNING", "WAITING", "COMPLETED", "FAILED", "FAILED_SUBMISSION", "FAILED_SERVER_ERROR",
                           "FAILED_EXEC_TIMEOUT", "FAILED_QUEUE_TIMEOUT", "FAILED_CANCELED", "FAILED_BACKEND_ERROR", "FAILED_IMAGE_PULL",
                           "FAILED_EVICTED", "FAILED_START_ERROR", "FAILED_START_TIMEOUT", "FAILED_PREEMPTED",
                           "SUBMITTING", "PROCESSING", "SCHEDULING", "INITIALIZING", "RESCHEDULED", "FAILED_UPSTREAM"};
    for (const auto* word : words) {
        CAPTURE(word);
        CHECK(status_of(word) != Status::unknown);
    }
}

TEST_CASE("a word newer than the console is unknown, not an error") {
    CHECK(status_of("HIBERNATING") == Status::unknown);
    CHECK(status_of("running") == Status::unknown);
    CHECK(status_of("") == Status::unknown);
    CHECK(phase_of(Status::unknown) == Phase::other);
    CHECK_FALSE(is_final(Status::unknown));
}

TEST_CASE("people think in five phases") {
    CHECK(phase_of(Status::waiting) == Phase::queued);
    CHECK(phase_of(Status::scheduling) == Phase::queued);
    CHECK(phase_of(Status::initializing) == Phase::starting);
    CHECK(phase_of(Status::running) == Phase::running);
    CHECK(phase_of(Status::completed) == Phase::completed);
    CHECK(phase_of(Status::failed_upstream) == Phase::failed);
    CHECK(phase_of(Status::failed_preempted) == Phase::failed);
}

TEST_CASE("a failure says its reason when it has one") {
    CHECK(failure_reason(Status::failed_exec_timeout) == "Out of time");
    CHECK(failure_reason(Status::failed_image_pull) == "Image pull");
    CHECK(failure_reason(Status::failed).empty());
    CHECK(failure_reason(Status::running).empty());
}

TEST_CASE("what is over is final, also a try that was followed by another") {
    CHECK(is_final(Status::completed));
    CHECK(is_final(Status::failed_canceled));
    CHECK(is_final(Status::rescheduled));
    CHECK_FALSE(is_final(Status::pending));
    CHECK_FALSE(is_final(Status::initializing));
}

TEST_CASE("priorities are three words") {
    CHECK(priority_of("HIGH") == Priority::high);
    CHECK(priority_of("NORMAL") == Priority::normal);
    CHECK(priority_of("LOW") == Priority::low);
    CHECK(priority_of("URGENT") == Priority::unknown);
}
