#include <doctest/doctest.h>

#include "ask.h"

namespace {

// Everything that can be seen from outside.
std::string everything(sim::Service& service) {
    std::string all;
    for (const auto* target :
         {"/api/resources", "/api/pool_quota", "/api/workflow?all_users=true&all_pools=true&limit=1000&order=DESC",
          "/api/workflow?all_users=true&all_pools=true&limit=1000&statuses=FAILED_SUBMISSION",
          "/api/task?all_users=true&all_pools=true&limit=1000"})
        all += ask::get(service, target).whole();
    return all;
}

}  // namespace

TEST_CASE("the same seed tells the same story") {
    auto one = ask::service("small", 7), same = ask::service("small", 7), other = ask::service("small", 8);
    CHECK(everything(one) == everything(same));
    CHECK(everything(one) != everything(other));
}

TEST_CASE("the story does not depend on how often one looks") {
    auto often = ask::service("busy", 3), once = ask::service("busy", 3);
    for (int i = 0; i < 600; ++i) {
        often.advance(std::chrono::milliseconds{6'300});
        if (i % 50 == 0) (void)everything(often);
    }
    once.advance(std::chrono::milliseconds{600 * 6'300});
    CHECK(everything(often) == everything(once));
}

TEST_CASE("what clients do does not change the story") {
    auto quiet = ask::service(), asked = ask::service();
    (void)ask::post(asked, "/api/profile/settings", R"({"pool":"research"})");
    (void)ask::post(asked, "/sim/fault", R"({"path_prefix":"/api/pool","status":503})");
    (void)ask::get(asked, "/api/pool");
    quiet.advance(std::chrono::hours{1});
    asked.advance(std::chrono::hours{1});
    CHECK(everything(quiet) == everything(asked));
}

TEST_CASE("the same accidents happen on the same bad day") {
    const auto accidents = [](std::uint64_t seed) {
        auto service = ask::service("bad_day", seed);
        std::string all;
        for (int i = 0; i < 60; ++i) {
            const auto reply = ask::get(service, i % 2 == 0 ? "/api/pool_quota" : "/api/version");
            all += std::to_string(reply.status) + "/" + std::to_string(reply.whole().size()) + "/" +
                   std::to_string(reply.cut_at) + "/" + std::to_string(reply.delay.count()) + " ";
        }
        return all;
    };
    CHECK(accidents(1) == accidents(1));
    CHECK(accidents(1) != accidents(2));
}

TEST_CASE("speed and advance move time alike") {
    auto still = ask::service();
    const auto before = still.world().now;
    (void)ask::get(still, "/api/version");
    CHECK(still.world().now == before);
    CHECK(ask::post(still, "/sim/advance", R"({"seconds":90.5})").status == 200);
    CHECK(still.world().now == before + std::chrono::milliseconds{90'500});
}
